#!/usr/bin/env bats
#
# lima-xlsx --check: what is wrong with a workbook is found where it stands, and
# nothing where nothing is.

load helper

setup_file() {
  export PYTHONPATH=$TOP/tests/oracle PYTHONDONTWRITEBYTECODE=1
  /usr/bin/python3 -W ignore -m badbooks each "$BATS_FILE_TMPDIR/each"
}

setup() {
  EACH=$BATS_FILE_TMPDIR/each
  cd "$BATS_TEST_TMPDIR" || return
}

# The findings without their words, as file|sheet|cell|rule, sorted.
found() { # [option] workbook...
  lima-xlsx --check "$@" >"$BATS_TEST_TMPDIR/found" || [[ $? == 1 ]] || return
  tail -n +2 "$BATS_TEST_TMPDIR/found" | cut -f 1-4 | tr '\t' '|' | sort
}

# The same of the rules that openpyxl can see, from it and from us.
compare() { # workbook...
  local in=$BATS_TEST_TMPDIR
  /usr/bin/python3 -m check --rules >"$in/rules"
  found "$@" | awk -F '|' 'NR == FNR { rule[$1] = 1; next } $4 in rule' "$in/rules" - >"$in/got"
  /usr/bin/python3 -W ignore -m check "$@" | sort >"$in/want"
  diff -u "$in/want" "$in/got"
}

@test "check: a workbook that breaks one rule is told of that rule and that cell" {
  cd "$EACH"
  sort want >"$BATS_TEST_TMPDIR/want"
  found -- *.xlsx >"$BATS_TEST_TMPDIR/got"
  diff -u "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "check: every rule of the manual is broken by a workbook, and no other is told" {
  mandoc -Tascii "$TOP/cmd/lima-xlsx/lima-xlsx.1" | col -bx |
    sed -n 's/^ *\([a-z1-]*\)  *\(must\|should\) .*/\1|\2/p' | sort >manual
  (cd "$EACH" && lima-xlsx --check -- *.xlsx) >all.tsv || [[ $? == 1 ]]
  tail -n +2 all.tsv | cut -f 4,5 | tr '\t' '|' | sort -u >told
  [[ $(wc -l <told) -ge 40 ]]
  diff -u manual told
}

@test "check: what must not be gives 1, what should not be gives 0" {
  run -0 --separate-stderr lima-xlsx --check -v "$EACH/good.xlsx"
  [[ $output == $'file\tsheet\tcell\trule\tlevel\tdetail' ]]
  [[ $stderr == 'lima-xlsx: 1 file: 0 must not be, 0 should not be' ]]
  run -0 --separate-stderr lima-xlsx --check -v "$EACH/below-table.xlsx" "$EACH/font-small.xlsx"
  [[ $stderr == 'lima-xlsx: 2 files: 0 must not be, 2 should not be' ]]
  run -1 --separate-stderr lima-xlsx --check -v "$EACH/merged-cells.xlsx"
  [[ $stderr == 'lima-xlsx: 1 file: 1 must not be, 0 should not be' ]]
}

@test "check: a finding says what it saw" {
  cd "$EACH"
  lima-xlsx --check contrast.xlsx wrap-cut.xlsx header-unique.xlsx link-broken.xlsx number-as-text.xlsx \
    note-undefined.xlsx >"$BATS_TEST_TMPDIR/all" || [[ $? == 1 ]]
  cd "$BATS_TEST_TMPDIR"
  tsv "file|sheet|cell|rule|level|detail" \
    "contrast.xlsx|Figures|B5|contrast|must|#BBBBBB on #FFFFFF is a contrast of 1.9 to 1, from here on" \
    "wrap-cut.xlsx|Figures|A5|wrap-cut|must|5 lines need 72 points, the row has 18" \
    "header-unique.xlsx|Figures|C3|header-unique|must|another column has the header 'MEAN'" \
    "link-broken.xlsx|Cover|A3|link-broken|must|there is no sheet 'Pillar's needs'" \
    "number-as-text.xlsx|Figures|B5|number-as-text|should|1 cell of the column: a number that is stored as text" \
    "note-undefined.xlsx|Figures|A2|note-undefined|must|no sheet says what note 2 is" >want
  diff -u want all
}

@test "check: a working edition may have filters, frozen panes and several charts" {
  cd "$EACH"
  found --working autofilter.xlsx autofilter-sheet.xlsx freeze-panes.xlsx chart-many.xlsx merged-cells.xlsx \
    >"$BATS_TEST_TMPDIR/got"
  [[ $(cat "$BATS_TEST_TMPDIR/got") == 'merged-cells.xlsx|Figures|A2:C2|merged-cells' ]]
}

@test "check: of one rule on one sheet twenty are told, then how many more" {
  cat >many.py <<'END'
import openpyxl, badbooks
book = badbooks.good()
for i in range(2, 27):
    book["Figures"].merge_cells("E%d:F%d" % (i, i))
badbooks.save(book, "many.xlsx")
END
  /usr/bin/python3 -W ignore many.py each unused 2>err || { cat err; false; }
  run -1 --separate-stderr lima-xlsx --check -v many.xlsx
  [[ $(grep -c merged-cells <<<"$output") == 21 ]]
  [[ ${lines[21]} == $'many.xlsx\tFigures\t\tmerged-cells\tmust\t5 more of this sheet' ]]
  [[ $stderr == 'lima-xlsx: 1 file: 25 must not be, 0 should not be' ]]
}

@test "check: what openpyxl sees is found, in workbooks with faults at random" {
  /usr/bin/python3 -W ignore -m badbooks random random 60
  compare random/*.xlsx
  [[ $(wc -l <want) -ge 100 ]]
  cd "$EACH"
  compare *.xlsx
  [[ $(wc -l <"$BATS_TEST_TMPDIR/want") -ge 35 ]]
}

@test "check: our annexes in four languages break no rule" {
  (
    cd "$SAMPLE"
    lima-ingest -m SAMPLE states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv |
      lima-normalize -c 2019-06-17 | lima-classify -O overrides.tsv | lima-score
  ) >stream.tsv 2>/dev/null
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o "annexes-$lang.xlsx" stream.tsv
  done
  run -0 --separate-stderr lima-xlsx --check annexes-*.xlsx
  [[ $output == $'file\tsheet\tcell\trule\tlevel\tdetail' ]]
  [[ -z $stderr ]]
  compare annexes-en.xlsx annexes-fr.xlsx
  [[ ! -s want ]]
}

@test "check: what LibreOffice writes is read as what it was made from" {
  cd "$EACH"
  cp blank-row.xlsx empty-cell.xlsx header-unique.xlsx hidden-row.xlsx link-broken.xlsx note-mark-raised.xlsx \
    note-undefined.xlsx title-a1.xlsx document-title.xlsx "$BATS_TEST_TMPDIR"
  cd "$BATS_TEST_TMPDIR"
  soffice "-env:UserInstallation=file://$BATS_TEST_TMPDIR/office" --headless \
    --convert-to xlsx:'Calc MS Excel 2007 XML' --outdir office-xlsx ./*.xlsx >/dev/null 2>&1
  cd office-xlsx
  # It drops the words for charts, and writes each style's height of the rows.
  found ./*.xlsx | grep -v '|alt-text$' | sed 's/^..//' >../got
  cut -d '|' -f 1 ../got | sort -u >../names
  (cd .. && ls ./*.xlsx | sed 's/^..//' | diff -u - names)
  awk -F '|' 'NR == FNR { has[$1] = 1; next } $1 in has' ../names "$EACH/want" | sort >../want
  diff -u ../want ../got
}

@test "check: prefixes of namespaces and parts that are not there do not matter" {
  /usr/bin/python3 - "$EACH/blank-row.xlsx" <<'END'
import re, sys, zipfile
given = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile("other.xlsx", "w") as out:
    for name in given.namelist():
        data = given.read(name).decode()
        if name.startswith(("xl/worksheets/sheet", "xl/tables", "xl/workbook")):
            data = re.sub(r"<(/?)(\w)", r"<\1x:\2", data).replace("xmlns=", "xmlns:x=")
        if not name.startswith("docProps/") and name != "xl/theme/theme1.xml":
            out.writestr(name, data)
END
  found other.xlsx >got
  printf '%s\n' 'other.xlsx|Figures|A5|blank-row' 'other.xlsx|||document-language' \
    'other.xlsx|||document-title' >want
  diff -u want got
}

@test "check: a file that is no workbook ends with 65, one that is not there with 66" {
  refused() { # status file message
    run "-$1" --separate-stderr lima-xlsx --check "$2"
    echo "$stderr"
    [[ $stderr == "lima-xlsx: $2: error: $3" ]]
    [[ $output == $'file\tsheet\tcell\trule\tlevel\tdetail' ]]
  }
  refused 66 none.xlsx 'cannot open: No such file or directory'
  refused 66 . 'cannot be read: not a file'
  echo text >text.xlsx
  refused 65 text.xlsx 'workbook: damaged or cut short: Not a zip archive'
  printf '\320\317\021\340old' >old.xlsx
  refused 65 old.xlsx 'not a workbook (.xlsx): an old .xls, or protected by a password'
  /usr/bin/python3 -c 'import zipfile; zipfile.ZipFile("zip.xlsx", "w").writestr("a", "b")'
  refused 65 zip.xlsx 'not a workbook (.xlsx)'
  head -c 3000 "$EACH/good.xlsx" >cut.xlsx
  refused 65 cut.xlsx 'workbook: damaged or cut short: Not a zip archive'
}

# part NAME CONTENT: the good workbook with that part, as hostile.xlsx.
part() {
  /usr/bin/python3 - "$EACH/good.xlsx" "$@" <<'END'
import sys, zipfile
good = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile("hostile.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
    for name in good.namelist():
        out.writestr(name, eval(sys.argv[3]) if name == sys.argv[2] else good.read(name))
END
}

@test "check: a hostile workbook is refused, in little memory" {
  refused() { # part content message
    part "$1" "$2"
    run -65 --separate-stderr bash -c 'ulimit -v 300000; exec lima-xlsx --check hostile.xlsx'
    echo "$stderr"
    [[ $stderr == "lima-xlsx: hostile.xlsx:"*"error: workbook: $3"* ]]
  }
  ! nm "$LIMA_BUILD/lima-xlsx" | grep -q __asan_init || skip "sanitizers need their own memory"
  sheet=xl/worksheets/sheet3.xml
  refused $sheet '"<!DOCTYPE a [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>"' 'a document type (DTD) is refused'
  refused $sheet '"<a>" * 100' 'nested too deeply'
  refused $sheet '"<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>"' 'damaged: a row out of order'
  refused $sheet '"<worksheet><sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>"' \
    'damaged: a cell out of its place'
  refused $sheet '"<chartsheet/>"' 'damaged: a sheet that is none'
  refused $sheet '"<worksheet>" + "<row/>" * 20000000 + "</worksheet>"' 'too large unpacked'
  refused xl/tables/table1.xml '"<table ref=\"none\"/>"' 'damaged: a table without its place'
}

@test "check: memory does not grow with the rows" {
  ! nm "$LIMA_BUILD/lima-xlsx" | grep -q __asan_init || skip "sanitizers need their own memory"
  part xl/worksheets/sheet3.xml '"<worksheet><sheetData>" + "".join(
      "<row r=\"%d\"><c t=\"inlineStr\"><is><t>%d a row of text</t></is></c><c><v>%d</v></c></row>" % (i, i * i, i * 7)
      for i in range(1, 200001)) + "</sheetData></worksheet>"'
  run -1 --separate-stderr bash -c 'ulimit -v 60000; exec lima-xlsx --check hostile.xlsx'
  [[ $output == *'199980 more of this sheet'* ]]
}

@test "check: a command line that is wrong ends with 64" {
  run -64 --separate-stderr lima-xlsx --check
  [[ $stderr == *'no workbook to check'* ]]
}
