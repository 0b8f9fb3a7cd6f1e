#!/usr/bin/env bats
#
# The workbook: what stands in it, and what must not appear.

load helper

# The sample through the chain, and its workbook in four languages.
setup_file() {
  begin_file
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o "annexes-$lang.xlsx" stream.tsv || return
  done
}

setup() {
  begin_test
}

# The cells of a workbook: sheet, row, column, n or s, value.
cells() {
  /usr/bin/python3 "$TOP/tests/oracle/xlsx.py" "$@"
}

# The rows of a sheet's table, cells separated by |, from a list of cells.
rows() { # sheet cells
  awk -F '\t' -v sheet="$1" '
    $1 == sheet { line[$2] = line[$2] (line[$2] == "" ? "" : "|") $5; if ($2 > n) n = $2 }
    END { for (i = 1; i <= n; i++) print line[i] }' "$2"
}

refused() { # status message arguments...
  refuses lima-xlsx old.xlsx "$@"
}

@test "xlsx: a command line that is wrong ends with 64" {
  refused 64 "no such language: 'de'" -l de "$STREAM"
  refused 64 "no such language: 'key'" -l key "$STREAM"
  refused 64 "title: not UTF-8: " -T $'\xe9' "$STREAM"
  refused 64 'title: more than 255 characters: ' -T "$(printf 'é%.0s' {1..256})" "$STREAM"
}

@test "xlsx: a stream that has not been scored ends with 65" {
  tsv 'rec|id' 'answer|1' >in.tsv
  refused 65 "no column 'table'" in.tsv
}

@test "xlsx: figures that are no numbers, or two at once, end with 65" {
  with_figures pillar/A/mean=2,8 >in.tsv
  refused 65 "figure pillar/*/mean|overall/*/mean of 'A': not a number: '2,8'" in.tsv
  refused 65 'figure pillar/A/mean: given with two values' in.tsv "$STREAM"
}

@test "xlsx: a total that is not the sum of its parts ends with 70" {
  with_figures books/all/answers=1603 >in.tsv
  refused 70 "sheet 'Books': the total of books/*/answers is 1603, the sum is 1602" in.tsv
}

@test "xlsx: output that cannot be created ends with 73" {
  run -73 --separate-stderr lima-xlsx -o nowhere/a.xlsx "$STREAM"
  [[ $stderr == "lima-xlsx: error: nowhere/a.xlsx: No such file or directory" ]]
  TMPDIR=nowhere run -73 --separate-stderr lima-xlsx "$STREAM"
  [[ $stderr == "lima-xlsx: error: standard output: no temporary file can be created" ]]
}

@test "xlsx: a layout that is wrong ends with 78 and its line, one that is not there with 66" {
  refused 66 'nowhere.tsv' --layout nowhere.tsv "$STREAM"
  local head='sheet|part|kind|rows|from|where|order|label|empty|width|palette'
  local sheet='needs|sheet|figures|pillars|||||||'
  while IFS=';' read -r parts message; do
    IFS='+' read -ra lines <<<"$parts"
    tsv "$head" "${lines[@]}" >layout.tsv
    refused 78 "layout.tsv:$message" --layout layout.tsv "$STREAM"
  done <<END
needs|sheet|drawings|pillars|||||||;2: error: kind: no such sheet: 'drawings'
needs|picture|||||||||;2: error: part: no such part: 'picture'
N|sheet|cover||||||||;2: error: sheet: has other characters than a-z and _: 'N'
$sheet+$sheet;3: error: sheet: its name is that of another sheet: 'Needs'
$sheet;2: error: sheet: no columns: 'needs'
$sheet+needs|column|text||*|||col.pillar|||+needs|column|text||*|||col.pillar|||;2: error: sheet: two columns are headed 'Pillar'
$sheet+needs|column|count||nosuch/*/n|||col.n|||;3: error: from: no such table of figures: 'nosuch'
$sheet+needs|column|text||*|||col.pillar||wide|;3: error: width: not a width: 'wide'
$sheet+needs|column|text||*|here||col.pillar|||;3: error: where: not a condition: 'here'
$sheet+needs|column|text||*|||col.pillar|||+needs|column|count||pillar/*/n|||col.n|||+needs|chart|pie||pillar/*/n|||chart.index|||one;5: error: kind: no such chart: 'pie'
$sheet+needs|column|text||*|||col.pillar|||+needs|column|count||pillar/*/n|||col.n|||+needs|chart|bar||pillar/*/c|||chart.index|||one;5: error: from: no such column: 'pillar/*/c'
$sheet+needs|column|text||*|||col.pillar|||+needs|print|rows||*||||||;4: error: kind: no such print: 'rows'
$sheet+needs|column|text||*|||col.pillar|||+needs|print|columns||id||||||;4: error: from: no such column: 'id'
END
  tsv "$head" 'needs|sheet|figures' >layout.tsv
  refused 65 'layout.tsv:2: error: fewer fields than the header' --layout layout.tsv "$STREAM"
  tsv "$head" "${sheet/pillars/nosuch}" 'needs|column|text||*|||col.pillar|||' >layout.tsv
  refused 78 'nosuch.tsv' --layout layout.tsv "$STREAM"
  tsv "$head" "$sheet" 'needs|column|text||*|||col.nosuch|||' >layout.tsv
  refused 78 "no such key: 'col.nosuch'" --layout layout.tsv "$STREAM"
}

@test "xlsx: parts that are cut short on the way are found, 74, and nothing is left" {
  # The largest part is longer than this, the whole workbook shorter.
  for blocks in 600 300; do
    ulimit -f "$blocks"
    refused 74 "the workbook is not as it was written (is the disk full?): part 'xl/worksheets/sheet" "$STREAM"
  done
  for blocks in 150 50 20; do
    ulimit -f "$blocks"
    refused 74 'lima-xlsx: error: old.xlsx: ' "$STREAM"
  done
  run -74 --separate-stderr bash -c 'lima-xlsx "$1" >/dev/full' - "$STREAM"
}

@test "xlsx: every part is XML, and every sheet has its one table" {
  mkdir parts
  for lang in en es pt fr; do
    unzip -qo "$MADE/annexes-$lang.xlsx" -d parts
    find parts -type f -print0 | xargs -0 xmllint --noout
    cells --tables "$MADE/annexes-$lang.xlsx" | cut -f 1,3 >tables
    awk -F '\t' '$2 == "sheet" && $3 != "review" { print ++n "\t" $1 }' "$PROFILE/workbook.tsv" |
      diff -u - tables
  done
  [[ $(wc -l <tables) == 22 ]]
}

@test "xlsx: the sheets bear their names in four languages, links lead to and from the cover" {
  cells --tables "$MADE/annexes-fr.xlsx" | cut -f 2 | paste -sd '|' >got
  echo 'Couverture|Notes|Niveau par pilier|Égal ou supérieur|Progrès plus marqués|Progrès préliminaires|Niveau par mandat|États et mandats|Besoins|Besoins par pilier|Besoins par niveau|Besoins par critère|Conclusions|Bonnes pratiques|Capacités régionales|Données|Non comptées|Bilan|Limites de tranche|Méthode par mandat|Méthode par pilier|Méthode des besoins' |
    diff -u - got
  unzip -p "$MADE/annexes-fr.xlsx" xl/worksheets/sheet1.xml |
    grep -o "location=\"'[^']*'!A1\"" | cut -d "'" -f 2 | paste -sd '|' |
    diff -u <(cut -d '|' -f 2- got) -
  for i in {2..22}; do
    unzip -p "$MADE/annexes-fr.xlsx" "xl/worksheets/sheet$i.xml" | grep -q "location=\"'Couverture'!A1\""
  done
}

@test "xlsx: every figure is the one that lima-score prints" {
  cp "$STREAM" stream.tsv
  ln -s "$MADE"/annexes-*.xlsx .
  for table in coverage mandate pillar bands needs_criterion needs_level needs_mandate \
    state overall books; do
    lima-score -t "$table" stream.tsv >"$table.tsv"
  done
  for lang in en es pt fr; do
    run -0 /usr/bin/python3 "$TOP/tests/oracle/workbook.py" "$PROFILE" . "$lang"
    [[ $output =~ ^[0-9]{4,}\ cells\ compared$ ]]
  done
}

@test "xlsx: the four languages carry the same numbers in the same cells" {
  for lang in en es pt fr; do
    cells "$MADE/annexes-$lang.xlsx" | awk -F '\t' '$4 == "n"' >"$lang"
  done
  [[ $(wc -l <en) -gt 5000 ]]
  for lang in es pt fr; do diff -u en "$lang"; done
}

@test "xlsx: a text is marked with its language in the words of the workbook" {
  # Good practices in turn; there is no word for the last, and none is told.
  awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
      n = split("en,es,pt,fr,mixed,unknown,qu,", is, ",") }
    NR > 1 && $at["question"] == "practices" { $at["lang"] = is[turn++ % n + 1] }
    { print }' "$STREAM" >in.tsv
  while IFS='|' read -r lang words; do
    lima-xlsx -l "$lang" in.tsv >got.xlsx
    cells got.xlsx | awk -F '\t' '$1 == 14 && $3 == 6 && !seen[$5]++ { print $5 }' | sort >got
    tr , '\n' <<<"$words" | sort | diff -u - got
  done <<'END'
en|Language of the text,English,Spanish,Portuguese,French,Several,Not recognized,qu,[x]
es|Idioma del texto,Inglés,Español,Portugués,Francés,Varios,No reconocido,qu,[x]
pt|Idioma do texto,Inglês,Espanhol,Português,Francês,Vários,Não reconhecido,qu,[x]
fr|Langue du texte,Anglais,Espagnol,Portugais,Français,Plusieurs,Non reconnue,qu,[x]
END
}

@test "xlsx: the figures of the published report stand in the sheets" {
  cells "$MADE/annexes-en.xlsx" >en
  rows 3 en | sed -n '6,$p' | cut -d '|' -f 1,6-9 >pillars
  diff -u - pillars <<'END'
A|2.8|2|Preliminary|56
B|2.9|2|Preliminary|58
C|3.4|3|Intermediate|68
D|2.7|2|Preliminary|54
E|3.3|3|Intermediate|66
F|2.3|2|Preliminary|46
G|2.5|2|Preliminary|50
All|2.8|2|Preliminary|57
END
  rows 4 en | sed -n '6,$p' | cut -d '|' -f 10 | paste -sd ' ' >above
  diff -u - above <<<'7 6 1 2 8 3 0'
  rows 7 en | sed -n 7p >first
  diff -u - first <<<'1|Stronger democratic institutions to prevent and fight corruption|A|10|1|0|2|5|2|3.7|4|3|Intermediate|1|2|None|1|0'
  rows 11 en | sed -n '6,$p' >levels
  diff -u - levels <<'END'
No progress made|1|3|5.8|6
Preliminary|2|10|19.2|19
Intermediate|3|19|36.5|36
Advanced|4|15|28.8|29
Completed|5|5|9.6|10
No level reported|[z]|7|[z]|[z]
All|[z]|59|[z]|[z]
END
  rows 12 en | sed -n '6,$p' >criteria
  diff -u - criteria <<'END'
Institution-building|40
Training and awareness|13
Technology and process optimization|6
All criteria|59
END
  rows 18 en | tail -n 3 | cut -d '|' -f 1-12 >books
  diff -u - books <<'END'
All|815|814|1602|1|1514|21|61|0|0|7|0
Sum of the files|815|814|1602|1|1514|21|61|0|0|7|0
Total less sum|0|0|0|0|0|0|0|0|0|0|0
END
}

@test "xlsx: the cover tells the mark, the edition, coverage, options and warnings" {
  cells "$MADE/annexes-en.xlsx" >en
  rows 1 en | sed '/^Sheet|/,$d' >got
  diff -u - got <<'END'
Implementation of the Lima Commitment: statistical annexes
SAMPLE
These annexes bear the mark “SAMPLE”: nothing in them is a statement by a state or an organization.
Closing date: 17 June 2019. Answers submitted later are set aside.
15 of 33 participating states have reported (45.5 per cent); 10 described needs (30.3 per cent).
13 of 13 organizations have reported.
1514 answers count, from 814 submissions; 692 of them are levels given by states.
Method: bands are read from the printed means, rounded to one decimal.
Method: the mean of a pillar is taken over its mandates that have a mean.
Note: 21 answers replaced by a later one are set aside.
Note: 61 answers submitted after the closing date are set aside.
Note: 7 answers were rejected because something in them was not understood (sheet “Set aside”).
Note: 1 row of the exports could not be split into columns (sheet “Set aside”).
Note: the criterion of 59 needs was decided by a person.
END
  # No mark, no closing date, other options: other sentences.
  grep -v -P '\t(mark|closing)\t' "$STREAM" |
    sed -E $'s/(\tbands\t)printed/\\1exact/; s/(\tdenominator\t)scored/\\1all/' >in.tsv
  lima-xlsx -l es -T 'Mi título' -o es.xlsx in.tsv
  cells es.xlsx >es
  rows 1 es | sed -n '1,2p; 6,7p' >got
  diff -u - got <<'END'
Mi título
No se fijó fecha de cierre: cuentan todas las respuestas recibidas.
Método: las bandas se determinan a partir de los promedios exactos, antes de redondear.
Método: el promedio de un pilar se calcula sobre todos sus mandatos.
END
  rows 2 es | grep -q '^Banda|El nivel cuyo límite inferior (1, 2, 3, 4 o 5)'
}

# One submission of one state through the chain, as such a row of an export.
score_one() { # row
  { head -n 1 "$SAMPLE/states-en.csv"; echo "$1"; } >one.csv
  { lima-ingest one.csv | lima-normalize | lima-classify | lima-score; } 2>/dev/null
}

@test "xlsx: of one and of none the cover speaks as the language has it" {
  score_one '1,2019-03-01,Peru,1,Halfway,,Training of judges,' >need.tsv
  score_one '1,2019-03-01,Peru,1,Preliminary,,,' >level.tsv
  for lang in en es pt fr; do
    for what in need level; do
      lima-xlsx -l "$lang" -o "$what.xlsx" "$what.tsv"
      cells "$what.xlsx" >"$what"
    done
    rows 1 need | sed -n '3,5p; 8p'
    rows 1 level | sed -n 5p
  done >got
  diff -u - got <<'END'
1 of 33 participating states has reported (3.0 per cent); 1 described needs (3.0 per cent).
0 of 13 organizations have reported.
1 answer counts, from 1 submission; 0 of them are levels given by states.
Note: 1 answer was rejected because something in it was not understood (sheet “Set aside”).
1 answer counts, from 1 submission; 1 of them is a level given by a state.
Informó 1 de 33 Estados participantes (3,0 por ciento); 1 describió necesidades (3,0 por ciento).
Informaron 0 de 13 organizaciones.
Cuenta 1 respuesta, procedente de 1 envío; 0 son niveles indicados por Estados.
Nota: se rechazó 1 respuesta por no entenderse algún dato (hoja “No contabilizadas”).
Cuenta 1 respuesta, procedente de 1 envío; 1 es un nivel indicado por un Estado.
1 de 33 Estados participantes apresentou informações (3,0 por cento); 1 descreveu necessidades (3,0 por cento).
0 de 13 organizações apresentaram informações.
Conta 1 resposta, proveniente de 1 envio; 0 são níveis indicados por Estados.
Nota: foi rejeitada 1 resposta por não se entender algum dado (planilha “Não contabilizadas”).
Conta 1 resposta, proveniente de 1 envio; 1 é um nível indicado por um Estado.
1 État participant sur 33 a fait rapport (3,0 pour cent) ; 1 a décrit des besoins (3,0 pour cent).
0 organisation sur 13 a fait rapport.
1 réponse compte, issue de 1 envoi ; 0 est un niveau indiqué par un État.
Note : 1 réponse a été rejetée faute de pouvoir être comprise (feuille « Non comptées »).
1 réponse compte, issue de 1 envoi ; 1 est un niveau indiqué par un État.
END
}

@test "xlsx: the workbook does not depend on order, folder, time zone or locale" {
  { head -n 1 "$STREAM"; tail -n +2 "$STREAM" | sort -r; } >turned.tsv
  mkdir elsewhere
  TZ=Asia/Tokyo LC_ALL=es_ES.UTF-8 lima-xlsx -l fr -o elsewhere/b.xlsx turned.tsv
  cmp "$MADE/annexes-fr.xlsx" elsewhere/b.xlsx
  lima-xlsx -l fr <"$STREAM" | cmp "$MADE/annexes-fr.xlsx" -
}

@test "xlsx: a sheet is on the smallest paper on which it can be read, without what leads to the exports" {
  lima-xlsx -o a.xlsx "$STREAM"
  mkdir parts && unzip -q -d parts a.xlsx
  sed 's/<definedName/\n&/g' parts/xl/workbook.xml >names
  # The tables' order is the sheets'.
  awk -F '\t' '$2 == "sheet" && $3 != "review" { print $1 }' "$PROFILE/workbook.tsv" |
    grep -nE '^(notes|level_by_pillar|level_by_mandate|states_and_mandates|data|set_aside|books)$' |
    while IFS=: read -r n sheet; do
      grep -o '<pageSetup[^>]*' "parts/xl/worksheets/sheet$n.xml" |
        sed -E "s/<pageSetup/$sheet/; s/paperSize=\"9\"/A4/; s/paperSize=\"8\"/A3/; s/\"//g; s/orientation=//; s:/$::" | tr '\n' ' '
      sed -nE "s/.*Print_Area\" localSheetId=\"$((n - 1))\".*:.([A-Z]+).*/\1/p" names | tr '\n' ' '
      grep -c "Print_Titles\" localSheetId=\"$((n - 1))\"" names || :
    done >got
  # Paper, its way up, the last column, and whether pages repeat the header.
  diff -u - got <<'END'
notes A4 portrait B 1
level_by_pillar A4 landscape K 0
level_by_mandate A3 scale=58 landscape P 0
states_and_mandates A3 landscape AI 0
data A4 fitToHeight=0 landscape K 1
set_aside A4 fitToHeight=0 landscape K 1
books A4 landscape L 0
END
}

@test "xlsx, html: several levels or mandates in a cell are told as a list, which no language reads as a decimal" {
  awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["table"] == "mandate" && $at["item"] == "mode" && $at["row"] == 38 { $at["value"] = "4,5" }
    $at["table"] == "mandate" && $at["item"] == "mode" && $at["row"] == 39 { $at["value"] = "1,3,5" }
    { print }' "$STREAM" >in.tsv
  while IFS='|' read -r lang two three named; do
    lima-xlsx -l "$lang" -o a.xlsx in.tsv
    cells a.xlsx | cut -f 5 >values
    for words in "$two" "$three" "$named"; do grep -qxF "$words" values; done
    run -1 grep -xE '[0-9]+,[0-9,]+' values
    lima-html -l "$lang" in.tsv >page.html
    for words in "$two" "$three" "$named"; do grep -qF ">$words<" page.html; done
    run -1 grep -E '>(4,5|1,3,5|39,42)<' page.html
  done <<'END'
en|4 and 5|1, 3 and 5|39 and 42
es|4 y 5|1, 3 y 5|39 y 42
pt|4 e 5|1, 3 e 5|39 e 42
fr|4 et 5|1, 3 et 5|39 et 42
END
}

@test "xlsx: of remarks and shares the sheet itself says what they mean and of what they are" {
  lima-xlsx -l fr -o a.xlsx "$STREAM"
  cells a.xlsx >all
  grep -q 'Remarques.*Moins de 5 réponses.*, de sorte qu' all
  grep -q 'tous (59) sauf 7' all
  # Nothing without a level: the shares are of all.
  awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $at["table"] == "needs_level" && $at["row"] == "none" { $at["value"] = 0 }
    $at["table"] == "needs_level" && $at["row"] == "all" && $at["item"] == "needs" { $at["value"] = 52 }
    { print }' "$STREAM" >in.tsv
  lima-html -l fr in.tsv >page.html
  run -1 grep 'sauf 0' page.html
  grep -q 'dont l&#39;État a indiqué un niveau pour le mandat. Les parts arrondies' page.html
}

@test "xlsx: a column as wide as its widest cell shows that cell on one line" {
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o a.xlsx "$STREAM"
    # The names of the sheets are the first column of the cover.
    unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '<row [^>]*>' | tail -n 21 |
      grep -o ' ht="[^"]*"' | sort -u | diff -u <(echo ' ht="18"') -
  done
}

@test "xlsx: charts say in words what they show" {
  mkdir parts
  unzip -q "$MADE/annexes-es.xlsx" -d parts
  grep -ho 'descr="[^"]*"' parts/xl/drawings/*.xml | sort >got
  diff -u - got <<'END'
descr="Gráfico de barras apiladas del número de necesidades por pilar y criterio: A Fortalecimiento institucional 12, Capacitación y sensibilización 10, Tecnología y optimización de procesos 1; B Fortalecimiento institucional 12, Capacitación y sensibilización 1; C Fortalecimiento institucional 2; D Fortalecimiento institucional 4, Tecnología y optimización de procesos 3; E Fortalecimiento institucional 7, Capacitación y sensibilización 1, Tecnología y optimización de procesos 2; F Fortalecimiento institucional 3; G Capacitación y sensibilización 1. Las cifras están en la tabla."
descr="Gráfico de barras apiladas del número de respuestas en cada nivel para cada mandato. Las cifras están en la tabla."
descr="Gráfico de barras de los porcentajes de necesidades por nivel: Sin avances 6; Preliminar 19; Intermedio 36; Avanzado 29; Completado 10. Las cifras están en la tabla."
descr="Gráfico de barras del número de mandatos con nivel “Intermedio” o superior por pilar: A 7; B 6; C 1; D 2; E 8; F 3; G 0. Las cifras están en la tabla."
descr="Gráfico de barras del número de necesidades por criterio: Fortalecimiento institucional 40; Capacitación y sensibilización 13; Tecnología y optimización de procesos 6. Las cifras están en la tabla."
descr="Gráfico de barras del índice por pilar, en porcentaje: A 56; B 58; C 68; D 54; E 66; F 46; G 50. Las cifras están en la tabla."
END
}

@test "xlsx: a table that is no stream becomes one sheet, its numbers numbers, its codes text" {
  printf '%s\t%s\t%s\t%s\n' name code n share 'Perú' 007 12 1.50 '' 012 -3 2 >places.tsv
  run -0 --separate-stderr lima-xlsx -v -o a.xlsx places.tsv
  [[ $stderr == 'lima-xlsx: 1 sheet of 2 records' ]]
  cells a.xlsx | cut -f 2- | tr '\t' '|' >got
  diff -u - got <<'END'
1|1|s|places
2|1|s|name
2|2|s|code
2|3|s|n
2|4|s|share
3|1|s|Perú
3|2|s|007
3|3|n|12
3|4|n|1.5
4|2|s|012
4|3|n|-3
4|4|n|2
END
  lima-xlsx -T '' -o b.xlsx places.tsv
  cmp a.xlsx b.xlsx
  lima-xlsx -T 'Places: all' -o b.xlsx - <places.tsv
  diff -u - <(cells --tables b.xlsx; cells b.xlsx | head -n 1) <<END
$(tsv '1|table|table|A2:D4' '1|1|1|s|Places: all')
END
  unzip -p a.xlsx xl/styles.xml | grep -q 'formatCode="0.00"'
  # Names that a sheet may not have.
  for name in history.tsv $'\xe9.tsv' 'a[1] b.tsv' "$(printf 'ä%.0s' {1..40}).tsv"; do
    cp places.tsv "$name"
    lima-xlsx -o c.xlsx "./$name"
    cells --tables c.xlsx | cut -f 2
  done >got
  printf '%s\n' table table a_1__b "$(printf 'ä%.0s' {1..31})" | diff -u - got
}

@test "xlsx: text that looks like a formula, an escape or an error stays the text it is" {
  printf '%s\n' text '=1+1' '+1' '-x' '@SUM(A1)' '_x0041_' '#N/A' 'TRUE' 'a\tb\nc' '<&">' ' x ' \
    1e5 NaN 0x10 1,5 .5 5. +5 00 1234567890123456 >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  cells a.xlsx | tail -n +2 | cut -f 5 | diff -u in.tsv -
  [[ -z $(cells a.xlsx | awk -F '\t' '$4 != "s"') ]]
  # openpyxl undoes one escape; of an escape that is text see the file itself.
  printf '%s\n' text '_x005F_x0041_' >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  unzip -p a.xlsx xl/sharedStrings.xml | grep -qF '<t>_x005F_x005F_x005F_x0041_</t>'
}

@test "xlsx: what a cell cannot hold is replaced, what is too long is continued and marked" {
  printf 'text\nbell \a and \x7f\n\xef\xbf\xbe\ncr\\r\\nlf\\r.\n' >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  printf 'text\nbell � and �\n�\ncr\\nlf\\n.\n' | diff -u - <(cells a.xlsx | tail -n +2 | cut -f 5)
  {
    tsv 'who|text'
    printf 'just\t%s\n' "$(printf 'é%.0s' {1..32767})"
    printf 'long\t%s\n' "$(printf 'é%.0s' {1..32768})"
    printf 'wide\t%s\n' "$(printf '𝒳%.0s' {1..16384})"
  } >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  # Bytes: two for é, four for the letter that counts as two characters.
  cells a.xlsx | awk -F '\t' '$2 > 2 { print $2, $3, length($5), substr($5, length($5) - 3) }' >got
  diff -u - got <<'END'
3 1 4 just
3 2 65534 éé
4 1 4 long
4 2 65530  [+]
5 1 3 [+]
5 2 10 éé
6 1 4 wide
6 2 65528  [+]
7 1 3 [+]
7 2 12 𝒳
END
}

@test "xlsx: a stream without figures or records still makes every sheet" {
  head -n 1 "$STREAM" >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  [[ $(cells --tables a.xlsx | wc -l) == 22 ]]
  # Only mandates and conclusions are numbered.
  cells a.xlsx | awk -F '\t' '$4 == "n" { print $1 }' | uniq -c | tr -s ' ' >got
  printf ' %s\n' '57 8' '6 13' | diff -u - got
}

@test "xlsx: not applicable and not given are told apart in the matrix" {
  tsv 'rec|kind|reporter|mandate|question|answer|aside|table|row|item|value' \
    'answer|state|PER|1|level|4|||||' \
    'answer|state|CHL|1|level|na|not-applicable||||' \
    'answer|state|BRA|1|level|2|superseded||||' \
    'answer|org|OAS|1|level|3|||||' >in.tsv
  lima-xlsx -o a.xlsx in.tsv
  cells a.xlsx | awk -F '\t' '$1 == 8 && $2 == 5 { code[$3] = $5 }
    $1 == 8 && $2 == 6 && code[$3] ~ /PER|CHL|BRA|OAS/ { print code[$3], $5 }' | sort >got
  printf '%s\n' 'BRA [x]' 'CHL [z]' 'PER 4' | diff -u - got
}

@test "xlsx: LibreOffice opens it and finds the same numbers" {
  command -v soffice >/dev/null || skip 'no LibreOffice'
  soffice "-env:UserInstallation=file://$PWD/office" --headless --convert-to xlsx:'Calc MS Excel 2007 XML' \
    --outdir converted "$MADE/annexes-pt.xlsx" >/dev/null 2>&1 3>&-
  # It keeps 15 digits of a number.
  for book in "$MADE" converted; do
    cells "$book/annexes-pt.xlsx" | awk -F '\t' '$4 == "n"' >"${book##*/}.n"
  done
  paste "${MADE##*/}.n" converted.n | awk -F '\t' '
    { off = $5 - $10; if ($1 != $6 || $2 != $7 || $3 != $8 || off * off > 1e-28 * $5 * $5) print }
    END { print NR }' >got
  wc -l <converted.n | diff -u - got
}
