# Workbooks are read as exports in CSV are, and what a spreadsheet did to them is
# told.

load helper
load ingest

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  export PYTHONPATH=$TOP/tests/oracle PYTHONDONTWRITEBYTECODE=1
}

# book WORKBOOK [WHAT=CONTENT ...]: see tests/oracle/handmade.py.
book() {
  /usr/bin/python3 -m handmade "$@"
}

# From lines of "cells|what is wanted", in which @ is the row: a workbook a.xlsx
# with such a row for each from row 2 on, and "row|what is wanted" in the file want.
cells() {
  local line=1 rows='' cells want
  while IFS='|' read -r cells want; do
    line=$((line + 1))
    rows+="<row r='$line'>{$line}${cells//@/$line}</row>"
    printf '%s\n' "$line|$want"
  done >want
  book a.xlsx rows="$rows" "$@"
}

# From the lines of the file cases, "format|number|text": a workbook a.xlsx with
# such a number in F2, F3 and so on. The format is a code or a built-in number.
formatted() {
  /usr/bin/python3 - "$@" <<'END'
import sys
from xml.sax.saxutils import quoteattr
import handmade
formats = styles = rows = ""
for i, line in enumerate(open("cases", encoding="utf-8")):
    code, value, _ = line.split("|")
    number = code if code.isdigit() and len(code) == 2 else str(200 + i)
    formats += '<numFmt numFmtId="%d" formatCode=%s/>' % (200 + i, quoteattr(code))
    styles += '<xf numFmtId="%s"/>' % number
    rows += '<row r="%d">{%d}<c r="F%d" s="%d"><v>%s</v></c></row>' % (i + 2, i + 2, i + 2, i, value)
styles = "<numFmts>%s</numFmts><cellStyleXfs><xf/></cellStyleXfs><cellXfs>%s</cellXfs>" % (formats, styles)
handmade.write("a.xlsx", styles=styles, rows=rows, book="".join(sys.argv[1:]))
END
}

# The answers are the texts of the file cases.
as_in_cases() {
  fields rec,answer out | sed -n 's/^answer|//p' >got
  paste -d '|' <(cut -d '|' -f 1,2 cases) got | diff -u cases -
}

# The answers are these, as line, column and text.
found() {
  fields rec,src_line,src_col,answer out | sed -n 's/^answer|//p' >got
  if (($#)); then printf '%s\n' "$@"; fi | diff -u - got
}

# The file is unusable, nothing of it comes out, and this is said.
unusable() {
  try 65 a.xlsx
  says "$@"
  [[ ! -s out ]]
}

@test "xlsx: the stream is that of the same export in CSV, with the sheet in its name" {
  printf '%s\n' 'ID,Date,Country,Mandate,Level,Needs' 'r1,2019-05-01,Perú,"39,42",Advanced,"- a
- ""b"""' '007,2019-05-02T14:56:00,Chile,3,,x' >a.csv
  book a.xlsx styles='<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>' \
    texts='<si><t>Advanced</t></si><si><t>- a&#10;- "b"</t></si>' \
    rows='<row r="2"><c r="A2" t="inlineStr"><is><t>r1</t></is></c><c r="B2" s="1"><v>43586</v></c>
      <c r="C2" t="inlineStr"><is><t>Perú</t></is></c><c r="D2" t="inlineStr"><is><t>39,42</t></is></c>
      <c r="E2" t="s"><v>0</v></c><c r="F2" t="s"><v>1</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>007</t></is></c><c r="B4" s="2"><v>43587.6222222222</v></c>
      <c r="C4" t="str"><v>Chile</v></c><c r="D4"><v>3</v></c><c r="F4" t="inlineStr"><is><t>x</t></is></c></row>'
  try 0 a.csv
  sed 's/^\(answer.*\)a\.csv/\1a.xlsx!S/' out | grep -v ^run >want
  try 0 -v a.xlsx
  says '1 file, 2 rows, 2 submissions, 3 answers, 0 rows rejected'
  grep -v ^run out | diff -u want -
  fields rec,row,item,value out | sed -n 's/^run|//p' | diff -u - <(printf 'a.xlsx!S|%s\n' \
    "sha256|$(sha256sum <a.xlsx | cut -d ' ' -f 1)" "bytes|$(wc -c <a.xlsx)" 'encoding|xlsx' 'delimiter|' \
    'rows|2' 'submissions|2' 'answers|3' 'rejected_rows|0')
}

@test "xlsx: a text is what the cell shows, shared or in place, plain or rich" {
  cells texts='<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve">ch </t></r></si>
    <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si><si><t>last</t></si>' <<'END'
<c r="E@" t="s"><v>0</v></c>|5|plain
<c r="E@" t="s"><v>1</v></c>|5|rich 
<c r="E@" t="s"><v>2</v></c>|5|東京
<c r="E@" t="s"><v>5</v></c>|5|last
<c r="E@" t="inlineStr"><is><t> both sides </t></is></c>|5| both sides 
<c r="E@" t="inlineStr"><is><r><t>in</t></r><r><t> place</t></r><rPh><t>no</t></rPh></is></c>|5|in place
<c r="E@" t="inlineStr"><is><t>a_x000D__x000a_b_x0009_c</t></is></c>|5|a\r\nb\tc
<c r="E@" t="inlineStr"><is><t>_x005F_x000D_ _x00D_ _x000G_ _xD800_ x000D_</t></is></c>|5|_x000D_ _x00D_ _x000G_ _xD800_ x000D_
<c r="E@" t="inlineStr"><is><t>Per_x00FA_ _x20AC_</t></is></c>|5|Perú €
<c r="E@" t="inlineStr"><is><t>&lt;a &amp; b&gt; &#x1F600; <![CDATA[<&]]></t></is></c>|5|<a & b> 😀 <&
<c r="E@" t="str"><f>A1&amp;"x"</f><v>of a_x000D_ formula</v></c>|5|of a\r formula
<c r="E@" t="str"><v>without one</v></c>|5|without one
END
  try 0 a.xlsx
  [[ ! -s err ]]
  mapfile -t want <want
  found "${want[@]}"
}

@test "xlsx: what is empty is no answer" {
  book a.xlsx texts='<si/><si><t> </t></si>' rows='<row r="2">{2}<c r="E2" t="s"><v>0</v></c><c r="F2"/></row>
    <row r="3">{3}<c r="E3" t="s"><v>1</v></c><c r="F3" t="str"><f>""</f><v></v></c></row>
    <row r="4">{4}<c r="E4" t="s"/><c r="F4" t="inlineStr"><is/></c></row><row r="5">{5}<c r="E5"><v/></c></row>'
  try 0 a.xlsx
  [[ ! -s err ]]
  found
  [[ $(fields item,value out | grep submissions) == 'submissions|0' ]]
}

@test "xlsx: a number comes as its format shows it, in full if the format shows less" {
  cat >cases <<'END'
General|7|7
General|-12.50|-12.5
General|0.30000000000000004|0.3
General|1E+3|1000
General|123456789012345|123456789012345
General|1E-7|1e-07
General|-0|0
0|7|7
0|39.42|39.42
000|7|007
000|1234|1234
000|-7|-007
000|7.5|7.5
0.00|39.4|39.40
0.00|39.425|39.425
0.0##|2|2.0
0.0##|2.25|2.25
0.##|3|3
.00|0.5|.50
.00|1.5|1.5
#,##0.00|1234567.5|1234567.50
#,##0|0|0
#|0|0
0%|0.07|7%
0%|0.075|0.075
0.0%|0.075|7.5%
"LC-"0000|42|LC-0042
"a;b"0;"no"0|42|a;b42
\L\C-0000|42|LC-0042
[$-409]0" días"|3|3 días
[Red]000;[Blue]-000|-5|-005
000-00-0000|123456789|123-45-6789
000-00-0000|12345|000-01-2345
_-* 0.00_-;@|3|3.00
0,|1234567|1234567
0.00E+00|1234|1234
# ?/8|0.125|0.125
[<100]"few";0|7|7
@|7|7
0.0.0|7|7
"none"|7|7
END
  formatted
  try 0 a.xlsx
  [[ ! -s err ]]
  as_in_cases
}

@test "xlsx: built-in formats, and styles that are not there" {
  printf '%s\n' '01|15|15' '01|1.5|1.5' '02|1.5|1.50' '03|1234|1234' '04|1234.5|1234.50' '09|0.5|50%' '10|0.5|50.00%' \
    '11|1234|1234' '12|0.5|0.5' '49|7|7' '99|7|7' >cases
  formatted
  try 0 a.xlsx
  as_in_cases
  cells styles='<cellXfs><xf/></cellXfs>' <<'END'
<c r="E@" s="0"><v> 1.5 </v></c>|5|1.5
<c r="E@" s="77" t="n"><v>1.5</v></c>|5|1.5
<c r="E@" s="x"><v>1.5</v></c>|5|1.5
END
  try 0 a.xlsx
  found '2|5|1.5' '3|5|1.5' '4|5|1.5'
  # No such parts at all.
  cells xl/styles.xml= xl/sharedStrings.xml= xl/_rels/workbook.xml.rels='<Relationships>
    <Relationship Id="s" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' <<<'<c r="E@" s="3"><v>7</v></c>|'
  try 0 a.xlsx
  found '2|5|7'
}

@test "xlsx: a number is a date if its format is one, counted from 1900" {
  cat >cases <<'END'
14|43535|2019-03-11
15|43535|2019-03-11
16|43711|2019-09-03
17|43535|2019-03-11
22|43535|2019-03-11T00:00:00
22|43535.6222222222|2019-03-11T14:56:00
14|43535.6222222222|2019-03-11T14:56:00
18|0.75|18:00:00
21|0.999988425925926|23:59:59
21|0|00:00:00
46|1.25|30:00:00
45|0.5|12:00:00
57|43535|2019-03-11
30|43535|2019-03-11
14|1|1900-01-01
14|59|1900-02-28
14|61|1900-03-01
14|2958465|9999-12-31
14|25569|1970-01-01
14|36585|2000-02-29
14|73109|2100-02-28
14|73110|2100-03-01
yyyy-mm-dd|43535|2019-03-11
[$-40A]d" de "mmmm" de "yyyy|43535|2019-03-11
mmm|43535|2019-03-11
yyyy/mm/dd\ hh:mm;@|43535.5|2019-03-11T12:00:00
h:mm AM/PM|43535.5|2019-03-11T12:00:00
dd/mm/yyyy A/P|43535|2019-03-11T00:00:00
hh:mm:ss.000|0.500005787037037|12:00:00.500
hh:mm:ss|0.500005787037037|12:00:01
[mm]:ss|-0.5|-12:00:00
[Red]d/m/yy|43535|2019-03-11
[Yellow]0|43535|43535
"day "0|43535|day 43535
\d0|43535|d43535
yyyy-mm-dd|43535.9999999|2019-03-12
END
  formatted
  try 0 a.xlsx
  [[ ! -s err ]]
  as_in_cases
}

@test "xlsx: dates of a workbook that counts from 1904" {
  cat >cases <<'END'
14|0|1904-01-01
14|1|1904-01-02
14|59|1904-02-29
14|60|1904-03-01
14|42073|2019-03-11
22|42073.6222222222|2019-03-11T14:56:00
18|0.75|18:00:00
22|0.75|1904-01-01T18:00:00
14|2957003|9999-12-31
END
  for flag in 1 true; do
    formatted "<workbookPr date1904='$flag'/>"
    try 0 a.xlsx
    as_in_cases
  done
  echo '14|1|1900-01-01' >cases
  formatted '<workbookPr date1904="0"/>'
  try 0 a.xlsx
  as_in_cases
}

@test "xlsx: a date that is none makes the row a reject" {
  printf '%s\n' '14|60|' '14|0|' '14|-1|' '14|2958466|' '21|1e300|' '46|3000000|' '14|43535|' >cases
  formatted
  try 1 a.xlsx
  line=1
  while IFS='|' read -r _ number _; do
    line=$((line + 1))
    echo "lima-ingest: a.xlsx!S:$line:6: error: row: a cell without a value: F$line '$number' is no date"
  done < <(head -n 6 cases) | diff -u - err
  found '8|6|2019-03-11'
}

@test "xlsx: true, false, dates that are spelt out, values of formulas" {
  cells <<'END'
<c r="E@" t="b"><v>1</v></c>|5|TRUE
<c r="E@" t="b"><v>0</v></c>|5|FALSE
<c r="E@" t="b"><v>true</v></c>|5|TRUE
<c r="E@" t="b"><f>A1=A2</f><v>0</v></c>|5|FALSE
<c r="E@" t="d"><v>2019-05-01T14:56:00Z</v></c>|5|2019-05-01T14:56:00Z
<c r="E@"><f>1+1</f><v>2</v></c>|5|2
END
  try 0 a.xlsx
  [[ ! -s err ]]
  mapfile -t want <want
  found "${want[@]}"
}

@test "xlsx: a cell without a value makes its row a reject that names the cell" {
  cells <<'END'
<c r="E@" t="e"><v>#DIV/0!</v></c>|#DIV/0!|E2 '#DIV/0!' is an error
<c r="E@" t="e"><f>B1/0</f><v>#N/A</v></c>|#N/A|E3 '#N/A' is an error
<c r="E@"><f>SUM(A1:A2)</f></c>|=SUM(A1:A2)|E4 is a formula not computed: open the workbook and save it
<c r="E@"><f>1+1</f><v></v></c>|=1+1|E5 is a formula not computed: open the workbook and save it
<c r="E@" t="str"><f>A1</f></c>|=A1|E6 is a formula not computed: open the workbook and save it
<c r="E@"><f t="shared" si="0"/></c>|=|E7 is a formula not computed: open the workbook and save it
<c r="E@" t="s"><v>7</v></c>|7|E8 '7' is the number of no text
<c r="E@" t="s"><v>x</v></c>|x|E9 'x' is the number of no text
<c r="E@"><v>0x10</v></c>|0x10|E10 '0x10' is no number
<c r="E@"><v>1e999</v></c>|1e999|E11 '1e999' is no number
<c r="E@" t="b"><v>yes</v></c>|yes|E12 'yes' is neither true nor false
<c r="E@" t="money"><v>5</v></c>|5|E13 '5' is of no known type
END
  try 1 a.xlsx
  while IFS='|' read -r line shown fault; do
    echo "$line|r$line\td\tPeru\t3\t$shown|a cell without a value: $fault"
  done <want >rejects
  mapfile -t want <rejects
  rejected "${want[@]}"
  sed -E 's/^([0-9]+)\|[^|]*\|/lima-ingest: a.xlsx!S:\1:5: error: row: /' rejects | diff -u - err
  found
}

@test "xlsx: a formula that openpyxl wrote was never computed, and is told" {
  /usr/bin/python3 - <<'END'
import openpyxl
book = openpyxl.Workbook()
book.active.append(["ID", "Date", "Country", "Mandate", "Level"])
book.active.append(["r1", "d", "Peru", 3, '=CONCATENATE("A","B")'])
book.active.append(["r2", "d", "Peru", 3, "B"])
book.save("a.xlsx")
END
  try 1 a.xlsx
  says 'a.xlsx!Sheet:2:5: error: row: a cell without a value: E2 is a formula not computed: open the workbook and save it'
  found '3|5|B'
}

@test "xlsx: values of formulas that the workbook asks to compute again are doubted" {
  rows='<row r="2">{2}<c r="E2"><f>1+1</f><v>0</v></c><c r="F2" t="str"><f>A1</f><v>x</v></c></row>'
  book a.xlsx rows="$rows" xl/workbook.xml='<workbook xmlns:r="r"><sheets><sheet name="S" r:id="s"/></sheets>
    <calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
  try 0 a.xlsx
  says 'a.xlsx!S: warning: sheet: values of formulas may never have been computed: 2, the first is E2'
  found '2|5|0' '2|6|x'
  book a.xlsx rows="$rows"
  try 0 a.xlsx
  [[ ! -s err ]]
}

@test "xlsx: a column that is ignored may hold anything" {
  book a.xlsx header='<row r="1"><c t="str"><v>Date</v></c><c t="str"><v>Country</v></c><c t="str"><v>Mandate</v></c>
      <c t="str"><v>Level</v></c><c t="str"><v>My sum</v></c></row>' \
    rows='<row r="2"><c r="D2" t="str"><v>A</v></c><c r="E2" t="e"><v>#REF!</v></c></row>'
  try 65 a.xlsx
  grep -q "^lima-ingest: a.xlsx!S:1:5: error: header: not known: 'My sum'" err
  try 0 --ignore 'My sum' a.xlsx
  [[ ! -s err ]]
  found '2|4|A'
}

@test "xlsx: a mandate or an id that the spreadsheet changed is damage, not guessed about" {
  book a.xlsx styles='<cellXfs><xf/><xf numFmtId="16"/><xf/><xf numFmtId="20"/><xf numFmtId="2"/></cellXfs>' rows='
    <row r="2">{2}<c r="E2"><v>1.5</v></c></row>
    <row r="3"><c r="A3"><v>3</v></c><c r="B3" s="1"><v>43586</v></c><c r="D3"><v>39.42</v></c><c r="E3"><v>1</v></c></row>
    <row r="4"><c r="A4"><v>4</v></c><c r="D4" s="1"><v>43711</v></c><c r="E4"><v>1</v></c></row>
    <row r="5"><c r="A5"><v>1.2345678901234568E+17</v></c><c r="D5"><v>3</v></c><c r="E5"><v>1</v></c></row>
    <row r="6"><c r="A6"><v>6</v></c><c r="D6" s="3"><v>0.5</v></c><c r="E6"><v>1</v></c></row>
    <row r="7"><c r="A7"><v>7</v></c><c r="B7" s="1"><v>43586</v></c><c r="D7"><v>42</v></c><c r="E7" s="1"><v>43711</v></c></row>
    <row r="8"><c r="A8" t="str"><v>1.5</v></c><c r="D8" t="str"><v>39.42</v></c><c r="E8"><v>1</v></c></row>
    <row r="9"><c r="A9"><v>9</v></c><c r="D9" s="4"><v>3.0</v></c><c r="E9"><v>1</v></c></row>
    <row r="10"><c r="A10"><v>10</v></c><c r="D10" t="d"><v>2019-09-03</v></c><c r="E10"><v>1</v></c></row>'
  try 1 a.xlsx
  says 'a.xlsx!S:3:4: error: row: spreadsheet damage: 39.42 is a number with a fraction' \
    'a.xlsx!S:4:4: error: row: spreadsheet damage: 2019-09-03 is a date' \
    'a.xlsx!S:5:1: error: row: spreadsheet damage: 1.23456789012346e+17 is a number of more than 15 digits' \
    'a.xlsx!S:6:4: error: row: spreadsheet damage: 12:00:00 is a time' \
    'a.xlsx!S:10:4: error: row: spreadsheet damage: 2019-09-03 is a date'
  rejected '3|3\t2019-05-01\t\t39.42\t1|spreadsheet damage: 39.42 is a number with a fraction' \
    '4|4\t\t\t2019-09-03\t1|spreadsheet damage: 2019-09-03 is a date' \
    '5|1.23456789012346e+17\t\t\t3\t1|spreadsheet damage: 1.23456789012346e+17 is a number of more than 15 digits' \
    '6|6\t\t\t12:00:00\t1|spreadsheet damage: 12:00:00 is a time' \
    '10|10\t\t\t2019-09-03\t1|spreadsheet damage: 2019-09-03 is a date'
  fields rec,id,mandate,submitted,answer out | sed -n 's/^answer|//p' | diff -u - <(printf '%s\n' \
    'r2|3|d|1.5' '7|42|2019-05-01|2019-09-03' '1.5|39.42||1' '9|3.00||1')
}

@test "xlsx: of many damaged rows the messages are few" {
  rows=$(for i in {2..60}; do echo "<row r='$i'><c r='D$i'><v>$i.5</v></c><c r='E$i'><v>1</v></c></row>"; done)
  book a.xlsx rows="$rows"
  try 1 a.xlsx
  [[ $(wc -l <err) == 21 && $(tail -n 1 err) == 'lima-ingest: error: row: spreadsheet damage: 39 more of these' ]]
}

@test "xlsx: dates among texts in day and month are told, as they may have been swapped" {
  book_of_dates() { # the dates of rows 2, 3 and so on, a number for a date cell
    local line=1 rows='' date cell
    for date; do
      line=$((line + 1))
      case $date in
        d:*) cell="<c r='B$line' t='d'><v>${date#d:}</v></c>" ;;
        *[!0-9.]* | *.*.*) cell="<c r='B$line' t='str'><v>$date</v></c>" ;;
        *) cell="<c r='B$line' s='1'><v>$date</v></c>" ;;
      esac
      rows+="<row r='$line'>$cell<c r='C$line' t='str'><v>Peru</v></c><c r='D$line'><v>3</v></c><c r='E$line'><v>4</v></c></row>"
    done
    book a.xlsx styles='<cellXfs><xf/><xf numFmtId="22"/></cellXfs>' rows="$rows"
  }
  what='a.xlsx!S: warning: sheet: day and month of dates may be swapped'
  todo='make the workbook anew from the export, this column as text, or give the export itself'
  while IFS='|' read -r list places; do
    IFS=, read -ra dates <<<"$list"
    book_of_dates "${dates[@]}"
    try 0 a.xlsx
    says "$what: $places: $todo"
    [[ $(fact answers) == "${#dates[@]}" ]]
  done <<'END'
21/02/2019 21:08,43805|B3 is a date and B2 a text
43805.5,2019-01-02,43806,21/02/2019,21/03/2019,43807|B2 is a date and B5 a text
d:2019-12-06,21.02.2019|B2 is a date and B3 a text
43805,1-2-2019|B2 is a date and B3 a text
43805, 12/31/19 9:00 PM|B2 is a date and B3 a text
END
  # Not where all are of one kind, or the texts begin with the year or are none.
  while read -r list; do
    IFS=, read -ra dates <<<"$list"
    book_of_dates "${dates[@]}"
    try 0 a.xlsx
    [[ ! -s err ]]
  done <<'END'
21/02/2019,12/06/2019,12-06-2019
43805,43806.5,d:2019-12-06
43805,2019-02-21,2019/02/21,2019.02.21,today,1/2,1/2/3,1/2-2019,1/2/20190,001/2/2019,/1/2019
0.5,21/02/2019
END
  # To CSV all are texts.
  printf '%s\n' "$HEADER" 1,2019-12-06,Peru,3,A, 2,21/02/2019,Peru,3,A, >a.csv
  try 0 a.csv
  [[ ! -s err ]]
}

@test "xlsx: src_line and src_col are the row and the column of the sheet, whatever is missing" {
  book a.xlsx header='<row r="3"><c r="B3" t="str"><v>Level</v></c><c r="D3" t="str"><v>Mandate</v></c><c t="str"><v>Country</v></c>
      <c r="AB3" t="str"><v>Date</v></c></row>' \
    rows='<row><c r="B4" t="str"><v>next</v></c></row><row r="9"><c/><c t="str"><v>no names</v></c><c/><c><v>3</v></c></row>
      <row r="10"/><row r="11"><c r="A11"/><c r="B11" t="str"><v>a</v></c><c r="AB11" t="str"><v>d</v></c></row>
      <row r="1048576"><c r="B1048576" t="str"><v>last</v></c></row>'
  try 0 a.xlsx
  [[ ! -s err ]]
  fields rec,src_line,src_col,id,mandate,submitted,answer out | sed -n 's/^answer|//p' | diff -u - <(printf '%s\n' \
    '4|2|a.xlsx!S:4|||next' '9|2|a.xlsx!S:9|3||no names' '11|2|a.xlsx!S:11||d|a' '1048576|2|a.xlsx!S:1048576|||last')
}

@test "xlsx: rows that are empty or white are passed over, a cell beyond the header is not" {
  book a.xlsx rows='<row r="2"/><row r="3"><c r="A3"/><c r="F3" t="str"><v>  </v></c></row>
    <row r="4">{4}<c r="E4" t="str"><v>A</v></c><c r="G4"/><c r="Z4" t="str"><v> </v></c></row>
    <row r="5">{5}<c r="E5" t="str"><v>B</v></c><c r="H5" t="str"><v>more "x"</v></c></row>
    <row r="6">{6}<c r="E6" t="str"><v>C</v></c><c r="XFD6" t="e"><v>#REF!</v></c></row>
    <row r="7"><c r="E7" t="str"><v>D</v></c></row>'
  try 1 a.xlsx
  says 'a.xlsx!S:5: error: row: 8 columns where the header has 6' \
    'a.xlsx!S:6: error: row: 16384 columns where the header has 6'
  found '4|5|A' '7|5|D'
  fields rec,answer out | sed -n 's/^reject|//p' | head -n 1 |
    diff -u - <(printf '%s\n' 'r5\td\tPeru\t3\tB\t\t\t"more ""x"""')
  [[ $(fields item,value out | grep ^rows) == 'rows|4' ]]
}

@test "xlsx: merged cells and hidden rows are told" {
  book a.xlsx rows='<row r="2" hidden="1">{2}<c r="E2" t="str"><v>A</v></c></row><row r="3" hidden="true"/>
    <row r="4">{4}<c r="F4" t="str"><v>B</v></c></row>' \
    tail='<mergeCells count="2"><mergeCell ref="E4:F5"/><mergeCell ref="A9:B9"/></mergeCells>'
  try 0 a.xlsx
  says 'a.xlsx!S: warning: sheet: merged cells have their text in the first alone: 2, the first is E4:F5' \
    'a.xlsx!S: note: sheet: hidden rows are read too: 1'
  found '2|5|A' '4|6|B'
}

@test "xlsx: visible sheets with a header are read, hidden ones are named, --sheet chooses" {
  book a.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>first</v></c></row>' \
    sheets='<sheet name="Sheet 1" r:id="s"/><sheet name="Ñandú" state="hidden" r:id="t"/><sheet name="Chart" r:id="c"/>'
  try 0 a.xlsx
  says "a.xlsx: note: sheet: hidden, passed over unless asked for with --sheet: 'Ñandú'"
  fields rec,src_file,answer out | sed -n 's/^answer|//p' | diff -u - <(echo 'a.xlsx!Sheet 1|first')
  try 0 --sheet Ñandú a.xlsx
  [[ ! -s err ]]
  fields rec,src_file,answer out | sed -n 's/^answer|//p' | diff -u - <(echo 'a.xlsx!Ñandú|second')
  try 65 --sheet Chart --sheet 'sheet 1' a.xlsx
  says "a.xlsx: error: sheet: no such sheet: 'Chart'" "a.xlsx: error: sheet: no such sheet: 'sheet 1'"
  book a.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>first</v></c></row>' sheets='<sheet name="1" r:id="s"/>
    <sheet name="2" state="visible" r:id="t"/><sheet name="3" state="veryHidden" r:id="t"/>'
  try 0 a.xlsx
  fields rec,src_file,answer out | sed -n 's/^answer|//p' | diff -u - <(printf '%s\n' 'a.xlsx!1|first' 'a.xlsx!2|second')
  [[ $(fields row out | grep . | uniq) == $'a.xlsx!1\na.xlsx!2' ]]
}

@test "xlsx: a sheet that is no export is passed over with a note; if none is one, 65" {
  book a.xlsx sheets='<sheet name="Notes" r:id="s"/><sheet name="Data" r:id="t"/>' \
    header='<row r="1"><c t="str"><v>How to read this</v></c></row>' rows='<row r="2"><c t="str"><v>prose</v></c></row>'
  try 0 a.xlsx
  says 'a.xlsx!Notes: note: sheet: no header in it is known, passed over'
  found '2|5|second'
  try 65 --sheet Notes a.xlsx
  grep -q '^lima-ingest: a.xlsx!Notes:1: error: header: ' err
  book a.xlsx header='' sheets='<sheet name="Empty" r:id="s"/><sheet name="Chart" r:id="c"/>'
  unusable 'a.xlsx!Empty: note: sheet: no header in it is known, passed over' 'a.xlsx: error: sheet: none is an export'
}

@test "xlsx: titles above the header, and a column for each mandate and question" {
  /usr/bin/python3 - <<'END'
import openpyxl
book = openpyxl.Workbook()
for row in [
    ["Export of 1 May 2019"], [], ["ID", "Date", "Country", "12. Level", "12. Needs", "13. Level"],
    [1, "2019-05-01", "Peru", "Advanced", None, "Completed"], [2, "2019-05-02", "Chile", None, "x"],
]:
    book.active.append(row)
book.active.merge_cells("A1:F1")
book.save("a.xlsx")
END
  try 0 a.xlsx
  says 'a.xlsx!Sheet: warning: sheet: merged cells have their text in the first alone: 1, the first is A1:F1' \
    'a.xlsx!Sheet:3: note: header: other lines above it: 2 passed over'
  fields rec,src_line,src_col,id,reporter,mandate,question,answer out | sed -n 's/^answer|//p' | diff -u - <(printf '%s\n' \
    '4|4|1|Peru|12|level|Advanced' '4|6|1|Peru|13|level|Completed' '5|5|2|Chile|12|needs|x')
}

@test "xlsx: namespaces, prefixes, paths and case may differ" {
  sheet='<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1">'
  for name in Level Date Country Mandate; do
    sheet+="<x:c t='inlineStr'><x:is><x:t>$name</x:t></x:is></x:c>"
  done
  sheet+='</x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>prefix</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
  book a.xlsx xl/worksheets/sheet1.xml="$sheet" xl/_rels/workbook.xml.rels= \
    _rels/.rels='<p:Relationships xmlns:p="p"><p:Relationship Id="a" Target="/XL/./sub/../WorkBook.xml"
      Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></p:Relationships>' \
    XL/_rels/WorkBook.xml.rels='<Relationships><Relationship Id="q" Type="a/worksheet" Target="../xl/worksheets/sheet1.xml"/></Relationships>' \
    xl/workbook.xml='<w:workbook xmlns:w="w" xmlns:k="k"><w:sheets><w:sheet name="S" k:id="q"/></w:sheets></w:workbook>'
  try 0 a.xlsx
  [[ ! -s err ]]
  found '2|1|prefix'
  # What looks like a row elsewhere is none.
  book a.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>A</v></c></row>' \
    tail='<extLst><ext><row r="1"><c r="E9"><v>1</v></c></row></ext></extLst><other><row r="3"><c r="E3"><v>1</v></c></row></other>'
  try 0 a.xlsx
  found '2|5|A'
}

@test "xlsx: a part may be in UTF-16" {
  /usr/bin/python3 - <<'END'
import handmade
texts = '<?xml version="1.0" encoding="UTF-16"?><sst><si><t>Perú €</t></si></sst>'
handmade.write("a.xlsx", rows='<row r="2">{2}<c r="E2" t="s"><v>0</v></c></row>',
               **{"xl/sharedStrings.xml": texts.encode("utf-16")})
END
  try 0 a.xlsx
  found '2|5|Perú €'
}

@test "xlsx: standard input, a pipe and a file give the same" {
  book a.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>A</v></c></row>'
  try 0 a.xlsx
  sed 's/a\.xlsx/-/g' out >want
  try 0 - <a.xlsx
  cmp want out
  try 0 < <(cat a.xlsx)
  cmp want out
  # From where it stands.
  { echo skipped && cat a.xlsx; } >b.xlsx
  { IFS= read -r _ && try 0; } <b.xlsx
  fields rec,src_file,answer out | sed -n 's/^answer|//p' | diff -u - <(echo '-!S|A')
}

@test "xlsx: cut short anywhere, or with any byte changed, it is loud" {
  book good.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>A</v></c></row>' texts='<si><t>shared</t></si>'
  size=$(wc -c <good.xlsx)
  for ((i = 4; i < size; i += 61)); do
    head -c "$i" good.xlsx >a.xlsx
    try 65 a.xlsx
    grep -q '^lima-ingest: a.xlsx: error: workbook: damaged or cut short: ' err
    [[ $(wc -l <err) == 1 && ! -s out ]]
  done
  cp good.xlsx a.xlsx
  try 0 a.xlsx
  grep ^answer out >want
  /usr/bin/python3 - <<'END'
data = open("good.xlsx", "rb").read()
for i in range(4, len(data), 53):
    with open("c%05d" % i, "wb") as f:
        f.write(data[:i] + bytes([data[i] ^ 0x55]) + data[i + 1:])
END
  # What is not read, such as times and parts of no use, may change.
  loud=0
  for file in c*; do
    mv "$file" a.xlsx
    lima-ingest a.xlsx >out 2>err && status=0 || status=$?
    echo "$file: $status" && cat err
    if [[ $status == 0 ]]; then
      grep ^answer out | diff -u want -
    else
      [[ $status == 65 && ! -s out && -s err ]]
      loud=$((loud + 1))
    fi
  done
  [[ $loud -gt 20 ]]
}

@test "xlsx: a part that is missing or damaged makes it unusable, in words" {
  while IFS='|' read -r part message; do
    book a.xlsx rows='<row r="2">{2}<c r="E2" t="s"><v>0</v></c></row>' "$part"
    unusable "a.xlsx${message}"
  done <<'END'
xl/workbook.xml=|: error: workbook: a part is missing: 'xl/workbook.xml'
xl/worksheets/sheet1.xml=|!S: error: workbook: a part is missing: 'xl/worksheets/sheet1.xml'
xl/styles.xml=|: error: workbook: a part is missing: 'xl/styles.xml'
xl/sharedStrings.xml=|: error: workbook: a part is missing: 'xl/sharedStrings.xml'
xl/_rels/workbook.xml.rels=|: error: workbook: damaged: a sheet without its part, or too many sheets
xl/sharedStrings.xml=<sst><si></sst>|: error: workbook: damaged: 'xl/sharedStrings.xml': mismatched tag
xl/styles.xml=<styleSheet>|: error: workbook: damaged: 'xl/styles.xml': no element found
xl/worksheets/sheet1.xml=<worksheet><sheetData><row>|!S:1: error: workbook: damaged: 'xl/worksheets/sheet1.xml': no element found
xl/worksheets/sheet1.xml=<html/>|!S: error: workbook: damaged: a sheet that is none
xl/worksheets/sheet1.xml=<worksheet a="&b;"/>|!S: error: workbook: damaged: 'xl/worksheets/sheet1.xml': undefined entity
tail=</worksheet>x|!S:2: error: workbook: damaged: 'xl/worksheets/sheet1.xml': not well-formed (invalid token)
END
  /usr/bin/python3 -c 'import handmade
handmade.write("a.xlsx", **{"xl/sharedStrings.xml": b"<sst><si><t>\xe9</t></si></sst>"})'
  unusable "a.xlsx: error: workbook: damaged: 'xl/sharedStrings.xml': not well-formed (invalid token)"
}

@test "xlsx: rows and cells out of order or without a place make it unusable" {
  while IFS='|' read -r rows row what; do
    book a.xlsx rows="<row r='2'>{2}<c r='E2' t='str'><v>A</v></c></row>$rows"
    unusable "a.xlsx!S:$row: error: workbook: damaged: $what"
  done <<'END'
<row r="3"><c t="e"><v> </v></c></row><row r="2"/>|3|a row out of order
<row r="2"/>|2|a row out of order
<row r="1"/>|2|a row out of order
<row r="1048577"/>|2|a row without a number
<row r="0"/>|2|a row out of order
<row r="x"/>|2|a row without a number
<row r="1048576"/><row/>|1048576|a row out of order
<row r="3"><c r="B3"><v>1</v></c><c r="A3"/></row>|3|a cell out of order
<row r="3"><c r="B3"/><c r="B3"/></row>|3|a cell out of order
<row r="3"><c r="B4"/></row>|3|a cell out of order
<row r="3"><c r="3B"/></row>|3|a cell without a place
<row r="3"><c r="XFE3"/></row>|3|a cell without a place
<row r="3"><c r="XFD3"/><c/></row>|3|a cell out of order
<row r="3"><c r="AAAAAAAAAAAAAAAAAAAAAAAAA3"/></row>|3|a cell without a place
<row r="3"><c r="B"/></row>|3|a cell without a place
END
}

@test "xlsx: a document type is refused in every part, and what nests too deeply" {
  type='<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
  for part in _rels/.rels xl/workbook.xml xl/sharedStrings.xml xl/styles.xml xl/worksheets/sheet1.xml; do
    book a.xlsx "$part=$type<a>&c;</a>"
    sheet=''
    [[ $part != *sheet1.xml ]] || sheet='!S'
    unusable "a.xlsx$sheet: error: workbook: a document type (DTD) is refused: '$part'"
  done
  book a.xlsx tail="$(printf '<a>%.0s' {1..65})"
  unusable "a.xlsx!S:1: error: workbook: nested too deeply: 'xl/worksheets/sheet1.xml'"
}

@test "xlsx: what would unpack to too much is refused before it is, and while it is" {
  /usr/bin/python3 - <<'END'
import handmade
good = '<row r="2">{2}<c r="E2" t="str"><v>A</v></c></row>'
handmade.write("bomb.xlsx", rows=good + "<row/>" * 2000000)
handmade.write("tag.xlsx", rows=good, tail="<a b='" + "x" * 3000000 + "'/>")
handmade.write("lies.xlsx", rows=good + "<row/>" * 20000)
# What the directory says of the sheet's size is made 100 bytes.
data = open("lies.xlsx", "rb").read()
at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
assert data[at:at + 4] == b"PK\1\2"
open("lies.xlsx", "wb").write(data[:at + 24] + (100).to_bytes(4, "little") + data[at + 28:])
END
  [[ $(wc -c <bomb.xlsx) -lt 100000 ]]
  try 65 --max-bytes 1000000 bomb.xlsx
  says 'bomb.xlsx: error: workbook: too large unpacked: more than 1000000 bytes'
  try 65 bomb.xlsx
  says 'bomb.xlsx!S:1048576: error: workbook: damaged: a row out of order'
  try 65 tag.xlsx
  says "tag.xlsx!S:2: error: workbook: a tag of more than 1 MiB: 'xl/worksheets/sheet1.xml'"
  try 65 lies.xlsx
  says "lies.xlsx!S: error: workbook: damaged or cut short: 'xl/worksheets/sheet1.xml'"
}

@test "xlsx: a row longer than the limit is a reject, whichever of its cells is long" {
  long=$(printf 'é%.0s' {1..600})
  cells texts="<si><t>$long</t></si>" <<END
<c r="E@" t="s"><v>0</v></c>|
<c r="E@" t="inlineStr"><is><t>$long</t></is></c>|
<c r="E@" t="str"><v>$long</v></c><c r="F@" t="str"><v>b</v></c>|
<c r="E@"><f>$long</f><v>1</v></c>|
<c r="E@" t="str"><v>a</v></c><c r="F@" t="s"><v>0</v></c>|
<c r="E@" t="str"><v>fine</v></c>|
END
  try 1 --max-cell 1000 a.xlsx
  printf 'lima-ingest: a.xlsx!S:%s: error: row: longer than 1000 bytes\n' 2:5 3:5 4:5 5:5 6:6 | diff -u - err
  found '7|5|fine'
  fields rec,src_line,reason out | sed -n 's/^reject|//p' |
    diff -u - <(printf '%s|longer than 1000 bytes\n' 2 3 4 5 6)
}

@test "xlsx: memory does not grow with the rows" {
  /usr/bin/python3 - <<'END'
import handmade
cell = '<c t="inlineStr"><is><t>%s</t></is></c>'
row = "<row>%s</row>" % "".join(cell % w for w in ["r", "d", "Peru", "3", "A", "some words of a need"])
handmade.write("a.xlsx", rows=row * 100000)
END
  # What AddressSanitizer takes is none of ours.
  limit=20000000
  if grep -q __asan_init "$(type -P lima-ingest)"; then limit=unlimited; fi
  status=0
  prlimit --data="$limit" lima-ingest a.xlsx >out 2>err || status=$?
  cat err
  [[ $status == 0 && $(fields rec out | grep -c answer) == 200000 ]]
}

@test "xlsx: what is no workbook of this kind is named, with the way out" {
  /usr/bin/python3 - <<'END'
import zipfile
import handmade
def make(name, parts):
    with zipfile.ZipFile(name, "w") as z:
        for part, body in parts.items():
            z.writestr(part, body)
make("zip", {"a.csv": "ID,Date\n"})
make("ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})
handmade.write("xlsb", **{"_rels/.rels": handmade.links(("a", "officeDocument", "xl/workbook.bin"))})
handmade.write("docx", **{"_rels/.rels": handmade.links(("a", "officeDocument", "word/document.xml")),
                          "word/document.xml": "<document/>"})
# The bit that says that a part is encrypted, in both places where it stands.
handmade.write("lock")
data = bytearray(open("lock", "rb").read())
for i in range(len(data)):
    if data[i:i + 4] in (b"PK\3\4", b"PK\1\2"):
        data[i + (6 if data[i + 2] == 3 else 8)] |= 1
open("lock", "wb").write(data)
END
  other='a zip file that is no workbook: unpack it, or save the sheet as .xlsx'
  for case in "zip|$other" 'ods|an OpenDocument file: save it as .xlsx' 'xlsb|a binary workbook: save it as .xlsx' \
    "docx|$other" 'lock|workbook: protected by a password: save it without one'; do
    mv "${case%%|*}" a.xlsx
    unusable "a.xlsx: error: ${case#*|}"
  done
  printf '\320\317\021\340\241\261\032\341' >a.xlsx
  try 65 a.xlsx
  grep -q '^lima-ingest: a.xlsx: error: a workbook of the old kind or with a password: save ' err
}

@test "xlsx: a workbook that is of no use is told, and no stream comes, though the others are good" {
  book a.xlsx rows='<row r="2">{2}<c r="E2" t="str"><v>A</v></c></row>'
  head -c 1000 a.xlsx >b.xlsx
  try 65 b.xlsx a.xlsx
  [[ ! -s out ]]
  # But nothing is taken from a workbook of which a sheet is damaged.
  book a.xlsx sheets='<sheet name="1" r:id="t"/><sheet name="2" r:id="s"/>' tail='<'
  unusable "a.xlsx!2:1: error: workbook: damaged: 'xl/worksheets/sheet1.xml': not well-formed (invalid token)"
  try 0 --sheet 1 a.xlsx
  found '2|5|second'
}

@test "xlsx: every cell is what openpyxl reads, of its own workbooks and of LibreOffice's" {
  /usr/bin/python3 -m workbooks make mine 60
  soffice "-env:UserInstallation=file://$PWD/profile" --headless --convert-to xlsx --outdir theirs mine/t00*.xlsx >/dev/null 2>&1
  /usr/bin/python3 -m workbooks read mine/*.xlsx theirs/*.xlsx >want
  [[ $(wc -l <want) -gt 2500 && $(grep -c ^theirs want) -gt 300 ]]
  try 0 mine/*.xlsx theirs/*.xlsx
  [[ ! -s err ]]
  fields rec,src_file,src_line,src_col,answer,submitted out | sed -n 's/^answer|//p' | diff -u want -
}

@test "xlsx: the sample through LibreOffice is the sample" {
  cp "$SAMPLE/states-en.csv" a.csv
  soffice "-env:UserInstallation=file://$PWD/profile" --headless --infilter=CSV:44,34,76 \
    --convert-to xlsx a.csv >/dev/null 2>&1
  try 0 a.csv
  fields rec,src_line,src_col,id,reporter,mandate,answer out | grep ^answer >want
  [[ $(wc -l <want) -gt 200 ]]
  try 0 a.xlsx
  fields rec,src_line,src_col,id,reporter,mandate,answer out | grep ^answer | diff -u want -
}
