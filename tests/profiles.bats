#!/usr/bin/env bats
# The tables of every profile, read by a linter that shares no code with the
# tools; and what the profile lima-commitment in particular has to hold.

load helper

ISO=/usr/share/iso-codes/json/iso_3166-1.json

lint() { # folder check [argument]
  /usr/bin/python3 "$TOP/tests/oracle/profile-lint.py" "$@"
}

# The check finds nothing in any profile.
sound() { # check [argument]
  local folder
  for folder in "$TOP"/pipelines/profiles/*/; do
    run -0 lint "$folder" "$@"
    [ -z "$output" ]
  done
}

# A copy of the profile, whole, to be broken.
copy() {
  rm -rf "$BATS_TEST_TMPDIR/lima-commitment"
  cp -R "$PROFILE" "$BATS_TEST_TMPDIR"
  chmod -R u+w "$BATS_TEST_TMPDIR/lima-commitment"
  cd "$BATS_TEST_TMPDIR/lima-commitment"
}

# One cell changed, in the first row that has this in its first column.
change() { # table key column value
  KEY=$2 COLUMN=$3 VALUE=$4 awk -F '\t' -v OFS='\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    NR > 1 && $1 == ENVIRON["KEY"] && !done++ { $at[ENVIRON["COLUMN"]] = ENVIRON["VALUE"] }
    { print }' "$1.tsv" >new
  mv new "$1.tsv"
}

# The lint of the broken copy says this and nothing else.
finds() { # check message...
  local check=$1
  shift
  run -1 lint "$PWD" "$check"
  diff -u <(printf '%s\n' "$@") <(printf '%s\n' "$output")
}

# What a change of one cell makes the lint say.
broken() { # check table key column value message...
  copy
  change "$2" "$3" "$4" "$5"
  finds "$1" "${@:6}"
}

# The first key of a table whose keys this test does not know.
first_key() {
  awk -F '\t' 'NR == 2 { print $1 }' "$1.tsv"
}

@test "profiles: the tables obey the rules of the stream" {
  sound stream
}

@test "profiles: keys are unique, and no language is left empty" {
  sound keys
}

@test "profiles: profile.tsv has what the tools ask for" {
  sound settings
}

@test "profiles: mandates are numbered without a gap and belong to pillars" {
  sound mandates
}

@test "profiles: levels have a band each, and no word stands for two levels" {
  sound scale
}

@test "profiles: no name or alias stands for two reporters" {
  sound reporters
}

@test "profiles: states have their ISO 3166-1 codes and answer to their ISO names" {
  [ -r "$ISO" ] || skip "iso-codes is not installed"
  sound iso "$ISO"
}

@test "profiles: no header name of an export stands for two columns" {
  sound questions
}

@test "profiles: no header of a wide export can be read in two ways" {
  sound wide
}

@test "profiles: a label has the same placeholders in all languages" {
  sound labels
}

@test "profiles: rules name criteria, and have weights" {
  sound rules
}

@test "profiles: tags are of a kind, and each has rules in four languages" {
  sound tags
}

@test "profiles: confidence rises with clarity and follows from what was counted" {
  sound calibration
}

@test "profiles: a word or an ending speaks for one language" {
  sound languages
}

@test "profiles: the lint sees a table that is no stream" {
  copy
  rm bands.tsv
  finds stream 'bands.tsv: missing'

  copy
  sed -i '1s/code/Code/' pillars.tsv
  finds stream "pillars.tsv:1: not a column name: 'Code'" \
    "pillars.tsv:1: column missing: 'code'"

  copy
  sed -i '1s/lower/value/' bands.tsv
  finds stream "bands.tsv:1: column stands twice: 'value'" \
    "bands.tsv:1: column stands twice: 'value'" \
    "bands.tsv:1: column missing: 'lower'"

  copy
  sed -i '3s/$/\tmore/' bands.tsv
  finds stream "bands.tsv:3: fields: '3 of 2'"

  copy
  sed -i '3s/$/\r/' bands.tsv
  finds stream "bands.tsv:3: control character: '2.0\\r'"

  copy
  truncate -s -1 bands.tsv
  finds stream 'bands.tsv: last line without its newline'

  copy
  printf 'B\xe9\t6\n' >>bands.tsv
  finds stream 'bands.tsv:7: not UTF-8'

  broken stream criteria training es 'a\b' \
    "criteria.tsv:3: unknown escape: 'a\\b'"
  broken stream criteria training es ' a' \
    "criteria.tsv:3: stray space: ' a'"
  broken stream criteria training es $'Capacitacio\xcc\x81n' \
    $'criteria.tsv:3: letters and accents apart: \'Capacitacio\xcc\x81n\''
}

@test "profiles: the lint sees a key twice and a cell without its words" {
  broken keys criteria training code technology \
    "criteria.tsv:4: key stands twice: 'technology'"
  broken keys criteria training code '' \
    "criteria.tsv:3: key missing: ''"
  broken keys criteria training pt '' \
    "criteria.tsv:3: nothing in column pt: 'training'"
  broken keys pillars G fr '' "pillars.tsv:8: nothing in column fr: 'G'"
  broken keys levels na es '' "levels.tsv:7: nothing in column es: 'na'"
  broken keys reporters BRA en '' \
    "reporters.tsv:8: nothing in column en: 'BRA'"
  broken keys reporters CAN aliases 'CA||Kanada' \
    "reporters.tsv:9: empty item in a list: 'CA||Kanada'"
  copy
  key=$(first_key labels)
  change labels "$key" fr ''
  finds keys "labels.tsv:2: nothing in column fr: '$key'"
}

@test "profiles: the lint sees a setting that is missing or out of range" {
  broken settings profile few value 0 "profile.tsv: few is no number: '0'"
  broken settings profile few key many "profile.tsv: no value: 'few'" \
    "profile.tsv: few is no number: ''"
  broken settings profile name value other \
    "profile.tsv: not the folder's name: 'other'"
  broken settings profile at_or_above value 6 \
    "profile.tsv: at_or_above is no level: '6'"
  broken settings profile review_threshold value 1.1 \
    "profile.tsv: review_threshold is not in 0 to 1: '1.1'"
}

@test "profiles: the lint sees a mandate out of place" {
  broken mandates mandates 57 number 58 \
    "mandates.tsv:58: not mandate 57: '58'"
  broken mandates mandates 3 pillar H "mandates.tsv:4: no such pillar: 'H'"
  broken mandates mandates 3 confidence sure \
    "mandates.tsv:4: no such confidence: 'sure'"
  broken mandates mandates 3 fr '' \
    "mandates.tsv:4: confirmed, but titles in: 'en es pt'"
  broken mandates mandates 40 es 'Mandato 40' \
    "mandates.tsv:41: unknown, but titles in: 'es'"
  broken mandates pillars G code H \
    "mandates.tsv:55: no such pillar: 'G'" \
    "mandates.tsv:56: no such pillar: 'G'" \
    "mandates.tsv:57: no such pillar: 'G'" \
    "mandates.tsv:58: no such pillar: 'G'" \
    "pillars.tsv: pillar without mandates: 'H'"
}

@test "profiles: the lint sees a scale that is not one" {
  broken scale levels 4 variants 'Avanzada|INTERMÉDIO' \
    "levels.tsv:5: word of 3 too: 'INTERMÉDIO'"
  broken scale levels na variants 5 "levels.tsv:7: word of 5 too: '5'"
  broken scale levels 4 value 6 \
    "levels.tsv: not 1 to n and na: '1 2 3 6 5 na'" \
    "bands.tsv: not one for each level, ascending: '1 2 3 4 5'"
  broken scale bands 4 lower 3.0 \
    "bands.tsv:5: not above the band before it: '3.0'"
  broken scale bands 4 lower 4,0 "bands.tsv:5: not a number: '4,0'"
}

@test "profiles: the lint sees a name that two reporters would share" {
  broken reporters reporters PER aliases 'PE|méxico' \
    "reporters.tsv:28: name of MEX too: 'méxico'"
  broken reporters reporters OECD aliases 'oas' \
    "reporters.tsv:49: name of OAS too: 'oas'"
  broken reporters reporters PER kind nation \
    "reporters.tsv:28: no such kind: 'nation'"
  broken reporters reporters PER participates '' \
    "reporters.tsv:28: neither yes nor no: ''"
  broken reporters reporters PER code PE "reporters.tsv:28: not a code: 'PE'"
}

@test "profiles: the lint sees a state under another's code" {
  [ -r "$ISO" ] || skip "iso-codes is not installed"
  copy
  change reporters PRY code XXX
  change reporters PER aliases PA
  run -1 lint "$PWD" iso "$ISO"
  diff -u - <(printf '%s\n' "$output") <<'END'
reporters.tsv:27: not in ISO 3166-1: 'XXX'
reporters.tsv:28: PER lacks its alpha_2: 'PE'
reporters.tsv:28: PER lacks its official_name: 'Republic of Peru'
END
}

@test "profiles: the lint sees a header name with two meanings" {
  broken questions questions progress es 'Nivel de avance' \
    "questions.tsv:11: header name of level too: 'Nivel de avance'"
  broken questions questions state kind '' \
    "questions.tsv:4: not a kind for role reporter: ''"
  broken questions questions mandate role key \
    "questions.tsv:6: no such role: 'key'" \
    "questions.tsv: nothing has the role: 'mandate'"
}

@test "profiles: the lint sees a header of a wide export with two meanings" {
  # The first of many that each of these brings about.
  while IFS='=' read -r table key column value message; do
    echo "$table $key $column $value"
    copy
    change "$table" "$key" "$column" "${value//+/|}"
    run -1 lint "$PWD" wide
    diff -u <(printf '%s\n' "$message") <(printf '%s\n' "${lines[0]}")
  done <<'END'
questions=measures=wide=level=questions.tsv:8: header of level 1 too: '1. level'
questions=measures=wide=q{m}_m1=questions.tsv:8: header of level 1 too: 'q1_m1'
questions=progress=en=Progress+Level (m7)=questions.tsv:7: header of progress too: 'level (m7)'
questions=state=wide=country=questions.tsv:4: a form for wide exports of what is no question: 'country'
profile=wide_headers=value={m}: {q}+{m}=profile.tsv: not a pattern of {m} and {q}: '{m}'
END
}

@test "profiles: the lint sees a placeholder that one language lacks or adds" {
  copy
  key=$(first_key labels)
  change labels "$key" en '{n} of {total}'
  change labels "$key" es '{n} de {todos}'
  change labels "$key" pt '{n} de {total} }'
  change labels "$key" fr '{total}: {n}'
  finds labels "labels.tsv:2: placeholders of es are not those of en: '$key'" \
    "labels.tsv:2: lone brace in pt: '$key'"
}

@test "profiles: the lint sees a rule for nothing, and a rule twice" {
  copy
  lang=$(first_key rules)
  change rules "$lang" criterion luck
  change rules "$lang" weight heavy
  finds rules "rules.tsv:2: no such criterion: 'luck'" \
    "rules.tsv:2: not a weight: 'heavy'"

  copy
  change rules "$lang" language qu
  change rules qu pattern 'two words'
  rule=$(sed -n 2p rules.tsv)
  printf '%s\n' "${rule/two/TWO}" >>rules.tsv
  finds rules "rules.tsv:2: no such language: 'qu'" \
    "rules.tsv:$(grep -c '' rules.tsv): no such language: 'qu'" \
    "rules.tsv:2: pattern stands twice: 'two words'" \
    "rules.tsv:$(grep -c '' rules.tsv): pattern stands twice: 'TWO words'"
}

@test "profiles: the lint sees a tag of no kind, a rule for no tag, a rule twice" {
  copy
  tsv 'code|kind|en|es|pt|fr' 'money|theme|Money|Dinero|Dinheiro|Argent' \
    'Row|theme|Row|Fila|Linha|Rang' 'row|crowd|Line|Fila|Fileira|File' >tags.tsv
  tsv 'language|pattern|tag|weight|comment' 'any|cash|money|2|' 'en|Cash|money|1|' \
    'any|cash|row|2|' 'qu|a-b|Row|much|' 'en|row of|Row|0|' 'en|bank|banks|2|' >tag_rules.tsv
  finds tags "tags.tsv:3: not a code: 'Row'" \
    "tags.tsv:4: not a code: 'row'" "tags.tsv:4: no such kind: 'crowd'" \
    "tags.tsv:4: name of Row too: 'Fila'" \
    "tag_rules.tsv:3: pattern stands twice for its tag: 'Cash'" \
    "tag_rules.tsv:5: no such language: 'qu'" "tag_rules.tsv:5: not a weight: 'much'" \
    "tag_rules.tsv:5: not words with blanks between: 'a-b'" \
    "tag_rules.tsv:7: no such tag: 'banks'" \
    "tag_rules.tsv: no rule in en: 'Row'" "tag_rules.tsv: no rule in es: 'Row'" \
    "tag_rules.tsv: no rule in pt: 'Row'" "tag_rules.tsv: no rule in fr: 'Row'"
}

@test "profiles: the lint sees a confidence that was not counted, or does not rise" {
  copy
  tsv 'clarity|n|right|confidence' '1|4|2|0.50' '5|4|4|0.84' '5|18|17|0.90' '7|8|x|0.95' \
    '9|0|0|0.50' >calibration.tsv
  finds calibration "calibration.tsv:2: does not begin at 0: '1'" \
    "calibration.tsv:3: confidence is not 0.83: '0.84'" \
    "calibration.tsv:4: does not rise: '5|0.90'" \
    "calibration.tsv:5: not whole numbers: '7|8|x'" \
    "calibration.tsv:6: does not rise: '9|0.50'"
  tsv 'clarity|n|right|confidence' >calibration.tsv
  finds calibration 'calibration.tsv: no row'
}

@test "profiles: the lint sees a word of no language, of two, and no word" {
  copy
  printf 'language\tpattern\nen\tand\nes\tAND\nqu\tx\npt\ttwo words\n' >languages.tsv
  finds languages "languages.tsv: no words of a language: 'fr'" \
    "languages.tsv:2: pattern stands twice: 'and'" \
    "languages.tsv:3: pattern stands twice: 'AND'" \
    "languages.tsv:4: no such language: 'qu'" \
    "languages.tsv:5: not a word or an ending: 'two words'"
}

@test "lima-commitment: all 33 participating states and 13 organizations" {
  cd "$PROFILE"
  diff -u - <(fields kind,participates reporters.tsv | sort | uniq -c) <<'END'
      1 org|no
     13 org|yes
      2 state|no
     33 state|yes
END
  diff -u - <(fields participates,code reporters.tsv | grep '^no') <<'END'
no|NIC
no|VEN
no|ICA
END
}

@test "lima-commitment: 57 mandates in seven pillars, nine without a title" {
  cd "$PROFILE"
  diff -u - <(fields pillar mandates.tsv | uniq -c) <<'END'
     12 A
     12 B
      2 C
      7 D
     13 E
      7 F
      4 G
END
  diff -u <(echo 40 41 45 46 50 51 52 53 54) \
    <(awk -F '\t' '$3 == "" { print $1 }' mandates.tsv | paste -sd ' ')
}

@test "lima-commitment: what may mean two levels or none is no level's word" {
  cut -f 2- "$PROFILE/levels.tsv" | tr '\t|' '\n\n' >"$BATS_TEST_TMPDIR/words"
  run -1 grep -ixF -e 'En curso' -e 'En proceso' -e 'In progress' -e Ongoing \
    -e 'Em andamento' -e 'En cours' -e Partial -e Parcial -e Partiel -e NA \
    -e Terminado -e Finalizado -e Complete "$BATS_TEST_TMPDIR/words"
}

@test "sample: one decision for each of the 59 published needs" {
  cd "$SAMPLE"
  diff -u <(echo 'id|text|criterion|by|note') <(head -n 1 overrides.tsv | tr '\t' '|')
  run -0 awk -F '\t' 'NF != 5 || $1 !~ /^LC-[0-9]+\.[1-9][0-9]?\.[1-9]$/ || $2 == "" || seen[$1]++' \
    overrides.tsv
  diff -u <(head -n 1 overrides.tsv) <(printf '%s\n' "$output")
  diff -u - <(fields criterion overrides.tsv | sort | uniq -c) <<'END'
     40 institution
      6 technology
     13 training
END
}
