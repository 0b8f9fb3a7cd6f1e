#!/usr/bin/env bats
# lima-classify: what a need is about and whom it is for, as tags.

load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# A profile with few tags; each argument is a rule: language, pattern, tag, weight.
profile() { # rule...
  rm -rf mine && mkdir mine
  tsv 'key|value' 'name|mine' 'review_threshold|0.5' >mine/profile.tsv
  tsv code rest red >mine/criteria.tsv
  tsv 'language|pattern|criterion|weight' 'en|wolf|red|1' >mine/rules.tsv
  tsv 'clarity|confidence' '0|0.50' >mine/calibration.tsv
  tsv 'language|pattern' 'en|and' 'es|y' 'pt|e' 'fr|l' >mine/languages.tsv
  tsv 'code|kind' 'sea|theme' 'forest|theme' 'young|audience' 'all_of_us|crosscutting' >mine/tags.tsv
  tsv 'language|pattern|tag|weight' "$@" >mine/tag_rules.tsv
}

# A stream whose answers are needs; each argument is one.
needs() { # text...
  local n=0 text
  tsv 'rec|id|mandate|question|answer'
  for text; do tsv "answer|$((++n))|1|needs|$text"; done
}

# The columns that the table of -x has for texts, under the small profile.
explain() { # columns text...
  local columns=$1
  shift
  needs "$@" >in.tsv
  lima-classify -p ./mine -x in.tsv >out.tsv
  fields "$columns" out.tsv
}

@test "tags: a rule of weight 2 is enough, one of 1 needs another, and none counts twice" {
  profile 'en|ship*|sea|2' 'en|salt|sea|1' 'en|wave*|sea|1' 'en|tree*|forest|3' 'any|niñ*|young|2'
  explain tags,tags_fired 'Trees' 'salt' 'salt and salt' 'waves of salt' 'Waves, wave power' \
    'nothing' 'Niños: ships and TREES' >got
  tsv 'forest|trees forest 3' '|salt sea 1' '|salt sea 1' 'sea|waves sea 1;salt sea 1' \
    '|waves sea 1' '|' 'sea;forest;young|ninos young 2;ships sea 2;trees forest 3' |
    tr '\t' '|' | diff -u - got
}

@test "tags: a phrase keeps its words from its own tag's rules, and from no other's" {
  profile 'en|wolf|forest|2' 'en|young wolf|young|2' 'en|young*|young|1' 'en|old*|young|1' \
    'en|wolf fish*|forest|0' 'en|fish*|sea|2' 'en|wolf|all_of_us|2' 'en|wolf|sea|0' \
    'en|sea wol*|forest|1' 'en|sea|sea|1'
  explain tags,tags_fired 'a young wolf' 'young, old' 'wolf fishes' 'young wolf fish' \
    'old wolf; wolf fish' 'sea wolf' >got
  tsv 'forest;young;all_of_us|young wolf young 2;wolf forest 2;wolf all_of_us 2' \
    'young|young young 1;old young 1' 'sea;all_of_us|wolf all_of_us 2;fishes sea 2' \
    'sea;young;all_of_us|young wolf young 2;wolf all_of_us 2;fish sea 2' \
    'sea;forest;all_of_us|old young 1;wolf forest 2;wolf all_of_us 2;fish sea 2' \
    'all_of_us|sea wolf forest 1;sea sea 1;wolf all_of_us 2' | tr '\t' '|' | diff -u - got
}

@test "tags: they stand in the stream in the table's order, whatever a person decides" {
  profile 'en|ship*|sea|2' 'en|wolf|forest|2'
  needs 'wolf ships' 'ships' 'nothing' >in.tsv
  tsv 'id|text|criterion' '1.1.1|wolf ships|rest' >over.tsv
  lima-classify -p ./mine -O over.tsv in.tsv >got.tsv
  fields rec,criterion,flags,tags got.tsv | grep '^need' >got
  diff -u - got <<'END'
need|rest|override|sea;forest
need|rest||sea
need|rest||
END
  # Twice is once, also where another has written tags.
  sed 's/sea;forest/luck/' got.tsv | lima-classify -p ./mine -O over.tsv | diff -u got.tsv -
}

@test "tags: an instrument may have none" {
  profile
  tsv 'code|kind' >mine/tags.tsv
  explain tags,tags_fired 'wolf' >got
  diff -u <(echo '|') got
}

@test "tags: tables that make no sense end with 78 and their place" {
  needs wolf >in.tsv
  while IFS='|' read -r rule message; do
    profile 'en|wolf|sea|1' 'en|wolf|forest|1' "${rule//,/|}"
    run -78 --separate-stderr lima-classify -p ./mine in.tsv
    [[ -z $output ]]
    diff -u <(echo "lima-classify: ./mine/tag_rules.tsv:4: error: $message") <(echo "$stderr")
  done <<'END'
en,bear,desert,1|tag: no such tag: 'desert'
en,bear,sea,-1|weight: not a whole number from 0 to 1000: '-1'
es,Wolf,sea,2|pattern: pattern given twice: 'Wolf'
en,*ear,sea,1|pattern: not words, each with or without a '*' at its end: '*ear'
END
  profile 'en|wolf|sea|1'
  tsv 'code|kind' 'sea|theme' 'forest|theme' 'sea|audience' >mine/tags.tsv
  run -78 --separate-stderr lima-classify -p ./mine in.tsv
  diff -u <(echo "lima-classify: ./mine/tags.tsv:4: error: code: tag given twice: 'sea'") <(echo "$stderr")
  rm mine/tag_rules.tsv
  run -78 --separate-stderr lima-classify -p ./mine in.tsv
  [[ -z $output && $stderr == *./mine/tag* ]]
}

@test "tags: in the sample and in labelled needs they are the oracle's, word for word" {
  { tsv 'id|text|criterion' && fields id,text "$TOP/tests/fixtures/needs-tags.tsv" | tr '|' '\t' &&
    fields id,text "$SAMPLE/overrides.tsv" | tr '|' '\t'; } | cut -f 1,2 >table.tsv
  sed 1d table.tsv | awk -F '\t' -v OFS='\t' '
    BEGIN { print "rec", "id", "mandate", "question", "answer" }
    { print "answer", $1, 1, "needs", $2 }' >in.tsv
  /usr/bin/python3 "$TOP/tests/oracle/tags.py" "$PROFILE" table.tsv >want.tsv
  lima-classify -x in.tsv | fields text,tags,tags_fired | diff -u <(fields text,tags,tags_fired want.tsv) -
  [[ $(wc -l <want.tsv) -eq 228 ]]
}

# right, wrong and missing tags of each kind, for the labelled needs of a part.
compare() { # part
  awk -F '\t' -v OFS='\t' -v part="$1" '
    BEGIN { print "rec", "id", "mandate", "question", "answer" }
    $4 == part { print "answer", $1, 1, "needs", $3 }' "$TOP/tests/fixtures/needs-tags.tsv" >in.tsv
  lima-classify in.tsv | fields id,tags | tr '|' '\t' >given
  awk -F '\t' '
    FNR == 1 { file++ }
    file == 1 && FNR > 1 { kind[$1] = $2 }
    file == 2 { sub(/\.1\.1$/, "", $1); given[$1] = ";" $2 ";" }
    file == 3 && $4 == part {
      for (tag in kind) {
        want = index(";" $5 ";", ";" tag ";")
        have = index(given[$1], ";" tag ";")
        if (want || have) n[kind[tag], want ? have ? "right" : "missing" : "wrong"]++
      }
    }
    END {
      split("theme audience crosscutting", kinds, " ")
      for (k = 1; k in kinds; k++)
        print kinds[k], n[kinds[k], "right"] + 0, n[kinds[k], "wrong"] + 0, n[kinds[k], "missing"] + 0
    }' "$PROFILE/tags.tsv" given part="$1" "$TOP/tests/fixtures/needs-tags.tsv"
}

@test "tags: for the labelled needs they are as right as the fixtures' README says" {
  # Right, wrong and missing; who changes a rule puts the sums there.
  diff -u - <(compare first; compare second) <<'END'
theme 113 2 0
audience 36 0 0
crosscutting 7 0 0
theme 129 4 2
audience 44 3 1
crosscutting 14 0 0
END
}

@test "tags: a mandate's title has the same in four languages, but for a few" {
  awk -F '\t' -v OFS='\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print "rec", "id", "mandate", "question", "answer" }
    NR > 1 && $at["en"] != "" {
      n = split("en es pt fr", languages, " ")
      for (i = 1; i <= n; i++) print "answer", $1, $1, "needs", $at[languages[i]]
    }' "$PROFILE/mandates.tsv" >in.tsv
  lima-classify in.tsv | fields rec,mandate,tags | grep '^need' | sort -u | cut -d '|' -f 2 |
    sort -n | uniq -d | paste -sd ' ' >got
  # What differs there is a word that one language does without, as "awareness".
  diff -u <(echo '5 7 25 27 31 37 49') got
}

@test "tags: of patterns that begin alike in too many ways the table is told that has them" {
  tsv 'rec|id|mandate|question|answer' >in.tsv
  mapfile -t rules < <(alike '|red|1')
  for table in tag_rules rules; do
    profile 'en|be* be* be* be* be* be* be* be* be* be* be* be* be* be* be* be*|sea|2'
    if [[ $table == rules ]]; then
      tsv 'language|pattern|criterion|weight' "${rules[@]}" >mine/rules.tsv
    else
      profile "${rules[@]/|red|/|sea|}"
      tsv 'language|pattern|criterion|weight' 'en|be* be* be* be* be* be* be* be* be* be* be* be* be* be* be* be*|red|1' >mine/rules.tsv
    fi
    run -78 --separate-stderr lima-classify -p ./mine in.tsv
    diff -u <(echo "lima-classify: error: ./mine/$table.tsv: too many ways in which patterns begin alike") \
      <(echo "$stderr")
  done
}
