#!/usr/bin/env bats
#
# The edition for clerks: the same figures, more to work with.

load helper

# openpyxl warns of what it does not keep, which is nothing to us.
export PYTHONWARNINGS=ignore

oracle() { # program argument...
  local program=$1
  shift
  /usr/bin/python3 "$TOP/tests/oracle/$program.py" "$@"
}

# The sample with the needs that the rules leave to a person, one of them
# decided, in both editions.
setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  {
    lima-ingest -m SAMPLE "$SAMPLE"/states-*.csv* "$SAMPLE/jswg-en.csv" |
      lima-normalize -c 2019-06-17 >answers.tsv
    lima-classify --review review.tsv answers.tsv >/dev/null
    awk -F '\t' -v OFS='\t' 'NR == 2 { $3 = "technology" } { print }' review.tsv >overrides.tsv
    lima-classify -O overrides.tsv answers.tsv | lima-score >stream.tsv
  } 2>/dev/null || :
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o "published-$lang.xlsx" stream.tsv || return
    lima-xlsx -w -l "$lang" -o "annexes-$lang.xlsx" stream.tsv || return
  done
}

setup() {
  MADE=$BATS_FILE_TMPDIR
  cd "$BATS_TEST_TMPDIR" || return
}

# The cells of all tables but the cover: the table's name, row, column, n or s, value.
named_cells() { # workbook
  { oracle xlsx --tables "$1"; echo; oracle xlsx "$1"; } | awk -F '\t' -v OFS='\t' '
    NF == 0 { cells = 1; next }
    !cells { name[$1] = $3; next }
    name[$1] != "cover" { print name[$1], $2, $3, $4, $5 }'
}

# The cells of a table, named, row by row: row, column, n or s, value.
table() { # workbook table
  local number
  number=$(oracle xlsx --tables "$1" | awk -F '\t' -v name="$2" '$3 == name { print $1 }')
  oracle xlsx "$1" | awk -F '\t' -v OFS='\t' -v number="$number" '$1 == number { print $2, $3, $4, $5 }'
}

# A stream with one need for each text, all to review, and its figures.
needs() { # text...
  need_records "$@" | lima-score
}

need_records() { # text...
  tsv 'rec|id|reporter|kind|mandate|named|pillar|question|answer|aside|flags|criterion|confidence|terms|lang|table|row|item|value|src_file|src_line|src_col'
  local text n=0
  for text; do
    printf 'need\tX-%d\tPER\tstate\t1\t1\tA\tneeds\t%s\t\treview\ttraining\t0.25\tcourse\ten\t\t\t\t\ta.csv\t2\t5\n' $((++n)) "$text"
  done
}

@test "working: the tables hold what those of the published edition hold" {
  for lang in en es pt fr; do
    named_cells "$MADE/published-$lang.xlsx" >published
    named_cells "$MADE/annexes-$lang.xlsx" | sed '/^review\t/d' | diff -u published -
    [[ $(cut -f 1 published | sort -u | wc -l) -ge 20 ]]
  done
}

@test "working: the cover says that it is not for publication, and the published one has no sheet to review" {
  for lang in en es pt fr; do
    label=$(awk -F '\t' -v lang="$lang" '
      NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
      $1 == "cover.working" { print $at[lang] }' "$PROFILE/labels.tsv")
    [[ -n $label ]]
    run -0 grep -c -xF "2	1	s	$label" <(table "$MADE/annexes-$lang.xlsx" cover)
    run -1 grep -F "$label" <(oracle xlsx "$MADE/published-$lang.xlsx")
    run -1 grep -w review <(oracle xlsx --tables "$MADE/published-$lang.xlsx")
  done
}

@test "working: nothing that the checker knows is wrong with it, in four languages" {
  run -0 --separate-stderr lima-xlsx --check -w "$MADE"/annexes-*.xlsx
  [[ $output == 'file	sheet	cell	rule	level	detail' ]]
}

@test "working: headers stay in sight, tables filter, tabs have colours, pages say name and number" {
  run -0 /usr/bin/python3 - "$MADE/annexes-pt.xlsx" <<'END'
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
frozen = {}
for sheet in book.worksheets:
    table, = sheet.tables.values()
    assert table.autoFilter is not None and table.autoFilter.ref == table.ref, sheet.title
    assert sheet.sheet_properties.tabColor is not None, sheet.title
    assert "&A" in sheet.oddHeader.left.text, sheet.title
    assert "&P" in sheet.oddFooter.right.text, sheet.title
    assert not sheet.protection.sheet, sheet.title
    frozen[table.name] = sheet.freeze_panes
    if sheet.freeze_panes:
        header = int(table.ref.split(":")[0][1:])
        assert sheet.freeze_panes[1:] == str(header + 1), sheet.title
for name in "cover", "level_by_pillar", "states_and_mandates", "needs":
    print(name, frozen[name])
END
  diff -u - <(printf '%s\n' "$output") <<'END'
cover None
level_by_pillar B6
states_and_mandates C6
needs C6
END
}

@test "working: charts stand beside their tables, in the published edition below" {
  cat >where.py <<'END'
import sys
import openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    table, = sheet.tables.values()
    first, last = openpyxl.utils.cell.range_boundaries(table.ref)[:2], openpyxl.utils.cell.range_boundaries(table.ref)[2:]
    for chart in sheet._charts:
        at = chart.anchor._from
        print(table.name, "beside" if at.col > last[0] - 1 and at.row == first[1] else
              "below" if at.col == 0 and at.row >= last[1] else "elsewhere")
END
  run -0 /usr/bin/python3 where.py "$MADE/annexes-en.xlsx"
  [[ $(sort -u <<<"${output//* /}") == beside && $(wc -l <<<"$output") == 6 ]]
  run -0 /usr/bin/python3 where.py "$MADE/published-en.xlsx"
  [[ $(sort -u <<<"${output//* /}") == below && $(wc -l <<<"$output") == 6 ]]
}

@test "working: shades go from the lowest level to the highest, bars from nothing to what the layout says" {
  run -0 /usr/bin/python3 - "$MADE/annexes-en.xlsx" <<'END'
import sys
import openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    table, = sheet.tables.values()
    for ranges in sheet.conditional_formatting:
        for rule in ranges.rules:
            ends = (rule.colorScale or rule.dataBar).cfvo
            print(table.name, ranges.sqref, rule.type,
                  *(int(end.val) if end.type == "num" else end.type for end in ends))
END
  diff -u - <(printf '%s\n' "$output") <<'END'
level_by_pillar F6:F13 colorScale 1 5
level_by_pillar I6:I13 dataBar 0 100
greater_progress D6:D32 colorScale 1 5
preliminary_progress D6:D31 colorScale 1 5
level_by_mandate E7:I63 dataBar 0 max
level_by_mandate J7:J63 colorScale 1 5
states_and_mandates C6:AI62 colorScale 1 5
needs F6:F64 colorScale 1 5
review J6:J29 dataBar 0 1
data G6:G1519 colorScale 1 5
END
  run -0 /usr/bin/python3 -c 'import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    assert not sheet.conditional_formatting and sheet.freeze_panes is None, sheet.title
    assert not sheet.data_validations.dataValidation, sheet.title' "$MADE/published-en.xlsx"
}

@test "working: the sheet to review has what is flagged or was decided, and takes the words of the list alone" {
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["rec"] == "need" && ";" $at["flags"] ";" ~ /;(review|override);/ {
      print $at["id"] "|" $at["answer"] "|" ($at["flags"] ~ /override/ ? $at["criterion"] : "") }' \
    "$MADE/stream.tsv" | sort >want
  [[ $(wc -l <want) -gt 10 && $(grep -c 'technology$' want) == 1 ]]
  cat >review.py <<'END'
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet, = (s for s in book.worksheets if "review" in s.tables)
c1, r1, c2, r2 = openpyxl.utils.cell.range_boundaries(sheet.tables["review"].ref)
validation, = sheet.data_validations.dataValidation
assert validation.type == "list" and validation.sqref == sheet.data_validations.dataValidation[0].sqref
assert str(validation.sqref) == f"G{r1 + 1}:G{r2}", validation.sqref
name, cells = validation.formula1.rsplit("!", 1)
words = [c.value for row in book[name.strip("'")][cells.replace("$", "")] for c in row]
codes = dict(zip(words, ("institution", "training", "technology")))
assert validation.showErrorMessage and validation.error and validation.prompt
for row in sheet.iter_rows(min_row=r1 + 1, max_row=r2):
    for cell in row[6:9]:
        assert cell.fill.fgColor.rgb != "00000000" and cell.border.left.style == "thin", cell
        assert not cell.protection.locked, cell
    decided = row[6].value
    print(row[0].value, row[3].value, codes[decided] if decided else "", sep="|")
    assert row[7].value is None and row[8].value is None
END
  for lang in en es pt fr; do
    run -0 /usr/bin/python3 review.py "$MADE/annexes-$lang.xlsx"
    diff -u want <(sort <<<"$output")
  done
}

@test "working: of a text that a cell cannot hold exactly nothing can be decided, and a line says so" {
  long=$(printf '%32768s' '' | tr ' ' a)
  needs '=1+1' "_x0041_" ' two  spaces ' "$(printf 'a\\tb')" >sound.tsv
  needs 'fine' $'bell \a' "$(printf 'a\\r\\nb')" 'also fine' "$long" >odd.tsv
  lima-xlsx -w -o sound.xlsx sound.tsv
  lima-xlsx -w -o odd.xlsx odd.tsv
  run -1 grep -F '[z] stands in place' <(oracle xlsx sound.xlsx)
  run -0 grep -c -F '[z] stands in place' <(oracle xlsx odd.xlsx)
  [[ $output == 1 ]]
  run -0 /usr/bin/python3 -c 'import sys, openpyxl
sheet, = (s for s in openpyxl.load_workbook(sys.argv[1]).worksheets if "review" in s.tables)
for v in sheet.data_validations.dataValidation:
    print(v.sqref)
for row in sheet.iter_rows(min_row=7):
    print(row[0].value, *(c.value for c in row[6:9]))' odd.xlsx
  diff -u - <(printf '%s\n' "$output") <<'END'
G7
G10
X-1 None None None
X-2 [z] [z] [z]
X-3 [z] [z] [z]
X-4 None None None
X-5 [z] [z] [z]
[+] [+] [+] [+]
END
}

@test "working: a sheet to review of many rows is as one of few" {
  {
    need_records
    for i in {1..10001}; do
      printf 'need\tX-%d\tPER\tstate\t1\t1\tA\tneeds\ttext\t\treview\ttraining\t0.25\tcourse\ten\t\t\t\t\ta.csv\t2\t5\n' "$i"
    done
  } | lima-score >many.tsv
  lima-xlsx -w -o many.xlsx many.tsv
  unzip -p many.xlsx xl/worksheets/sheet10.xml >sheet.xml
  grep -o '<dataValidation [^>]*sqref="[^"]*"' sheet.xml | grep -o 'sqref=.*' >got
  [[ $(cat got) == 'sqref="G6:G10006"' ]]
  run -0 lima-ingest --decisions many.xlsx
  [[ ${#lines[@]} == 10002 && ${lines[10001]} == $'X-10001\ttext\t\t\t' ]]
}

@test "working: a layout whose list of words is not to be found ends with 78" {
  layout() { # the evidence of the column that is decided
    awk -F '\t' -v OFS='\t' -v evidence="$1" '$3 == "fill:criteria" { $12 = evidence } { print }' \
      "$PROFILE/workbook.tsv" >layout.tsv
  }
  layout needs_by_pillar
  run -78 --separate-stderr lima-xlsx -w --layout layout.tsv -o a.xlsx "$MADE/stream.tsv"
  [[ $stderr == *"evidence: no sheet with the rows 'criteria': 'needs_by_pillar'"* && ! -e a.xlsx ]]
  sed 's/\tbars:100\t/\tbars:a\t/' "$PROFILE/workbook.tsv" >layout.tsv
  run -78 --separate-stderr lima-xlsx -w --layout layout.tsv -o a.xlsx "$MADE/stream.tsv"
  [[ $stderr == *"palette: no such shading: 'bars:a'"* && ! -e a.xlsx ]]
}

@test "working: without figures there is no list to choose from, and all else" {
  need_records one two >needs.tsv
  lima-xlsx -w -o a.xlsx needs.tsv
  run -1 grep dataValidation <(unzip -p a.xlsx 'xl/worksheets/*.xml')
  run -0 lima-ingest --decisions a.xlsx
  [[ ${lines[2]} == $'X-2\ttwo\t\t\t' ]]
}

@test "working: any table gets a filter and a header that stays in sight" {
  tsv 'code|n' 'A|1' 'B|2' >t.tsv
  lima-xlsx -w -o t.xlsx t.tsv
  run -0 /usr/bin/python3 -c 'import sys, openpyxl
sheet, = openpyxl.load_workbook(sys.argv[1]).worksheets
table, = sheet.tables.values()
print(table.autoFilter.ref, sheet.freeze_panes)' t.xlsx
  [[ $output == 'A2:B4 C3' ]]
}
