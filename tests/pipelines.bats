# The main job from end to end: the sample's exports in, annexes out.

load helper

EXPORTS="states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv"

# The programs as they are when installed: side by side in one folder.
setup_file() {
  local bin=$BATS_FILE_TMPDIR/bin
  mkdir "$bin"
  ln -s "$LIMA_BUILD"/lima-* "$bin"
  cp "$TOP/pipelines/annexes.sh" "$bin/lima-annexes"
  cp -R "$SAMPLE" "$BATS_FILE_TMPDIR/sample"
  cd "$BATS_FILE_TMPDIR/sample" || return
  # shellcheck disable=SC2086 # names without spaces
  "$bin/lima-annexes" -v -c 2019-06-17 -m SAMPLE -O overrides.tsv -o ../annexes $EXPORTS \
    2>../messages || [ $? = 1 ]
  cp -R ../annexes ../plain
  rm ../plain/overrides.tsv
}

setup() {
  BIN=$BATS_FILE_TMPDIR/bin
  PATH=$BIN:$PATH
  ANNEXES=$BATS_FILE_TMPDIR/annexes
  PLAIN=$BATS_FILE_TMPDIR/plain # without decisions, which -O would have to give
  cp -R "$SAMPLE" "$BATS_TEST_TMPDIR/sample"
  cd "$BATS_TEST_TMPDIR/sample" || return
}

# A column of some rows of a table of the annexes: figure pillar mean A B C
figure() { # table column row...
  local table=$1 column=$2
  shift 2
  for row; do
    fields "row,$column" "${folder:-$ANNEXES}/$table.tsv" | sed -n "s/^$row|//p"
  done | paste -sd ' '
}

is() { # want got
  echo "wanted: $1"
  echo "got:    $2"
  [[ $1 == "$2" ]]
}

# Put a stand-in for a tool of the chain into bin/, beside the real others.
stand_in() { # tool script
  [[ -d ../bin ]] || cp -R "$BIN" ../bin
  rm -f "../bin/$1"
  printf '#!/bin/bash\n%s\n' "$2" >"../bin/$1"
  chmod +x "../bin/$1"
}

# Wait until a file holds something, ten seconds at most.
await() {
  for ((i = 0; i < 200; i++)); do
    [[ ! -s $1 ]] || return 0
    sleep 0.05
  done
  return 1
}

# What is beside the folder, to see that nothing is left behind.
beside() {
  ls -A "$1"
}

@test "the folder holds all that is printed, the stream, the rejects and every table with its description" {
  fields rec,table "$ANNEXES/stream.tsv" | sed -n 's/^figure|//p' | sort -u | sed 's/$/.tsv/' >want
  [[ $(wc -l <want) == 11 ]]
  printf '%s\n' {annexes-{en,es,fr,pt}.{xlsx,html},conclusions-{en,es,fr,pt}.txt} \
    datapackage.json overrides.tsv rejects.tsv stream.tsv >>want
  diff -u <(sort want) <(ls -A "$ANNEXES")
  [[ $(beside "$BATS_FILE_TMPDIR") != *.lima* ]]
  [[ $(beside "$BATS_FILE_TMPDIR") != *.lock* ]]
}

@test "datapackage.json describes every table, column, and export" {
  # shellcheck disable=SC2086 # names without spaces
  run -0 /usr/bin/python3 "$TOP/tests/oracle/datapackage.py" --described \
    "$ANNEXES/datapackage.json" $EXPORTS
  [[ $output == "$(find "$ANNEXES" -name '*.tsv' | wc -l) tables of "* ]]
}

@test "rejects.tsv is the reject records of the stream with all columns" {
  diff -u <(head -n 1 "$ANNEXES/stream.tsv"; grep '^reject	' "$ANNEXES/stream.tsv") \
    "$ANNEXES/rejects.tsv"
  is 8 "$(grep -c '^reject	' "$ANNEXES/rejects.tsv")"
}

@test "a table of the folder is what the chain prints with -t" {
  # shellcheck disable=SC2086
  lima-ingest -m SAMPLE $EXPORTS 2>/dev/null >1.tsv || [[ $? == 1 ]]
  lima-normalize -c 2019-06-17 1.tsv 2>/dev/null >2.tsv || [[ $? == 1 ]]
  lima-classify -O overrides.tsv 2.tsv >3.tsv
  lima-score 3.tsv >4.tsv
  cmp 4.tsv "$ANNEXES/stream.tsv"
  for table in "$ANNEXES"/*.tsv; do
    name=$(basename "$table" .tsv)
    [[ $name != stream && $name != rejects && $name != overrides ]] || continue
    lima-score -t "$name" 3.tsv | diff -u - "$table"
  done
}

@test "sample: the books of the exports of states, and of all" {
  states="states-en.csv states-es.csv states-pt.csv.gz"
  while read -r item want all; do
    # shellcheck disable=SC2086 # names without spaces
    is "$item $want" "$item $(figure books "$item" $states | awk '{ print $1 + $2 + $3 }')"
    is "$item $all" "$item $(figure books "$item" all)"
  done <<END
rows 750 815
submissions 749 814
answers 1506 1602
added 1 1
counted 1418 1514
superseded 21 21
after_closing 61 61
not_participating 0 0
not_applicable 0 0
rejected 7 7
difference 0 0
END
}

@test "sample: what states answered that counts" {
  fields rec,kind,aside,question "$ANNEXES/stream.tsv" | sed -n 's/^answer|state||//p' |
    sort | uniq -c | tr -s ' ' >got
  diff -u - got <<END
 692 level
 569 measures
 57 needs
 100 practices
END
}

@test "sample: coverage" {
  is '33 13' "$(figure coverage participating states orgs)"
  is '15 13' "$(figure coverage reported states orgs)"
  is '45.5 100.0' "$(figure coverage reported_pct states orgs)"
  is '10 30.3' "$(figure coverage with_needs states) $(figure coverage with_needs_pct states)"
}

@test "sample: the figures of the pillars" {
  pillars="A B C D E F G"
  # shellcheck disable=SC2086
  while read -r item want; do
    is "$want" "$(figure pillar "$item" $pillars)"
  done <<END
mean 2.8 2.9 3.4 2.7 3.3 2.3 2.5
band 2 2 3 2 3 2 2
index 56 58 68 54 66 46 50
at_or_above 7 6 1 2 8 3 0
n 145 143 25 79 155 94 51
needs 23 13 2 7 10 3 1
END
}

@test "sample: mandate 1, as number and as fraction" {
  for item in n:10 c1:1 c2:0 c3:2 c4:5 c5:2 mean:3.7 mode:4 band:3 at_or_above:1; do
    is "$item" "${item%:*}:$(figure mandate "${item%:*}" 1)"
  done
  is 'mandate|1|mean|3.7|37|10' "$(fields table,row,item,value,num,den "$ANNEXES/stream.tsv" |
    grep '^mandate|1|mean|')"
}

@test "sample: needs by criterion with the published ones as overrides" {
  is '40 13 6 59' "$(for item in institution training technology total; do
    figure needs_criterion "$item" all; done | paste -sd ' ')"
  # shellcheck disable=SC2046
  is '23 13 2 7 10 3 1' "$(figure needs_criterion total A B C D E F G)"
  is 59 "$(figure overall needs all)"
}

@test "sample: needs by reported level" {
  is '3 10 19 15 5 7 59' "$(figure needs_level needs 1 2 3 4 5 none all)"
  is '6 19 36 29 10' "$(figure needs_level pct100 1 2 3 4 5)"
}

@test "sample: the areas of need that the report names for each pillar are among its tags" {
  while read -r pillar tag needs; do
    is "$pillar $tag $needs" "$pillar $tag $(figure needs_tag "$tag" "$pillar")"
  done <<END
A integrity 6
A civic_education 4
A civil_service 3
A conflicts_of_interest 2
B statistics 3
B citizen_participation 2
B protection 2
B digital_government 2
B open_government 2
C political_financing 2
D procurement 3
E transnational_corruption 2
E asset_recovery 2
E corporate_liability 1
E money_laundering 1
E tax_evasion 1
E beneficial_ownership 1
F integrity 3
G gender 1
END
}

@test "sample: the edition of the end of the year" {
  # shellcheck disable=SC2086
  run -1 lima-annexes -c 2019-12-31 -l en -o late $EXPORTS
  folder=late
  is 17 "$(figure coverage reported states)"
  is 1449 "$(fields rec,kind,aside late/stream.tsv | grep -c '^answer|state|$')"
  is 3.2 "$(figure pillar mean C)"
  is 3.8 "$(figure mandate mean 1)"
  is '38|4,5' "$(fields row,mode late/mandate.tsv | grep ,)"
  diff -u <(printf '%s\n' annexes-en.{html,xlsx} conclusions-en.txt datapackage.json) \
    <(cd late && ls -I '*.tsv')
}

@test "every figure of a workbook is that of the tables" {
  for lang in en es pt fr; do
    run -0 /usr/bin/python3 "$TOP/tests/oracle/workbook.py" "$PROFILE" "$ANNEXES" "$lang"
    echo "$output"
  done
}

@test "LibreOffice opens the workbook and reads every sheet as it was meant" {
  type soffice >/dev/null || skip 'LibreOffice is not installed'
  # Separator TAB, UTF-8, all sheets, each into a file of its own.
  soffice "-env:UserInstallation=file://$BATS_TEST_TMPDIR/office" --headless \
    --convert-to 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1' \
    --outdir sheets "$ANNEXES/annexes-es.xlsx" >/dev/null 2>&1 3>&-
  count=$(unzip -l "$ANNEXES/annexes-es.xlsx" | grep -c 'xl/worksheets/sheet')
  [[ $count -ge 16 ]]
  is "$count" "$(find sheets -name '*.csv' -size +0 | wc -l)"
  run -1 grep -rE 'Err:[0-9]+|#(NAME|REF|VALUE|DIV|N/A)' sheets
  grep -rq SAMPLE sheets
  grep -rq "$(printf '^A\t')" sheets
}

@test "a tool that is not installed is named before anything is read, 71" {
  for tool in lima-conclude lima-package; do
    rm -rf ../bin
    stand_in lima-ingest 'echo read >read; exit 66'
    rm "../bin/$tool"
    PATH=/usr/bin:/bin run -71 --separate-stderr ../bin/lima-annexes -o out jswg-en.csv
    is "lima-annexes: error: no $tool beside $(realpath ../bin) or on PATH" "$stderr"
    [[ ! -e read && ! -e out ]]
  done
}

@test "workbooks of a sample say so on the cover" {
  for lang in en es pt fr; do
    /usr/bin/python3 - "$ANNEXES/annexes-$lang.xlsx" <<'END'
import openpyxl, sys
cover = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
assert any("SAMPLE" in str(c.value) for row in cover.iter_rows() for c in row)
END
  done
}

@test "a second run gives the same bytes, over the first" {
  cp -R "$ANNEXES" again
  before=$(stat -c %i again)
  # shellcheck disable=SC2086
  run -1 lima-annexes -c 2019-06-17 -m SAMPLE -O overrides.tsv -o again $EXPORTS
  diff -r "$ANNEXES" again
  [[ $(stat -c %i again) != "$before" ]]
}

@test "what is installed works where it stands, and can be removed" {
  unset MAKEFLAGS MAKELEVEL
  install=(make -s -C "$TOP" "BUILD=${LIMA_BUILD#"$TOP"/}" "DESTDIR=$PWD/root" PREFIX=/usr)
  (umask 077 && "${install[@]}" install 3>&-)
  [[ -z $(find root ! -type l \( ! -perm -004 -o -type d ! -perm -001 \)) ]]
  PATH=/usr/bin:/bin root/usr/bin/lima-annexes -l en -o out jswg-en.csv
  [[ -f out/annexes-en.xlsx ]]
  [[ -f root/usr/share/man/man1/lima-annexes.1 && -f root/usr/share/man/man7/lima.7 ]]
  "${install[@]}" uninstall
  [[ -z $(find root -type f) ]]
}

@test "the order of the exports changes no figure and no counted answer" {
  run -1 lima-annexes -c 2019-06-17 -m SAMPLE -O overrides.tsv -o other \
    jswg-en.csv states-pt.csv.gz states-es.csv states-en.csv
  for table in "$ANNEXES"/*.tsv; do
    name=$(basename "$table")
    [[ $name != stream.tsv && $name != rejects.tsv ]] || continue
    diff -u "$table" "other/$name"
  done
  diff -u <(sort "$ANNEXES/rejects.tsv") <(sort other/rejects.tsv)
  counted() {
    awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
      $at["rec"] == "answer" && $at["aside"] == ""' "$1"
  }
  is 1514 "$(counted other/stream.tsv | wc -l)"
  diff -u <(counted "$ANNEXES/stream.tsv") <(counted other/stream.tsv)
  for lang in en es pt fr; do
    cmp "$ANNEXES/annexes-$lang.xlsx" "other/annexes-$lang.xlsx"
  done
}

@test "the summary tells in plain words what was read and became of it" {
  grep -v '^lima-' "$BATS_FILE_TMPDIR/messages" >got
  diff -u - got <<END
Read       1,602 answers in 815 rows of 4 files
Added      1 answer where one names several mandates
Counted    1,514 answers
Set aside  82 answers
Rejected   7 answers and 1 row that cannot be split
      3 no such mandate
      1 no reporter given
      1 no such date
Annexes    $ANNEXES
END
}

@test "the summary does not take a row without an answer for one that cannot be split" {
  { cat jswg-en.csv && printf '%s\n' Total,,,,, ,,,,, short; } >a.csv
  run -1 --separate-stderr lima-annexes -v -l en -o out a.csv
  grep -q '^Read       [0-9]* answers in 67 rows of 1 file$' <<<"$stderr"
  grep -q '^Rejected   .* and 1 row that cannot be split$' <<<"$stderr"
  is '67 65' "$(fields rows,submissions out/books.tsv | sed 's/|/ /' | sort -u)"
}

@test "no summary where standard error is no terminal" {
  lima-annexes -l en -o out jswg-en.csv 2>err
  [[ ! -s err ]]
  script -qec "lima-annexes -l en -o out jswg-en.csv" /dev/null >seen </dev/null
  grep -q '^Read       [0-9]* answers in 65 rows of 1 file' seen
}

@test "exports with spaces and dashes in their names, and standard input" {
  mv jswg-en.csv './-j swg.csv'
  lima-annexes -l en -o './-out put' -- '-j swg.csv'
  [[ -f './-out put/annexes-en.xlsx' ]]
  is '-j swg.csv all' "$(cut -f 1 './-out put/books.tsv' | tail -n +2 | paste -sd ' ')"
  lima-annexes -l en -o out - <./-j\ swg.csv
  is '- all' "$(cut -f 1 out/books.tsv | tail -n +2 | paste -sd ' ')"
}

@test "a wrong command line ends with usage and 64" {
  for args in "" "-o out" "jswg-en.csv" "-l de -o out jswg-en.csv" "-l , -o out jswg-en.csv" \
    "-Z -o out jswg-en.csv" "-o"; do
    # shellcheck disable=SC2086 # words of a command line
    run -64 --separate-stderr lima-annexes $args
    [[ $stderr == lima-annexes:*usage:\ lima-annexes* ]]
    [[ -z $output ]]
  done
  [[ ! -e out ]]
}

@test "a closing date that is none: message and status are those of the stage that refused it" {
  run -64 --separate-stderr lima-annexes -c 2019-13-01 -o out jswg-en.csv
  # shellcheck disable=SC2154 # run sets it
  [[ ${stderr_lines[0]} == lima-normalize:*2019-13-01* ]]
  is 'lima-annexes: error: lima-normalize ended with 64: no annexes made' "${stderr_lines[-1]}"
  [[ ! -e out && $(beside .) != *.lima* ]]
}

@test "how exports and their dates are read can be told, as to the tools themselves" {
  sed '1s/,/;/g; 2,$s/,/;/g' >in.csv <<END
Record ID,Submitted at,Country,Mandate,Level of progress,Odd
R1,6/7/2019 10:00,Perú,1,Advanced,x
R2,12/31/2019 10:00,Chile,1,Advanced,x
END
  iconv -f UTF-8 -t ISO-8859-1 in.csv >latin.csv
  run -0 lima-annexes -l en --dates mdy -d ';' -e ISO-8859-1 --ignore Odd --max-bytes 1000 \
    --max-cell 100 -c 2019-06-17 -o out latin.csv
  is '2019-06-07T10:00:00|PER|' "$(fields rec,submitted,reporter,aside out/stream.tsv |
    sed -n 's/^answer|\(.*PER.*\)/\1/p')"
  is '2019-12-31T10:00:00|CHL|after-closing' "$(fields rec,submitted,reporter,aside out/stream.tsv |
    sed -n 's/^answer|\(.*CHL.*\)/\1/p')"
  run -64 --separate-stderr lima-annexes --dates ymd --ignore Odd -o out latin.csv
  [[ $stderr == *"--dates is iso, dmy or mdy, not 'ymd'"* ]]
  run -64 lima-annexes --max-cell x -o out latin.csv
  tsv 'id|date|country|mandate|level' 'R1|2019-01-05|Peru|1|Advanced' >one.tsv
  lima-xlsx -o one.xlsx one.tsv
  run -0 lima-annexes -l en --sheet one -o sheet one.xlsx
  run -65 --separate-stderr lima-annexes -l en --sheet two -o sheet one.xlsx
  [[ $stderr == *"lima-ingest: one.xlsx: error: sheet: no such sheet: 'two'"* ]]
}

@test "the decisions that are given stay with the annexes, and are not lost" {
  export=$PWD/one.csv
  printf '%s\n' 'Record ID,Submitted at,Country,Mandate,Level of progress,Technical assistance needs' \
    'R1,2019-01-05,Peru,12,Advanced,Training of judges' >"$export"
  tsv 'id|text|criterion|by|note' 'R1.12.1|Training of judges|technology|ana|she knows' >team=both.tsv
  run -0 lima-annexes -w -l en -O team=both.tsv -o out "$export"
  diff team=both.tsv out/overrides.tsv
  [[ $(fields rec,criterion,flags out/stream.tsv) == *'need|technology|override'* ]]

  # Once more with them, whatever they are called and wherever they come from.
  run -0 lima-annexes -w -l en -O out/overrides.tsv -o out "$export"
  diff team=both.tsv out/overrides.tsv
  run -0 bash -c "lima-annexes -w -l en -O - -o out '$export' <team=both.tsv"
  run -0 bash -c "lima-annexes -w -l en -O <(cat team=both.tsv) -o out '$export'"
  run -0 lima-annexes -w -l en -O team=both.tsv -o out "$export"
  diff team=both.tsv out/overrides.tsv

  # Without them the folder is left alone.
  run -73 --separate-stderr lima-annexes -l en -o out "$export"
  is "lima-annexes: error: $PWD/out/overrides.tsv holds decisions that would be lost: give it with -O, or move it away" \
    "$stderr"
  diff team=both.tsv out/overrides.tsv

  # What is wrong with a table is told of the table that was given.
  sed 's/technology/red/' out/overrides.tsv >red.tsv
  run -65 --separate-stderr lima-annexes -l en -O red.tsv -o other "$export"
  [[ ${stderr_lines[0]} == "lima-classify: red.tsv:2: error: "* ]]
}

@test "a working edition that a broken profile keeps from being read: the profile is to blame" {
  export=$PWD/one.csv
  printf '%s\n' 'Record ID,Submitted at,Country,Mandate,Level of progress,Technical assistance needs' \
    'R1,2019-01-05,Peru,12,Advanced,Reunión' >"$export"
  run -0 lima-annexes -w -l en -o out "$export"
  cp -R "$TOP/pipelines/profiles/lima-commitment" mine
  sed -i '3s/\t/ /' mine/labels.tsv
  run -78 --separate-stderr lima-annexes -p ./mine -l en -o out "$export"
  [[ ${stderr_lines[0]} == *mine/labels.tsv:3:* ]]
  run -66 lima-annexes -p atlantis -l en -o out "$export"
}

@test "help and version" {
  run -0 --separate-stderr lima-annexes --help
  [[ $output == "usage: lima-annexes "*Example* && -z $stderr ]]
  run -0 --separate-stderr lima-annexes -V
  is "lima-annexes $(sed -n 's/^VERSION = //p' "$TOP/Makefile")" "$output"
  run -74 bash -c 'lima-annexes --help >/dev/full'
  run -74 bash -c 'lima-annexes --version >/dev/full'
}

@test "a broken input leaves the old annexes as they were, and one message more" {
  cp -R "$PLAIN" out
  head -c 1000 states-pt.csv.gz >cut.csv.gz
  run -65 --separate-stderr lima-annexes -o out jswg-en.csv cut.csv.gz
  diff -r "$PLAIN" out
  # shellcheck disable=SC2154 # run sets it
  [[ ${stderr_lines[0]} == lima-ingest:*cut.csv.gz* ]]
  is 'lima-annexes: error: lima-ingest ended with 65: no annexes made' "${stderr_lines[1]}"
  is 2 "${#stderr_lines[@]}"
  [[ $(beside .) != *.lima* && $(beside .) != *.lock* ]]

  printf 'a,b\n1,2\n' >unknown.csv
  run -65 --separate-stderr lima-annexes -o out unknown.csv
  diff -r "$PLAIN" out
  is 2 "${#stderr_lines[@]}"
  run -66 lima-annexes -o out nowhere.csv
  run -66 lima-annexes -p atlantis -o out jswg-en.csv
  run -66 lima-annexes -O nowhere.tsv -o out jswg-en.csv
  diff -r "$PLAIN" out
}

@test "the verdict is the worst status, whichever stage it comes from" {
  cp -R "$PLAIN" out
  for tool in lima-ingest lima-normalize lima-classify lima-score; do
    rm -rf ../bin
    stand_in "$tool" "cat >/dev/null; \"$BIN/$tool\" \"\$@\" </dev/null 2>/dev/null; echo '$tool: gave up' >&2; exit 71"
    run -71 --separate-stderr ../bin/lima-annexes -l en -o out jswg-en.csv
    [[ $stderr == *"$tool: gave up"*"lima-annexes: error: $tool ended with 71: no annexes made" ]]
    diff -r "$PLAIN" out
  done
  rm -rf ../bin
  stand_in lima-ingest "\"$BIN/lima-ingest\" \"\$@\"; exit 66"
  stand_in lima-classify 'cat; exit 78'
  run -78 ../bin/lima-annexes -l en -o out jswg-en.csv
  for tool in lima-xlsx lima-html lima-conclude lima-package; do
    rm -rf ../bin
    stand_in "$tool" 'exit 74'
    run -74 --separate-stderr ../bin/lima-annexes -l en -o out jswg-en.csv
    is "lima-annexes: error: $tool ended with 74: no annexes made" "$stderr"
    diff -r "$PLAIN" out
  done
  rm -rf ../bin
  stand_in lima-score "case \$* in *-t*) exit 70 ;; esac; exec \"$BIN/lima-score\" \"\$@\""
  run -70 ../bin/lima-annexes -l en -o out jswg-en.csv
  diff -r "$PLAIN" out
  [[ $(beside .) != *.lima* && $(beside .) != *.lock* ]]
}

@test "a stage that SIGPIPE ended counts only if no other failed" {
  stand_in lima-ingest 'while echo rec; do :; done'
  stand_in lima-normalize 'exit 65'
  run -65 --separate-stderr ../bin/lima-annexes -o out jswg-en.csv
  [[ $stderr == *'lima-normalize ended with 65: no annexes made' ]]
  stand_in lima-normalize "\"$BIN/lima-normalize\" <<<'rec'; exit 1"
  stand_in lima-classify 'cat'
  stand_in lima-score 'cat'
  run -141 ../bin/lima-annexes -o out jswg-en.csv
  [[ ! -e out ]]
}

@test "a folder with other files, and a file, are refused with 73" {
  cp -R "$PLAIN" out
  for file in letter.docx notes.tsv 'stream rejects.tsv' 'pillar bands.tsv' annexes-{de.xlsx,de.html,en.pdf} conclusions-{de,en.old}.txt \
    datapackage.json.bak .hidden; do
    echo mine >"out/$file"
    run -73 --separate-stderr lima-annexes -l en -o out jswg-en.csv
    is "lima-annexes: error: $PWD/out is not a folder of annexes, it holds '$file'" "$stderr"
    rm "out/$file"
    diff -r "$PLAIN" out
  done
  echo mine >file
  run -73 lima-annexes -o file jswg-en.csv
  is mine "$(cat file)"
  run -73 lima-annexes -o nowhere/out jswg-en.csv
  run -73 lima-annexes -o /proc/out jswg-en.csv
  mkdir empty
  lima-annexes -l en -o empty jswg-en.csv
  [[ -f empty/annexes-en.xlsx ]]
}

@test "an exchange that fails half way is undone, and if that fails too it says where all is" {
  cp -R "$PLAIN" out
  beside . >../before
  # shellcheck disable=SC2016 # for the stand-in to expand
  stand_in mv '[[ ${*: -1} != */out || -e ../failed ]] || { touch ../failed; exit 1; }; exec /bin/mv "$@"'
  run -73 --separate-stderr ../bin/lima-annexes -l en -o out jswg-en.csv
  is "lima-annexes: error: cannot create $PWD/out" "$stderr"
  diff -r "$PLAIN" out
  diff -u ../before <(beside .)

  # shellcheck disable=SC2016
  stand_in mv '[[ ${*: -1} != */out ]] || exit 1; exec /bin/mv "$@"'
  run -73 --separate-stderr ../bin/lima-annexes -l en -o out jswg-en.csv
  where=$(sed -n "s|^lima-annexes: error: what was in $PWD/out is now in ||p" <<<"$stderr")
  diff -r "$PLAIN" "$where"
}

@test "a file that comes into the folder during the run is not lost" {
  cp -R "$PLAIN" out
  stand_in lima-xlsx "echo mine >'$PWD/out/letter.docx'; exec \"$BIN/lima-xlsx\" \"\$@\""
  run -73 ../bin/lima-annexes -l en -o out jswg-en.csv
  is mine "$(cat out/letter.docx)"
}

@test "two runs into one folder: the second ends with 75, and so does no later one" {
  stand_in lima-ingest "echo \$\$ >'$PWD/begun'; read -r _ <'$PWD/go'; exec \"$BIN/lima-ingest\" \"\$@\""
  mkfifo go
  ../bin/lima-annexes -l en -o out jswg-en.csv 3>&- &
  await begun
  run -75 --separate-stderr lima-annexes -l en -o out jswg-en.csv
  is "lima-annexes: error: another run is writing $PWD/out" "$stderr"
  lima-annexes -l en -o elsewhere jswg-en.csv
  echo >go
  wait $!
  [[ -f out/annexes-en.xlsx ]]
  lima-annexes -l en -o out jswg-en.csv
  [[ $(beside .) != *.lock* ]]
}

@test "a run that is interrupted leaves the old annexes and nothing else" {
  cp -R "$PLAIN" out
  beside . >../before
  stand_in lima-ingest "echo \$\$ >'$PWD/../begun'; exec sleep 60"
  for signal in TERM:143 INT:130 HUP:129; do
    rm -f ../begun
    # A session of its own, where signals are as a terminal would send them.
    setsid --wait env --default-signal=INT,HUP \
      ../bin/lima-annexes -l en -o out jswg-en.csv 3>&- &
    await ../begun
    kill "-${signal%:*}" -- "-$(awk '{ print $5 }' "/proc/$(cat ../begun)/stat")"
    status=0
    wait $! || status=$?
    is "${signal#*:}" "$status"
    diff -r "$PLAIN" out
    diff -u ../before <(beside .)
  done
}

@test "a run that is told to end waits for its stages, so that they find their folder" {
  cp -R "$PLAIN" out
  beside . >../before
  stand_in lima-ingest "echo \$\$ >../begun; read -r _ <../go; ls -d .lima-annexes.* >../seen"
  mkfifo ../go
  ../bin/lima-annexes -l en -o out jswg-en.csv 3>&- &
  await ../begun
  kill -TERM $!
  sleep 0.2
  echo >../go
  status=0
  wait $! || status=$?
  is 143 "$status"
  [[ -s ../seen ]]
  diff -r "$PLAIN" out
  diff -u ../before <(beside .)
}
