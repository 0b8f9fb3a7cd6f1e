#!/usr/bin/env bats
#
# The page: what stands in it, that it is sound, and what a browser makes of it.

load helper

# The sample through the chain, and its page in four languages.
setup_file() {
  begin_file
  for lang in en es pt fr; do
    lima-html -l "$lang" -o "page-$lang.html" stream.tsv || return
  done
}

setup() {
  begin_test
}

page() {
  /usr/bin/python3 "$TOP/tests/oracle/page.py" "$@"
}

refused() { # status message arguments...
  refuses lima-html old.html "$@"
}

# A browser on a file; it needs a home of its own.
browser() {
  timeout 150 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
    --hide-scrollbars \
    --user-data-dir="$BATS_TEST_TMPDIR/home" --allow-file-access-from-files "$@" 2>/dev/null
}

# What tests/oracle/screen.html tells of a page.
screen() { # page options...
  cp "$1" page.html
  cp "$TOP/tests/oracle/screen.html" .
  browser "${@:2}" --dump-dom "file://$PWD/screen.html" |
    sed -n '/<pre id="out">/,/<\/pre>/{/pre/!p;}'
}

@test "html: the page is sound, loads nothing and runs nothing, in four languages" {
  run -0 page check "$MADE"/page-*.html
  [[ -z $output ]]
  run -0 --separate-stderr lima-html -v -o got.html "$STREAM"
  [[ $stderr == 'lima-html: 15 sections, 6 charts' ]]
  # What is said of links of the workbook is not said here.
  sed '/<style>/,/<\/style>/d; s/<[^>]*>//g' got.html >words
  run -1 grep -iw 'links*' words
  # The check bites.
  sed 's/<caption>/<CAPTION onclick="x">/; s/href="#main"/href="http:x"/' got.html >spoilt.html
  run -1 page check spoilt.html
  [[ $output == *'an attribute onclick'* && $output == *'href: http:x'* ]]
}

@test "html: every figure and every bar is that of lima-score, in four languages" {
  cp "$STREAM" stream.tsv
  ln -s "$MADE"/page-*.html .
  for table in coverage mandate pillar bands needs_criterion needs_level needs_mandate \
    state overall books; do
    lima-score -t "$table" stream.tsv >"$table.tsv"
  done
  for lang in en es pt fr; do
    run -0 page figures "$PROFILE" . "$lang"
    [[ $output =~ ^[0-9]{4,}\ cells\ compared$ ]]
    page numbers "page-$lang.html" >"$lang"
  done
  [[ $(wc -l <en) -gt 2000 ]]
  for lang in es pt fr; do diff -u en "$lang"; done
}

@test "html: the head tells title, edition, mark and coverage; the contents lead to all sections" {
  sed -n '/<header>/,/<\/header>/p' "$MADE/page-es.html" | sed 's/<[^>]*>//g; /^$/d' | head -n 10 >got
  diff -u - got <<'END'
Implementación del Compromiso de Lima: anexos estadísticos
SAMPLE
Estos anexos llevan la marca “SAMPLE”: nada de lo que contienen es una declaración de un Estado ni de una organización.
15 de 33 Estados participantes informaron
57 % índice de implementación, de todos los pilares
59 necesidades y desafíos descritos
1514 respuestas que cuentan
Fecha de cierre: 17 de junio de 2019. Las respuestas posteriores no se contabilizan.
Informaron 15 de 33 Estados participantes (45,5 por ciento); 10 describieron necesidades (30,3 por ciento).
Informaron 13 de 13 organizaciones.
END
  sed -n '/<nav /,/<\/nav>/p' "$MADE/page-en.html" | grep -o 'href="#[a-z_]*"' |
    sed 's/href="#//; s/"//' >linked
  tail -n +3 "$PROFILE/page.tsv" | cut -f 1 | diff -u - linked
  grep -c '<section id=' "$MADE/page-en.html" | diff -u <(wc -l <linked) -
  lima-html -T 'A & B' "$STREAM" | grep -cF -e '<title>A &amp; B</title>' -e '<h1>A &amp; B</h1>' >got
  [[ $(cat got) == 2 ]]
}

@test "html: of one state the figure on top speaks as the language has it" {
  with_figures coverage/states/reported=1 >one.tsv
  for lang in en es pt fr; do
    lima-html -l "$lang" one.tsv | sed -n '/<header>/,/<\/header>/p' | sed 's/<[^>]*>//g' | grep '^1 .*[^.]$'
  done >got
  diff -u - got <<'END'
1 of 33 participating states has reported
1 de 33 Estados participantes informó
1 de 33 Estados participantes apresentou informações
1 sur 33 États participants a fait rapport
END
}

@test "html: the conclusions are those of lima-conclude" {
  for lang in en es pt fr; do
    lima-conclude -l "$lang" "$STREAM" >text
    sed -nE 's/^([0-9]+\.|   -) //p' text >want
    sed -n '/<section id="conclusions"/,/<\/section>/p' "$MADE/page-$lang.html" >section
    sed -nE "/^<\/li>\$/d; s/&#39;/'/g; s/^<li>(.*)/\1/; s/<\/li>\$//p; /:\$/p" section | diff -u want -
    grep -c '<ul>' section | diff -u <(grep -c '^[0-9].*:$' text) -
  done
}

@test "html: the matrix tells states by code and name, and levels as numbers" {
  sed -n '/<section id="states_and_mandates"/,/<\/section>/p' "$MADE/page-fr.html" >section
  grep -qF '<th scope="col" class="n"><abbr title="Barbade">BRB</abbr></th>' section
  grep -o '<td class="l[1-5]">[^<]*' section | sort | uniq -c | sed -E 's/^ *([0-9]+).*l([1-5])">/\1 \2 /' >got
  lima-score -t mandate "$STREAM" | awk -F '\t' 'NR > 1 { for (i = 1; i <= 5; i++) n[i] += $(i + 3) }
    END { for (i = 1; i <= 5; i++) print n[i], i, i }' | diff -u - got
}

@test "html: numbers are written as the language writes them" {
  with_figures overall/all/responses=1234567 pillar/A/n=9999 pillar/B/n=10000 pillar/C/mean=3 >in.tsv
  # Spaces within numbers: _ does not break, ~ is narrow and does not either.
  while IFS='|' read -r lang want; do
    lima-html -l "$lang" in.tsv | sed -n '/<section id="level_by_pillar"/,/<\/section>/p' >section
    for number in $want; do
      echo "$lang $number"
      number=${number//_/$'\xc2\xa0'}
      grep -q "<td class=\"n\">${number//\~/$'\xe2\x80\xaf'}</td>" section
    done
  done <<'END'
en|1,234,567 9999 10,000 3.0 2.8
es|1_234_567 9999 10_000 3,0 2,8
pt|1.234.567 9999 10.000 3,0 2,8
fr|1~234~567 9999 10~000 3,0 2,8
END
}

@test "html: whatever states wrote stays text, in its own language and direction" {
  local n=0 lang text
  tsv 'rec|id|kind|mandate|named|pillar|question|answer|criterion|lang|table|row|item|value' >in.tsv
  while IFS='~' read -r lang text; do
    n=$((n + 1))
    printf 'need\t%s\tstate\t1\t1\tA\tneeds\t%s\ttraining\t%s\t\t\t\t\n' "$n" "$text" "$lang" >>in.tsv
  done <<END
en~<script>alert(1)</script>
es~a & b &amp; "c" 'd' </td></table>
fr~ligne\nune autre
unknown~$(printf '\342\200\256desrever')
mixed~bell $(printf '\007') end
~]]> <!-- x
en" onclick="x~quoted
END
  lima-html in.tsv >page.html
  run -0 page check page.html
  sed -n '/<section id="needs"/,/<\/section>/p' page.html | tr '\n' '~' | sed 's/<tr>/\n&/g' |
    grep -o '<td dir="auto"[^>]*>[^<]*</td><td' | sed -n 's/<td$//p' >got
  grep -o 'lang="[^"]*"' got | sort | uniq -c | sed 's/^ *//' >languages
  diff -u - languages <<'END'
1 lang="en"
1 lang="es"
1 lang="fr"
END
  cat got
  grep -qF '>&lt;script&gt;alert(1)&lt;/script&gt;<' got
  grep -qF '>a &amp; b &amp;amp; &quot;c&quot; &#39;d&#39; &lt;/td&gt;&lt;/table&gt;<' got
  grep -qF '>ligne~une autre<' got
  grep -qF '>bell '$'\xef\xbf\xbd'' end<' got
  grep -qF '>]]&gt; &lt;!-- x<' got
  run -1 grep -q $'[\001-\010\013-\037]' page.html
}

@test "html: the languages of texts are told and not printed, whether or not the workbook prints them" {
  for section in needs good_practices regional_capacities; do
    sed -n "/<section id=\"$section\"/,/<\/section>/p" "$MADE/page-pt.html" | grep -o ' lang="[^"]*"' |
      sort | uniq -c | sed "s/^ */$section /"
  done >languages
  diff -u - languages <<'END'
needs 58  lang="en"
good_practices 21  lang="en"
good_practices 76  lang="es"
good_practices 3  lang="pt"
regional_capacities 65  lang="en"
END
  run -1 grep -iF 'Idioma do texto' "$MADE/page-pt.html"
  cp -R "$PROFILE" own
  grep -v $'\tlabel:lang\t' "$PROFILE/workbook.tsv" >own/workbook.tsv
  run -1 cmp -s "$PROFILE/workbook.tsv" own/workbook.tsv
  lima-html -p ./own -l pt "$STREAM" | cmp "$MADE/page-pt.html" -
}

@test "html: long tables are folded by pillar and organization, or as one where there is no such thing" {
  local head='rec|id|kind|mandate|named|pillar|question|answer|criterion|reporter|aside|table|row|item|value'
  # needs: what stands in the section of needs.
  needs() {
    lima-html "$1" >page.html
    run -0 page check page.html
    sed -n '/<section id="needs"/,/<\/section>/p' page.html |
      grep -oE '<summary.*</summary>|<div id="[^"]*"|<th scope="col"[^>]*>Pillar|<td[^>]*>[a-z]+ need<'
  }
  { tsv "$head" 'need|1|state|1|1|A|needs|one need|training|PER|||||' 'need|2|state|2|2|A|needs|another need|training|PER|||||' \
      'need|3|state|39|39|E|needs|third need|training|BRA|||||'; } >in.tsv
  needs in.tsv | diff -u - <(cat <<'END'
<summary id="needs-A-title">A – Reinforcement of democratic governance (2)</summary>
<div id="needs-A"
<td dir="auto">one need<
<td dir="auto">another need<
<summary id="needs-E-title">E – International legal cooperation; the fight against bribery, international corruption, organized crime and money laundering; and asset recovery (1)</summary>
<div id="needs-E"
<td dir="auto">third need<
END
  )
  # A text that goes on in a second row stays in its group.
  { cat in.tsv; awk 'BEGIN { printf "need\t4\tstate\t39\t39\tE\tneeds\t"
      for (i = 0; i < 33000; i++) printf "x"; print "\ttraining\tBRA\t\t\t\t\t" }'; } >long.tsv
  needs long.tsv | grep -c '(3)</summary>\|<div id="needs-E"' | diff -u <(echo 2) -
  # A pillar that the profile does not have: one table, which tells pillars.
  sed '3s/\tA\t/\tX\t/' in.tsv >other.tsv
  needs other.tsv | diff -u - <(cat <<'END'
<summary>Table of 3 rows</summary>
<th scope="col">Pillar
<td dir="auto">one need<
<td dir="auto">third need<
<td dir="auto">another need<
END
  )
}

@test "html: the page does not depend on order, place or locale" {
  { head -n 1 "$STREAM"; tail -n +2 "$STREAM" | sort -r; } >turned.tsv
  TZ=Asia/Tokyo LC_ALL=es_ES.UTF-8 lima-html -l fr -o b.html turned.tsv
  cmp "$MADE/page-fr.html" b.html
  lima-html -l fr <"$STREAM" | cmp "$MADE/page-fr.html" -
}

@test "html: a stream with nothing in it makes a page that says so" {
  tsv 'rec|id|table|row|item|value' >in.tsv
  lima-html in.tsv >page.html
  run -0 page check page.html
  grep -q 'No closing date was set' page.html
}

@test "html: what is wrong ends with its status, and an older page stays" {
  refused 64 "no such language: 'de'" -l de "$STREAM"
  refused 64 'title: not UTF-8: ' -T $'\xe9' "$STREAM"
  refused 64 'title: more than 255 characters: ' -T "$(printf 'é%.0s' {1..256})" "$STREAM"
  refused 64 'usage: lima-html ' -r rejects "$STREAM"
  tsv 'rec|id' 'answer|1' >in.tsv
  refused 65 "no column 'table'" in.tsv
  refused 66 'nowhere.tsv' nowhere.tsv
  run -73 --separate-stderr lima-html -o nowhere/a.html "$STREAM"
  [[ $stderr == "lima-html: error: nowhere/a.html: No such file or directory" ]]
  run -74 --separate-stderr bash -c 'lima-html "$1" >/dev/full' - "$STREAM"
  [[ $stderr == "lima-html: error: standard output: No space left on device" ]]
  cp -R "$PROFILE" own
  while IFS=';' read -r rows message; do
    IFS='+' read -ra lines <<<"$rows"
    tsv 'sheet|show|without|lang|by' "${lines[@]}" >own/page.tsv
    refused 78 "page.tsv$message" -p ./own "$STREAM"
  done <<'END'
cover|hidden|||;:2: error: show: no such way to show a sheet: 'hidden'
cover|front|||+nosuch|open|||;:3: error: sheet: no such sheet: 'nosuch'
notes|terms|||;:2: error: show: the first section alone is the front: 'terms'
cover|front|||+notes|front|||;:3: error: show: the first section alone is the front: 'front'
cover|front|||+needs|open||lang|;:3: error: lang: not a column and that of its language: 'lang'
cover|front|||+needs|open||nosuch:lang|;:3: error: lang: no such column: 'nosuch:lang'
cover|front|||+needs|folded|||pillar;:3: error: by: not a table and a column of what is folded: 'pillar'
cover|front|||+needs|open|||pillars:pillar;:3: error: by: not a table and a column of what is folded: 'pillars:pillar'
cover|front|||+needs|folded|||pillars:nosuch;:3: error: by: no such column: 'pillars:nosuch'
cover|front|||+needs|open|col.nosuch||;:3: error: without: no such column, line or note: 'col.nosuch'
END
  tsv 'sheet|show|without|lang|by' >own/page.tsv
  refused 78 'page.tsv: no sections' -p ./own "$STREAM"
  cp "$PROFILE/page.tsv" own
  sed -i $'s/^cover\tkey\tfigure\t/cover\tkey\tpicture\t/' own/workbook.tsv
  refused 78 "error: kind: no such key: 'picture'" -p ./own "$STREAM"
}

@test "html: on a telephone nothing but tables scrolls sideways, and contrast is good, by day and night" {
  command -v chromium >/dev/null || skip 'chromium is not installed'
  for lang in en es pt fr; do
    screen "$MADE/page-$lang.html" >got
    diff -u - got <<'END'
folded 360
unfolded 360
boxes 0
drawn 0
contrast good
dark false
END
  done
  screen "$MADE/page-fr.html" --blink-settings=preferredColorScheme=0 | tail -n 2 >got
  diff -u - got <<'END'
contrast good
dark true
END
}

@test "html: printed, it is on A4 and unfolds what is folded" {
  command -v chromium >/dev/null || skip 'chromium is not installed'
  browser --no-pdf-header-footer --print-to-pdf=page.pdf "file://$MADE/page-pt.html"
  pdfinfo page.pdf | grep -qE '^Page size: +(594|595)[.0-9]* x (841|842)'
  pdftotext -layout page.pdf text
  grep -q 'Maiores avanços\|maiores avanços' text
  # A need, a practice and a mandate of the tables that are folded on a screen.
  # And what they are folded under.
  for words in 'Training in asset recovery' 'Autonomia e independência judicial' \
    'A – Fortalecimento da governabilidade democrática (23)'; do
    grep -q "$words" text
  done
}

@test "html: a remark on the bands is explained by the mean that they were not read from" {
  (cd "$SAMPLE" && lima-ingest states-en.csv) 2>/dev/null | lima-normalize 2>/dev/null | lima-classify >in.tsv
  lima-score in.tsv | lima-html | tr '\n' ' ' >printed.html
  lima-score --bands exact in.tsv | lima-html | tr '\n' ' ' >exact.html
  [[ $(grep -o 'if bands were read from the [a-z]* mean' printed.html) == *' exact mean' ]]
  [[ $(grep -o 'if bands were read from the [a-z]* mean' exact.html) == *' printed mean' ]]
}
