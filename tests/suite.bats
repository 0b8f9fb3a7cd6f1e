# The manners that all tools share.

load helper

FILTERS="lima-normalize lima-classify lima-score"
READERS="$FILTERS lima-xlsx"

# For every tool an input it would meet in the chain: in/<tool>.
setup_file() {
  local in=$BATS_FILE_TMPDIR/in
  mkdir "$in"
  cp "$SAMPLE/states-en.csv" "$in/lima-ingest"
  (
    cd "$SAMPLE" || exit
    lima-ingest states-*.csv* jswg-en.csv 2>/dev/null >"$in/lima-normalize" || [ $? = 1 ]
    lima-normalize -c 2019-06-17 "$in/lima-normalize" 2>/dev/null >"$in/lima-classify" || [ $? = 1 ]
    lima-classify "$in/lima-classify" >"$in/lima-score"
    lima-score "$in/lima-score" >"$in/lima-xlsx"
    lima-score -t pillar "$in/lima-score" >"$in/pillar.tsv"
  )
}

setup() {
  IN=$BATS_FILE_TMPDIR/in
  cd "$BATS_TEST_TMPDIR" || return
}

# try want_status command: stdout in out, stderr in err; says what it ran.
try() {
  local want=$1 got=0
  shift
  "$@" >out 2>err || got=$?
  echo "$* => $got, wanted $want"
  cat err
  [[ $want == "$got" || $want == *"|$got|"* ]]
}

# The kinds of record in a stream, on one line.
kinds() {
  fields rec "$1" | sort -u | paste -sd ' '
}

# A command's messages are from the tool and one of them holds the words.
says() { # tool words
  grep -qF -- "$2" err && ! grep -qv "^$1: " err
}

@test "--help prints usage and an example on standard output" {
  for tool in $TOOLS; do
    for option in -h --help; do
      try 0 "$tool" "$option"
      [[ $(head -n 1 out) == "usage: $tool "* ]]
      grep -q '^Example' out
      [[ ! -s err ]]
    done
  done
}

@test "--version prints the name and the version of the build" {
  version=$(sed -n 's/^VERSION = //p' "$TOP/Makefile")
  [[ -n $version ]]
  for tool in $TOOLS; do
    for option in -V --version; do
      try 0 "$tool" "$option"
      diff -u <(echo "$tool $version") out
      [[ ! -s err ]]
    done
  done
}

@test "an unknown option and a missing argument end with usage and 64" {
  for tool in $TOOLS; do
    for option in --no-such-option -Z -p; do
      try 64 "$tool" "$option"
      grep -q "^usage: $tool " err
      grep -q "^$tool: " err
      [[ ! -s out ]]
    done
  done
}

@test "a required column that is missing is named, 65" {
  for tool in $FILTERS; do
    columns=rec asked=
    tsv "$columns" >in.tsv
    while ! try 0 "$tool" in.tsv; do
      try 65 "$tool" in.tsv
      asked=$(sed -n "s/^$tool: in.tsv: error: no column '\(.*\)' in the stream$/\1/p" err)
      [[ -n $asked && "|$columns|" != *"|$asked|"* ]]
      columns+="|$asked"
      tsv "$columns" >in.tsv
    done
    [[ -n $asked ]]
  done
}

@test "ingest: a file in whose first line no header is known ends with 65" {
  printf 'a,b,c\n1,2,3\n' >in.csv
  try 65 lima-ingest in.csv
  says lima-ingest in.csv
}

@test "a full disk is reported and ends with 74" {
  for tool in $TOOLS; do
    status=0
    "$tool" "$IN/$tool" 2>err >/dev/full || status=$?
    echo "$tool: $status"
    cat err
    [[ $status == 74 ]]
    says "$tool" 'No space left on device'
  done
}

@test "a standard output that is closed is reported and ends with 74" {
  for tool in $TOOLS; do
    status=0
    "$tool" "$IN/$tool" 2>err >&- || status=$?
    echo "$tool: $status"
    cat err
    [[ $status == 74 ]]
    says "$tool" 'Bad file descriptor'
  done
}

@test "a reader that goes away ends a tool without a word" {
  for tool in $TOOLS; do
    # More than a pipe holds, so that the closed end is met.
    files=("$IN/$tool")
    if [[ $tool == lima-ingest ]]; then
      for ((i = 1; i < 40; i++)); do files+=("$IN/$tool"); done
    else
      head -n 1 "$IN/$tool" | tr -dc '\t\n' >blank
      { cat "$IN/$tool"; yes "$(cat blank)" | head -n 200000; } >in.tsv
      [[ $tool == lima-xlsx ]] || files=(in.tsv)
    fi
    set +e
    "$tool" "${files[@]}" 2>err | head -c 1 >/dev/null
    status=${PIPESTATUS[0]}
    set -e
    echo "$tool: $status"
    [[ " 0 1 141 " == *" $status "* ]]
    run -1 grep -i pipe err
  done
}

@test "empty input is no stream, 65" {
  : >empty
  for tool in $TOOLS; do
    try 65 "$tool" empty
    says "$tool" empty
    try 65 "$tool" <empty
  done
}

@test "a header without records is a stream" {
  for tool in $READERS; do
    head -n 1 "$IN/$tool" >in.tsv
    try 0 "$tool" in.tsv
    [[ -s out ]]
    [[ $tool == lima-xlsx ]] || [[ " run figure run " == *" $(kinds out) "* ]]
  done
  head -n 1 "$IN/lima-ingest" >in.csv
  try 0 lima-ingest in.csv
  [[ $(kinds out) == run ]]
}

@test "a malformed stream ends with 65 and the place" {
  for tool in $READERS; do
    header=$(head -n 1 "$IN/$tool")
    blank=${header//[!$'\t']/}
    while IFS='|' read -r line name bytes; do
      if [[ $line == 1 ]]; then
        printf '%b' "$bytes" >in.tsv
      else
        printf '%s\n%s\n%b' "$header" "$blank" "$bytes" >in.tsv
      fi
      echo "$name:"
      try 65 "$tool" in.tsv
      says "$tool" "in.tsv:$line: error: "
      try 65 "$tool" <in.tsv
    done <<END
3|too few fields|answer\n
3|too many fields|$blank\tmore\n
3|an unknown escape|$blank\\\\q\n
3|half an escape|$blank\\\\\n
3|no newline at the end|$blank
3|bytes that are not UTF-8|$blank\0351\n
3|a carriage return|$blank\r\n
3|a NUL|$blank\0000\n
1|a column twice|rec\tid\trec\n
1|a column without a name|rec\t\tid\n
1|a column name that is none|rec\tRecord ID\n
1|a header without newline|rec\tid
END
  done
}

@test "an operand that cannot be opened ends with 66" {
  for tool in $TOOLS; do
    try 66 "$tool" "$IN/$tool" nowhere
    says "$tool" 'nowhere: error: '
    grep -q 'No such file or directory' err
  done
}

@test "a profile that is not there ends with 66" {
  for tool in $TOOLS; do
    for name in atlantis ./atlantis; do
      try 66 "$tool" -p "$name" "$IN/$tool"
      says "$tool" "no such profile: '$name'"
      [[ ! -s out ]]
    done
  done
}

@test "a profile table that is malformed, short of a column or missing ends with 78" {
  for table in lima-ingest:questions lima-normalize:mandates \
    lima-classify:rules lima-score:levels lima-xlsx:labels; do
    tool=${table%:*} file=mine/${table#*:}.tsv
    rm -rf mine
    cp -R "$PROFILE" mine
    chmod -R u+w mine
    echo ragged >>"$file"
    try 78 "$tool" -p ./mine "$IN/$tool"
    says "$tool" "$file:$(wc -l <"$file"): error: "
    [[ ! -s out ]]
    tsv nothing known >"$file"
    try 78 "$tool" -p ./mine "$IN/$tool"
    says "$tool" "$file:1: error: no column "
    rm "$file"
    try 78 "$tool" -p ./mine "$IN/$tool"
    says "$tool" "$file"
  done
}

@test "a profile is found by name in the folders of LIMA_PROFILES" {
  mkdir first second
  cp -R "$PROFILE" second/mine
  for tool in $TOOLS; do
    try '|0|1|' env "LIMA_PROFILES=first:second" "$tool" -p mine "$IN/$tool"
    mv out named
    try '|0|1|' "$tool" -p ./second/mine "$IN/$tool"
    cmp named out
  done
}

@test "columns and kinds of record that a filter does not know pass byte for byte" {
  for tool in $FILTERS; do
    awk 'BEGIN { FS = OFS = "\t" }
      NR == 1 { for (i = 1; i <= NF; i++) if ($i == "rec") rec = i }
      { print $0, NR == 1 ? "extra" : "a\\tb\\\\c\\n é " NR }
      NR == 2 {
        for (i = 1; i <= NF; i++) $i = "x\\\\" i " ü\\r"
        $rec = "memo"
        for (n = 1; n <= 3; n++) print $0, n
      }' "$IN/$tool" >in.tsv
    try '|0|1|' "$tool" in.tsv
    names=$(head -n 1 in.tsv | tr '\t' ,)
    diff -u <(fields "$names" in.tsv | grep '^memo') <(fields "$names" out | grep '^memo')
    # A record goes with its extra value whatever else became of it.
    diff -u <(fields src_file,src_line,src_col,extra in.tsv | sort -u | grep -v '^x\|^|') \
      <(fields src_file,src_line,src_col,extra out | sort -u | grep -v '^x\|^|')
  done
}

@test "a filter that is run twice changes nothing" {
  for tool in $FILTERS; do
    try '|0|1|' "$tool" "$IN/$tool"
    mv out once
    try 0 "$tool" once
    # Where normalize writes what it sets aside depends on what it read first.
    if [[ $tool == lima-normalize ]]; then
      diff -u <(sort once) <(sort out)
      diff -u <(counted once) <(counted out)
    else
      cmp once out
    fi
  done
}

# The answers that count, in their order.
counted() {
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["rec"] == "answer" && $at["aside"] == ""' "$1"
}

# The cells that answers and rejects of a stream came from, one line each.
cells() {
  fields rec,src_file,src_line,src_col,question "$1" |
    sed -nE 's/^(answer|reject)\|//p' | sort
}

@test "nothing is lost: answers and rejects out are those in and what splitting added" {
  for tool in $FILTERS; do
    try '|0|1|' "$tool" "$IN/$tool"
    cells "$IN/$tool" | uniq >before
    cells out | uniq >after
    [[ $(wc -l <before) -gt 1000 ]]
    diff -u before after
    added=$(($(cells out | wc -l) - $(cells "$IN/$tool" | wc -l)))
    echo "$tool added $added"
    [[ $added == $([[ $tool == lima-normalize ]] && echo 1 || echo 0) ]]
  done
}

@test "several operands are one stream, whatever the order of their columns" {
  for tool in $READERS; do
    head -n 300 "$IN/$tool" >a.tsv
    { head -n 1 "$IN/$tool"; tail -n +301 "$IN/$tool"; } |
      awk 'BEGIN { FS = OFS = "\t" }
        { for (i = NF; i > 1; i--) printf "%s\t", $i; print $1 }' >b.tsv
    try '|0|1|' "$tool" "$IN/$tool"
    mv out whole
    try '|0|1|' "$tool" a.tsv b.tsv
    cmp whole out
  done
}

@test "a column that only a later operand has is empty in the earlier" {
  for tool in $FILTERS; do
    head -n 3 "$IN/$tool" >a.tsv
    sed '1s/$/\textra/; 2,$s/$/\tmore/' a.tsv | sed 4q >b.tsv
    try '|0|1|' "$tool" a.tsv b.tsv
    [[ $(fields extra out | sort -u) == $'\nmore' ]]
  done
}

@test "- is standard input, and so is no operand" {
  for tool in $TOOLS; do
    try '|0|1|' "$tool" - <"$IN/$tool"
    mv out dash
    try '|0|1|' "$tool" <"$IN/$tool"
    cmp dash out
    if [[ $tool != lima-ingest ]]; then
      try '|0|1|' "$tool" "$IN/$tool"
      cmp dash out
    fi
  done
}

@test "an operand with a leading dash or a space is a file" {
  for tool in $TOOLS; do
    cp "$IN/$tool" './-a b'
    try '|0|1|' "$tool" -- '-a b'
    [[ -s out ]]
  done
}

@test "--rejects leaves a stream of the rejects, whole or not at all" {
  for tool in $TOOLS; do
    rm -rf dir && mkdir dir
    try '|0|1|' "$tool" -r dir/rejects.tsv "$IN/$tool"
    [[ $(ls -A dir) == rejects.tsv ]]
    [[ $'\t'$(head -n 1 dir/rejects.tsv)$'\t' == *$'\trec\t'* ]]
    [[ "  reject " == *" $(kinds dir/rejects.tsv) "* ]]
  done
  try 1 lima-normalize -r rejects.tsv "$IN/lima-normalize"
  diff -u <(fields rec,src_file,src_line,question,reason out | grep '^reject' | grep -v '||') \
    <(fields rec,src_file,src_line,question,reason rejects.tsv | grep '^reject')
}

@test "--rejects: a tool that fails leaves the old file alone and no other" {
  for tool in $READERS; do
    rm -rf dir && mkdir dir
    echo old >dir/rejects.tsv
    { cat "$IN/$tool"; echo ragged; } >in.tsv
    try 65 "$tool" -r dir/rejects.tsv in.tsv
    [[ $(ls -A dir) == rejects.tsv ]]
    diff -u <(echo old) dir/rejects.tsv
  done
}

@test "--rejects: a file that cannot be created ends with 73" {
  for tool in $TOOLS; do
    try 73 "$tool" -r nowhere/rejects.tsv "$IN/$tool"
    says "$tool" nowhere/rejects.tsv
  done
}

# Every output that a tool has: the tool, its option, and an input.
outputs() {
  local tool
  for tool in $TOOLS; do echo "$tool -r $IN/$tool"; done
  for tool in lima-xlsx lima-html lima-conclude; do echo "$tool -o $IN/lima-xlsx"; done
  echo "lima-classify --review $IN/lima-classify"
  echo "lima-package -o $IN/pillar.tsv"
}

# A device of our own: a tool that fails is not to replace that of the system.
make_null() {
  mknod null c 1 3 2>/dev/null || ln -s /dev/null null
}

@test "an output that is a link goes where that leads, and the link stays" {
  mkdir dir
  ln -s dir/made new
  ln -s "$PWD/new" link
  while read -r tool option input; do
    rm -f dir/made
    try '|0|1|' "$tool" "$option" link "$input"
    [[ -L link && -L new && -s dir/made && $(ls -A dir) == made ]]
    cp dir/made want
    try '|0|1|' "$tool" "$option" link "$input"
    [[ -L link && -L new && $(ls -A dir) == made ]]
    cmp want dir/made
  done < <(outputs)
}

@test "an output that is no regular file is written to, not replaced" {
  mkfifo fifo
  make_null
  mkdir tmp
  export TMPDIR=$PWD/tmp
  while read -r tool option input; do
    try '|0|1|' "$tool" "$option" file "$input"
    rm -f got
    timeout 20 cat fifo >got 3>&- &
    reader=$!
    try '|0|1|' "$tool" "$option" fifo "$input"
    wait "$reader"
    cmp file got
    [[ -p fifo ]]
    try '|0|1|' "$tool" "$option" null "$input"
    [[ -c null && -z $(ls -A tmp) ]]
    rm file
  done < <(outputs)
  try '|0|1|' lima-ingest -r /proc/self/fd/2 "$IN/lima-ingest"
  grep -q '^rec' err
  try 0 lima-conclude -o file "$IN/lima-xlsx"
  { lima-conclude -o /proc/self/fd/1 "$IN/lima-xlsx"; echo more; } >got
  diff -u <(cat file; echo more) got
}

@test "an output that is a folder or has no name ends with 73, before the work" {
  mkdir dir
  while read -r tool option input; do
    for name in dir . '' dir/ nowhere/; do
      try 73 "$tool" "$option" "$name" "$input"
      says "$tool" "error: $name: "
      [[ ! -s out ]]
    done
  done < <(outputs)
  [[ -z $(ls -A dir) ]]
}

@test "what is also read is no output, by whatever name, 73" {
  ln -s in.tsv link
  while read -r tool option input; do
    rm -f in.tsv other
    cp "$input" in.tsv
    chmod u+w in.tsv
    ln in.tsv other
    for name in ./in.tsv other link; do
      try 73 "$tool" "$option" "$name" in.tsv
      says "$tool" "$name: $([[ $option == --review ]] && echo may hold || echo is also read)"
      cmp "$input" in.tsv
    done
    [[ $tool == lima-package || $option == --review ]] ||
      try 73 "$tool" "$option" link <in.tsv
  done < <(outputs)
  cp -R "$PROFILE" mine
  chmod -R u+w mine
  for table in normalize/reporters score/bands xlsx/labels; do
    file=mine/${table#*/}.tsv tool=lima-${table%/*}
    try 73 "$tool" -p ./mine -r "$file" "$IN/$tool"
    says "$tool" "$file: is also "
    cmp "$PROFILE/${file##*/}" "$file"
  done
  tsv 'id|text|criterion' >decided.tsv
  try 73 lima-classify -O decided.tsv -r decided.tsv "$IN/lima-classify"
  says lima-classify 'decided.tsv: is also read'
}

@test "two outputs are not one file, 73" {
  while read -r want options; do
    # shellcheck disable=SC2086 # a list of options
    try 73 lima-$want $options "$IN/lima-$want"
    says "lima-$want" 'a: is also written'
    [[ -z $(find . -name '*a' -o -name '.a*') ]]
  done <<'END'
xlsx -o a -r ./a
classify --review a -r a
END
  for tool in lima-ingest lima-normalize; do
    status=0
    "$tool" -r a "$IN/$tool" 2>err >a || status=$?
    [[ $status == 73 && ! -s a ]]
    says "$tool" 'a: is also written'
  done
  status=0
  lima-xlsx -r a "$IN/lima-xlsx" 2>err >a || status=$?
  [[ $status == 73 && ! -s a ]]
  # Some take what comes from anywhere.
  make_null
  try 0 lima-classify --review null -r null "$IN/lima-classify"
}

# Start a tool whose input does not end until descriptor 5 is closed, and wait
# for the unfinished file: begin how tool option input.
begin() {
  local how=$1
  rm -rf dir fifo
  mkdir dir
  mkfifo fifo
  env "$how" "$2" "$3" dir/made fifo >out 2>err 3>&- 5>&- &
  pid=$!
  exec 5>fifo
  head -n 1 "$4" >&5
  for _ in {1..1000}; do
    ! compgen -G 'dir/.made.*' >/dev/null || return 0
    sleep 0.01
  done
  return 1
}

# Its end, with that status.
ended() {
  local got=0
  wait "$pid" || got=$?
  exec 5>&-
  echo "ended with $got, wanted $1"
  [[ $got == "$1" ]]
}

@test "a signal ends a tool as it would any, and leaves no unfinished file" {
  while read -r tool option input; do
    # That reads its tables twice.
    [[ $tool != lima-package ]] || continue
    begin --default-signal "$tool" "$option" "$input"
    kill -TERM "$pid"
    ended 143
    [[ -z $(ls -A dir) ]]
  done < <(outputs)
  while read -r signal status; do
    begin --default-signal lima-normalize -r "$IN/lima-normalize"
    kill -"$signal" "$pid"
    ended "$status"
    [[ -z $(ls -A dir) ]]
  done <<'END'
HUP 129
INT 130
PIPE 141
END
  begin --ignore-signal=TERM lima-normalize -r "$IN/lima-normalize"
  kill -TERM "$pid"
  exec 5>&-
  ended 0
  [[ $(ls -A dir) == made ]]
}

@test "a reader that goes away leaves no unfinished file" {
  mkdir tmp
  for ((i = 0; i < 40; i++)); do echo "$IN/lima-ingest"; done >files
  set +e
  # shellcheck disable=SC2046 # a list of files
  lima-ingest -r tmp/rejects $(cat files) 2>/dev/null | head -n 1 >/dev/null
  statuses=${PIPESTATUS[0]}
  TMPDIR=$PWD/tmp lima-xlsx "$IN/lima-xlsx" | head -c 1 >/dev/null
  statuses+=" ${PIPESTATUS[0]}"
  set -e
  [[ $statuses == '141 141' ]]
  [[ -z $(ls -A tmp) ]]
}

@test "a message is one line, whatever is in the name of a file" {
  name=$'a\nb\x01\té.csv'
  for tool in $TOOLS; do
    try 66 "$tool" "$name"
    says "$tool" 'a\nb\x01\té.csv: error: '
    try 73 "$tool" -r $'nowhere/\xff'"$name" "$IN/$tool"
    says "$tool" 'error: nowhere/\xffa\nb\x01\té.csv: No such'
    [[ $(wc -l <err) == 1 ]]
  done
}

@test "--verbose ends with one line of counts" {
  for tool in $TOOLS; do
    try '|0|1|' "$tool" "$IN/$tool"
    mv err quiet
    try '|0|1|' "$tool" -v "$IN/$tool"
    head -n -1 err | diff -u quiet -
    [[ $(tail -n 1 err) =~ ^$tool:\ [0-9,]+\ [a-z] ]]
  done
}

@test "a pipe without pipefail publishes nothing when its first stage failed" {
  # Enough rows that the good export was half written when the bad one came.
  { cat "$SAMPLE/states-en.csv"; for ((i = 0; i < 40; i++)); do tail -n +2 "$SAMPLE/states-en.csv"; done; } >good.csv
  for files in 'nothere' 'good.csv nothere'; do
    statuses=0
    set +e
    # shellcheck disable=SC2086 # a list of files
    lima-ingest $files 2>/dev/null | lima-normalize 2>err | lima-score 2>/dev/null |
      lima-xlsx -o out.xlsx 2>/dev/null
    statuses=${PIPESTATUS[*]}
    set -e
    echo "$files: $statuses"
    [[ $statuses == '66 65 65 65' ]]
    [[ ! -e out.xlsx ]]
    says lima-normalize "$([[ $files == nothere ]] && echo 'no header' || echo 'cut short')"
  done
}
