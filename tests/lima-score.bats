#!/usr/bin/env bats
#
# The figures, against the method, the report and an oracle.

load helper

HEAD='rec|kind|reporter|mandate|named|question|answer|aside|src_file|src_line|src_col|criterion|row|item|value'
TABLES='coverage mandate pillar bands needs_criterion needs_level needs_mandate needs_tag state overall books'

# The sample, normalized and classified.
setup_file() {
  cd "$SAMPLE" || return
  {
    lima-ingest states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv |
      lima-normalize -c 2019-06-17 | lima-classify
  } >"$BATS_FILE_TMPDIR/sample.tsv" 2>/dev/null || :
}

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

# answers 'state|mandate|question|answer'...: answers that count, after the header.
answers() {
  local n=1 line s m q a
  tsv "$HEAD"
  for line in "$@"; do
    n=$((n + 1))
    IFS='|' read -r s m q a <<<"$line"
    tsv "answer|state|$s|$m|$m|$q|$a||a.csv|$n|5||||"
  done
}

# needs 'state|named|criterion'...: needs, to go after the answers.
needs() {
  local line s m c
  for line in "$@"; do
    IFS='|' read -r s m c <<<"$line"
    tsv "need|state|$s|${m%%,*}|$m|needs|text||a.csv|2|7|$c|||"
  done
}

# levels mandate count level [count level...]: as many states gave that level.
levels() {
  local mandate=$1
  shift
  awk -F '\t' -v mandate="$mandate" -v give="$*" '
    BEGIN { OFS = FS; n = split(give, g, " "); i = 1 }
    $2 == "state" && $NF == "yes" {
      while (i < n && g[i] == 0) i += 2
      if (i > n) exit
      g[i]--
      print "answer", "state", $1, mandate, mandate, "level", g[i + 1], "", "a.csv", NR, 5, "", "", "", ""
    }' "$PROFILE/reporters.tsv"
}

# table name file [items]: the rows of a table, | for TAB, the named items only.
table() {
  lima-score -t "$1" "$2" >table.tsv
  if [[ -n ${3-} ]]; then fields "row,$3" table.tsv; else tr '\t' '|' <table.tsv; fi
}

# figures file: table, row, item, value, num, den of every figure, with a header.
figures() {
  echo 'table row item value num den' | tr ' ' '\t'
  fields rec,table,row,item,value,num,den "$1" | sed -n 's/^figure|//p' | tr '|' '\t'
}

# Every table, and every fraction, as the oracle has them, for all options.
agrees_with_oracle() { # profile stream
  local bands denominator name
  for bands in printed exact; do
    for denominator in scored all; do
      set -- "$1" "$2" --bands "$bands" --denominator "$denominator"
      rm -rf want && mkdir want
      /usr/bin/python3 "$TOP/tests/oracle/score.py" "${@:3}" "$1" "$2" want
      lima-score -p "$1" "${@:3}" "$2" >got.tsv
      figures got.tsv | diff -u want/figures.tsv -
      for name in $TABLES; do
        lima-score -p "$1" "${@:3}" -t "$name" "$2" | diff -u "want/$name.tsv" -
      done
    done
  done
}

@test "score: the report's worked example is 37/10, and every figure has its fraction" {
  { answers; levels 1 1 1 2 3 5 4 2 5; } >in.tsv
  lima-score in.tsv >got.tsv
  figures got.tsv | grep $'^mandate\t1\t' | cut -f 3- | tr '\t' '|' >mandate
  diff -u - mandate <<'END'
pillar|A||
n|10|10|1
c1|1|1|1
c2|0|0|1
c3|2|2|1
c4|5|5|1
c5|2|2|1
mean|3.7|37|10
band|3||
mode|4||
at_or_above|1|1|1
ge_mean|1|1|1
ge_literal|0|0|1
flags|||
needs|0|0|1
END
  figures got.tsv | grep $'^pillar\tA\tindex\|^coverage\tstates\treported_pct\|^mandate\t2\tmean' >others
  tsv 'coverage|states|reported_pct|30.3|1000|33' 'mandate|2|mean|||' 'pillar|A|index|74|74|1' |
    diff -u - others
}

@test "score: the sample gives the figures that the report prints" {
  sample=$BATS_FILE_TMPDIR/sample.tsv
  table coverage "$sample" >got
  diff -u - got <<'END'
row|participating|reported|reported_pct|with_needs|with_needs_pct
states|33|15|45.5|10|30.3
orgs|13|13|100.0|0|0.0
END
  table pillar "$sample" n,mean,band,index,at_or_above,needs >got
  diff -u - got <<'END'
A|145|2.8|2|56|7|23
B|143|2.9|2|58|6|13
C|25|3.4|3|68|1|2
D|79|2.7|2|54|2|7
E|155|3.3|3|66|8|10
F|94|2.3|2|46|3|3
G|51|2.5|2|50|0|1
END
  table needs_level "$sample" >got
  diff -u - got <<'END'
row|needs|pct|pct100
1|3|5.8|6
2|10|19.2|19
3|19|36.5|36
4|15|28.8|29
5|5|9.6|10
none|7||
all|59||
END
  table overall "$sample" responses,needs,pairs >got
  table mandate "$sample" n,mean,mode,band | grep '^1|' >>got
  table books "$sample" >>got
  diff -u - got <<'END'
all|692|59|60
1|10|3.7|4|3
row|rows|submissions|answers|added|counted|superseded|after_closing|not_participating|not_applicable|rejected|difference
jswg-en.csv|65|65|96|0|96|0|0|0|0|0|0
states-en.csv|148|148|303|0|288|0|12|0|0|3|0
states-es.csv|555|554|1116|1|1048|17|49|0|0|3|0
states-pt.csv.gz|47|47|87|0|82|4|0|0|0|1|0
all|815|814|1602|1|1514|21|61|0|0|7|0
END
}

@test "score: every table of the sample is the oracle's" {
  agrees_with_oracle "$PROFILE" "$BATS_FILE_TMPDIR/sample.tsv"
}

@test "score: every table of made-up instruments and streams is the oracle's" {
  for seed in {1..6}; do
    echo "seed $seed"
    mkdir "$seed"
    /usr/bin/python3 "$TOP/tests/oracle/score-stream.py" "$seed" "$seed"
    agrees_with_oracle "./$seed/profile" "$seed/stream.tsv"
  done
}

@test "score: the order of the records does not matter" {
  sample=$BATS_FILE_TMPDIR/sample.tsv
  lima-score "$sample" >want.tsv
  for seed in 1 2 3; do
    { head -n 1 "$sample"; tail -n +2 "$sample" | shuf --random-source=<(yes "$seed"); } >in.tsv
    run -1 cmp -s "$sample" in.tsv
    lima-score in.tsv >got.tsv
    diff -u <(figures want.tsv) <(figures got.tsv)
  done
}

@test "score: records pass byte for byte, and what an earlier run made is replaced" {
  { answers 'PER|1|level|4' 'PER|2|measures|a\\\\b\tc\né'; needs 'PER|1|training'; } |
    sed '1s/$/\textra/; 2,$s/$/\t\\\\x/' >in.tsv
  lima-score --bands exact in.tsv >once.tsv
  head -n 4 once.tsv | cut -f -16 | diff -u in.tsv -
  run -0 lima-score --bands exact once.tsv
  lima-score --bands exact once.tsv | cmp once.tsv -
  lima-score --denominator all once.tsv >other.tsv
  fields rec,row,item,value other.tsv | grep '^run|score' >facts
  tsv 'run|score|bands|printed' 'run|score|denominator|all' | tr '\t' '|' | diff -u - facts
  [[ $(fields rec,table,row,item other.tsv | grep '^figure' | sort | uniq -d) == '' ]]
  fields rec other.tsv | uniq -c | awk '{ print $2, ($2 == "figure" ? "" : $1) }' >kinds
  diff -u <(printf '%s\n' 'answer 2' 'need 1' 'run 2' 'figure ') kinds
}

@test "score: 1.95, 2.95 and 4.95 print half up, and --bands exact reads their bands otherwise" {
  { answers; levels 1 1 1 19 2; levels 2 1 2 19 3; levels 3 1 4 19 5; levels 4 7 3 13 4; } >in.tsv
  items=mean,band,mode,at_or_above,ge_mean,ge_literal,flags
  table mandate in.tsv $items | sed 4q >got
  diff -u - got <<'END'
1|2.0|2|2|0|0|0|sensitive
2|3.0|3|3|1|1|1|sensitive
3|5.0|5|5|1|1|0|sensitive
4|3.7|3|4|1|1|0|
END
  lima-score --bands exact -t mandate in.tsv | fields row,$items | sed 4q >got
  diff -u - got <<'END'
1|2.0|1|2|0|0|0|sensitive
2|3.0|2|3|0|0|0|sensitive
3|5.0|4|5|1|1|0|sensitive
4|3.7|3|4|1|1|0|
END
  lima-score --bands exact -t bands in.tsv | sed -n 2p | diff -u <(tsv 'A|1|1|1|1|0|8') -
}

@test "score: a tie lists all tied levels, and the lowest decides" {
  { answers; levels 1 2 2 3 4 3 5; levels 2 3 2 3 4; levels 3 2 3 2 5; levels 4 3 1 3 2 1 5
    levels 5 3 4 3 2 2 5; levels 6 1 1 1 2 1 3 1 4 1 5; levels 7 3 3 3 2; } >in.tsv
  table mandate in.tsv n,mean,band,mode,at_or_above,ge_mean,ge_literal,flags | sed 7q >got
  # 2, 5, 6: the highest tied level would be at or above. 1 and 3: either is.
  # 4 and 7: the band is not.
  diff -u - got <<'END'
1|8|3.9|3|4,5|1|1|0|tie
2|6|3.0|3|2,4|0|1|0|sensitive;tie
3|4|4.0|4|3,5|1|1|1|few;tie
4|7|2.0|2|1,2|0|0|0|tie
5|8|3.5|3|2,4|0|1|0|sensitive;tie
6|5|3.0|3|1,2,3,4,5|0|1|0|sensitive;tie
7|6|2.5|2|2,3|0|0|0|tie
END
}

@test "score: fewer than five responses are flagged, none have no mean" {
  { answers; levels 1 4 3; levels 2 5 3; levels 3 1 1; } >in.tsv
  table mandate in.tsv n,c1,c3,mean,band,mode,at_or_above,ge_mean,ge_literal,flags | sed 4q >got
  diff -u - got <<'END'
1|4|0|4|3.0|3|3|1|1|1|few
2|5|0|5|3.0|3|3|1|1|1|
3|1|1|0|1.0|1|1|0|0|0|few
4|0|0|0||||0|0|0|few
END
}

@test "score: a pillar is divided by its scored mandates, or with --denominator all by all" {
  # C has mandates 25 and 26, G 54 to 57; F has none that is scored.
  { answers; levels 25 1 5; levels 54 1 3; levels 55 2 3 1 4; } >in.tsv
  items=mandates,scored,n,mean,band,index,at_band,at_band_pct
  table pillar in.tsv $items | grep '^[CFG]' >got
  diff -u - got <<'END'
C|2|1|1|5.0|5|100|1|50.0
F|7|0|0||||0|
G|4|2|4|3.2|3|63|2|50.0
END
  lima-score --denominator all -t pillar in.tsv | fields row,$items | grep '^[CFG]' >got
  diff -u - got <<'END'
C|2|1|1|2.5|2|50|0|0.0
F|7|0|0||||0|
G|4|2|4|1.6|1|32|0|0.0
END
  # In all: 5 and 19/6 over two pillars, 5/2 and 19/12 over seven.
  for denominator in scored all; do
    lima-score --denominator $denominator in.tsv >got.tsv
    figures got.tsv | grep '^overall.*\(mean\|band\|index\)' | cut -f 3-
  done | tr '\t' '|' >got
  diff -u - got <<'END'
mean|4.1|49|12
band|4||
index|82|245|3
mean|0.6|7|12
band|||
index|12|35|3
END
}

@test "score: a need stands under each mandate it names, and counts once under the first" {
  { needs 'PER|39,42|training' 'PER|39,42|training' 'BRA|12,13|technology' 'JAM|42|institution'
    answers 'PER|42|level|5' 'PER|39|level|2' 'BRA|12|practices|a' 'JAM|42|level|4'; } |
    sort -t $'\t' -k 1,1r >in.tsv
  table needs_mandate in.tsv >got
  diff -u - got <<'END'
row|needs|institution|training|technology
12|1|0|0|1
13|1|0|0|1
39|2|0|2|0
42|3|1|2|0
END
  table needs_criterion in.tsv | grep -v '|0$' >got
  diff -u - got <<'END'
row|institution|training|technology|total
A|0|0|1|1
E|1|2|0|3
all|1|2|1|4
END
  {
    table mandate in.tsv needs | grep -v '|0$'
    table needs_level in.tsv needs
    table overall in.tsv needs,pairs,mandates
    table state in.tsv n,mean,needs,practices,superseded | grep 'PER\|BRA\|JAM'
  } >got
  diff -u - got <<'END'
12|1
13|1
39|2
42|3
1|0
2|2
3|0
4|1
5|0
none|1
all|4
all|4|7|4
BRA|0||1|1|0
JAM|1|4.0|1|0|0
PER|2|3.5|2|0|0
END
}

@test "score: a need counts under each of its tags, in the pillar of its first mandate" {
  tsv "$HEAD|tags" \
    'need|state|PER|39|39,42|needs|text||a.csv|2|7|training||||asset_recovery;money_laundering;police' \
    'need|state|PER|42|42|needs|text||a.csv|3|7|training||||asset_recovery' \
    'need|org|OAS|12|12|needs|text||a.csv|4|7|training||||gender;police' \
    'need|state|BRA|12|12|needs|text||a.csv|5|7|training||||' \
    'need|state|BRA|12|12|needs|text|superseded|a.csv|6|7|training||||gender' >in.tsv
  # All tags of the profile are items, in its order; here those that are carried.
  diff -u <(echo row; sed 1d "$PROFILE/tags.tsv" | cut -f 1) \
    <(lima-score -t needs_tag in.tsv | head -n 1 | tr '\t' '\n')
  table needs_tag in.tsv asset_recovery,money_laundering,police,gender,youth | grep -E '^(A|E|all)\|' >got
  diff -u - got <<'END'
A|0|0|1|1|0
E|2|1|1|0|0
all|2|1|2|1|0
END
  # A need that names no tag, and a stream without the column, count none.
  cut -f -15 in.tsv >none.tsv
  diff -u <(echo 'all|0|0') <(table needs_tag none.tsv asset_recovery,police | tail -n 1)
  while IFS='#' read -r tags want; do
    tsv "$HEAD|tags" "need|state|PER|42|42|needs|text||a.csv|2|7|training||||$tags" >bad.tsv
    run -65 --separate-stderr lima-score bad.tsv
    diff -u <(echo "lima-score: a.csv:2:7: error: tags: $want") <(echo "$stderr")
  done <<'END'
police;luck#not one of the profile: 'police;luck'
police;gender;police#a tag given twice: 'police;gender;police'
END
}

@test "score: rounded shares add up to 100, equal remainders from the lowest level" {
  while IFS=, read -r -a counts; do
    {
      answers 'BRA|1|level|1' 'BRA|2|level|2' 'BRA|3|level|3' 'BRA|4|level|4' 'BRA|5|level|5'
      for i in "${!counts[@]}"; do
        for ((n = 0; n < counts[i]; n++)); do needs "BRA|$((i + 1))|training"; done
      done
    } >in.tsv
    table needs_level in.tsv pct100 | cut -d '|' -f 2 | head -n 5 | paste -sd ,
  done >got <<'END'
1,1,1,0,0
0,1,1,0,1
1,1,1,1,1
1,1,1,1,2
3,10,19,15,5
0,0,0,0,7
1,0,0,0,5
END
  diff -u - got <<'END'
34,33,33,0,0
0,34,33,0,33
20,20,20,20,20
17,17,17,16,33
6,19,36,29,10
0,0,0,0,100
17,0,0,0,83
END
}

@test "score: states are those that take part, by their codes; organizations give no level" {
  sed 's/^\(URY\t.*\)yes$/\1no/' "$PROFILE/reporters.tsv" >reporters.tsv
  cp -R "$PROFILE" mine && chmod -R u+w mine && cp reporters.tsv mine
  { answers 'PER|1|level|4' 'BRA|1|level|2' 'BRA|2|level|5'
    tsv 'answer|org|OAS|1|1|level|5||o.csv|2|5||||' 'answer|state|PER|3|3|level|1|superseded|a.csv|9|5||||' \
      'need|org|OAS|1|1|needs|text||o.csv|2|7|training|||'; } >in.tsv
  lima-score -p ./mine -t state in.tsv >state.tsv
  fields row state.tsv | diff -u <(sed -n 's/^\([A-Z]*\)\tstate\t.*\tyes$/\1/p' reporters.tsv | sort) -
  run -1 grep URY state.tsv
  fields row,n,mean,superseded state.tsv | grep -v '|0||0$' >got
  diff -u - got <<'END'
BRA|2|3.5|0
PER|1|4.0|1
END
  lima-score -p ./mine -t coverage in.tsv | tr '\t' '|' >got
  table mandate in.tsv n,needs | head -n 1 >>got
  table needs_level in.tsv needs | grep none >>got
  diff -u - got <<'END'
row|participating|reported|reported_pct|with_needs|with_needs_pct
states|32|2|6.3|0|0.0
orgs|13|1|7.7|1|7.7
1|2|1
none|1
END
}

@test "score: without responses or needs, counts are 0 and all else is empty" {
  answers >header.tsv
  answers 'PER|1|measures|a' >answer.tsv
  for in in header answer; do
    lima-score $in.tsv >got.tsv
    figures got.tsv | awk -F '\t' '$4 == "" && !seen[$1, $3]++ { print $1, $3 $5 $6 }' >empty
    # Of a file that ingest did not read the books do not know the answers.
    sed 12q empty | diff -u - <(printf '%s\n' 'mandate mean' 'mandate band' 'mandate mode' \
      'pillar mean' 'pillar band' 'pillar index' 'pillar at_band_pct' 'needs_level pct' \
      'needs_level pct100' 'state mean' 'overall mean' 'overall band')
    sed 1,12d empty | paste -sd , >>rest
    lima-score -t needs_mandate $in.tsv |
      diff -u <(tsv 'row|needs|institution|training|technology') -
  done
  diff -u - rest <<'END'
overall index
overall index,books rows,books submissions,books answers,books difference
END
  [[ $(lima-score -t bands header.tsv | tail -n 1) == $'all\t0\t0\t0\t0\t0\t57' ]]
}

@test "score: the books show what does not add up, and know what they were not told" {
  { answers 'PER|1|level|4' 'PER|2|measures|a'
    # "3,39" was one answer; what is set aside counts as added too.
    tsv 'answer|state|PER|3|3,39|practices|a||b.csv|2|8||||' \
      'answer|state|PER|39|3,39|practices|a||b.csv|2|8||||' \
      'answer|state|PER|3|3|level|4|superseded|b.csv|3|5||||' \
      'answer|state|PER|3|3|level|4|after-closing|b.csv|4|5||||' \
      'answer|state|NIC|3|3|level|4|not-participating|b.csv|5|5||||' \
      'answer|state|PER|5|5|level|na|not-applicable|b.csv|6|5||||' \
      'reject|state|Nowhere|3||level|4||b.csv|7|5||||' 'reject||||||a;b||b.csv|8|||||' \
      'reject|state|PER|3||level|En curso||Z.csv|3|5||||' \
      'run||||||||||||b.csv|rows|8' 'run||||||||||||b.csv|submissions|7' \
      'run||||||||||||b.csv|answers|6' 'run||||||||||||b.csv|bytes|x' \
      'run||||||||||||silent.csv|rows|1' 'run||||||||||||silent.csv|submissions|1' \
      'run||||||||||||silent.csv|answers|0' 'run||||||||||||Z.csv|answers|0'; } >in.tsv
  table books in.tsv >got
  diff -u - got <<'END'
row|rows|submissions|answers|added|counted|superseded|after_closing|not_participating|not_applicable|rejected|difference
Z.csv|||0|0|0|0|0|0|0|1|-1
a.csv||||0|2|0|0|0|0|0|
b.csv|8|7|6|1|2|1|1|1|1|1|0
silent.csv|1|1|0|0|0|0|0|0|0|0|0
all||||1|4|1|1|1|1|2|
END
  lima-score in.tsv >got.tsv
  figures got.tsv | grep 'Z.csv.difference' | diff -u <(tsv 'books|Z.csv|difference|-1|-1|1') -
}

@test "score: a million needs are counted one by one" {
  answers 'PER|1|level|4' 'BRA|1|level|3' >in.tsv
  needs 'PER|1|training' 'BRA|1,2|technology' >needs.tsv
  awk '{ for (i = 0; i < (NR == 1 ? 999983 : 17); i++) print }' needs.tsv >>in.tsv
  lima-score in.tsv >got.tsv
  figures got.tsv | grep '^\(needs_level\|overall\).*\(pct\|pct100\|needs\|pairs\)' | tr '\t' '|' |
    grep -v '|0|1$\|||$' >got
  diff -u - got <<'END'
needs_level|3|needs|17|17|1
needs_level|3|pct|0.0|17|10000
needs_level|3|pct100|0|17|10000
needs_level|4|needs|999983|999983|1
needs_level|4|pct|100.0|999983|10000
needs_level|4|pct100|100|999983|10000
needs_level|all|needs|1000000|1000000|1
overall|all|needs|1000000|1000000|1
overall|all|pairs|1000017|1000017|1
END
}

@test "score: means of many unlike denominators are exact" {
  cp -R "$PROFILE" mine && chmod -R u+w mine
  # Mandate m has m responses: the mean of the pillar has a lcm of 1 to 80 below.
  seq 80 | awk 'BEGIN { print "number\tpillar" } { print $1 "\tA" }' >mine/mandates.tsv
  seq 80 | awk 'BEGIN { print "code\tkind\tparticipates" } { print "S" $1 "\tstate\tyes" }' \
    >mine/reporters.tsv
  { answers; awk 'BEGIN { for (m = 1; m <= 80; m++) for (s = 1; s <= m; s++)
      printf "answer\tstate\tS%d\t%d\t%d\tlevel\t%d\t\ta.csv\t%d\t5\t\t\t\t\n",
        s, m, m, 1 + (s * s + m) % 5, s }'; } >in.tsv
  agrees_with_oracle ./mine in.tsv
  lima-score -p ./mine in.tsv >got.tsv
  figures got.tsv | awk -F '\t' '$1 == "pillar" && $3 == "mean" && length($6) > 30' | grep -c '^pillar.A'
}

@test "score: a stream that is not a normalized one of this profile ends with 65 and the place" {
  # What the last record is, and what is said of it.
  while IFS='#' read -r record want; do
    echo "$record"
    { answers 'PER|1|level|4'; tsv "$record"; } >in.tsv
    run -65 --separate-stderr lima-score in.tsv
    diff -u <(echo "lima-score: $want") <(echo "$stderr")
    run -65 --separate-stderr lima-score -t pillar in.tsv
    [[ -z $output ]]
  done <<'END'
answer|state|PER|1|1|level|3||b.csv|7|5||||#b.csv:7:5: error: mandate: a second level of one state counts; the stream is not normalized: '1'
answer|state|PER|58|58|level|3||b.csv|7|5||||#b.csv:7:5: error: mandate: not one of the profile: '58'
answer|state|PER|||level|3||b.csv|7|||||#b.csv:7: error: mandate: not one of the profile: ''
answer|state|PER|2|2|level|6||b.csv|7|5||||#b.csv:7:5: error: answer: not a level of the profile: '6'
answer|state|PER|2|2|level|na||b.csv|7|5||||#b.csv:7:5: error: answer: not a level of the profile: 'na'
answer|state|Perú|2|2|level|3||b.csv|7|5||||#b.csv:7:5: error: reporter: not one of the profile: 'Perú'
answer|state|OAS|2|2|level|3||b.csv|7|5||||#b.csv:7:5: error: reporter: not one of the profile: 'OAS'
answer|state|NIC|2|2|level|3||b.csv|7|5||||#b.csv:7:5: error: reporter: counts, but does not take part: 'NIC'
answer||PER|2|2|level|3||b.csv|7|5||||#b.csv:7:5: error: kind: neither state nor org: ''
answer|state|PER|2|2|level|3|late|b.csv|7|5||||#b.csv:7:5: error: aside: unknown: 'late'
need|state|PER|1|1|needs|text||b.csv|7|5|money|||#b.csv:7:5: error: criterion: not one of the profile: 'money'
need|state|PER|1|1,58|needs|text||b.csv|7|5|training|||#b.csv:7:5: error: named: not one of the profile: '1,58'
need|state|PER|1|1,2,1|needs|text||b.csv|7|5|training|||#b.csv:7:5: error: named: a mandate named twice: '1,2,1'
need|state|PER|||needs|text||b.csv|7|5|training|||#b.csv:7:5: error: mandate: a need without a mandate: ''
need|state|PER|58||needs|text|||7|5|training|||#in.tsv:3: error: mandate: not one of the profile: '58'
run||||||||||||b.csv|answers|many#in.tsv:3: error: value: not a number: 'many'
END
}

@test "score: a sum of answers that would not be exact is refused" {
  { answers; tsv 'run||||||||||||a.csv|answers|18446744073709551615' 'run||||||||||||b.csv|rows|1'; } >in.tsv
  run -65 --separate-stderr lima-score in.tsv
  diff -u <(echo "lima-score: in.tsv:3: error: value: too much to count: '1'") <(echo "$stderr")
  sed '$d' in.tsv >one.tsv
  table books one.tsv answers,difference | grep a.csv >got
  diff -u <(echo 'a.csv|18446744073709551615|18446744073709551615') got
}

@test "score: only what it needs is required; names, asides and criteria may be missing" {
  tsv 'rec|kind|reporter|mandate|question|answer|src_file' 'answer|state|PER|1|level|4|a.csv' >in.tsv
  run -0 --separate-stderr lima-score in.tsv
  diff -u <(tsv 'rec|kind|reporter|mandate|question|answer|src_file|table|row|item|value|num|den') <(head -n 1 <<<"$output")
  table books in.tsv added,counted | diff -u <(printf '%s\n' 'a.csv|0|1' 'all|0|1') -
}

@test "score: a table prints alone, and one that is not there is refused with their names" {
  answers 'PER|1|level|4' >in.tsv
  lima-score in.tsv >all.tsv
  for name in $TABLES; do
    lima-score -t "$name" in.tsv >table.tsv
    [[ $(head -n 1 table.tsv) == row$'\t'* ]]
    # As many figures as the stream has of this table.
    want=$(figures all.tsv | grep -c "^$name"$'\t' || :)
    [[ $want == "$(awk -F '\t' 'NR > 1 { n += NF - 1 } END { print n + 0 }' table.tsv)" ]]
  done
  while IFS='|' read -r options want; do
    # shellcheck disable=SC2086 # words
    run -64 --separate-stderr lima-score $options in.tsv
    [[ -z $output ]]
    diff -u <(echo "lima-score: error: $want") <(head -n 1 <<<"$stderr")
  done <<END
-t pillars|no such table: 'pillars'; there are ${TABLES// /, }
--table=|no such table: ''; there are ${TABLES// /, }
--bands scored|--bands is printed or exact, not 'scored'
--denominator all,|--denominator is scored or all, not 'all,'
END
}

@test "score: the books of a file named as the total are not mixed up with that" {
  answers 'PER|1|level|4' | sed '2,$s/a\.csv/all/' >in.tsv
  run -65 --separate-stderr lima-score in.tsv
  diff -u - <(echo "$stderr") <<'END'
lima-score: error: src_file: the books of a file named 'all' cannot be told from the total: name it './all'
END
  sed 's,\tall\t,\t./all\t,' in.tsv >other.tsv
  run -0 lima-score -t books other.tsv
  [[ ${#lines[@]} == 3 && ${lines[1]} == ./all* && ${lines[2]} == all* ]]
}

@test "score: --explain of a share tells what it is a share of, and what has it" {
  { answers 'PER|1|level|4' 'BRA|1|level|3'; needs 'PER|1|training' 'BRA|1|training'; } >in.tsv
  for item in pct pct100; do
    lima-score --explain "needs_level:4:$item" in.tsv | fields into,name |
      grep "^needs_level:4:$item|" | sort | diff -u - <(printf '%s\n' \
        "needs_level:4:$item|needs_level:4:needs" "needs_level:4:$item|needs_level:4:with_level")
  done
}

@test "score: --verbose tells what was counted; --rejects leaves a header" {
  { answers 'PER|1|level|4' 'BRA|1|level|4' 'BRA|1|measures|a'; needs 'PER|1|training'; } >in.tsv
  run -0 --separate-stderr lima-score -v -r rejects.tsv -t overall in.tsv
  diff -u <(echo "lima-score: 2 responses, 1 needs, 1656 figures") <(echo "$stderr")
  [[ $(wc -l <rejects.tsv) == 1 ]]
  [[ $(head -n 1 <<<"$output") == $'row\tmean'* ]]
}

@test "score: a profile that cannot be scored by is named with its line, 78" {
  answers >in.tsv
  while IFS='|' read -r file edit want; do
    rm -rf mine && cp -R "$PROFILE" mine && chmod -R u+w mine
    sed -i "$edit" "mine/$file.tsv"
    run -78 --separate-stderr lima-score -p ./mine in.tsv
    diff -u <(echo "lima-score: ./mine/$file.tsv$want") <(echo "$stderr")
    [[ -z $output ]]
  done <<'END'
bands|s/2.0/two/|:3: error: lower: not a number: 'two'
bands|s/^3/2/|:4: error: value: given twice
bands|s/^5/6/|:6: error: value: no such code: '6'
levels|s/^3\t/2\t/|:4: error: value: not a number above the one before it: '2'
levels|s/^3\t/x\t/|:4: error: value: not a number above the one before it: 'x'
mandates|s/^2\tA/1\tA/|:3: error: code: given twice: '1'
mandates|s/^2\tA/2\tZ/|:3: error: pillar: no such code: 'Z'
criteria|s/^training\t/total\t/|:3: error: code: the name of another column: 'total'
criteria|s/^training\t/row\t/|:3: error: code: the name of another column: 'row'
criteria|s/^training\t/Two words\t/|:3: error: code: not a lower-case letter followed by letters, digits or _: 'Two words'
tags|2s/^[a-z_]*\t/row\t/|:2: error: code: the name of another column: 'row'
reporters|s/^ARG\tstate/ARG\tcity/|:3: error: kind: neither state nor org: 'city'
END
  rm -rf mine && cp -R "$PROFILE" mine && chmod -R u+w mine
  sed -i 's/^few\t.*/few\tsome/' mine/profile.tsv
  run -78 --separate-stderr lima-score -p ./mine in.tsv
  diff -u <(echo "lima-score: error: ./mine/profile.tsv: few: not a number: 'some'") <(echo "$stderr")
  sed -i 's/^few\t.*/few\t5/; s/^at_or_above\t.*/at_or_above\t9/' mine/profile.tsv
  run -78 --separate-stderr lima-score -p ./mine in.tsv
  diff -u <(echo "lima-score: error: ./mine/profile.tsv: at_or_above: not a level: '9'") <(echo "$stderr")
}

# explained profile stream options...: every figure of the stream, explained at once.
explained() {
  local profile=$1 stream=$2
  shift 2
  lima-score -p "$profile" "$@" "$stream" >scored.tsv
  fields rec,table,row,item scored.tsv | sed -n 's/^figure|//p' | tr '|' ':' >names
  sed 'i --explain' names | xargs -d '\n' lima-score -p "$profile" "$@" "$stream"
}

@test "score: every figure of the sample comes of its explanation alone" {
  explained "$PROFILE" "$BATS_FILE_TMPDIR/sample.tsv" >got.tsv
  run -0 /usr/bin/python3 "$TOP/tests/oracle/explain.py" scored.tsv <got.tsv
  [[ $output == "$(wc -l <names) figures, 0 not asked for, "* ]]
  # The oracle sees a record that is missing, one too many, and one that is made up.
  place=$(grep -n '^pillar:D:n' got.tsv | head -n 1 | cut -d : -f 1)
  sed "${place}d" got.tsv >missing.tsv
  sed "${place}p" got.tsv >twice.tsv
  sed "${place}s/state/org/" got.tsv >changed.tsv
  for damaged in missing twice changed; do
    run -1 /usr/bin/python3 "$TOP/tests/oracle/explain.py" scored.tsv <$damaged.tsv
  done
}

@test "score: every figure of made-up instruments comes of its explanation, for all options" {
  for seed in {1..4}; do
    mkdir "$seed"
    /usr/bin/python3 "$TOP/tests/oracle/score-stream.py" "$seed" "$seed"
    for bands in printed exact; do
      for denominator in scored all; do
        echo "seed $seed $bands $denominator"
        explained "./$seed/profile" "$seed/stream.tsv" --bands $bands --denominator $denominator >got.tsv
        run -0 /usr/bin/python3 "$TOP/tests/oracle/explain.py" scored.tsv <got.tsv
        [[ $output == *' 0 not asked for, '* ]]
      done
    done
  done
}

@test "score: --explain prints what goes into a mean, and how" {
  { answers 'PER|25|level|4' 'BRA|25|level|3' 'BRA|26|level|2' 'BRA|26|measures|a'; } >in.tsv
  lima-score --explain pillar:C:mean in.tsv >got.tsv
  fields into,name,how,value,num,den,rec,reporter,answer,src_file,src_line,src_col got.tsv | diff -u - <(cat <<'END'
mandate:25:mean||||4|1|answer|PER|4|a.csv|2|5
mandate:25:mean||||3|1|answer|BRA|3|a.csv|3|5
pillar:C:mean|mandate:25:mean|sum / 2, half up to 1 decimal|3.5|7|2|figure|||||
mandate:26:mean||||2|1|answer|BRA|2|a.csv|4|5
pillar:C:mean|mandate:26:mean|sum / 1, half up to 1 decimal|2.0|2|1|figure|||||
|pillar:C:mean|sum / 2, half up to 1 decimal|2.8|11|4|figure|||||
END
  )
  # What goes into two figures of a worksheet stands there once.
  lima-score --explain pillar:C:at_band in.tsv | fields into,name,how >band
  [[ $(grep -c '|mandate:26:mean|sum' band) == 1 ]]
  grep -qx 'mandate:26:band|mandate:26:mean|as above' band
}

@test "score: --explain of a mean of nothing divides by nothing" {
  answers 'PER|1|measures|a' >in.tsv
  lima-score --explain mandate:1:mean --explain pillar:A:mean --explain overall:all:mean \
    --explain state:PER:mean in.tsv | fields name,how,value | diff -u - <(cat <<'END'
mandate:1:mean|nothing|
pillar:A:mean|nothing|
overall:all:mean|nothing|
state:PER:mean|nothing|
END
  )
}

@test "score: --explain of several figures prints one after the other, of none that is not there" {
  answers 'PER|1|level|4' >in.tsv
  lima-score --explain state:PER:n in.tsv >one.tsv
  lima-score --explain overall:all:needs in.tsv >two.tsv
  lima-score --explain state:PER:n --explain overall:all:needs in.tsv |
    diff -u <(cat one.tsv; tail -n +2 two.tsv) -
  sed 's/a\.csv/x:y z.csv/' in.tsv >odd.tsv
  lima-score --explain 'books:x:y z.csv:counted' odd.tsv | fields into,name,value,rec | diff -u - <(cat <<'END'
books:x:y z.csv:counted|||answer
|books:x:y z.csv:counted|1|figure
END
  )
  while IFS='|' read -r name want; do
    run -64 --separate-stderr lima-score --explain state:PER:n --explain "$name" in.tsv
    [[ -z $output ]]
    diff -u <(echo "lima-score: error: $want") <(head -n 1 <<<"$stderr")
  done <<END
pillar:mean|--explain is TABLE:ROW:ITEM, not 'pillar:mean'
pillars:A:mean|no such table: 'pillars'; there are ${TABLES// /, }
pillar:Z:mean|no such row of pillar: 'Z'; there are A, B, C, D, E, F, G
pillar:A:means|no such item of pillar: 'means'; there are mandates, scored, n, mean, band, index, at_or_above, ge_mean, ge_literal, at_band, at_band_pct, needs
needs_mandate:1:needs|no such row of needs_mandate: '1'; there are none
END
  run -64 --separate-stderr lima-score --explain pillar:A:mean -t pillar in.tsv
  [[ $stderr == 'lima-score: error: --explain and --table exclude each other'$'\n'usage:* ]]
  run -74 bash -c 'lima-score --explain pillar:A:mean in.tsv >/dev/full'
}
