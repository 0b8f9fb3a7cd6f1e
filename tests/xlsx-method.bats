#!/usr/bin/env bats
#
# Figures that a spreadsheet program computes once more, and the records that
# they lead to.

load helper

# The sample through the chain, and its workbook in four languages.
setup_file() {
  begin_file
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o "annexes-$lang.xlsx" stream.tsv || return
  done
  # An office that computes every formula when it opens a workbook.
  mkdir -p office/user
  cat >office/user/registrymodifications.xcu <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END
}

setup() {
  begin_test
}

method() {
  /usr/bin/python3 "$TOP/tests/oracle/method.py" "$@"
}

# Workbooks, whose computed values are forgotten first, into the folder new.
recalculate() { # workbook...
  local book
  mkdir -p bare
  for book; do
    method change "$book" "bare/${book##*/}"
  done
  office "${@/#*\//bare/}"
}

office() { # workbook...
  command -v soffice >/dev/null || skip 'LibreOffice is not installed'
  # By now the tools have run; what follows is LibreOffice's work alone.
  [[ -z ${ASAN_OPTIONS-} ]] || skip 'done without sanitizers'
  [[ -d office ]] || cp -R "$MADE/office" office
  soffice "-env:UserInstallation=file://$PWD/office" --headless \
    --convert-to xlsx:'Calc MS Excel 2007 XML' --outdir new "$@" >/dev/null 2>&1 3>&-
}

# The hyperlinks of a sheet, by the name of its table.
links() { # workbook table
  local sheet
  sheet=$(/usr/bin/python3 "$TOP/tests/oracle/xlsx.py" --tables "$1" |
    awk -F '\t' -v table="$2" '$3 == table { print $1 }')
  unzip -p "$1" "xl/worksheets/sheet$sheet.xml" | grep -o '<hyperlink [^>]*>'
}

# A stream of responses: mandate, its pillar, the levels that as many states gave.
responses() { # mandate pillar levels...
  local mandate=$1 pillar=$2 i=1 level
  local states=(ARG ATG BHS BLZ BOL BRA BRB CAN CHL COL CRI DMA DOM ECU GRD GTM GUY HND HTI JAM
    KNA LCA MEX PAN PER PRY SLV SUR TTO URY)
  shift 2
  for level; do
    tsv "answer|$mandate.$i|${states[i - 1]}|state|$mandate|level|$level|2019-01-01T00:00:00|a.csv|$((mandate * 100 + i))|5|||||$mandate|$pillar||"
    i=$((i + 1))
  done
}

HEAD='rec|id|reporter|kind|mandate|question|answer|submitted|src_file|src_line|src_col|reason|row|item|value|named|pillar|aside|flags'

refused() { # status message arguments...
  refuses lima-xlsx old.xlsx "$@"
}

@test "method: recalculated by LibreOffice no cell differs, in four languages" {
  recalculate "$MADE"/annexes-{en,es,pt,fr}.xlsx
  for lang in en es pt fr; do
    run -0 method same "$MADE/annexes-$lang.xlsx" "new/annexes-$lang.xlsx"
    echo "$output"
    [[ $output =~ ^[0-9]+\ cells,\ ([0-9]+)\ of\ them\ formulas$ ]]
    [[ ${BASH_REMATCH[1]} -gt 1100 ]]
  done
}

@test "method: bands, at or above and their numbers follow the limits that a reader sets" {
  method change "$MADE/annexes-en.xlsx" first.xlsx 1 2.2 2.8 3.5 4.5
  method change "$MADE/annexes-en.xlsx" second.xlsx 1 1.5 3.2 4 5
  method change "$MADE/annexes-en.xlsx" none.xlsx 2.5 3 3.5 4 4.5
  office first.xlsx second.xlsx none.xlsx
  run -0 method follow new/first.xlsx 1 2.2 2.8 3.5 4.5
  run -0 method follow new/second.xlsx 1 1.5 3.2 4 5
  run -0 method follow new/none.xlsx 2.5 3 3.5 4 4.5
}

@test "method: made-up answers, with every option, come out as they were scored" {
  local seed=0 options books=()
  for options in '' '--bands exact' '--denominator all' '--bands exact --denominator all'; do
    for _ in 1 2 3; do
      seed=$((seed + 1))
      method made "$PROFILE" $seed >in.tsv
      # shellcheck disable=SC2086
      lima-score $options in.tsv >scored.tsv
      lima-xlsx -o "made-$seed.xlsx" scored.tsv
    done
    books+=("made-$seed.xlsx")
  done
  recalculate "${books[@]}"
  for book in "${books[@]}"; do
    run -0 method same "$book" "new/$book"
  done
}

@test "method: a tie is rounded up, where binary numbers would round it down" {
  {
    tsv "$HEAD"
    # 73/20 = 3.65, and the mean of 7/3 and 2.9666... = 2.65.
    responses 1 A 5 5 5 5 5 5 5 5 5 5 3 3 3 2 2 2 2 2 2 2
    # shellcheck disable=SC2046
    responses 26 C 2 2 3
    responses 25 C 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 2
  } >in.tsv
  lima-score in.tsv >scored.tsv
  [[ $(fields row,item,value scored.tsv | grep -c -x -e 'C|mean|2.7' -e '1|mean|3.7') == 2 ]]
  lima-xlsx -o tie.xlsx scored.tsv
  # The same of pillars.
  {
    tsv "$HEAD"
    responses 1 A 2 2 3
    responses 13 B 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 3 2
  } >in.tsv
  lima-score in.tsv >scored.tsv
  [[ $(fields table,row,item,value scored.tsv | grep -c -x 'overall|all|mean|2.7') == 1 ]]
  lima-xlsx -o all.xlsx scored.tsv
  recalculate tie.xlsx all.xlsx
  run -0 method same tie.xlsx new/tie.xlsx
  run -0 method same all.xlsx new/all.xlsx
}

@test "method: a figure that is not what its formula gives is not published, 70" {
  while IFS='|' read -r figure message; do
    with_figures "$figure" >in.tsv
    refused 70 "$message" in.tsv
  done <<'END'
mandate/1/mean=3.8|sheet 'Method by mandate': figure mandate/*/mean of '1' is '3.8', its formula gives '3.7'
mandate/1/band=2|sheet 'Method by mandate': figure mandate/*/band of '1' is '2', its formula gives '3'
pillar/A/mean=2.9|sheet 'Method by pillar': figure pillar/*/mean|overall/*/mean of 'A' is '2.9', its formula gives '2.8'
overall/all/index=|sheet 'Method by pillar': figure pillar/*/index|overall/*/index of 'all' is '', its formula gives
bands/all/b3=25|sheet 'Band limits': figure bands/all/b* of '3' is '25', its formula gives '26'
END
}

@test "method: the records alone tell what a formula gives, without the layout's checks, 70" {
  grep -v -P '\tcheck\trecount\t' "$PROFILE/workbook.tsv" >layout.tsv
  while IFS='|' read -r figures message; do
    # shellcheck disable=SC2086
    with_figures $figures >in.tsv
    refused 70 "$message" --layout layout.tsv in.tsv
  done <<'END'
needs_criterion/A/training=11 needs_criterion/B/training=0|sheet 'Method for needs': figure needs_criterion/*/training of 'A' is '11', its formula gives '10'
mandate/1/c3=1 mandate/1/c4=7 mandate/1/c5=1|sheet 'Method by mandate': figure mandate/*/c3 of '1' is '1', its formula gives '2'
END
}

@test "evidence: each figure is what the records give that it links to, in four languages" {
  for lang in en es pt fr; do
    run -0 /usr/bin/python3 "$TOP/tests/oracle/evidence.py" "$PROFILE" "$MADE/annexes-$lang.xlsx" "$lang"
    echo "$output"
    [[ $output =~ ^([0-9]+)\ figures,\ ([0-9]+)\ links\ back$ ]]
    [[ ${BASH_REMATCH[1]} -gt 2400 && ${BASH_REMATCH[2]} -gt 1600 ]]
  done
}

@test "the four workbooks have the same numbers, formulas and links but for names of sheets" {
  run -0 method alike "$MADE"/annexes-{en,es,pt,fr}.xlsx
  [[ $output =~ ^([0-9]+)\ cells\ in\ each$ && ${BASH_REMATCH[1]} -gt 10000 ]]
}

@test "evidence: of the books only what is set aside or rejected has links, and the sheet says so" {
  # Columns G to K are what is set aside or rejected; A4 leads to the cover.
  links "$MADE/annexes-en.xlsx" books | grep -o 'ref="[A-Z]*' | sort -u | tr -d '\n' >got
  diff -u - got < <(printf 'ref="%s' A G H K)
  for lang in en es pt fr; do
    unzip -p "$MADE/annexes-$lang.xlsx" xl/sharedStrings.xml |
      grep -o -E '(Answers counted have no link|Las contadas no tienen enlace|As contadas não têm link|Les réponses comptées n.ont pas de lien)'
  done >got
  [[ $(wc -l <got) == 4 ]]
}

@test "evidence: tips say in the language what a link opens" {
  tips() { # language table
    links "$MADE/annexes-$1.xlsx" "$2" | grep -o 'tooltip="[^"]*"' | cut -d '"' -f 2
  }
  local lang
  for lang in en es pt fr; do
    tips "$lang" level_by_mandate | sed -n '2,3p;15p'
  done >got
  diff -u - got <<'END'
10 records: Data, rows 6 to 15
Among 10 records: Data, rows 6 to 15
Among 9 records: Data, rows 16 to 24
10 registros: Datos, filas 6 a 15
Entre 10 registros: Datos, filas 6 a 15
Entre 9 registros: Datos, filas 16 a 24
10 registros: Dados, linhas 6 a 15
Entre 10 registros: Dados, linhas 6 a 15
Entre 9 registros: Dados, linhas 16 a 24
10 enregistrements : Données, lignes 6 à 15
Parmi 10 enregistrements : Données, lignes 6 à 15
Parmi 9 enregistrements : Données, lignes 16 à 24
END
}

@test "evidence: of a single record a tip says so, whatever it is among" {
  for lang in en es pt fr; do
    links "$MADE/annexes-$lang.xlsx" needs_by_pillar | grep '^<hyperlink ref="D12"' | grep -o 'tooltip="[^"]*"'
  done >got
  diff -u - got <<'END'
tooltip="1 record: Needs, row 64"
tooltip="1 registro: Necesidades, fila 64"
tooltip="1 registro: Necessidades, linha 64"
tooltip="1 enregistrement : Besoins, ligne 64"
END
}

@test "method: records that go on on other sheets are counted on all of them" {
  lima-xlsx --max-rows 300 -o long.xlsx "$STREAM"
  recalculate long.xlsx
  run -0 method same long.xlsx new/long.xlsx
  links long.xlsx level_by_pillar | grep -c 'tooltip="25 records: Data, rows 294 to 305; Data 2, rows 6 to 18"' >/dev/null
}

@test "method: so few rows that formulas cannot name all sheets are refused, with how many do" {
  refused 64 "error: max-rows: formulas cannot name 692 sheets, 14 rows are enough: '1'" \
    --max-rows 1 "$STREAM"
  lima-xlsx --max-rows 14 -o few.xlsx "$STREAM"
}

@test "evidence: where a sheet has no room for a link in each row the first of each block has one" {
  {
    tsv "$HEAD"
    awk 'BEGIN { for (i = 1; i <= 65600; i++)
      print "answer\t" i "\tPER\tstate\t" i % 57 + 1 "\tmeasures\tx\t2019-01-01T00:00:00\ta.csv\t" i "\t5\t\t\t\t\t" i % 57 + 1 "\tA\t\t" }'
  } >in.tsv
  lima-score in.tsv >scored.tsv
  lima-xlsx -o many.xlsx scored.tsv
  links many.xlsx data | grep -o '^<hyperlink ref="[A-Z]*[0-9]*" location="[^"]*"' >leads
  [[ $(wc -l <leads) == 58 ]]
  sed -n '2p;3p' leads | diff -u - <(printf '%s\n' "<hyperlink ref=\"A6\" location=\"'Level by mandate'!A7:R7\"" \
    "<hyperlink ref=\"A1156\" location=\"'Level by mandate'!A8:R8\"")
}

@test "method: a layout that lacks what formulas need ends with 78 and its line" {
  local head='sheet|part|kind|rows|from|where|order|label|empty|width|palette|evidence'
  local data='data|sheet|records|||rec=answer,aside=|questions:question,kind,pillar,mandate;reporter|||||+data|column|integer||mandate|||col.mandate||||+data|column|integer||answer|question=level||col.level||||'
  local one='method_mandates|sheet|method|mandates|mandate|||||||data/level/state+method_mandates|column|integer||*|||col.mandate||||'
  while IFS=';' read -r parts message; do
    parts=${parts//DATA/$data}
    IFS='+' read -ra lines <<<"${parts//ONE/$one}"
    tsv "$head" "${lines[@]}" >layout.tsv
    refused 78 "layout.tsv:$message" --layout layout.tsv "$STREAM"
  done <<'END'
method_bands|sheet|method|bands|level|||||||;2: error: from: no such table of the method: 'level'
ONE+method_mandates|column|count||=nosuch|||col.n||||;4: error: from: the method has no such item: '=nosuch'
ONE+method_mandates|column|count||=n|||col.n||||;2: error: evidence: no such sheet: 'data/level/state'
DATA+ONE+method_mandates|column|count||=mean|||col.n||||;5: error: sheet: a formula needs a column from '=n': 'method_mandates'
END
}
