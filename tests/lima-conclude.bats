#!/usr/bin/env bats
#
# The conclusions in words: what is said of which figures, in four languages.

load helper

# The sample through the chain.
setup_file() {
  begin_file
}

# Each test has a profile of its own, as tests run side by side.
setup() {
  begin_test
  OWN=$BATS_TEST_TMPDIR/profile
  cp -R "$PROFILE" "$OWN"
  chmod -R u+w "$OWN"
}

# figures 'table|row|item|value'...: a stream of figures alone.
figures() {
  local line
  tsv 'rec|table|row|item|value'
  for line in "$@"; do tsv "figure|$line"; done
}

# The test's layout: one sheet of conclusions with these parts.
layout() {
  tsv 'sheet|part|kind|rows|from|where|order|label|empty|width|palette' \
    'conclusions|sheet|conclusions||||||||' "$@" >"$OWN/workbook.tsv"
}

# The paragraphs and the lines below them, without what stands before them.
paragraphs() {
  lima-conclude "$@" >text.txt && sed -nE 's/^([0-9]+\.|   -) //p' text.txt
}

refused() { # status message arguments...
  refuses lima-conclude old.txt "$@"
}

@test "conclude: the conclusions of the sample, with mark, title and closing date" {
  run -0 --separate-stderr lima-conclude -v -o got.txt "$STREAM"
  [[ $stderr == 'lima-conclude: 16 paragraphs' ]]
  [[ -z $output ]]
  diff -u - got.txt <<'END'
SAMPLE
These annexes bear the mark “SAMPLE”: nothing in them is a statement by a state or an organization.

Implementation of the Lima Commitment: preliminary conclusions
Closing date: 17 June 2019. Answers submitted later are set aside.

1. Of the 33 participating states, 15 have reported so far (45.5 per cent), and 10 have described technical assistance needs or challenges.

2. On average, the level of implementation is “Intermediate” in 2 pillars (C and E) and “Preliminary” in 5 pillars (A, B, D, F and G).

3. Needs arise most often on mandates at the “Intermediate” level (19 of the 52 needs with a level), followed by the “Advanced” level (15), the “Preliminary” level (10), the “Completed” level (5) and the “No progress made” level (3).

4. Greater progress is reported in pillar E, with 8 mandates at or above the “Intermediate” level, followed by pillar A (7), pillar B (6), pillar F (3), pillar D (2) and pillar C (1); no mandate of pillar G reaches it.

5. The largest number of needs concerns pillar A (Reinforcement of democratic governance): 23 of 59. Next come pillar B (Transparency, access to information, protection of whistleblowers, and human rights, including freedom of expression) with 13, pillar E (International legal cooperation; the fight against bribery, international corruption, organized crime and money laundering; and asset recovery) with 10, pillar D (Prevention of corruption in public works and public procurement and contracting) with 7, pillar F (Strengthening of inter-American anti-corruption mechanisms) with 3, pillar C (Financing of political organizations and election campaigns) with 2 and pillar G (Follow-up and reports) with only one.

6. The majority of the needs, 40 of 59, fall under “Institution-building”, followed by “Training and awareness” (13) and “Technology and process optimization” (6).

7. “Institution-building” is the most frequent criterion in every pillar for which needs were reported, except pillar G.

8. The needs reported under each pillar lie in the following areas; one need may lie in several.

9. Pillar A (Reinforcement of democratic governance):
   - 6 needs: Public integrity and ethics
   - 4 needs: Civic education and teaching
   - 3 needs each: Civil service and careers; Investigation and punishment of corruption; Legislation and regulation
   - 2 needs each: Prevention of conflicts of interest; Declarations of income, assets and interests; Accountability, audit and internal control; Anti-corruption policies and bodies; Gender equality and women's rights; Persons with disabilities; Subnational level
   - 1 need each: Administration of justice; Citizen participation and oversight; Transparency and access to information; Digital government and electronic systems; Protection of whistleblowers, witnesses and officials; Public procurement and contracting; Bribery and transnational corruption; Liability and compliance of legal persons; International legal cooperation; Groups in situations of vulnerability; Children and youth

10. Pillar B (Transparency, access to information, protection of whistleblowers, and human rights, including freedom of expression):
   - 3 needs: Statistics and indicators
   - 2 needs each: Citizen participation and oversight; Transparency and access to information; Open government and open data; Digital government and electronic systems; Reporting channels and handling of complaints; Protection of whistleblowers, witnesses and officials
   - 1 need each: Freedom of expression and journalism; Recovery of assets and damages; Anti-corruption policies and bodies; Legislation and regulation; Groups in situations of vulnerability; Subnational level

11. Pillar C (Financing of political organizations and election campaigns):
   - 2 needs: Financing of political parties and campaigns
   - 1 need: Accountability, audit and internal control

12. Pillar D (Prevention of corruption in public works and public procurement and contracting):
   - 3 needs: Public procurement and contracting
   - 2 needs: Digital government and electronic systems
   - 1 need each: Citizen participation and oversight; Transparency and access to information; Disaster risk management; Simplification of administrative procedures; Anti-corruption policies and bodies; Indigenous peoples and Afro-descendants

13. Pillar E (International legal cooperation; the fight against bribery, international corruption, organized crime and money laundering; and asset recovery):
   - 3 needs: Investigation and punishment of corruption
   - 2 needs each: Digital government and electronic systems; Bribery and transnational corruption; Recovery of assets and damages
   - 1 need each: Liability and compliance of legal persons; Money laundering and financial intelligence; Tax evasion and illicit financial flows; Beneficial ownership

14. Pillar F (Strengthening of inter-American anti-corruption mechanisms):
   - 3 needs: Public integrity and ethics
   - 1 need: Legislation and regulation

15. Pillar G (Follow-up and reports):
   - 1 need each: Anti-corruption policies and bodies; Gender equality and women's rights

16. These conclusions may change as more states report.
END
}

@test "conclude: the paragraphs are those of the workbook, in four languages" {
  for lang in en es pt fr; do
    lima-xlsx -l "$lang" -o a.xlsx "$STREAM"
    sheet=$(/usr/bin/python3 "$TOP/tests/oracle/xlsx.py" --tables a.xlsx |
      awk -F '\t' '$3 == "conclusions" { print $1 }')
    /usr/bin/python3 "$TOP/tests/oracle/xlsx.py" a.xlsx |
      awk -F '\t' -v sheet="$sheet" '$1 == sheet && $3 == 2 { print $5 }' | tail -n +2 >want
    [[ $(wc -l <want) == 16 ]]
    paragraphs -l "$lang" "$STREAM" | diff -u <(sed 's/\\n/\n/g' want) -
  done
}

@test "conclude: ties, one, none, majorities, plurals and genders in four languages" {
  local line lang values kind rows from label order n=0
  while IFS= read -r line <&3; do
    [[ $line != '#'* ]] || continue
    echo "$line"
    IFS=';' read -r line values <<<"$line"
    read -r kind rows from label order <<<"$line"
    if [[ $kind == plain ]]; then rows='' from='' order=''; fi
    layout "$(printf '%s|' conclusions sentence "$kind" "$rows" "$from" '' "$order" "conclusion.$label" '' '')"
    # shellcheck disable=SC2086 # values are words
    figures $values >in.tsv
    for lang in en es pt fr; do
      IFS= read -r line <&3
      diff -u <(echo "$line") <(paragraphs -p "$OWN" -l "$lang" in.tsv)
      n=$((n + 1))
    done
  done 3<"$TOP/tests/fixtures/conclusions.txt"
  [[ $n -ge 150 ]]
}

@test "conclude: the profile's layout says one thing about coverage, whatever it is" {
  cp "$PROFILE/workbook.tsv" "$OWN"
  grep -P '^(sheet|conclusions)\t(part|sheet|sentence\tplain\t)' "$PROFILE/workbook.tsv" >"$OWN/workbook.tsv"
  while read -r reported pct needs want; do
    figures 'coverage|states|participating|33' "coverage|states|reported|$reported" \
      "coverage|states|reported_pct|$pct" "coverage|states|with_needs|$needs" >in.tsv
    paragraphs -p "$OWN" in.tsv >got
    echo "$reported $needs: $(cat got)"
    [[ $(wc -l <got) == 2 ]]
    [[ $(head -n 1 got) == "$want"* ]]
  done <<'END'
0 0.0 0 None of the 33 participating states has reported so far.
1 3.0 0 Of the 33 participating states, only 1 has reported so far (3.0 per cent); none has
15 45.5 10 Of the 33 participating states, 15 have reported so far (45.5 per cent), and 10 have
33 100.0 0 All 33 participating states have reported; none has
33 100.0 1 All 33 participating states have reported, and only 1 has
END
  [[ $(tail -n 1 got) == 'These conclusions may change as states revise their answers.' ]]
}

@test "conclude: areas of need by pillar, themes alone, or no word of them" {
  tsv 'code|kind|en|es|pt|fr' \
    'recovery|theme|Asset recovery|Recuperación de activos|Recuperação de ativos|Recouvrement des avoirs' \
    'judges|audience|Judges|Jueces|Juízes|Juges' \
    'tax|theme|Tax evasion|Evasión fiscal|Evasão fiscal|Évasion fiscale' >"$OWN/tags.tsv"
  layout 'conclusions|sentence|areas|tags:kind=theme|needs_tag/all/*||pillars|conclusion.areas|||'
  figures 'needs_tag|all|tax|3' 'needs_tag|A|recovery|1' 'needs_tag|A|tax|2' 'needs_tag|A|judges|7' \
    'needs_tag|C|judges|1' 'needs_tag|D|recovery|0' 'needs_tag|G|recovery|1' \
    'needs_tag|G|tax|1' >in.tsv
  while IFS='|' read -r lang lead first one two last all; do
    diff -u <(printf '%s\n' "$lead" "$first" "$two" "$one" "$last" "$all") \
      <(paragraphs -p "$OWN" -l "$lang" in.tsv)
  done <<'END'
en|The needs reported under each pillar lie in the following areas; one need may lie in several.|Pillar A (Reinforcement of democratic governance):|1 need: Asset recovery|2 needs: Tax evasion|Pillar G (Follow-up and reports):|1 need each: Asset recovery; Tax evasion
es|Las necesidades informadas en cada pilar corresponden a las áreas siguientes; una misma necesidad puede corresponder a varias.|Pilar A (Fortalecimiento de la gobernabilidad democrática):|1 necesidad: Recuperación de activos|2 necesidades: Evasión fiscal|Pilar G (Seguimiento e informes):|1 necesidad cada una: Recuperación de activos; Evasión fiscal
pt|As necessidades relatadas em cada pilar correspondem às seguintes áreas; uma mesma necessidade pode corresponder a várias.|Pilar A (Fortalecimento da governabilidade democrática):|1 necessidade: Recuperação de ativos|2 necessidades: Evasão fiscal|Pilar G (Acompanhamento e relatórios):|1 necessidade cada uma: Recuperação de ativos; Evasão fiscal
fr|Les besoins signalés pour chaque pilier relèvent des domaines suivants ; un même besoin peut relever de plusieurs domaines.|Pilier A (Renforcement de la gouvernance démocratique) :|1 besoin : Recouvrement des avoirs|2 besoins : Évasion fiscale|Pilier G (Suivi et rapports) :|1 besoin chacun : Recouvrement des avoirs ; Évasion fiscale
END
  # No tags at all, and no tags but of audiences.
  figures 'pillar|A|needs|1' >none.tsv
  [[ -z $(paragraphs -p "$OWN" none.tsv) ]]
  figures 'needs_tag|A|judges|7' >others.tsv
  [[ -z $(paragraphs -p "$OWN" others.tsv) ]]
  # A profile without tags has nothing to say of a stream without.
  rm "$OWN/tags.tsv"
  [[ -z $(paragraphs -p "$OWN" none.tsv) ]]
}

@test "conclude: no mark, no closing date, a title of one's own" {
  grep -v -P '\t(mark|closing)\t' "$STREAM" >in.tsv
  diff -u <(lima-conclude in.tsv) <(lima-conclude -T '' in.tsv)
  lima-conclude -l es -T 'Mi título' in.tsv | head -n 4 >got
  diff -u - got <<'END'
Mi título
No se fijó fecha de cierre: cuentan todas las respuestas recibidas.

1. De los 33 Estados participantes, 15 han informado hasta ahora (45,5 por ciento) y 10 han descrito necesidades de asistencia técnica o desafíos.
END
}

@test "conclude: the first day of a month is written as the language has it, or as a number" {
  closing() { # language [option...]
    lima-conclude -l "$@" in.tsv | sed -n '5s/\. .*//p'
  }
  for day in 11 01; do
    sed $'s/\tclosing\t2019-06-17/\tclosing\t2019-07-'"$day/" "$STREAM" >in.tsv
    for lang in en es pt fr; do closing "$lang"; done
  done >got
  sed -i '/^grammar.first\t/d' "$OWN/labels.tsv"
  closing fr -p "$OWN" >>got
  diff -u - got <<'END'
Closing date: 11 July 2019
Fecha de cierre: 11 de julio de 2019
Data de encerramento: 11 de julho de 2019
Date de clôture : 11 juillet 2019
Closing date: 1 July 2019
Fecha de cierre: 1 de julio de 2019
Data de encerramento: 1º de julho de 2019
Date de clôture : 1er juillet 2019
Date de clôture : 1 juillet 2019
END
}

@test "conclude: a stream without figures has little to say" {
  tsv 'rec|id|table|row|item|value' >in.tsv
  paragraphs in.tsv >got
  diff -u - got <<'END'
No level can be given for any pillar.
No needs were reported on mandates with a level.
No mandate reaches the “Intermediate” level.
No needs were reported.
No needs have been classified.
These conclusions may change as more states report.
END
}

@test "conclude, html: help and version, on standard output" {
  version=$(sed -n 's/^VERSION = //p' "$TOP/Makefile")
  for tool in lima-conclude lima-html; do
    run -0 --separate-stderr "$tool" --version
    [[ $output == "$tool $version" && -z $stderr ]]
    run -0 --separate-stderr "$tool" --help
    [[ $output == "usage: $tool "*Example* && -z $stderr ]]
    run -64 --separate-stderr "$tool" --no-such-option
    [[ -z $output && $stderr == "$tool: "*"usage: $tool "* ]]
  done
}

@test "conclude: the text does not depend on order, place or locale" {
  { head -n 1 "$STREAM"; tail -n +2 "$STREAM" | sort -r; } >turned.tsv
  lima-conclude -l fr "$STREAM" >a
  TZ=Asia/Tokyo LC_ALL=es_ES.UTF-8 lima-conclude -l fr -o b turned.tsv
  cmp a b
  lima-conclude -l fr <"$STREAM" | cmp a -
}

@test "conclude: what is wrong ends with its status, and an older text stays" {
  refused 64 "no such language: 'de'" -l de "$STREAM"
  refused 64 'title: not UTF-8: ' -T $'\xe9' "$STREAM"
  refused 64 'title: more than 255 characters: ' -T "$(printf 'é%.0s' {1..256})" "$STREAM"
  refused 64 'usage: lima-conclude ' -r rejects "$STREAM"
  tsv 'rec|id' 'answer|1' >in.tsv
  refused 65 "no column 'table'" in.tsv
  refused 66 'nowhere.tsv' nowhere.tsv
  refused 66 'nowhere' -p ./nowhere "$STREAM"
  layout 'conclusions|sentence|riddle||||||||'
  refused 78 "workbook.tsv:3: error: kind: no such sentence: 'riddle'" -p "$OWN" "$STREAM"
  layout 'conclusions|sentence|ranking|pillars|nosuch/*/n|||conclusion.above|||'
  refused 78 "workbook.tsv:3: error: from: no such table of figures: 'nosuch'" -p "$OWN" "$STREAM"
  layout 'conclusions|sentence|chosen|mandates|here|||conclusion.few|||'
  refused 78 "workbook.tsv:3: error: from: not a condition: 'here'" -p "$OWN" "$STREAM"
  layout 'conclusions|sentence|leaders|criteria|needs_criterion/A/*||pillars|conclusion.leading|||'
  refused 78 "workbook.tsv:3: error: from: not a path of totals: 'needs_criterion/A/*'" -p "$OWN" "$STREAM"
  layout 'conclusions|sentence|ranking|levels:value|needs_level/*/needs|||conclusion.needs_level|||'
  refused 78 "workbook.tsv:3: error: rows: not a condition: 'value'" -p "$OWN" "$STREAM"
  tsv 'sheet|part|kind|rows|from|where|order|label|empty|width|palette' \
    'cover|sheet|cover||||||||' >"$OWN/workbook.tsv"
  refused 78 'the layout has no conclusions' -p "$OWN" "$STREAM"
  run -73 --separate-stderr lima-conclude -o nowhere/a.txt "$STREAM"
  [[ $stderr == "lima-conclude: error: nowhere/a.txt: No such file or directory" ]]
  run -74 --separate-stderr bash -c 'lima-conclude "$1" >/dev/full' - "$STREAM"
  [[ $stderr == "lima-conclude: error: standard output: No space left on device" ]]
}

@test "conclude: what is said of few responses and of the level is what the profile has" {
  cp -R "$PROFILE" mine && chmod -R u+w mine
  sed -i 's/^few\t.*/few\t12/; s/^at_or_above\t.*/at_or_above\t4/' mine/profile.tsv
  (cd "$SAMPLE" && lima-ingest states-*.csv*) 2>/dev/null | lima-normalize -c 2019-06-17 2>/dev/null |
    lima-classify | lima-score -p ./mine >12.tsv
  for lang in en es pt fr; do
    lima-conclude -p ./mine -l $lang 12.tsv >12.$lang
    lima-conclude -l $lang 12.tsv >5.$lang
    [[ $(grep -cE '(Fewer than|menos de|Moins de) 12 ' 12.$lang) == 1 ]]
    [[ $(grep -cE '(Fewer than|menos de|Moins de) 5 ' 5.$lang) == 1 ]]
  done
  grep -q 'The only mandate at or above the “Advanced” level is in pillar C' 12.en
  grep -q 'The only mandate at or above the “Intermediate” level is in pillar C' 5.en
}
