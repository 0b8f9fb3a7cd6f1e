# lima-classify beside people: how far it agrees with them, what it asks them.

load helper

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# The oracle's report, and the tool's options that it is about.
oracle() {
  /usr/bin/python3 "$TOP/tests/oracle/evaluate.py" "$@"
}

# A profile of which the tests know what it says: 0.50 where nothing is found,
# 0.75 for "one", 0.98 for "some", "blue" and "all", as long as that is the first
# word; from 0.75 on there is no review.
profile() {
  mkdir mine
  tsv 'key|value' 'name|mine' 'review_threshold|0.75' >mine/profile.tsv
  tsv code rest red blue >mine/criteria.tsv
  tsv 'language|pattern|criterion|weight' 'any|one|red|1' 'any|some|red|7' \
    'any|blue|blue|7' 'any|all|red|1000' 'any|dim|blue|1' >mine/rules.tsv
  tsv 'language|pattern' 'en|and' 'es|un' 'es|el' >mine/languages.tsv
  tsv 'clarity|confidence' '0|0.50' '10|0.75' '16|0.98' >mine/calibration.tsv
  tsv code >mine/tags.tsv
  tsv 'language|pattern|tag|weight' >mine/tag_rules.tsv
}

# A stream whose answers are needs; each argument is id|text.
needs() {
  tsv 'rec|id|mandate|question|answer'
  for need; do tsv "answer|${need%%|*}|12|needs|${need#*|}"; done
}

@test "evaluate: the figures of a few needs, worked out by hand" {
  profile
  tsv 'lang|text|criterion|by' 'en|- some; one|red|ana' 'en|BLUE|blue|ana' \
    'en|nothing|rest|ana' 'es|some\none|rest|ana' >gold.tsv
  run -0 --separate-stderr bash -c 'lima-classify -p ./mine --evaluate gold.tsv </dev/null >got.tsv'
  [[ -z $stderr ]]
  # Three of four are right. By lot it would be (2*1 + 1*2 + 1*1) / 16 = 5/16:
  # kappa is (12/16 - 5/16) / (11/16) = 7/11. F1 is 2/3, 2/3 and 1.
  grep -E $'^(lang|all)\t' got.tsv | grep -vE $'\t(reliability|threshold)\t' | tr '\t' '|' >all
  diff -u - all <<'END'
lang|table|row|item|value|baseline
all|overall|all|n|4|4
all|overall|all|right|3|2
all|overall|all|accuracy|0.750|0.500
all|overall|all|kappa|0.636|0.000
all|overall|all|macro_f1|0.778|0.222
all|criterion|rest|gold|2|2
all|criterion|rest|given|1|4
all|criterion|rest|right|1|2
all|criterion|rest|precision|1.000|0.500
all|criterion|rest|recall|0.500|1.000
all|criterion|rest|f1|0.667|0.667
all|criterion|red|gold|1|1
all|criterion|red|given|2|0
all|criterion|red|right|1|0
all|criterion|red|precision|0.500|
all|criterion|red|recall|1.000|0.000
all|criterion|red|f1|0.667|0.000
all|criterion|blue|gold|1|1
all|criterion|blue|given|1|0
all|criterion|blue|right|1|0
all|criterion|blue|precision|1.000|
all|criterion|blue|recall|1.000|0.000
all|criterion|blue|f1|1.000|0.000
all|confusion|rest|rest|1|2
all|confusion|rest|red|1|0
all|confusion|rest|blue|0|0
all|confusion|red|rest|0|1
all|confusion|red|red|1|0
all|confusion|red|blue|0|0
all|confusion|blue|rest|0|1
all|confusion|blue|red|0|0
all|confusion|blue|blue|1|0
END
  [[ $(cut -f 1 got.tsv | uniq | paste -sd ' ') == 'lang all en es' ]]
}

@test "evaluate: right ones by part of confidence, and on both sides of the threshold" {
  profile
  tsv 'lang|text|criterion' 'en|none|rest' 'en|nothing|red' 'en|nought|rest' \
    'en|one|red' 'en|one thing|rest' 'en|some|red' 'en|all|rest' >gold.tsv
  lima-classify -p ./mine --evaluate gold.tsv >got.tsv
  grep -E $'^en\t(reliability|threshold)' got.tsv | cut -f 2- | tr '\t' '|' >en
  diff -u - en <<'END'
reliability|0.50-0.59|n|3|3
reliability|0.50-0.59|right|2|2
reliability|0.50-0.59|share|0.667|0.667
reliability|0.50-0.59|confidence|0.500|
reliability|0.70-0.79|n|2|2
reliability|0.70-0.79|right|1|1
reliability|0.70-0.79|share|0.500|0.500
reliability|0.70-0.79|confidence|0.750|
reliability|0.97-0.98|n|2|2
reliability|0.97-0.98|right|1|1
reliability|0.97-0.98|share|0.500|0.500
reliability|0.97-0.98|confidence|0.980|
threshold|all|threshold|0.750|
threshold|at_or_above|n|4|4
threshold|at_or_above|right|2|2
threshold|at_or_above|share|0.500|0.500
threshold|at_or_above|confidence|0.865|
threshold|below|n|3|3
threshold|below|right|2|2
threshold|below|share|0.667|0.667
threshold|below|confidence|0.500|
END
  # Only what the option is about changes with it.
  lima-classify -p ./mine --threshold 0.76 --evaluate gold.tsv >other.tsv
  diff -u <(grep -v threshold got.tsv) <(grep -v threshold other.tsv)
  grep -q $'^en\tthreshold\tbelow\tn\t5\t5$' other.tsv
}

@test "evaluate: the reports of made-up profiles and needs are the oracle's" {
  for seed in {1..12}; do
    echo "seed $seed"
    oracle make "$seed" "$seed"
    threshold=$(sed -n 's/^review_threshold.//p' "$seed/profile/profile.tsv")
    lima-classify -p "./$seed/profile" -x "$seed/stream.tsv" >explained.tsv
    oracle rules "$seed/profile" "$seed/gold.tsv" explained.tsv "$threshold" >want.tsv
    lima-classify -p "./$seed/profile" --evaluate "$seed/gold.tsv" >got.tsv
    diff -u want.tsv got.tsv
    cat got.tsv >>all.tsv
    for k in 2 7 300; do
      oracle folds "$seed/profile" "$seed/gold.tsv" explained.tsv "$threshold" "$k" >want.tsv
      lima-classify -p "./$seed/profile" --evaluate "$seed/gold.tsv" --folds "$k" >got.tsv
      diff -u want.tsv got.tsv
    done
    oracle calibrate "$seed/profile" "$seed/gold.tsv" explained.tsv >want.tsv
    lima-classify -p "./$seed/profile" --calibrate "$seed/gold.tsv" >got.tsv
    diff -u want.tsv got.tsv
    wc -l <got.tsv >>lengths
    oracle other "$seed/profile" "$seed/gold.tsv" "$seed/other.tsv" >want.tsv
    lima-classify -p "./$seed/profile" --evaluate "$seed/gold.tsv" \
      --agree "$seed/other.tsv" >got.tsv 2>/dev/null
    diff -u want.tsv got.tsv
    cat got.tsv >>all.tsv
  done
  # What was compared is not only what is plain.
  grep -q $'kappa\t-' all.tsv
  grep -q $'kappa\t\t' all.tsv
  grep -q disagreement all.tsv
  [[ $(sort -n lengths | tail -n 1) -ge 5 ]]
}

@test "evaluate: the order of the needs does not matter" {
  oracle make 3 made
  { head -n 1 made/gold.tsv; tail -n +2 made/gold.tsv | tac; } >back.tsv
  run -1 cmp -s made/gold.tsv back.tsv
  lima-classify -p ./made/profile --evaluate made/gold.tsv >want.tsv
  lima-classify -p ./made/profile --evaluate back.tsv | diff -u want.tsv -
  lima-classify -p ./made/profile --evaluate made/gold.tsv --folds 5 >want.tsv
  lima-classify -p ./made/profile --evaluate back.tsv --folds 5 | diff -u want.tsv -
}

@test "evaluate: a gold file without needs gives figures of none" {
  tsv 'text|lang|criterion' >gold.tsv
  run -0 --separate-stderr lima-classify -v --evaluate gold.tsv
  [[ $stderr == 'lima-classify: 0 needs compared, 0 with the same criterion, 0 left out, 0 undecided' ]]
  grep -qx $'all\toverall\tall\tn\t0\t0' <<<"$output"
  grep -qx $'all\toverall\tall\tkappa\t\t' <<<"$output"
  grep -qx $'all\toverall\tall\tmacro_f1\t\t' <<<"$output"
}

@test "evaluate: all that is wrong in a gold file is told, 65, and nothing is printed" {
  tsv 'lang|text|criterion' 'en|a|luck' 'en||training' 'en| \t\n|training' '|b|training' \
    'all|c|training' 'EN|d|training' 'en|e|' 'en|fine|training' 'en||' >gold.tsv
  cat >want <<'END'
lima-classify: gold.tsv:2: error: criterion: no such criterion: 'luck'
lima-classify: gold.tsv:3: error: text: there is none
lima-classify: gold.tsv:4: error: text: there is none
lima-classify: gold.tsv:5: error: lang: not the code of a language: ''
lima-classify: gold.tsv:6: error: lang: not the code of a language: 'all'
lima-classify: gold.tsv:7: error: lang: not the code of a language: 'EN'
END
  run -65 --separate-stderr lima-classify --evaluate gold.tsv
  [[ -z $output ]]
  diff -u want <(echo "$stderr")
  tsv 'lang|text|criterion' 'en|fine|training' >fine.tsv
  run -65 --separate-stderr lima-classify --evaluate fine.tsv --agree gold.tsv
  [[ -z $output ]]
  diff -u want <(echo "$stderr")
  for column in text criterion; do
    tsv 'lang|text|criterion' | sed "s/$column/other/" >gold.tsv
    run -65 --separate-stderr lima-classify --evaluate gold.tsv
    [[ $stderr == "lima-classify: gold.tsv:1: error: no column '$column'" ]]
  done
  tsv 'lang|text|criterion' 'en|ragged' >gold.tsv
  run -65 --separate-stderr lima-classify --evaluate gold.tsv
  [[ $stderr == 'lima-classify: gold.tsv:2: error: '* ]]
  run -66 --separate-stderr lima-classify --evaluate nowhere.tsv
  [[ $stderr == *nowhere.tsv* ]]
}

@test "evaluate: what cannot be reckoned exactly is refused or left out, not guessed" {
  { tsv 'lang|text|criterion'; yes $'en\tx\ttraining' | head -n 1000001; } >gold.tsv
  run -65 --separate-stderr lima-classify --evaluate gold.tsv
  [[ $stderr == 'lima-classify: error: gold.tsv: more than 1000000 needs' ]]
  # F1s of 2/3, 4/5, 6/7 and so on: the primes to 61 are their denominators.
  mkdir mine
  tsv 'key|value' 'name|mine' 'review_threshold|0.5' >mine/profile.tsv
  tsv code rest >mine/criteria.tsv
  tsv 'language|pattern|criterion|weight' >mine/rules.tsv
  tsv 'language|pattern' >mine/languages.tsv
  tsv 'clarity|confidence' '0|0.50' >mine/calibration.tsv
  tsv 'lang|text|criterion' >gold.tsv
  for prime in 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59 61; do
    echo "c$prime" >>mine/criteria.tsv
    tsv "any|c$prime|c$prime|1" >>mine/rules.tsv
    tsv "en|none|c$prime" >>gold.tsv
    for ((i = 0; i < prime / 2; i++)); do echo "en|c$prime|c$prime"; done | tr '|' '\t' >>gold.tsv
  done
  run -0 --separate-stderr lima-classify -p ./mine --evaluate gold.tsv
  [[ ${stderr%%$'\n'*} == 'lima-classify: warning: macro_f1: too many criteria and needs to reckon it exactly' ]]
  grep -qx $'all\toverall\tall\tmacro_f1\t\t0.000' <<<"$output"
  grep -qx $'all\tcriterion\tc61\tf1\t0.984\t0.000' <<<"$output"
}

@test "evaluate: options and operands that do not go with it end with 64" {
  tsv 'lang|text|criterion' >gold.tsv
  while IFS='|' read -r options message; do
    # shellcheck disable=SC2086 # several options
    run -64 --separate-stderr lima-classify $options
    [[ -z $output ]]
    [[ ${stderr%%$'\n'*} == "lima-classify: error: $message" ]]
  done <<'END'
--evaluate gold.tsv -x|option --evaluate excludes -O, -r, -x and --review
--evaluate gold.tsv -r r.tsv|option --evaluate excludes -O, -r, -x and --review
--learn gold.tsv -O o.tsv|option --learn excludes -O, -r, -x and --review
--calibrate gold.tsv --review r.tsv|option --calibrate excludes -O, -r, -x and --review
--evaluate gold.tsv --learn gold.tsv|options --evaluate and --learn exclude each other
--learn gold.tsv --calibrate gold.tsv|options --learn and --calibrate exclude each other
--agree gold.tsv|option --agree goes with --evaluate
--learn gold.tsv --agree gold.tsv|option --agree goes with --evaluate
--evaluate gold.tsv --agree gold.tsv --folds 2|options --agree and --folds exclude each other
--calibrate gold.tsv --folds 2|option --folds goes with --evaluate or --learn
--evaluate gold.tsv --support 2|option --support goes with --learn
--evaluate gold.tsv --folds 1|folds: not a whole number from 2 to 1000: '1'
--evaluate gold.tsv --folds 1001|folds: not a whole number from 2 to 1000: '1001'
--learn gold.tsv --folds 2.5|folds: not a whole number from 2 to 1000: '2.5'
--learn gold.tsv --support 0|support: not a whole number from 1 to 1000000: '0'
END
  run -74 --separate-stderr bash -c 'lima-classify --evaluate gold.tsv >/dev/full'
  [[ $stderr == *'No space left on device'* ]]
}

@test "agree: two people's files, the needs that both have, what they disagree on" {
  tsv 'lang|text|criterion|id' 'en|a plan|institution|1' 'es|un plan|training|2' \
    'en|Tab\there|technology|3' 'en|only here|training|4' >ana.tsv
  tsv 'id|text|lang|criterion|note' '3|Tab\there|en|training|?' '2|un plan|es|training|' \
    '1|a plan|en|institution|' '4|changed|en|training|' '5|new|en|training|' >eva.tsv
  run -0 --separate-stderr bash -c 'lima-classify -v --evaluate ana.tsv --agree eva.tsv >got.tsv'
  diff -u - <(echo "$stderr") <<'END'
lima-classify: ana.tsv:5: warning: text: not in eva.tsv: 'only here'
lima-classify: eva.tsv:5: warning: text: not in ana.tsv: 'changed'
lima-classify: eva.tsv:6: warning: text: not in ana.tsv: 'new'
lima-classify: 3 needs compared, 2 with the same criterion, 3 left out, 0 undecided
END
  [[ $(cut -f 2 got.tsv | sort -u | paste -sd ' ') == 'confusion criterion disagreement overall table' ]]
  diff -u <(tsv 'en|disagreement|Tab\there|technology|training|institution') <(grep disagreement got.tsv)
  # Who is asked first makes no difference to the kappa.
  lima-classify --evaluate eva.tsv --agree ana.tsv 2>/dev/null >turned.tsv
  diff -u <(grep kappa got.tsv | cut -f -5) <(grep kappa turned.tsv | cut -f -5)
  grep -qx $'all\tconfusion\ttechnology\ttraining\t1\t0' got.tsv
  grep -qx $'all\tconfusion\ttraining\ttechnology\t1\t0' turned.tsv
}

@test "agree: a need is known by its text, and by its id where both files have one" {
  tsv 'lang|text|criterion|id' 'en|a plan|institution|1' 'en|a plan|training|2' >ids.tsv
  tsv 'lang|text|criterion|id' 'en|a plan|training|2' 'en|a plan|institution|1' >turned.tsv
  tsv 'lang|text|criterion' 'en|a plan|training' >texts.tsv
  run -0 --separate-stderr lima-classify -v --evaluate ids.tsv --agree turned.tsv
  [[ $stderr == 'lima-classify: 2 needs compared, 2 with the same criterion, 0 left out, 0 undecided' ]]
  # Where the id ends and the text begins makes a difference.
  tsv 'lang|text|criterion|id' 'en|2 plans|training|1' >one.tsv
  tsv 'lang|text|criterion|id' 'en| plans|training|12' >other.tsv
  run -0 --separate-stderr lima-classify -v --evaluate one.tsv --agree other.tsv
  [[ ${stderr##*$'\n'} == 'lima-classify: 0 needs compared, 0 with the same criterion, 2 left out, 0 undecided' ]]
  run -65 --separate-stderr lima-classify --evaluate texts.tsv --agree ids.tsv
  [[ -z $output ]]
  [[ $stderr == "lima-classify: ids.tsv:3: error: text: need given twice: 'a plan'" ]]
}

@test "review: the flagged needs as a form to fill in, and no others" {
  profile
  needs 'a|some\n- A plan, \\ and\ttab' 'b|Quality' 'c|Too dim' >in.tsv
  tsv 'id|text|criterion' 'b.12.1|Quality|red' >overrides.tsv
  run -0 --separate-stderr bash -c 'lima-classify -p ./mine -v -O overrides.tsv --review form.tsv in.tsv >got.tsv'
  [[ $stderr == 'lima-classify: 3 answers on needs, 4 needs, 2 to review, 1 overridden, 0 undecided' ]]
  tr '\t' '|' <form.tsv >form
  diff -u - form <<'END'
id|text|criterion|by|note|lang|proposed|confidence|terms
a.12.2|A plan, \\ and\ttab||||en|rest|0.50|
c.12.1|Too dim||||unknown|blue|0.50|dim
END
  lima-classify -p ./mine -O overrides.tsv in.tsv | diff -u - got.tsv
  # A form that nobody began is replaced; with -x it is the same.
  cp form.tsv want.tsv
  lima-classify -p ./mine --threshold 0 --review form.tsv in.tsv >/dev/null
  head -n 1 want.tsv | diff -u - form.tsv
  lima-classify -p ./mine -x -O overrides.tsv --review form.tsv in.tsv >/dev/null
  diff -u want.tsv form.tsv
}

@test "review: what is filled in and given back is decided, the rest stays to review" {
  profile
  needs 'a|some\n- A plan, \\ and\ttab' 'b|Quality' 'c|Something\nPlaces' >in.tsv
  lima-classify -p ./mine --review form.tsv in.tsv >before.tsv
  awk 'BEGIN { FS = OFS = "\t" } $1 == "a.12.2" { $3 = "blue"; $4 = "ana" }
    $1 == "c.12.2" { $3 = "rest"; $5 = "as proposed" } { print }' form.tsv >filled.tsv
  run -0 --separate-stderr bash -c 'lima-classify -p ./mine -v -O filled.tsv --review rest.tsv in.tsv >after.tsv'
  [[ $stderr == 'lima-classify: 3 answers on needs, 5 needs, 2 to review, 2 overridden, 2 undecided' ]]
  fields rec,id,answer,flags,criterion,confidence after.tsv | grep '^need' >needs
  diff -u - needs <<'END'
need|a.12.1|some||red|0.98
need|a.12.2|A plan, \\ and\ttab|override|blue|1.00
need|b.12.1|Quality|review|rest|0.50
need|c.12.1|Something|review|rest|0.50
need|c.12.2|Places|override|rest|1.00
END
  [[ $(cut -f 1 rest.tsv | paste -sd ' ') == 'id b.12.1 c.12.1' ]]
  # A form that was not filled in changes nothing at all.
  lima-classify -p ./mine -O form.tsv in.tsv | diff -u before.tsv -
  # With all of it decided nothing is left.
  awk 'BEGIN { FS = OFS = "\t" } NR > 1 { $3 = $7 } { print }' form.tsv >filled.tsv
  lima-classify -p ./mine -O filled.tsv --review none.tsv in.tsv >all.tsv
  run -1 grep -w review all.tsv
  [[ $(wc -l <none.tsv) == 1 ]]
}

@test "review: needs of one id are told apart by their texts, and those of one text stand there once" {
  profile
  needs 'a|Quality\nPlaces' 'a|Something\nPlaces' >in.tsv
  lima-classify -p ./mine --review form.tsv in.tsv >before.tsv
  [[ $(cut -f 1,2 form.tsv | tr '\t' '|') == $'id|text\na.12.1|Quality\na.12.2|Places\na.12.1|Something' ]]
  # It can be given back as it is, and compared with another's.
  lima-classify -p ./mine -O form.tsv in.tsv | diff -u before.tsv -
  awk 'BEGIN { FS = OFS = "\t" } $2 == "Something" || $2 == "Places" { $3 = "blue" } { print }' form.tsv >filled.tsv
  run -0 --separate-stderr bash -c 'lima-classify -p ./mine -v -O filled.tsv --review rest.tsv in.tsv >after.tsv'
  [[ $stderr == 'lima-classify: 2 answers on needs, 4 needs, 1 to review, 3 overridden, 1 undecided' ]]
  [[ $(cut -f 1,2 rest.tsv | tr '\t' '|') == $'id|text\na.12.1|Quality' ]]
  run -0 --separate-stderr lima-classify -p ./mine -v --evaluate filled.tsv --agree filled.tsv
  [[ $stderr == 'lima-classify: 2 needs compared, 2 with the same criterion, 0 left out, 2 undecided' ]]
}

@test "review: an undecided row whose need is gone is no reason to warn" {
  profile
  needs 'a|Quality' >in.tsv
  tsv 'id|text|criterion' 'b.12.1|Gone|' 'a.12.1|Other words|' >overrides.tsv
  run -0 --separate-stderr bash -c 'lima-classify -p ./mine -v -O overrides.tsv in.tsv >got.tsv'
  [[ $stderr == 'lima-classify: 1 answers on needs, 1 needs, 1 to review, 0 overridden, 2 undecided' ]]
  [[ $(fields row,item,value got.tsv | grep stale) == 'classify|stale|0' ]]
}

@test "review: a file that may hold decisions is never replaced, 73" {
  profile
  needs 'a|Quality' >in.tsv
  lima-classify -p ./mine --review form.tsv in.tsv >/dev/null
  for column in 3 4 5; do
    awk -v c="$column" 'BEGIN { FS = OFS = "\t" } NR > 1 { $c = "x" } { print }' form.tsv >"begun$column"
  done
  tsv 'id|text' 'a|b' >other
  printf 'not\ta\tstream' >ragged
  for file in begun3 begun4 begun5 other ragged; do
    cp "$file" before
    run -73 --separate-stderr lima-classify -p ./mine --review "$file" in.tsv
    [[ $stderr == "lima-classify: error: $file: may hold decisions and is not replaced" ]]
    cmp before "$file"
  done
  # So the file of -O is safe too.
  sed -i '2s/\t\t/\tred\t/' form.tsv
  run -73 --separate-stderr lima-classify -p ./mine -O form.tsv --review form.tsv in.tsv
  run -73 --separate-stderr lima-classify -p ./mine --review nowhere/form.tsv in.tsv
  [[ $stderr == 'lima-classify: error: nowhere/form.tsv: No such file or directory' ]]
}

@test "review: the form appears whole, with a stream that is whole, or not at all" {
  profile
  needs 'a|Quality' >in.tsv
  { cat in.tsv; echo ragged; } >bad.tsv
  run -65 lima-classify -p ./mine --review form.tsv bad.tsv
  run -74 bash -c 'lima-classify -p ./mine --review form.tsv in.tsv >/dev/full'
  [[ $(find . -name '*form*') == '' ]]
}

@test "evaluate: the profile's rules do well in every language on needs kept apart" {
  awk -F '\t' 'NR == 1 || $5 == "kept"' "$TOP/tests/fixtures/needs-gold.tsv" >kept.tsv
  lima-classify --evaluate kept.tsv >got.tsv
  [[ $(fields lang,table,item,value got.tsv | grep -cE '^(en|es|pt|fr)\|overall\|n\|(59|60)$') == 4 ]]
  fields lang,table,item,value got.tsv | awk -F '|' '
    $2 == "overall" && $3 == "macro_f1" { n++; if ($4 < 0.88) { print; bad = 1 } }
    END { exit bad || n != 5 }'
}
