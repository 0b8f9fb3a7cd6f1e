#!/usr/bin/env bats
#
# Names become codes, and what does not count is set aside.

load helper

HEAD='rec|id|reporter|kind|mandate|question|answer|submitted|src_file|src_line|src_col'

setup() {
  cd "$BATS_TEST_TMPDIR"
}

# answers 'reporter|mandate|question|answer|submitted'...: a stream of states'
# answers, one a line of a.csv from line 2 on.
answers() {
  local n=1 line r m q a s
  tsv "$HEAD"
  for line in "$@"; do
    n=$((n + 1))
    IFS='|' read -r r m q a s <<<"$line"
    tsv "answer|S-$n|$r|state|$m|$q|$a|$s|a.csv|$n|5"
  done
}

# counted [file]: the answers that count, as 'line reporter mandate answer'.
counted() {
  fields rec,aside,src_line,reporter,mandate,answer "${1:--}" |
    awk -F '|' '$1 == "answer" && $2 == "" { print $3, $4, $5, $6 }'
}

# fate file: what became of every answer, in the order of lines.
fate() {
  fields src_line,rec,aside,reason "$1" | grep -v '|run|' | sort -t '|' -k 1n
}

@test "normalize: an answer gets its codes in place and the columns after" {
  answers 'Perú|Mandato 12|level|Avanzado|17/06/2019 10:30' >in.tsv
  lima-normalize in.tsv >got.tsv
  tsv "$HEAD|reason|named|pillar|aside|row|item|value" \
    'run||||||||||||||||normalize|profile|lima-commitment' \
    'run||||||||||||||||normalize|closing|' \
    'run||||||||||||||||normalize|dates|dmy' \
    'answer|S-2|PER|state|12|level|4|2019-06-17T10:30:00|a.csv|2|5||12|A||||' |
    sed 's/^run.*normalize/run\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tnormalize/' >want.tsv
  diff -u want.tsv got.tsv
}

@test "normalize: reporters are found in four languages, by code and by alias" {
  answers 'Brasil|1|measures|x|2019-01-01' 'brazil|2|measures|x|2019-01-01' \
    'BRÉSIL|3|measures|x|2019-01-01' 'BRA|4|measures|x|2019-01-01' \
    ' República  Federativa do Brasil |5|measures|x|2019-01-01' \
    'EE. UU.|6|measures|x|2019-01-01' >in.tsv
  lima-normalize in.tsv | counted >got
  printf '%s\n' '2 BRA 1 x' '3 BRA 2 x' '4 BRA 3 x' '5 BRA 4 x' '6 BRA 5 x' '7 USA 6 x' >want
  diff -u want got
}

@test "normalize: a reporter it cannot place becomes a reject, the rest go on" {
  answers 'Perú|1|level|3|2019-01-01' 'Atlantis|1|level|3|2019-01-01' \
    'Peruu|1|level|3|2019-01-01' '|1|level|3|2019-01-01' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  printf '%s\n' '2|answer||' '3|reject||no such reporter' '4|reject||no such reporter' \
    '5|reject||no reporter given' >want
  diff -u want <(fate got.tsv)
  diff -u - <(echo "$stderr") <<'EOF'
lima-normalize: a.csv:3: error: reporter: no such reporter: 'Atlantis'
lima-normalize: a.csv:4: error: reporter: no such reporter: 'Peruu'
lima-normalize: a.csv:5: error: reporter: no reporter given
EOF
  # A reject stays as it was written.
  fields reporter,mandate,answer,submitted got.tsv | grep -Fx 'Atlantis|1|3|2019-01-01'
}

@test "normalize: an organization is not a state, nor the other way round" {
  tsv "$HEAD" 'answer|1|IDB|org|1|offers|x|2019-01-01|a.csv|2|5' \
    'answer|2|IDB|state|1|measures|x|2019-01-01|a.csv|3|5' \
    'answer|3|Peru|org|1|offers|x|2019-01-01|a.csv|4|5' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  printf '%s\n' '2|answer||' '3|reject||not a state' '4|reject||not an organization' >want
  diff -u want <(fate got.tsv)
  [ "${stderr_lines[0]}" = "lima-normalize: a.csv:3: error: reporter: not a state: 'IDB'" ]
}

@test "normalize: mandates are numbers, alone, behind a word, or in a list" {
  answers 'Peru|12|measures|a|2019-01-01' 'Chile|Mandate 12|measures|b|2019-01-01' \
    'Cuba|mandato  07|measures|c|2019-01-01' 'Belize|42, 39|measures|d|2019-01-01' \
    'Haiti|Mandatos 1,1,Mandato 2|measures|e|2019-01-01' >in.tsv
  lima-normalize in.tsv | fields src_line,mandate,named,pillar | grep -v '^|' | sort >got
  printf '%s\n' '2|12|12|A' '3|12|12|A' '4|7|7|A' '5|39|39,42|E' '5|42|39,42|E' \
    '6|1|1,2|A' '6|2|1,2|A' >want
  diff -u want got
}

@test "normalize: what is no mandate of the profile is rejected, a list as a whole" {
  local m lines=()
  for m in 0 58 XII 'Mandato XII' -1 1.5 '39.42' '39-42' '12a' 'a12' 'Pilar 3' '1,58' ',' \
    99999999999999999999 '1 2'; do
    lines+=("Peru|$m|measures|x|2019-01-01")
  done
  answers "${lines[@]}" 'Peru||measures|x|2019-01-01' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  [ "$(fate got.tsv | grep -c '|reject||no such mandate')" = 15 ]
  [ "$(fate got.tsv | grep -c '|reject||no mandate given')" = 1 ]
  [ "${stderr_lines[1]}" = "lima-normalize: a.csv:3: error: mandate: no such mandate: '58'" ]
}

@test "normalize: a level is a word of the scale or its value; another one falls alone" {
  tsv "$HEAD" 'answer|1|Peru|state|1|level|En curso|2019-01-01|a.csv|2|5' \
    'answer|1|Peru|state|1|measures|En curso|2019-01-01|a.csv|2|6' \
    'answer|2|Peru|state|2|level|sin  AVANCES|2019-01-01|a.csv|3|5' \
    'answer|3|Peru|state|3|level|Concluído|2019-01-01|a.csv|4|5' \
    'answer|4|Peru|state|4|level|2|2019-01-01|a.csv|5|5' \
    'answer|5|Peru|state|5|level|6|2019-01-01|a.csv|6|5' \
    'answer|6|Peru|state|39,42|level|3.5|2019-01-01|a.csv|7|5' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  printf '%s\n' '2 PER 1 En curso' '3 PER 2 1' '4 PER 3 5' '5 PER 4 2' >want
  diff -u want <(counted got.tsv)
  diff -u - <(echo "$stderr") <<'EOF'
lima-normalize: a.csv:2:5: error: level: no such level: 'En curso'
lima-normalize: a.csv:6:5: error: level: no such level: '6'
lima-normalize: a.csv:7:5: error: level: no such level: '3.5'
EOF
  # The reject on two mandates was not split.
  [ "$(fate got.tsv | grep -c '^7|')" = 1 ]
}

@test "normalize: a submission that is not understood falls whole, under one message" {
  tsv "$HEAD" 'answer|1|Peru|state|58|level|3|2019-01-01|a.csv|2|5' \
    'answer|1|Peru|state|58|measures|x|2019-01-01|a.csv|2|6' \
    'answer|1|Peru|state|58|needs|y|2019-01-01|a.csv|2|7' \
    'answer|2|Peru|state|58|level|3|2019-01-01|b.csv|2|5' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  [ "$(grep -c '^reject' got.tsv)" = 4 ]
  [ "${#stderr_lines[@]}" = 2 ]
  [ "${stderr_lines[1]}" = "lima-normalize: b.csv:2: error: mandate: no such mandate: '58'" ]
}

@test "normalize: mandates of one row that are wrong each for itself are told each" {
  tsv "$HEAD" 'answer|1|Peru|state|58|level|3|2019-01-01|a.csv|2|5' \
    'answer|1|Peru|state|58|needs|x|2019-01-01|a.csv|2|6' \
    'answer|1|Peru|state|60|level|3|2019-01-01|a.csv|2|7' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  diff -u - <(echo "$stderr") <<'EOF'
lima-normalize: a.csv:2: error: mandate: no such mandate: '58'
lima-normalize: a.csv:2: error: mandate: no such mandate: '60'
EOF
}

@test "normalize: after twenty messages of a kind only their number is told" {
  local i lines=()
  for i in $(seq 25); do lines+=("Peru|58|measures|x|2019-01-01" "Oz|1|measures|x|2019-01-01"); done
  answers "${lines[@]}" >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >/dev/null'
  [ "${#stderr_lines[@]}" = 42 ]
  [ "${stderr_lines[40]}" = "lima-normalize: error: mandate: no such mandate: 5 more of these" ]
  [ "${stderr_lines[41]}" = "lima-normalize: error: reporter: no such reporter: 5 more of these" ]
}

@test "normalize: --dates says how a date is read that does not begin with its year" {
  answers 'Peru|1|measures|x|3/4/2019' >in.tsv
  [ "$(lima-normalize in.tsv | fields submitted | tail -n 1)" = 2019-04-03T00:00:00 ]
  [ "$(lima-normalize --dates dmy in.tsv | fields submitted | tail -n 1)" = 2019-04-03T00:00:00 ]
  [ "$(lima-normalize --dates mdy in.tsv | fields submitted | tail -n 1)" = 2019-03-04T00:00:00 ]
  run -1 --separate-stderr lima-normalize --dates iso in.tsv
  [ "$stderr" = "lima-normalize: a.csv:2: error: submitted: no such date: '3/4/2019'" ]
  run -64 --separate-stderr lima-normalize --dates ymd in.tsv
  [ "${stderr_lines[0]}" = "lima-normalize: error: --dates is iso, dmy or mdy, not 'ymd'" ]
}

@test "normalize: dates that are some in the other order only are told at the end" {
  answers 'Peru|1|measures|x|6/17/2019' 'Peru|2|measures|x|6/7/2019' \
    'Chile|1|measures|x|12/31/2019 5:30 PM' 'Chile|2|measures|x|31/31/2019' >in.tsv
  run -1 --separate-stderr lima-normalize in.tsv
  [ "${#stderr_lines[@]}" -eq 4 ]
  [ "${stderr_lines[3]}" = "lima-normalize: warning: submitted: dates the other way round: 2 answers with a month/day/year; --dates mdy reads all dates so" ]
  run -1 --separate-stderr lima-normalize --dates mdy in.tsv
  [ "${#stderr_lines[@]}" -eq 1 ]
  answers 'Peru|1|measures|x|17/6/2019' >in.tsv
  run -1 --separate-stderr lima-normalize --dates mdy in.tsv
  [ "${stderr_lines[1]}" = "lima-normalize: warning: submitted: dates the other way round: 1 answer with a day/month/year; --dates dmy reads all dates so" ]
  run -1 --separate-stderr lima-normalize --dates iso in.tsv
  [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "normalize: no date given is a reject too" {
  answers 'Peru|1|measures|x|' >in.tsv
  run -1 --separate-stderr bash -c 'lima-normalize in.tsv >got.tsv'
  [ "$stderr" = "lima-normalize: a.csv:2: error: submitted: no date given" ]
}

@test "normalize: the closing date ends with its last second, in UTC" {
  answers 'Peru|1|level|3|2019-06-17T23:59:59' 'Peru|2|level|3|2019-06-18T00:00:00' \
    'Peru|3|level|3|2019-06-18T01:59:59+02:00' 'Peru|4|level|3|2019-06-17T20:00:00-05:00' \
    'Peru|5|level|3|2019-06-17' 'Peru|6|level|3|2019-06-18' >in.tsv
  lima-normalize -c 2019-06-17 in.tsv >got.tsv
  printf '%s\n' '2|answer||' '3|answer|after-closing|' '4|answer||' '5|answer|after-closing|' \
    '6|answer||' '7|answer|after-closing|' >want
  diff -u want <(fate got.tsv)
  lima-normalize in.tsv >got.tsv
  [ "$(counted got.tsv | wc -l)" = 6 ]
}

@test "normalize: a closing date is YYYY-MM-DD" {
  local date
  tsv "$HEAD" >in.tsv
  for date in 17/06/2019 2019-6-17 2019-02-30 2019-06-17T10:00 '' x; do
    run -64 --separate-stderr lima-normalize -c "$date" in.tsv
    [ "${stderr_lines[0]}" = "lima-normalize: error: the closing date is YYYY-MM-DD, not '$date'" ]
  done
}

@test "normalize: the latest answer counts, on equal times the greater file and line" {
  tsv "$HEAD" 'answer|1|Peru|state|1|level|1|2019-01-02|a.csv|2|5' \
    'answer|2|Peru|state|1|level|2|2019-01-03T00:00:01|a.csv|3|5' \
    'answer|3|Peru|state|1|level|3|2019-01-03|a.csv|4|5' \
    'answer|4|Chile|state|1|level|1|2019-01-02|z/a.csv|9|5' \
    'answer|5|Chile|state|1|level|2|2019-01-02|a/b.csv|2|5' \
    'answer|6|Cuba|state|1|level|1|2019-01-02|a.csv|9|5' \
    'answer|7|Cuba|state|1|level|2|2019-01-02|a.csv|10|5' \
    'answer|8|Haiti|state|1|level|1|2019-01-02T12:00:00+02:00|b.csv|2|5' \
    'answer|9|Haiti|state|1|level|2|2019-01-02T10:00:01|a.csv|2|5' >in.tsv
  lima-normalize in.tsv | fields id,aside | grep -v '^|' | sort >got
  printf '%s\n' '1|superseded' '2|' '3|superseded' '4|superseded' '5|' '6|superseded' '7|' \
    '8|superseded' '9|' >want
  diff -u want got
}

@test "normalize: a level is superseded mandate by mandate, a text by its list" {
  tsv "$HEAD" 'answer|1|Peru|state|39,42|level|1|2019-01-01|a.csv|2|5' \
    'answer|2|Peru|state|42|level|2|2019-01-02|a.csv|3|5' \
    'answer|3|Peru|state|39,42|needs|x|2019-01-01|a.csv|4|6' \
    'answer|4|Peru|state|42|needs|y|2019-01-02|a.csv|5|6' \
    'answer|5|Peru|state|42,39|needs|z|2019-01-03|a.csv|6|6' >in.tsv
  lima-normalize in.tsv | fields id,mandate,aside | grep -v '^|' | sort >got
  printf '%s\n' '1|39|' '1|42|superseded' '2|42|' '3|39|superseded' '3|42|superseded' \
    '4|42|' '5|39|' '5|42|' >want
  diff -u want got
}

@test "normalize: not participating, after closing and not applicable do not count" {
  answers 'Nicaragua|1|level|3|2020-01-01' 'Peru|1|level|3|2020-01-01' \
    'Peru|1|level|No aplica|2019-01-01' 'Peru|1|level|3|2018-01-01' \
    'Peru|2|level|N/A|2018-01-01' 'Peru|2|level|3|2019-01-01' >in.tsv
  lima-normalize -c 2019-06-17 in.tsv >got.tsv
  printf '%s\n' '2|answer|not-participating|' '3|answer|after-closing|' \
    '4|answer|not-applicable|' '5|answer|superseded|' '6|answer|superseded|' '7|answer||' >want
  diff -u want <(fate got.tsv)
  [ "$(fields src_line,answer got.tsv | grep '^4|')" = '4|na' ]
}

@test "normalize: text passes byte for byte, and so do other columns and records" {
  tsv "$HEAD|extra" 'answer|1|Peru|state|1|measures|a\tb\nc\\d  é |2019-01-01|a.csv|2|6|\t' \
    'other|x|y|z||||||||\n' 'need|1.1.1|PER|state|1|needs|n|2019|a.csv|2|7|' >in.tsv
  lima-normalize in.tsv >got.tsv
  [ "$(cut -f 7,12 got.tsv | tail -n 1)" = $'a\\tb\\nc\\\\d  é \t\\t' ]
  [ "$(grep '^other' got.tsv | cut -f 1-12)" = "$(grep '^other' in.tsv)" ]
  [ "$(grep '^need' got.tsv | cut -f 1-12)" = "$(grep '^need' in.tsv)" ]
}

@test "normalize: the answers that count come last, by mandate, reporter, question, list" {
  answers 'Peru|10|needs|x|2019-01-01' 'Peru|9|needs|x|2019-01-01' 'Chile|10|needs|x|2019-01-01' \
    'Peru|10|measures|x|2019-01-01' 'Peru|9,10|measures|x|2019-01-01' \
    'Oz|1|needs|x|2019-01-01' >in.tsv
  run -1 bash -c 'lima-normalize in.tsv 2>/dev/null >got.tsv'
  fields mandate,reporter,question,named got.tsv | tail -n 6 >got
  printf '%s\n' '9|PER|measures|9,10' '9|PER|needs|9' '10|CHL|needs|10' '10|PER|measures|10' \
    '10|PER|measures|9,10' '10|PER|needs|10' >want
  diff -u want got
}

@test "normalize: running it twice changes nothing but the order of what is set aside" {
  (cd "$SAMPLE" && lima-ingest states-en.csv states-es.csv jswg-en.csv) >in.tsv 2>/dev/null || [ $? = 1 ]
  run -1 bash -c 'lima-normalize -c 2019-06-17 in.tsv 2>/dev/null >once.tsv'
  lima-normalize -c 2019-06-17 once.tsv >twice.tsv
  diff <(sort once.tsv) <(sort twice.tsv)
  diff <(fields rec,aside,id,mandate once.tsv | grep '^answer||') \
    <(fields rec,aside,id,mandate twice.tsv | grep '^answer||')
}

@test "normalize: another closing date on a second pass is as if it were the first" {
  (cd "$SAMPLE" && lima-ingest states-en.csv states-es.csv) >in.tsv 2>/dev/null || [ $? = 1 ]
  run -1 bash -c 'lima-normalize -c 2019-06-17 in.tsv 2>/dev/null >early.tsv'
  run -1 bash -c 'lima-normalize -c 2019-12-31 in.tsv 2>/dev/null >late.tsv'
  lima-normalize -c 2019-12-31 early.tsv >again.tsv
  diff <(sort late.tsv) <(sort again.tsv)
}

@test "normalize: merging parts in any order gives the answers that count, byte for byte" {
  local seed part
  for seed in 1 2 3; do
    /usr/bin/python3 "$TOP/tests/oracle/normalize.py" make $seed >in.tsv
    run -1 bash -c 'lima-normalize -c 2019-06-17 in.tsv 2>/dev/null >whole.tsv'
    for part in 0 1 2; do
      { head -n 1 in.tsv; awk -v p=$part 'NR > 1 && NR % 3 == p' in.tsv | sort -R --random-source=in.tsv; } >in$part.tsv
      run -1 bash -c "lima-normalize -c 2019-06-17 in$part.tsv 2>/dev/null >part$part.tsv"
    done
    lima-normalize -c 2019-06-17 part2.tsv part0.tsv part1.tsv >merged.tsv
    n=$(fields rec,aside whole.tsv | grep -c '^answer|$')
    [ "$n" -gt 20 ]
    diff <(tail -n "$n" whole.tsv) <(tail -n "$n" merged.tsv)
    [ "$(fields rec,aside merged.tsv | grep -c '^answer|$')" = "$n" ]
    # Nothing was lost either.
    diff <(fields rec whole.tsv | sort | uniq -c | grep -v run) \
      <(fields rec merged.tsv | sort | uniq -c | grep -v run)
  done
}

@test "normalize: an independent reading of the method counts the same cells" {
  local seed
  for seed in 11 12 13 14; do
    /usr/bin/python3 "$TOP/tests/oracle/normalize.py" make $seed >in.tsv
    run -1 bash -c 'lima-normalize -c 2019-06-17 in.tsv 2>/dev/null >got.tsv'
    fields rec,aside,src_file,src_line,src_col,mandate got.tsv |
      awk -F '|' '$1 == "answer" && $2 == "" { print $3 ":" $4 ":" $5 " " $6 }' | sort >got
    /usr/bin/python3 "$TOP/tests/oracle/normalize.py" count in.tsv | sort >want
    [ -s want ]
    diff -u want got
  done
}

@test "normalize: answers read + added by splitting = answers out + rejects" {
  /usr/bin/python3 "$TOP/tests/oracle/normalize.py" make 5 >in.tsv
  run -1 bash -c 'lima-normalize -v -c 2019-06-17 in.tsv 2>log >got.tsv'
  out=$(fields rec got.tsv | grep -cE '^(answer|reject)$')
  tail -n 1 log | awk -v out="$out" '{
    gsub(/[^0-9 ]/, ""); $0 = $0
    exit !($1 == 600 && $1 + $2 == out && out == $3 + $4 + $5 + $6 + $7 + $8) }'
}

@test "normalize: --check prints messages and no records" {
  answers 'Oz|1|level|3|2019-01-01' >in.tsv
  run -1 --separate-stderr lima-normalize -k in.tsv
  [ -z "$output" ]
  [ "$stderr" = "lima-normalize: a.csv:2: error: reporter: no such reporter: 'Oz'" ]
  answers 'Peru|1|level|3|2019-01-01' >in.tsv
  run -0 --separate-stderr lima-normalize --check in.tsv
  [ -z "$output$stderr" ]
}

@test "normalize: -r also writes the rejects, with all columns" {
  answers 'Oz|1|level|3|2019-01-01' 'Peru|1|level|3|2019-01-01' >in.tsv
  run -1 bash -c 'lima-normalize -r bad.tsv in.tsv 2>/dev/null >got.tsv'
  diff -u <(head -n 1 got.tsv; grep '^reject' got.tsv) bad.tsv
}

@test "normalize: rejects of an earlier run pass, and do not make the run a bad one" {
  answers 'Oz|1|level|3|2019-01-01' >in.tsv
  run -1 bash -c 'lima-normalize in.tsv 2>/dev/null >once.tsv'
  run -0 --separate-stderr bash -c 'lima-normalize once.tsv >twice.tsv'
  [ -z "$stderr" ]
  diff -u once.tsv twice.tsv
}

@test "normalize: a name that stands for two reporters makes the profile unusable" {
  cp -R "$PROFILE" p
  awk -F '\t' -v OFS='\t' '$1 == "PER" { $7 = $7 "|Chile" } 1' "$PROFILE/reporters.tsv" >p/reporters.tsv
  tsv "$HEAD" >in.tsv
  run -78 --separate-stderr lima-normalize -p ./p in.tsv
  [[ "$stderr" =~ ^'lima-normalize: ./p/reporters.tsv:'[0-9]+': error: the name '\'Chile\'' stands on line '[0-9]+' as well'$ ]]
}

@test "normalize: memory grows with the answers that count, not with the input" {
  # 200,000 answers of one reporter to one question: one counts.
  { tsv "$HEAD"
    awk 'BEGIN { for (i = 1; i <= 200000; i++)
      printf "answer\t%d\tPeru\tstate\t1\tmeasures\tsome text of a measure\t2019-01-01\ta.csv\t%d\t5\n", i, i + 1 }'
  } >in.tsv
  [[ -n ${ASAN_OPTIONS:-} ]] && skip "an address limit and AddressSanitizer exclude each other"
  run -0 bash -c 'ulimit -v 40000; lima-normalize in.tsv >got.tsv'
  [ "$(counted got.tsv)" = '200001 PER 1 some text of a measure' ]
}
