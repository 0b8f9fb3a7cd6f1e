#!/usr/bin/env bats
#
# How a workbook is built: sheets that are longer than memory or than a sheet,
# links and formulas, totals that are counted again, and what must not be left
# behind when something goes wrong.

load helper

setup_file() {
  begin_file
  # One answer that is set aside, eleven thousand times over.
  awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
    $at["rec"] == "answer" && $at["aside"] == "superseded" && !done++ {
      text = $at["answer"]
      for (i = 1; i <= 11000; i++) {
        $at["src_line"] = i
        $at["answer"] = i % 3 ? text " " i : " <&\"> _x0041_ =1+1\\n" i
        print
      }
      next
    }
    $at["rec"] == "figure" { next }
    { print }' stream.tsv >long.tsv
  lima-xlsx -l es -o long.xlsx long.tsv
}

setup() {
  begin_test
}

cells() {
  /usr/bin/python3 "$TOP/tests/oracle/xlsx.py" "$@"
}

links() {
  /usr/bin/python3 "$TOP/tests/oracle/links.py" "$@"
}

# The stream with a field changed in the records where a condition of awk holds.
doctored() { # condition column value
  awk -F '\t' -v OFS='\t' -v column="$2" -v value="$3" \
    "NR == 1 { for (i = 1; i <= NF; i++) at[\$i] = i; print; next }
    ($1) && !done++ { \$at[column] = value }
    { print }" "$STREAM"
}

# is table row item: the condition for a figure.
is() {
  # shellcheck disable=SC2016 # awk's
  printf '$at["rec"] == "figure" && $at["table"] == "%s" && $at["row"] == "%s" && $at["item"] == "%s"' "$@"
}

@test "build: a long sheet holds every row, as text, and is a table like the others" {
  cells --tables "$MADE/long.xlsx" | awk -F '\t' '$3 == "set_aside"' >got
  diff -u - got < <(tsv '17|No contabilizadas|set_aside|A4:N11093')
  cells "$MADE/long.xlsx" | awk -F '\t' '$1 == 17' >rows
  [[ $(cut -f 2 rows | sort -un | tail -n 1) == 11093 ]]
  # openpyxl leaves escapes as they are where a text stands in its cell.
  awk -F '\t' '$5 ~ /0041_/ { n++; if ($4 != "s" || $5 !~ /^ <&"> _x005F_x0041_ =1\+1\\n[0-9]+$/) print }
    END { print n }' rows | diff -u - <(echo 7332)
  mkdir parts
  unzip -qo "$MADE/long.xlsx" -d parts
  find parts -type f -print0 | xargs -0 xmllint --noout
  grep -q '<dimension ref="A1:N11093"/>' parts/xl/worksheets/sheet17.xml
  # The same sheet, shorter, is written by the library: but for that it is the same.
  head -n 9000 "$MADE/long.tsv" >short.tsv
  head -n 12000 "$MADE/long.tsv" >longer.tsv
  for size in short longer; do
    lima-xlsx -o "$size.xlsx" "$size.tsv"
    cells "$size.xlsx" |
      awk -F '\t' '$1 == 17 && $2 > 4 { sub("_x005F_", "_"); line[$2] = line[$2] "|" $4 $5 }
        END { for (i in line) print line[i] }' | sort >"$size"
  done
  [[ $(wc -l <short) -gt 8000 && -z $(comm -23 short longer) ]]
}

@test "build: LibreOffice reads a long sheet as it was written" {
  command -v soffice >/dev/null || skip 'no LibreOffice'
  soffice "-env:UserInstallation=file://$PWD/office" --headless --convert-to xlsx:'Calc MS Excel 2007 XML' \
    --outdir converted "$MADE/long.xlsx" >/dev/null 2>&1 3>&-
  for book in "$MADE" converted; do
    cells "$book/long.xlsx" | awk -F '\t' '$1 == 17' >"${book##*/}.cells"
  done
  # openpyxl leaves escapes as they are where a text stands in its cell.
  sed -i 's/_x005F_/_/' "${MADE##*/}.cells"
  diff -u "${MADE##*/}.cells" converted.cells
}

@test "build: memory does not grow with the records, nor with a table" {
  skip_if_sanitized
  # Ten times the records, some 30 MB of them, in a third of that beside the code.
  awk -F '\t' 'NR > 1 && /superseded/ { for (i = 0; i < 10; i++) print; next } { print }' \
    "$MADE/long.tsv" >many.tsv
  (
    ulimit -v 150000
    lima-xlsx -o many.xlsx many.tsv
  )
  [[ $(cells --tables many.xlsx | grep -c .) == $(cells --tables "$MADE/long.xlsx" | grep -c .) ]]
  { echo n; seq 400000; } >plain.tsv
  (
    ulimit -v 150000
    lima-xlsx -o plain.xlsx plain.tsv
  )
  cells --tables plain.xlsx >got
  tsv '1|plain|table|A2:A400002' | diff -u got -
  # What was sorted in several pieces is in order, all of it.
  unzip -p plain.xlsx xl/worksheets/sheet1.xml | grep -o '<v>[0-9]*' | tr -d '<v>' |
    tail -n 400000 | cmp - <(seq 400000)
}

@test "build: records that one sheet has no room for go on on another, linked and named" {
  lima-xlsx -l fr --max-rows 400 -o a.xlsx "$STREAM"
  cells --tables a.xlsx | awk -F '\t' '$3 ~ /^data/' >got
  diff -u - got <<END
$(tsv '16|Données|data|A5:P405' '17|Données 2|data_2|A5:P405' '18|Données 3|data_3|A5:P405' \
  '19|Données 4|data_4|A5:P319')
END
  # Together they are the one sheet.
  lima-xlsx -l fr -o b.xlsx "$STREAM"
  cells a.xlsx | awk -F '\t' -v OFS='\t' '$1 ~ /^1[6-9]$/ && $2 > 5 { print $2 - 5 + ($1 - 16) * 400, $3, $4, $5 }' >a
  cells b.xlsx | awk -F '\t' -v OFS='\t' '$1 == 16 && $2 > 5 { print $2 - 5, $3, $4, $5 }' >b
  diff -u b a
  cells a.xlsx | awk -F '\t' '$1 == 17 && $2 == 1 { print $5 }' >title
  cells a.xlsx | awk -F '\t' '$1 == 1 && $5 ~ /^Données/ { print $5 }' >cover
  diff -u - cover <<<$'Données\nDonnées 2\nDonnées 3\nDonnées 4'
  [[ $(cat title) == *'(partie 2)' ]]
  for rows in 0 x 1048477; do
    run -64 --separate-stderr lima-xlsx --max-rows "$rows" -o c.xlsx "$STREAM"
    [[ $stderr == *"max-rows: not a number from 1 to 1048476: '$rows'"* ]]
  done
}

@test "build: a text that is continued is not torn apart between two sheets" {
  awk -F '\t' -v OFS='\t' -v text="$(printf 'x%.0s' {1..40000})" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
    $at["rec"] == "answer" && $at["aside"] == "superseded" && n++ < 3 {
      $at["question"] = "needs"
      $at["src_line"] = n
      if (n == 2) $at["answer"] = text
      print
    }' "$STREAM" >in.tsv
  lima-xlsx --max-rows 2 -o a.xlsx in.tsv
  cells --tables a.xlsx | awk -F '\t' '$3 ~ /^set_aside/ { print $3, $4 }' >got
  printf '%s\n' 'set_aside A4:N5' 'set_aside_2 A4:N6' 'set_aside_3 A4:N5' | diff -u - got
}

@test "build: Data stands in blocks: levels first, then by pillar, mandate and reporter" {
  lima-xlsx -o a.xlsx "$STREAM"
  cells a.xlsx | awk -F '\t' '$1 == 16 && $2 > 5 { cell[$2, $3] = $5; last = $2 }
    END { for (i = 6; i <= last; i++) print cell[i, 6] "|" cell[i, 5] "|" cell[i, 2] "|" cell[i, 1] }' >order
  # Each question, kind, pillar and mandate is one run of rows.
  for columns in 1 1,2 1-3 1-4; do
    cut -d '|' -f "$columns" order | uniq >runs
    [[ $(wc -l <runs) == $(sort -u runs | wc -l) ]]
  done
  cut -d '|' -f 1 order | uniq | head -n 1 >first
  grep -qi level first
}

@test "build: free text that is the word for a total stays as it was written" {
  doctored '$at["question"] == "practices" && $at["aside"] == ""' answer none >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  cells a.xlsx | awk -F '\t' '$1 == 14 && $5 == "none"' | grep -q .
}

@test "build: cells that lead to records and cells that are computed keep value, link and formula" {
  lima-xlsx -o a.xlsx "$STREAM"
  links a.xlsx >links
  # A number that is a link is a number, and leads to a range.
  grep -q -P "^Level by mandate\t[A-Z]+7\tlink\t'Data'!A[0-9]+:[A-Z]+[0-9]+\t10$" links
  awk -F '\t' '$3 == "formula" && $5 == "None"' links >none
  [[ ! -s none && $(grep -c -P '\tformula\t' links) -gt 100 ]]
  # One that is changed behind the tool's back would not have been published.
  unzip -p a.xlsx xl/sharedStrings.xml | grep -c '<t>' >/dev/null
}

@test "build: the file tells its language, edition and program, and no clock" {
  for lang in es pt; do
    lima-xlsx -l "$lang" -o "$lang.xlsx" "$STREAM"
    unzip -p "$lang.xlsx" docProps/core.xml | xmllint --noout -
    unzip -p "$lang.xlsx" docProps/core.xml | grep -o '<dc:language>.*</dc:language>' >got
    echo "<dc:language>$lang</dc:language>" | diff -u - got
  done
  unzip -p es.xlsx docProps/core.xml | grep -o '<dcterms:created[^<]*' | grep -q '2019-06-17T00:00:00Z$'
  unzip -p es.xlsx docProps/custom.xml | grep -o ' name="[^"]*\|<vt:lpwstr>[^<]*' | sed 's/.*[">]//' >got
  printf '%s\n' 'Closing date' 2019-06-17 Mark SAMPLE Profile lima-commitment Program \
    "$(lima-xlsx -V)" | diff -u - got
  unzip -v es.xlsx | awk 'NF == 8 && $5 ~ /[0-9]-/ { print $5, $6 }' | sort -u >dates
  [[ $(cat dates) == *1980* && $(wc -l <dates) == 1 ]]
  # A workbook with a long sheet is the same in another time zone too.
  TZ=Asia/Tokyo LC_ALL=es_ES.UTF-8 lima-xlsx -l es -o again.xlsx "$MADE/long.tsv"
  cmp "$MADE/long.xlsx" again.xlsx
}

@test "build: a fact that is no property of a file is told as far as one can be" {
  doctored '$at["rec"] == "run" && $at["item"] == "mark"' value "$(printf 'M%.0s' {1..300})" >long-mark.tsv
  doctored '$at["rec"] == "run" && $at["item"] == "mark"' value $'A\001B' >odd-mark.tsv
  for mark in long-mark odd-mark; do
    lima-xlsx -o "$mark.xlsx" "$mark.tsv"
    unzip -p "$mark.xlsx" docProps/custom.xml | grep -o 'name="Mark"><vt:lpwstr>[^<]*' | sed 's/.*>//'
  done >got
  printf '%s\n' "$(printf 'M%.0s' {1..255})" 'A�B' | diff -u - got
}

@test "build: a figure that its records do not make ends with 70, and says which" {
  while IFS=';' read -r table row item value message; do
    doctored "$(is "$table" "$row" "$item")" value "$value" >in.tsv
    run -70 --separate-stderr lima-xlsx -o a.xlsx in.tsv
    diff -u - <(echo "$stderr") <<<"lima-xlsx: error: $message"
    [[ ! -e a.xlsx ]]
  done <<'END'
overall;all;responses;700;figure overall/all/responses is 700, the records on sheet 'data' make it 692
mandate;1;c3;4;figure mandate/1/c3 is 4, the records on sheet 'data' make it 2
mandate;1;n;;figure mandate/1/n is not given, the records on sheet 'data' make it 10
state;PER;n;1;figure state/PER/n is 1, the records on sheet 'data' make it 43
END
}

@test "build: a record that is lost after scoring ends with 70, one of each kind" {
  while IFS=';' read -r condition message; do
    awk -F '\t' "NR == 1 { for (i = 1; i <= NF; i++) at[\$i] = i }
      $condition && !done++ { next } { print }" "$STREAM" >in.tsv
    run -70 --separate-stderr lima-xlsx -o a.xlsx in.tsv
    echo "$stderr"
    [[ $stderr == "lima-xlsx: error: figure "*"$message"* ]]
  done <<'END'
$at["rec"] == "answer" && $at["aside"] == "";the records on sheet 'data' make it
$at["rec"] == "need";the records on sheet 'needs' make it
$at["rec"] == "answer" && $at["aside"] == "superseded";the records on sheet 'set_aside' make it
$at["rec"] == "reject" && $at["question"] != "";the records on sheet 'set_aside' make it
END
}

# Memory is not bounded from outside where a sanitizer wants terabytes of it.
skip_if_sanitized() {
  [[ -z ${ASAN_OPTIONS:-} ]] || skip 'under a sanitizer'
}

# Nothing beside the file that was there, nor in the folder for temporary files.
nothing_left() {
  [[ $(cat out/old.xlsx) == old ]]
  [[ $(find out tmp -type f | wc -l) == 1 ]]
}

@test "build: temporary files that cannot be written end with 74, and nothing is left" {
  mkdir out tmp
  echo old >out/old.xlsx
  for blocks in 4000 2000 1000 300 20; do
    TMPDIR=$PWD/tmp run -74 --separate-stderr bash -c \
      'ulimit -f "$1"; exec lima-xlsx -o out/old.xlsx "$2"' - "$blocks" "$MADE/long.tsv"
    [[ $stderr == "lima-xlsx: error: "* ]]
    nothing_left
  done
  # What the process that builds still holds when it gives up is no leak.
  ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0 TMPDIR=$PWD/nowhere \
    run --separate-stderr lima-xlsx -o out/old.xlsx "$MADE/long.tsv"
  [[ $status == 73 && $stderr == *"temporary file"* ]]
  nothing_left
}

@test "build: a folder for temporary files that is full ends with 74, and nothing is left" {
  mkdir out tmp
  mount -t tmpfs -o size=1m tmpfs tmp 2>/dev/null || skip 'no tmpfs can be mounted'
  echo old >out/old.xlsx
  TMPDIR=$PWD/tmp run --separate-stderr lima-xlsx -o out/old.xlsx "$MADE/long.tsv"
  umount tmp
  [[ $status == 74 && $stderr == "lima-xlsx: error: "* ]]
  nothing_left
}

@test "build: a disk that is full is told so, with the words of the library, 74" {
  mkdir out
  for size in 100k 300k; do
    mount -t tmpfs -o size=$size tmpfs out 2>/dev/null || skip 'no tmpfs can be mounted'
    run --separate-stderr lima-xlsx -o out/new.xlsx "$STREAM"
    left=$(ls -A out)
    umount out
    [[ $status == 74 && -z $left ]]
    [[ $stderr == 'lima-xlsx: error: out/new.xlsx: the workbook cannot be written (is the disk full?): '[WZ]* ]]
  done
}

@test "build: memory that runs out anywhere ends the tool with a status, and nothing is left" {
  skip_if_sanitized
  mkdir out tmp
  echo old >out/old.xlsx
  local kilobytes seen=
  for kilobytes in 12000 16000 17000 18000 19000 20000 22000 24000; do
    TMPDIR=$PWD/tmp run --separate-stderr bash -c \
      'ulimit -v "$1"; exec lima-xlsx -o out/old.xlsx "$2"' - "$kilobytes" "$STREAM"
    ((status != 0)) || break
    [[ $status =~ ^(70|71|74|127)$ ]]
    seen+=" $status"
    nothing_left
  done
  [[ $status == 0 && -n $seen ]]
}

# Run the tool with signals as a shell leaves them, on a stream that takes long
# enough to be stopped on the way; $tool is its process.
begin_build() { # stream
  TMPDIR=$PWD/tmp /usr/bin/python3 -c 'import os, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execvp(sys.argv[1], sys.argv[1:])' lima-xlsx -o out/old.xlsx "$1" 2>err 3>&- &
  tool=$!
}

end_build() {
  status=0
  wait "$tool" || status=$?
}

# Until a command says so, ten seconds at most.
wait_until() {
  for _ in {1..1000}; do
    "$@" && return
    sleep 0.01
  done
  return 1
}

# shellcheck disable=SC2317 # called by wait_until
is_building() {
  child=$(pgrep -P "$tool")
}

# The library's own file stands beside the one that is being built.
# shellcheck disable=SC2317
is_finishing() {
  is_building && compgen -G 'out/.old.xlsx.??????.??????' >/dev/null
}

@test "build: a signal leaves nothing, to the tool as to the process that builds" {
  mkdir out tmp
  echo old >out/old.xlsx
  awk -F '\t' '/superseded/ { for (i = 0; i < 10; i++) print; next } { print }' "$MADE/long.tsv" >many.tsv
  for when in is_building is_finishing; do
    echo "$when"
    begin_build many.tsv
    wait_until "$when"
    kill -KILL "$child"
    end_build
    [[ $status == 70 ]]
    diff -u - err <<<'lima-xlsx: error: out/old.xlsx: building it was ended by signal 9 (Killed)'
    nothing_left
    begin_build many.tsv
    wait_until "$when"
    kill -TERM "$tool"
    end_build
    [[ $status == 143 ]]
    nothing_left
  done
}
