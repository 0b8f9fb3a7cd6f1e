# What parts cells and rows, where the header is, and what is said of it.

load helper
load ingest

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# The evidence, as item, value, evidence.
sniffed() {
  fields item,value,evidence out >got
  printf '%s\n' "$@" | diff -u - got
}

@test "a sep= line tells the delimiter, in quotes or not, padded or not" {
  while IFS='|' read -r line delimiter name; do
    printf "%b%b" "$line" 'ID,Date,Country,Mandate,Level\n1,d,Peru,3,A\n' |
      sed "s/,/${delimiter:-|}/g" >a.csv
    try 0 a.csv
    [[ ! -s err && $(fact delimiter) == "${name:-|}" ]]
    fields src_line,answer out | head -n 1 | diff -u <(echo '3|A') -
  done <<'END'
sep=,\n|,|,
sep=;\r\n|;|;
SEP=;\r|;|;
"sep=;"\n|;|;
"Sep=;";;;\n|;|;
sep=;;;;\n|;|;
sep=\t\n|\t|TAB
\xef\xbb\xbfsep=;\n|;|;
sep=^\n|^|^
sep=:\n|:|:
END
  printf 'sep=|\nID|Date|Country|Mandate|Level\n1|d|Peru|3|A\n' >a.csv
  try 0 a.csv
  [[ ! -s err && $(fact delimiter) == '|' ]]
  # Under it the header may have blank lines and titles above it.
  printf 'sep=;\n\nReport\n\nID;Date;Country;Mandate;Level\n1;d;Peru;3;A\n' >a.csv
  try 0 a.csv
  says 'a.csv:5: note: header: other lines above it: 2 passed over'
}

@test "a sep= line in UTF-16 and before a title counts too" {
  printf 'sep=;\r\nID;Date;Country;Mandate;Level\r\n1;d;Perú;3;"A\nB"\r\n' | iconv -f UTF-8 -t UTF-16 >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '3|5|1|level|A\nB'
}

@test "a sep= line that is not true is not followed, and that is told" {
  printf 'sep=;\nID,Date,Country,Mandate,Level\n1,d,Peru,3,A;B\n' >a.csv
  try 0 a.csv
  says 'a.csv:1: warning: delimiter: not as the sep= line says: it says ;, read with ,'
  answers '3|5|1|level|A;B'
  # What was told on the command line goes first.
  printf 'sep=,\nDate;Country;Mandate;Level\nd;Peru;3;A\n' >a.csv
  try 0 -d ';' a.csv
  says 'a.csv:1: warning: delimiter: not as the sep= line says: it says ,, read with ;'
  try 0 a.csv
  says 'a.csv:1: warning: delimiter: not as the sep= line says: it says ,, read with ;'
}

@test "what only looks like a sep= line is a title" {
  for line in 'sep=' 'sep=;x' 'sep=ab' '"sep=;' 'sep=;"' 'sep=a' 'xsep=;' 'sep ;'; do
    printf '%s\nID;Date;Country;Mandate;Level\n1;d;Peru;3;A\n' "$line" >a.csv
    try 0 a.csv
    says 'a.csv:2: note: header: other lines above it: 1 passed over'
    answers '3|5|1|level|A'
  done
  printf 'sep=;\n' >a.csv
  try 65 a.csv
  says 'a.csv:2: error: header: the file has none'
}

@test "every delimiter with every line end, quoted and not, with and without a last line end" {
  for delimiter in , ';' '|' $'\t'; do
    for end in '\n' '\r\n' '\r'; do
      for last in "$end" ''; do
        for quote in '' '"'; do
          printf "%s$end%s$end$end%s$last" 'ID,Date,Country,Mandate,Level' '1,d,Peru,3,A' '2,e,Peru,4,B' |
            sed "s/\([0-9A-Za-z]\{1,\}\)/$quote\1$quote/g; s/,/$delimiter/g" >a.csv
          try 0 a.csv
          [[ ! -s err ]]
          answers '2|5|1|level|A' '4|5|2|level|B'
        done
      done
    done
  done
}

@test "cells that hold line ends and other delimiters, in every dialect" {
  for delimiter in , ';' '|' $'\t'; do
    for end in '\n' '\r\n' '\r'; do
      { printf "ID,Date,Country,Mandate,Level$end" | tr , "$delimiter" &&
        printf "1#d#Peru#3#\"a,b;c|d\te$end\"\"$end\"$end" | tr '#' "$delimiter"; } >a.csv
      try 0 a.csv
      answers "2|5|1|level|a,b;c|d\\te$end\"$end"
    done
  done
}

@test "line ends and blank lines may be mixed" {
  printf '\n\r\n%s\r\n1,d,Peru,3,A,\n\n\r\r2,d,Peru,4,B,\r3,d,Peru,5,C,\r\n \t\n4,d,Peru,6,D,' "$HEADER" >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '4|5|1|level|A' '8|5|2|level|B' '9|5|3|level|C' '11|5|4|level|D'
}

@test "a header in one delimiter is not misled by another in its names or cells" {
  printf '%s\n' 'ID;Date;Country;Mandate;Level;Needs' '1;d;Peru;3;A;"a, b, c, d, e, f"' '2;d;Peru;4;B;x,y,z,w,v,u' >a.csv
  try 0 a.csv
  [[ ! -s err && $(fact delimiter) == ';' ]]
  printf '%s\n' 'ID,Date,Country,Mandate,Level,Needs' '1,d,Peru,3,A,a;b;c;d;e;f;g;h' >a.csv
  try 0 a.csv
  [[ ! -s err && $(fact delimiter) == , ]]
}

@test "of two delimiters that part as many names the records decide, else the order, with a note" {
  printf 'Date;Country,Mandate;Level\n' >a.csv
  printf '%s\n' a b c | sed 's/.*/x,&/' >>a.csv
  try 65 a.csv
  run -1 grep delimiter err
  try 65 -n a.csv
  fields item,value,evidence out | grep -q '^delimiter|;|most names known$'
  printf 'Date;Country,Mandate\nx,y\n' >a.csv
  try 65 -n a.csv
  fields item,value,evidence out | grep -q '^delimiter|,|more records as wide as the header$'
  while IFS=: read -r header first second; do
    printf '%b\n' "$header" >a.csv
    try 65 a.csv
    grep -qxF "lima-ingest: a.csv:1: note: delimiter: not certain: read with $first, $second fits as well" err
  done <<'END'
Date;Country,Mandate:;:,
Date,Country;Mandate:;:,
Date,Country\tMandate:TAB:,
Date|Country;Mandate:;:|
Date|Country,Mandate:|:,
END
}

@test "lines above the header are passed over with a note, if the header below is the profile's" {
  while IFS='#' read -r above line note; do
    { printf '%b' "$above" && printf '%s\n' "$HEADER" '1,d,Peru,3,A,'; } >a.csv
    try 0 a.csv
    answers "$((line + 1))|5|1|level|A"
    printf '%s' "${note:+lima-ingest: a.csv:$line: note: header: other lines above it: $note passed over
}" | diff -u - err
    [[ "$(fact rows) $(fact rejected_rows)" == '1 0' ]]
  done <<'END'
Lima Commitment, export of 2019\n#2#1
Lima Commitment\n\n\nas of today\n\n#6#5
"A title\nof two lines"\n#3#2
A "stray" quote\n#2#1
"A lost quote\n#2#1
Level\n#2#1
Country,Peru,,,,\nby,me\n#3#2
,,,,,\n#2#
\n\n#3#
x\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\n#20#19
END
}

@test "no header of the profile below, none is looked for: the first row is at fault, 65" {
  { printf 'x\n%.0s' {1..20} && printf '%s\n' "$HEADER" '1,d,Peru,3,A,'; } >a.csv
  try 65 a.csv
  says "a.csv:1: error: header: no name in it is known: 'x'"
  printf '%s\n' 'My title' 'a,b,Level' 'c,d,Needs' >a.csv
  try 65 a.csv
  says "a.csv:1: error: header: no name in it is known: 'My title'"
  # A header that has less known names than unknown ones is none below a title.
  printf '%s\n' 'My title' 'Date,Country,x1,x2,x3' >a.csv
  try 65 a.csv
  says "a.csv:1: error: header: no name in it is known: 'My title'"
  # What is wrong with one below a title is told of its own line.
  printf '%s\n' 'My title' 'ID,Date,Country,Mandate,Levl' >a.csv
  try 65 a.csv
  says 'a.csv:2: note: header: other lines above it: 1 passed over' \
    "a.csv:2:5: error: header: not known: 'Levl', nearest is 'Level'" \
    'a.csv:2: error: header: no column for a question'
}

@test "empty cells at the end: of the header, of rows beyond it, of rows that stop before its nameless ones" {
  printf '%s\n' "$HEADER,,," '1,d,Peru,3,A,x,,,' '2,d,Peru,3,B,x' '3,d,Peru,3,C,x,,,,,,,, ,' >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '2|5|1|level|A' '2|6|1|needs|x' '3|5|2|level|B' '3|6|2|needs|x' '4|5|3|level|C' '4|6|3|needs|x'
  # With something in them they are none.
  printf '%s\n' "$HEADER" '1,d,Peru,3,A,x,,,' '2,d,Peru,3,B,x,,,y' '3,d,Peru,3,C' '4,d,Peru,3,D,x,"",' >b.csv
  try 1 b.csv
  says 'b.csv:3: error: row: 9 columns where the header has 6' 'b.csv:4: error: row: 5 columns where the header has 6'
  answers '2|5|1|level|A' '2|6|1|needs|x' '5|5|4|level|D' '5|6|4|needs|x'
}

@test "a broken row between rows of differing ends costs one row" {
  printf '%s\n' "$HEADER,," '1,d,Peru,3,A,x,,' '2,d,Peru,3,"lost,x' '3,d,Peru,3,B,x' '4,d,Peru,3,"C' 'D",x,,,' \
    '5,d,Peru,3,"E"e,x,,' '- rest' '6,d,Peru,3,F,x' >a.csv
  try 1 a.csv
  fields src_line,question,answer out | grep '|level|' |
    diff -u <(printf '%s\n' '2|level|A' '4|level|B' '5|level|C\nD' '9|level|F') -
  rejected '3|2,d,Peru,3,"lost,x|quote out of place or not closed' \
    '7|5,d,Peru,3,"E"e,x,,\n- rest|quote out of place or not closed'
}

@test "every way to damage an export is loud, and every line is somewhere in the output" {
  /usr/bin/python3 "$TOP/tests/oracle/damage.py" damaged 300
  for file in damaged/*.csv; do
    status=0
    lima-ingest "$file" >out 2>err || status=$?
    case $status in
      0) [[ ! -s err ]] ;;
      1 | 65) grep -q ': error: ' err ;;
      *) echo "$file: $status" && false ;;
    esac
    if [[ $status != 65 ]]; then
      /usr/bin/python3 "$TOP/tests/oracle/damage.py" --check "$file" out
    fi
  done
}

@test "--sniff tells the decision and the evidence, and nothing else" {
  printf '\xef\xbb\xbfReport\n\nID;Date;Country;Mandate;Level;;Measures\n1;d;Perú;3;A;;"x\ny"\n2;d;Peru;4;B\n3;d;P;5;C;;;;\n' >a.csv
  for option in -n --sniff; do
    try 0 $option a.csv
    says 'a.csv:3: note: header: other lines above it: 2 passed over'
    head -n 1 out | diff -u <(tsv 'file|item|value|evidence') -
    [[ $(fields file out | sort -u) == a.csv ]]
    sniffed 'gzip|0|' 'bom|yes|' 'encoding|UTF-8 with BOM|byte order mark EF BB BF' \
      'score TAB|0|names known of 1 on line 1, 3 of 5 records fit' \
      'score ;|6|names known of 7 on line 3, 2 of 3 records fit' \
      'score ||0|names known of 1 on line 1, 3 of 5 records fit' \
      'score ,|0|names known of 1 on line 1, 3 of 5 records fit' \
      'delimiter|;|most names known' \
      'fitting|2|of the first 3 records are as wide as the header' \
      'header|3|line, 6 of 7 names known' 'title|2|lines above the header' \
      'column 1|id|ID' 'column 2|submitted|Date' 'column 3|state|Country' 'column 4|mandate|Mandate' \
      'column 5|level|Level' 'column 6||' 'column 7|measures|Measures'
  done
}

@test "--sniff: what was guessed, told, packed, and not known" {
  printf 'ID,Date,Contry,12. Level,13. Level\n1,d,Per\xfa,A,B\n' | gzip -n >a.csv
  try 65 -n a.csv
  says 'a.csv:2: note: encoding: not UTF-8, read as Windows-1252' \
    "a.csv:1:3: error: header: not known: 'Contry', nearest is 'Country'" \
    'a.csv:1: error: header: no column for the reporter'
  fields item,value,evidence out | grep -Ev '^(score|fitting|title|bom)' |
    diff -u <(printf '%s\n' 'gzip|1|members, unpacked 48 bytes' \
      'encoding|Windows-1252|1 bytes not UTF-8, the first on line 2' 'delimiter|,|most names known' \
      'header|1|line, 4 of 5 names known' 'column 1|id|ID' 'column 2|submitted|Date' \
      "column 3||not known: 'Contry', nearest is 'Country'" 'column 4|12.level|12. Level' 'column 5|13.level|13. Level') -
  try 0 -n -d , -e ISO-8859-1 --ignore Contry "$SAMPLE/jswg-en.csv"
  fields item,value,evidence out | grep -E '^(delimiter|encoding)' | diff -u <(printf '%s\n' 'encoding|ISO-8859-1|told' 'delimiter|,|told') -
  grep -q "warning: option --ignore: no file has such a column: 'Contry'" err
  # With several files, also after one that is of no use.
  : >empty
  try 65 -n empty "$SAMPLE/states-es.csv" "$SAMPLE/states-en.csv"
  [[ $(fields item,value out | grep ^delimiter) == $'delimiter|;\ndelimiter|,' ]]
  # No rejects are written.
  try 0 -n -r rejects "$SAMPLE/states-en.csv"
  [[ ! -e rejects ]]
}

@test "--sniff reads standard input and fails on a full disk, 74" {
  lima-ingest --sniff <"$SAMPLE/states-pt.csv.gz" | fields file,item,value | grep -qx -- '-|gzip|1'
  run -74 --separate-stderr bash -c 'lima-ingest -n "$1" >/dev/full' - "$SAMPLE/states-en.csv"
  [[ $stderr == *'standard output: No space left on device'* ]]
}

@test "any table that Python writes in any dialect and encoding comes back equal" {
  /usr/bin/python3 "$TOP/tests/oracle/dialects.py" tables 300
  lima-ingest tables/*.csv >out 2>err
  [[ $(grep -Ec ' (error|warning): ' err) == 0 ]]
  fields rec,src_file,src_line,src_col,answer out | sed -n 's/^answer|//p' >got
  [[ $(wc -l <tables/want) -gt 6000 ]]
  cmp tables/want got
}

@test "any table that Miller writes comes back equal" {
  command -v mlr >/dev/null || skip 'Miller is not installed'
  /usr/bin/python3 "$TOP/tests/oracle/writers.py" tables 40
  for i in {0..39}; do
    case $((i % 4)) in 0) ofs=, ;; 1) ofs=';' ;; 2) ofs='|' ;; 3) ofs=tab ;; esac
    quote=
    ((i % 3)) || quote=--quote-all
    # shellcheck disable=SC2086
    mlr --ijson --ocsv --ofs "$ofs" $quote cat "tables/$i.json" >"tables/$i.csv"
    try 0 "tables/$i.csv"
    [[ ! -s err ]]
    fields rec,id,question,answer out | sed -n 's/^answer|//p' | diff -u "tables/$i.want" -
  done
}

@test "any table that LibreOffice writes comes back equal, as .xlsx too" {
  command -v soffice >/dev/null || skip 'LibreOffice is not installed'
  /usr/bin/python3 "$TOP/tests/oracle/writers.py" tables 8
  while read -r name filter; do
    soffice -env:UserInstallation="file://$PWD/office" --headless --convert-to "csv:Text - txt - csv (StarCalc):$filter" \
      --outdir "$name" tables/*.xlsx >/dev/null 2>&1
  done <<'END'
semicolon 59,34,76,1,,0,false,true
utf16tab 9,34,65535,1,,0,true,true
END
  for i in {0..7}; do
    for file in "semicolon/$i.csv" "utf16tab/$i.csv" "tables/$i.xlsx"; do
      try 0 "$file"
      fields rec,id,question,answer out | sed -n 's/^answer|//p' | diff -u "tables/$i.office" -
    done
  done
  [[ $(lima-ingest utf16tab/1.csv | awk -F '\t' '$14 == "encoding" { print $15 }') == UTF-16* ]]
}
