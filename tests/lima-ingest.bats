# Exports become answers, and what is wrong with them is told.

load helper
load ingest

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

@test "a filled cell becomes an answer with its place, in the columns of the stream" {
  printf '%s\n' "$HEADER" 'r1,2019-05-01,Peru,Mandate 3,Advanced,"a; b"' >a.csv
  try 0 a.csv
  {
    tsv 'rec|id|reporter|kind|mandate|question|answer|submitted|src_file|src_line|src_col|reason|row|item|value' \
      'answer|r1|Peru|state|Mandate 3|level|Advanced|2019-05-01|a.csv|2|5||||' \
      'answer|r1|Peru|state|Mandate 3|needs|a; b|2019-05-01|a.csv|2|6||||'
    for fact in "sha256|$(sha256sum <a.csv | cut -d ' ' -f 1)" "bytes|$(wc -c <a.csv)" \
      encoding\|UTF-8 'delimiter|,' rows\|1 submissions\|1 answers\|2 rejected_rows\|0; do
      tsv "run||||||||||||a.csv|$fact"
    done
  } | diff -u - out
  [[ ! -s err ]]
}

@test "the books of the sample: rows, submissions, answers" {
  cp "$SAMPLE"/*.csv* .
  try 1 -v states-en.csv states-es.csv states-pt.csv.gz
  says 'states-es.csv:1: note: encoding: not UTF-8, read as Windows-1252' \
    'states-es.csv:384: error: row: 3 columns where the header has 8' \
    '3 files, 750 rows, 749 submissions, 1506 answers, 1 row rejected'
  [[ $(fields rec out | grep -c answer) == 1506 ]]
  rejected '384|LC-9007;04/03/2019;Perú|3 columns where the header has 8'
  try 1 -v states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv
  [[ $(tail -n 1 err) == *': 4 files, 815 rows, 814 submissions, 1602 answers, 1 row rejected' ]]
  fields item,row,value out | grep -E '^(encoding|delimiter|rows|submissions|rejected_rows)' >got
  for fact in 'states-en.csv:UTF-8 with BOM:,:148:148:0' 'states-es.csv:Windows-1252:;:555:554:1' \
    'states-pt.csv.gz:UTF-8:,:47:47:0' 'jswg-en.csv:UTF-8:,:65:65:0'; do
    IFS=: read -r file encoding delimiter rows submissions rejected <<<"$fact"
    printf '%s\n' "encoding|$file|$encoding" "delimiter|$file|$delimiter" "rows|$file|$rows" \
      "submissions|$file|$submissions" "rejected_rows|$file|$rejected"
  done | diff -u - got
  [[ $(fields rec,kind,src_file out | grep answer | sort -u) == "\
answer|org|jswg-en.csv
answer|state|states-en.csv
answer|state|states-es.csv
answer|state|states-pt.csv.gz" ]]
}

@test "the cells of the sample are those that Python reads" {
  cp "$SAMPLE"/*.csv* .
  for file in states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv; do
    status=0
    lima-ingest "$file" >out || status=$?
    [[ $status -le 1 ]]
    /usr/bin/python3 "$TOP/tests/oracle/cells.py" "$file" >want
    [[ $(wc -l <want) -gt 80 ]]
    fields rec,src_line,src_col,id,submitted,reporter,mandate,answer out |
      sed -n 's/^answer|//p' | diff -u want -
  done
}

@test "a delimiter is found by the names of the header, or given" {
  while read -r delimiter name; do
    [[ $delimiter != TAB ]] || delimiter=$'\t'
    printf '%s\n' "$HEADER" '1,d,Peru,"3;4","x|y",a' '2,d,Peru,5,,b' |
      /usr/bin/python3 -c '
import csv, sys
csv.writer(sys.stdout, delimiter=sys.argv[1]).writerows(csv.reader(sys.stdin))' "$delimiter" >a.csv
    try 0 a.csv
    answers '2|5|1|level|x|y' '2|6|1|needs|a' '3|6|2|needs|b'
    [[ $(fact delimiter) == "$name" ]]
    mv out found
    try 0 -d "$delimiter" a.csv
    cmp found out
    try 0 --delimiter "$name" a.csv
    cmp found out
  done <<<$'TAB TAB\n; ;\n| |\n, ,'
  # Any other when told.
  printf '%s\n' 'ID^Date^Country^Mandate^Level' '1^d^Peru^3^A,B' >a.csv
  try 0 -d ^ a.csv
  answers '2|5|1|level|A,B'
  # Of two that part as many names the earlier is taken.
  printf '%s\n' 'Date;Country,Mandate' >a.csv
  try 65 a.csv
  grep -qF "a.csv:1:2: error: header: not known: 'Country,Mandate', nearest is " err
  # Names that commas part count for more than one that semicolons part.
  printf '%s\n' "ID,Date,Country,Mandate,Level,x;Needs" >a.csv
  try 65 a.csv
  says "a.csv:1:6: error: header: not known: 'x;Needs', nearest is 'Needs'"
}

@test "a delimiter that is none is refused, 64" {
  for delimiter in '' ab '"' $'\n' é; do
    try 64 -d "$delimiter" a.csv
    grep -q '^lima-ingest: error: option -d: not one character' err
    grep -q '^usage: ' err
  done
}

@test "UTF-8 with a byte order mark, also before a quoted header" {
  printf '\xef\xbb\xbf"ID","Date","Country","Mandate","Level"\r\n1,d,Per\xc3\xba,3,\xef\xbb\xbfA\r\n' >a.csv
  try 0 a.csv
  answers $'2|5|1|level|\xef\xbb\xbfA'
  [[ $(fact encoding) == 'UTF-8 with BOM' ]]
  [[ ! -s err ]]
}

@test "Windows-1252 is decoded, all of it, and the guess is told with the first odd line" {
  for byte in {128..255}; do
    case $byte in 129 | 141 | 143 | 144 | 157) ;; *) printf '%b' "\\0$(printf %o "$byte")" ;; esac
  done >bytes
  { printf '%s\r\n"a\n\r\nb' 'Date;Country;Mandate;Level' && printf '";P;1;' && cat bytes; } >a.csv
  try 0 a.csv
  says 'a.csv:4: note: encoding: not UTF-8, read as Windows-1252'
  /usr/bin/python3 -c 'print("2|4|a.csv:2|level|" + open("bytes", encoding="cp1252").read())' >want
  fields src_line,src_col,id,question,answer out | head -n 1 | diff -u want -
  [[ $(fact encoding) == Windows-1252 ]]
}

@test "a file is UTF-8 until proven otherwise, however late" {
  printf '%s\n' "$HEADER" >a.csv
  for i in {1..9000}; do echo "$i,d,Perú,3,Ávila,"; done >>a.csv
  [[ $(wc -c <a.csv) -gt 200000 ]]
  try 0 a.csv
  [[ ! -s err && $(fact encoding) == UTF-8 ]]
  # A byte that is not does not garble the rest: it costs its row.
  printf '1,d,Peru,3,\xe9,\n' >>a.csv
  try 1 a.csv
  says 'a.csv:9002:5: error: row: a byte that is not UTF-8: 0xe9'
  [[ "$(fact encoding) $(fact answers) $(fact rejected_rows)" == 'UTF-8 9000 1' ]]
  rejected '9002|1,d,Peru,3,\\xe9,|a byte that is not UTF-8: 0xe9'
  # Where no character but ASCII is UTF-8, all of it is Windows-1252.
  sed 's/Ávila/Lima/; s/Perú/Peru/' a.csv >b.csv
  try 0 b.csv
  says 'b.csv:9002: note: encoding: not UTF-8, read as Windows-1252'
  fields answer out | sed -n 9001p | diff -u <(echo é) -
  # Cut in the middle of its last character.
  printf '%s\n1,d,Peru,3,\xc3' "$HEADER" >c.csv
  try 1 c.csv
  says 'c.csv:2: note: encoding: not UTF-8, read as Windows-1252' \
    'c.csv:2: error: row: 5 columns where the header has 6'
}

@test "what is no text is named, with what to do, 65" {
  printf 'PK\003\004rest' >a.csv
  try 65 a.csv
  says 'a.csv: error: workbook: damaged or cut short: Not a zip archive'
  printf '\320\317\021\340\241\261\032\341' >a.csv
  try 65 a.csv
  says "a.csv: error: a workbook of the old kind or with a password: save it as .xlsx without one"
}

@test "gzip is known by its content, in several members too" {
  printf '%s\n' "$HEADER" '1,d,Peru,3,A,' >first
  printf '%s\n' '2,d,Peru,4,"B' 'C",' >second
  { gzip -n <first && : | gzip -n && gzip -n <second; } >a.csv
  try 0 a.csv
  fields rec,src_line,answer out | grep answer | diff -u - <(printf '%s\n' 'answer|2|A' 'answer|3|B\nC')
  [[ $(fact sha256) == "$(sha256sum <a.csv | cut -d ' ' -f 1)" ]]
  [[ $(fact bytes) == "$(wc -c <a.csv)" ]]
  cat first second >b.csv.gz
  try 0 b.csv.gz
  [[ $(fact answers) == 2 ]]
}

@test "gzip that is cut short anywhere, damaged or followed by something is unusable" {
  gzip -n <"$SAMPLE/states-en.csv" >a.gz
  size=$(wc -c <a.gz)
  for ((i = 2; i < size; i += 97)); do
    head -c "$i" a.gz >b.gz
    try 65 b.gz
    grep -Eqx 'lima-ingest: b.gz: error: gzip: cut short: after [0-9]+ whole lines, of which none was used' err
    [[ $(wc -l <err) == 1 && ! -s out ]]
  done
  head -c $((size - 1)) a.gz >b.gz
  try 65 b.gz
  says 'b.gz: error: gzip: cut short: after 149 whole lines, of which none was used'
  { head -c $((size - 8)) a.gz && printf 'abcdefgh'; } >b.gz
  try 65 b.gz
  says 'b.gz: error: gzip: damaged: incorrect data check, after 149 whole lines, of which none was used'
  for more in x $'\x1f' $'\n'; do
    { cat a.gz && printf %s "$more"; } >b.gz
    try 65 b.gz
    grep -q '^lima-ingest: b.gz: error: gzip: ' err
    [[ ! -s out ]]
  done
  says 'b.gz: error: gzip: something else stands after its end: after 149 whole lines, of which none was used'
}

@test "headers are known in four languages and any order, whatever their case and accents" {
  while IFS='|' read -r header want; do
    printf '%s\n' "$header" 'a,b,c,d,e,f' >a.csv
    try 0 a.csv
    [[ ! -s err ]]
    fields rec,id,submitted,reporter,mandate,question,answer out | sed -n 's/^answer|//p' >got
    diff -u <(tr ' ' '\n' <<<"$want" | tr / '|') got
  done <<'END'
Level of progress,Mandate,Country,Submitted at,Good practices,Record ID|f/d/c/b/level/a f/d/c/b/practices/e
Mandato,Nivel de avance,Fecha de envío,ID de registro,País,Buenas prácticas|d/c/e/a/level/b d/c/e/a/practices/f
Boas práticas,País,Data de envio,Mandato,ID do registro,Nível de avanço|e/c/b/d/practices/a e/c/b/d/level/f
Date d'envoi,Niveau d'avancement,Pays,Mandat,Bonnes pratiques,ID d'enregistrement|f/a/c/d/level/b f/a/c/d/practices/e
ID DE REGISTRO,  fecha  de envio ,PAIS,mandato,nivel de avance,Measures adopted|a/b/c/d/level/e a/b/c/d/measures/f
END
}

@test "the reporters are states or organizations, as their header says" {
  printf '%s\n' 'ID,Date,Organization,Mandate,Progress,Technical assistance offered' '1,d,OAS,3,p,o' >a.csv
  try 0 a.csv
  fields kind,reporter,question,answer out | head -n 2 |
    diff -u - <(printf '%s\n' 'org|OAS|progress|p' 'org|OAS|offers|o')
}

@test "every name of a header that is not known is told with the nearest, 65" {
  printf '%s\n' 'ID,Dte,Contry,Mandate,Levl of progress,Nécesidades de asistencia técnic' '1,d,Peru,3,A,B' >a.csv
  try 65 a.csv
  says "a.csv:1:2: error: header: not known: 'Dte', nearest is 'Date'" \
    "a.csv:1:3: error: header: not known: 'Contry', nearest is 'Country'" \
    "a.csv:1:5: error: header: not known: 'Levl of progress', nearest is 'Level of progress'" \
    "a.csv:1:6: error: header: not known: 'Nécesidades de asistencia técnic', nearest is 'Necesidades de asistencia técnica'" \
    'a.csv:1: error: header: no column for the date of submission' \
    'a.csv:1: error: header: no column for the reporter' \
    'a.csv:1: error: header: no column for a question'
  [[ ! -s out ]]
  # One that is as near to several.
  printf '%s\n' "$HEADER,Dat" >a.csv
  try 65 a.csv
  says "a.csv:1:7: error: header: not known: 'Dat', nearest is 'Date'"
  # A name that is too long to be measured.
  long=$(printf 'x%.0s' {1..300})
  printf '%s\n' "$HEADER,$long" >a.csv
  try 65 a.csv
  says "a.csv:1:7: error: header: not known: '${long:0:60}...'"
}

@test "a column that must be there and is not is named, 65" {
  while IFS='|' read -r header missing; do
    printf '%s\n' "$header" >a.csv
    try 65 a.csv
    says "a.csv:1: error: header: no column for $missing"
  done <<'END'
ID,Date,Country,Level|the mandate
ID,Mandate,Country,Level|the date of submission
Mandate,Date,Level,Needs|the reporter
ID,Mandate,Date,Country|a question
END
}

@test "two columns for the same thing are refused, 65" {
  while IFS='|' read -r header what; do
    printf '%s\n' "$header" >a.csv
    try 65 a.csv
    says "a.csv:1:$what"
  done <<'END'
ID,Date,Country,Mandate,Level,Nivel de avance|6: error: header: a second column for the same: 'Nivel de avance', the first is column 5
Date,Country,Organization,Mandate,Level|3: error: header: a second column for the same: 'Organization', the first is column 2
Date,Date,Country,Mandate,Level|2: error: header: a second column for the same: 'Date', the first is column 1
END
}

@test "a file without a header that is known, or without any, is unusable, 65" {
  printf 'first line;of prose\n' >a.csv
  try 65 a.csv
  says "a.csv:1: error: header: no name in it is known: 'first line;of prose'"
  printf '"ID,Date,Country,Mandate,Level\n1,d,Peru,3,A\n' >a.csv
  try 65 a.csv
  says 'a.csv:1:1: error: header: quote not closed'
  printf 'ID,Date,Country,Mandate,Level of "progress"\n1,d,Peru,3,A\n' >a.csv
  try 65 a.csv
  says 'a.csv:1:5: error: header: quote out of place or not closed'
  : >a.csv
  try 65 a.csv
  says 'a.csv: error: empty file'
  : | gzip >a.csv
  try 65 a.csv
  says 'a.csv: error: empty file'
  printf '\n \r\n' >a.csv
  try 65 a.csv
  says "a.csv:3: error: header: the file has none"
}

@test "a column without a name may be empty; what stands in it makes a row a reject" {
  printf '%s\n' "$HEADER,," '1,d,Peru,3,A,, ,' '2,d,Peru,4,B,,,x' '3,d,Peru,5,C,,,' >a.csv
  try 1 a.csv
  says 'a.csv:3:8: error: row: something under no header'
  answers '2|5|1|level|A' '4|5|3|level|C'
  rejected '3|2,d,Peru,4,B,,,x|something under no header'
}

@test "a row of another width is a reject, the rest go on" {
  printf '%s\n' "$HEADER" '1,d,Peru' '2,d,Peru,4,B,' 'x' '3,d,Peru,5,C,,extra' >a.csv
  try 1 a.csv
  says 'a.csv:2: error: row: 3 columns where the header has 6' \
    'a.csv:4: error: row: 1 column where the header has 6' \
    'a.csv:5: error: row: 7 columns where the header has 6'
  answers '3|5|2|level|B'
  rejected '2|1,d,Peru|3 columns where the header has 6' '4|x|1 column where the header has 6' \
    '5|3,d,Peru,5,C,,extra|7 columns where the header has 6'
  [[ "$(fact rows) $(fact submissions) $(fact answers) $(fact rejected_rows)" == '4 1 1 3' ]]
}

@test "a broken quote costs one row" {
  printf '%s\n' "$HEADER" '1,d,Peru,1,A,"lost' '2,d,Peru,2,B,"fine"' '3,d,Peru,3,a "stray" one,' \
    '4,d,Peru,4,"so "called"",' '5,d,Peru,5,C,"- one' '- "two"' '- three"' '6,d,Peru,6,D,"x' 'y"' \
    '7,d,Peru,7,E,"lost too' >a.csv
  try 1 a.csv
  says 'a.csv:2:6: error: row: quote out of place or not closed' \
    'a.csv:4:5: error: row: quote out of place or not closed' \
    'a.csv:5:5: error: row: quote out of place or not closed' \
    'a.csv:6:6: error: row: quote out of place or not closed' \
    'a.csv:11:6: error: row: quote not closed'
  answers '3|5|2|level|B' '3|6|2|needs|fine' '9|5|6|level|D' '9|6|6|needs|x\ny'
  rejected '2|1,d,Peru,1,A,"lost|quote out of place or not closed' \
    '4|3,d,Peru,3,a "stray" one,|quote out of place or not closed' \
    '5|4,d,Peru,4,"so "called"",|quote out of place or not closed' \
    '6|5,d,Peru,5,C,"- one\n- "two"\n- three"|quote out of place or not closed' \
    '11|7,d,Peru,7,E,"lost too|quote not closed'
  [[ "$(fact rows) $(fact submissions) $(fact answers) $(fact rejected_rows)" == '7 2 4 5' ]]
}

@test "a quote lost in a long file costs one row, and memory stays small" {
  awk -v header="$HEADER" 'BEGIN {
    print header
    for (i = 2; i <= 400000; i++)
      print i ",d,Peru,3,A," (i == 1000 ? "\"lost" : "")
  }' >a.csv
  [[ $(wc -c <a.csv) -gt 7000000 ]]
  # A build with sanitizers can not do with so little.
  limit=40000
  (ulimit -v "$limit" && lima-ingest -V) || limit=unlimited
  status=0
  (ulimit -v "$limit" && lima-ingest a.csv) >out 2>err || status=$?
  [[ $status == 1 ]]
  says 'a.csv:1000:6: error: row: quote not closed within 1 MiB'
  [[ $(fields answer out | grep -c '^A$') == 399998 ]]
  [[ $(fact rows) == 399999 ]]
}

@test "a row with a control character is a reject, shown by its picture" {
  printf '%s\n1,d,Peru,3,A\0B,\n2,d,\033Peru,3,C,\n3,d,Peru,3,"D\t\r\nE",\n4,d,Peru,3,F\177,\n' "$HEADER" >a.csv
  try 1 a.csv
  says 'a.csv:2:5: error: row: control character' 'a.csv:3:3: error: row: control character' \
    'a.csv:6:5: error: row: control character'
  answers '4|5|3|level|D\t\r\nE'
  rejected '2|1,d,Peru,3,A␀B,|control character' '3|2,d,␛Peru,3,C,|control character' \
    '6|4,d,Peru,3,F␡,|control character'
}

@test "lines are counted through cells of many lines, blank lines and all line ends" {
  printf '%s\r\n\r\n"1","d\nd","Peru\r\n\r\n",3,"A\r",\n\n \t\n2,d,Peru,3,B,\r3,d,Peru,3,"C\nC",\r\n4,d,Peru,3,D,' \
    "$HEADER" >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '3|5|1|level|A\r' '10|5|2|level|B' '11|5|3|level|C\nC' '13|5|4|level|D'
  fields reporter,submitted out | head -n 1 | diff -u <(printf '%s\n' 'Peru\r\n\r\n|d\nd') -
}

@test "an id is the submission's own, or else file:line" {
  printf '%s\n' "$HEADER" ' r 1 ,d,Peru,3,A,' ',d,Peru,3,B,' '  ,d,Peru,3,C,' >a.csv
  try 0 a.csv
  answers '2|5| r 1 |level|A' '3|5|a.csv:3|level|B' '4|5|a.csv:4|level|C'
  cut -d , -f 2- a.csv >b.csv
  try 0 b.csv
  answers '2|4|b.csv:2|level|A' '3|4|b.csv:3|level|B' '4|4|b.csv:4|level|C'
}

@test "a cell of white space alone is no answer; a row without answers is a row and no submission" {
  printf '%s\n' "$HEADER" '1,d,Peru,3,  ,"' $'\t'$'\xc2\xa0"' '2,d,Peru,3,,' 'Total,,,,,' '3,d,Peru,3, A ,' >a.csv
  try 0 a.csv
  answers '6|5|3|level| A '
  [[ "$(fact rows) $(fact submissions) $(fact answers) $(fact rejected_rows)" == '4 1 1 0' ]]
}

@test "a row of empty cells is passed over, whatever its width" {
  { printf '%s\n' "$HEADER" '1,d,Peru,3,A,' ',,,,,' ', ,"","'$'\t''","'$'\xc2\xa0' '",' ',,' ',,,,,,,,' \
    '2,d,Peru,4,B,' && yes ,,,,, | head -n 1000; } >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '2|5|1|level|A' '8|5|2|level|B'
  [[ "$(fact rows) $(fact submissions) $(fact answers) $(fact rejected_rows)" == '2 2 2 0' ]]
  # Not so if anything stands in it.
  printf '%s\n' "$HEADER" ',,,,,-' ',,' ',,,,,,.' ',,,,,"' '1,d,Peru,3,A,' >b.csv
  try 1 b.csv
  says 'b.csv:4: error: row: 7 columns where the header has 6' 'b.csv:5:6: error: row: quote not closed'
  answers '2|6|b.csv:2|needs|-' '6|5|1|level|A'
}

@test "reporter, mandate and date are kept as written, also if empty" {
  printf '%s\n' 'Level,Mandate,Country,Date' 'A," Mandate  3 ",," 2019-02-30"' >a.csv
  try 0 a.csv
  fields reporter,mandate,submitted out | head -n 1 | diff -u <(echo '| Mandate  3 | 2019-02-30') -
}

@test "standard input, a pipe and a file give the same" {
  cp "$SAMPLE/states-pt.csv.gz" a.gz
  mkdir tmp
  try 0 a.gz
  sed 's/a\.gz/-/g' out >want
  try 0 - <a.gz
  cmp want out
  try 0 < <(cat a.gz)
  cmp want out
  TMPDIR=tmp try 0 - < <(cat a.gz)
  cmp want out
  [[ -z $(ls -A tmp) ]]
  TMPDIR=nowhere try 73 < <(cat a.gz)
  says '-: error: no temporary file can be made for it: No such file or directory'
}

@test "standard input is read from where it stands" {
  printf '%s\n' skipped "$HEADER" '1,d,Peru,3,A,' >a.csv
  { IFS= read -r _ && try 0; } <a.csv
  answers '2|5|1|level|A'
}

@test "a file that is unusable or missing is told with all others of its kind, and no stream comes" {
  printf '%s\n' "$HEADER" '1,d,Peru,3,A,' >good.csv
  printf 'a,b\n' >bad.csv
  : >empty.csv
  try 65 bad.csv good.csv empty.csv
  says "bad.csv:1: error: header: no name in it is known: 'a,b'" 'empty.csv: error: empty file'
  [[ ! -s out ]]
  try 66 bad.csv nowhere.csv . good.csv
  says "bad.csv:1: error: header: no name in it is known: 'a,b'" \
    'nowhere.csv: error: cannot be opened: No such file or directory' \
    '.: error: cannot be opened: Is a directory'
  [[ ! -s out ]]
}

@test "the facts about a file follow its answers, file after file" {
  printf '%s\n' "$HEADER" '1,d,Peru,3,A,' >a.csv
  sed 's/A/B/' a.csv >b.csv
  try 0 -m 'a "mark"' a.csv b.csv a.csv
  fields rec,row,answer out | uniq | diff -u - <(printf '%s\n' 'run|ingest|' \
    'answer||A' 'run|a.csv|' 'answer||B' 'run|b.csv|' 'answer||A' 'run|a.csv|')
  fields rec,row,item,value out | head -n 1 | diff -u <(echo 'run|ingest|mark|a "mark"') -
}

@test "a mark that is long, and a mark or a name that is not UTF-8, are refused, 64" {
  try 64 -m $'\xe9' a.csv
  grep -q "^lima-ingest: error: option -m: not UTF-8: '\\\\xe9'" err
  try 64 -m "$(printf 'é%.0s' {1..256})" a.csv
  grep -q '^lima-ingest: error: option -m: more than 255 characters: ' err
  try 64 a.csv $'caf\xe9.csv'
  grep -q "^lima-ingest: error: name of a file: not UTF-8: 'caf\\\\xe9.csv'" err
}

@test "--rejects takes a copy of the rows rejected" {
  cp "$SAMPLE/states-es.csv" a.csv
  printf '%s\n' "$HEADER" 'short' >b.csv
  try 1 -r rejects.tsv a.csv b.csv
  { head -n 1 out && grep ^reject out; } | diff -u - rejects.tsv
  [[ $(wc -l <rejects.tsv) == 3 ]]
}

@test "a questions table that contradicts itself is told, 78" {
  cp -R "$PROFILE" mine
  while IFS=: read -r code edit message; do
    awk -v code="$code" -v edit="$edit" 'BEGIN { FS = OFS = "\t" }
      $1 == code { split(edit, e, "="); $e[1] = e[2] } { print }' "$PROFILE/questions.tsv" >mine/questions.tsv
    line=$(grep -n "^$code" mine/questions.tsv | cut -d : -f 1)
    try 78 -p ./mine "$SAMPLE/states-en.csv"
    says "./mine/questions.tsv:$line: error: $message"
    [[ ! -s out ]]
  done <<'END'
needs:4=Needs|LEVEL of  progress:header: stands for another question as well: 'Level of progress'
needs:2=answer:role: no such role: 'answer'
state:3=:kind: only the columns of reporters have one: ''
level:3=state:kind: only the columns of reporters have one: 'state'
END
}
