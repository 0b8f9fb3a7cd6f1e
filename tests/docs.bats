# The manuals, --help and the README tell what the tools do.

load helper

setup_file() {
  bin=$BATS_FILE_TMPDIR/bin
  mkdir "$bin"
  ln -s "$LIMA_BUILD"/lima-* "$bin"
  cp "$TOP/pipelines/annexes.sh" "$bin/lima-annexes"
}

setup() {
  PATH=$BATS_FILE_TMPDIR/bin:$PATH
  PROGRAMS="$TOOLS lima-html lima-conclude lima-package lima-annexes"
  MANUALS=$(find "$TOP"/cmd "$TOP"/libcommon "$TOP"/pipelines -name '*.[1-8]' | sort)
  cd "$BATS_TEST_TMPDIR" || return
}

manual() { # program
  grep "/$1\.1$" <<<"$MANUALS"
}

# A section of a manual as a person reads it.
section() { # manual name
  mandoc -Tascii "$1" | col -bx | sed -n "/^$2/,/^[A-Z]/{/^[A-Z]/!p;}"
}

words() {
  tr -s ' \t\n' '\n' | sed '/^$/d'
}

@test "there is a manual for every program, the stream, the profile and the suite" {
  for program in $PROGRAMS; do
    echo "$program"
    [[ $(manual "$program" | wc -l) == 1 ]]
  done
  for page in lima.7 lima-stream.5 lima-profile.5; do
    echo "$page"
    grep -q "/$page$" <<<"$MANUALS"
  done
}

@test "usage is the SYNOPSIS" {
  for program in $PROGRAMS; do
    section "$(manual "$program")" SYNOPSIS | words >synopsis
    "$program" --help | sed '/^$/,$d; s/^usage: //' | words >usage
    [[ -s usage ]]
    diff -u synopsis usage
  done
}

# The options at the heads of the lines of a list, what they take left out.
heads() {
  sed -E 's/^ +//; s/ {2,}.*//' | grep -oE '(^| )--?[A-Za-z][A-Za-z-]*' | tr -d ' ' | sort -u
}

# The options that --help lists.
helped() { # program
  "$1" --help | sed -n '/^$/,$p' | grep -E '^ {1,6}-' | heads
}

@test "the options of --help are those of the manual" {
  for program in $PROGRAMS; do
    page=$(manual "$program")
    echo "$program"
    section "$page" DESCRIPTION | grep '^     -' | heads >described
    helped "$program" >listed
    grep -qx -- --help listed
    diff -u described listed
  done
}

@test "the options that a program takes are those of --help, short and long" {
  for program in $PROGRAMS; do
    echo "$program"
    helped "$program" >listed
    for letter in {a..z} {A..Z}; do
      "$program" "-$letter" </dev/null >/dev/null 2>err || :
      grep -q "invalid option -- '$letter'" err || printf -- '-%s\n' "$letter"
    done | sort >taken
    diff -u <(grep -x -- '-[A-Za-z]' listed) taken
    # An empty prefix is that of all long options: getopt lists them.
    "$program" --=x </dev/null >/dev/null 2>err || :
    grep -oE -- "'--[a-z-]+'" err | tr -d "'" | sort >taken
    diff -u <(grep -- '^--' listed) taken
  done
}

@test "the usage of a program names every option" {
  for program in $PROGRAMS; do
    echo "$program"
    "$program" --help | sed '/^$/,$d' >usage
    grep -oE '[[ ]-[A-Za-z]+' usage | tr -d '[ -' | grep -o . | sort -u >named
    helped "$program" | sed -n 's/^-\([A-Za-z]\)$/\1/p' >short
    diff -u short named
    "$program" --help | sed -n 's/^      \(--[a-z-]*\).*/\1/p' >long
    while read -r option; do
      grep -q -- "[[ ]$option" usage
    done <long
  done
}

@test "manuals lint clean" {
  # shellcheck disable=SC2086 # paths are words
  run -0 mandoc -Tlint -W warning $MANUALS
  [[ -z $output ]]
}

@test "manuals refer to pages that are there" {
  # shellcheck disable=SC2086
  sed -nE 's/^\.Xr (lima[a-z-]*) ([1-8]).*/\1.\2/p' $MANUALS | sort -u >named
  [[ $(wc -l <named) -ge 9 ]]
  while read -r page; do
    echo "$page"
    grep -q "/$page$" <<<"$MANUALS"
  done <named
}

@test "lima-profile(5) describes every table of a profile and every column" {
  page=$TOP/libcommon/lima-profile.5
  for table in "$PROFILE"/*.tsv; do
    name=$(basename "$table")
    echo "$name"
    awk -v name="$name" '/^\.S[hs]/ { within = $2 == name }
      within && /^\.It Cm / { for (i = 3; i <= NF; i++) print $i }' "$page" | sort >described
    head -n 1 "$table" | tr '\t' '\n' | sort >columns
    [[ -z $(comm -13 described columns | tee /dev/stderr) ]]
  done
  cut -f 1 "$PROFILE/profile.tsv" | tail -n +2 | while read -r key; do
    echo "$key"
    grep -qx "\.It Cm $key" "$page"
  done
}

@test "every status of a program's manual is one of lima(7)" {
  section "$TOP/cmd/lima.7" 'EXIT STATUS' | grep -oE '^ {5}[0-9]+' | sort >suite
  [[ $(wc -l <suite) == 11 ]]
  for tool in $TOOLS lima-html lima-conclude lima-package; do
    echo "$tool"
    section "$(manual "$tool")" 'EXIT STATUS' | grep -oE '^ {5}[0-9]+' | sort >own
    [[ $(wc -l <own) -ge 5 ]]
    [[ -z $(comm -13 suite own) ]]
  done
}

@test "every example of a manual runs and prints what the manual says" {
  export LIMA_PROFILES=$TOP/pipelines/profiles
  total=0
  for manual in $MANUALS; do
    page=$(basename "$manual")
    rm -rf examples sample
    mkdir examples
    cp -R "$SAMPLE" sample
    awk -v dir=examples -f "$TOP/tests/oracle/examples.awk" "$manual"
    for command in examples/*.cmd; do
      [[ -f $command ]] || continue
      total=$((total + 1))
      echo "$page: $(cat "$command")"
      status=0
      (cd sample && bash -o pipefail "../$command") >out 2>err </dev/null || status=$?
      cat err
      [[ $status -le 1 ]]
      want=${command%.cmd}.out
      [[ ! -f $want ]] || diff -u "$want" out
    done
  done
  [[ $total -ge 10 ]]
}

@test "every program's manual has an example" {
  for program in $PROGRAMS; do
    echo "$program"
    grep -q '^\$ ' "$(manual "$program")"
  done
}

@test "the pipe of the README runs" {
  mkdir exports
  cp "$SAMPLE"/states-*.csv* "$SAMPLE/jswg-en.csv" exports
  ln -s "$BATS_FILE_TMPDIR/bin" build
  # A command goes on over lines that end in a | or a \.
  sed -nE '/^( {4}|\$ )?[^`]*lima-ingest .*\|/,/[^|\\]$/p' "$TOP/README.md" |
    sed -E 's/^( {4})?(\$ )?//' >pipe
  [[ $(grep -c lima-ingest pipe) -ge 1 ]]
  grep -q lima-xlsx pipe
  run -1 bash -o pipefail pipe
  [[ -f annexes.xlsx ]]
}
