# Exports of every shape, long and wide, give the same stream.

load helper
load ingest

setup() {
  cd "$BATS_TEST_TMPDIR" || return
}

silent() {
  diff -u /dev/null err
}

# The answers are these, as line, column, id, mandate, question and text.
reads() {
  fields rec,src_line,src_col,id,mandate,question,answer out | sed -n 's/^answer|//p' >got
  printf '%s\n' "$@" | diff -u - got
}

# The file table holds lines "header|what it means", where the meaning is a
# mandate and a question, or "-" if the header is not known.
headers_mean() {
  local header _
  while IFS='|' read -r header _; do
    [[ -n $header ]] || continue
    printf '"Country";"Date";"%s"\n"Peru";"2019-01-01";"x"\n' "$header" >one.csv
    lima-ingest -d ';' one.csv >out 2>err || true
    printf '%s|%s\n' "$header" "$(fields rec,mandate,question out |
      sed -n 's/^answer|\(.*\)|/\1 /p' | grep . || echo -)"
  done <table >meant
  diff -u table meant
}

@test "a header names a mandate and a question in many forms" {
  cat >table <<'END'
12. Level|12 level
12.Level|12 level
12 - Level of progress|12 level
12 – Level of progress|12 level
12: Level of progress|12 level
12) Level of progress|12 level
12 Level of progress|12 level
Mandate 12: Level of progress|12 level
MANDATE 12.  LEVEL OF PROGRESS|12 level
Mandate 12 [Level of progress]|12 level
Mandate 12 (Good practices)|12 practices
Mand. 12 - Needs|12 needs
M.12 - Needs|12 needs
Level of progress (Mandate 12)|12 level
Level of progress - Mandate 12|12 level
Level of progress, mandate 12|12 level
Level of progress [Mandate 12]|12 level
m12_q1|12 level
M12_Q4|12 needs
q1_m12|12 level
q4_mandate_12|12 needs
mandate_12_level|12 level
m12-measures|12 measures
m12.offers|12 offers
mandate-12/progress|12 progress
END
  headers_mean
}

@test "a header names a mandate and a question in four languages" {
  cat >table <<'END'
Mandato 12 - Nivel de avance|12 level
Mandato 12: Desafíos o necesidades de asistencia técnica|12 needs
MANDATO 12: DESAFIOS O NECESIDADES DE ASISTENCIA TECNICA|12 needs
12. Buenas prácticas|12 practices
Medidas adoptadas (Mandato 12)|12 measures
Mandato 12 — Nível de avanço|12 level
Mandato 12. Boas práticas|12 practices
Necessidades de assistência técnica - Mandato 12|12 needs
Mandat 12 : Niveau d'avancement|12 level
Mandat 12 – Niveau de mise en œuvre|12 level
Mandat 12 : Niveau d’avancement|12 level
12. Besoins en assistance technique|12 needs
Bonnes pratiques [Mandat 12]|12 practices
END
  headers_mean
}

@test "a header names a mandate as Kobo, ODK and LimeSurvey export it" {
  cat >table <<'END'
pillar_a/m12_q1|12 level
A/mandate_12/level|12 level
A/m12/m12_q1|12 level
group_ab1cd23/m12_q1|12 level
group_ab1cd23/pillar_a/mandate_12/needs|12 needs
Pilar A: Gobernabilidad/Mandato 12/Nivel de avance|12 level
Pillar A. Governance/12. Level|12 level
pillar_a-m12_q1|12 level
pillar_a-m12-level|12 level
pillar_a:m12:level|12 level
section_2/m12/level|12 level
m12[level]|12 level
m12[q1]|12 level
level[m12]|12 level
m12q1|12 level
q1m12|12 level
q4m12|12 needs
Mandate 12 [Level]|12 level
END
  headers_mean
}

@test "a header that is only like a known one is not known" {
  cat >table <<'END'
12. Levels|-
12|-
Level of the progress - Mandate 12|-
m12_q2|-
m12_q3|-
m12_q11|-
q1_12|-
Needs 2|-
needs_2|-
Needs (2)|-
needs[2]|-
mm12_q1|-
form12_q1|-
m12_q1_other|-
m12/m13_q1|-
m1 2_q1|-
m12.5_q1|-
m-_q1|-
m_q1|-
XII. Level|-
previous/m12_q1|-
pillar_a/previous/m12_q1|-
Annex/m12_q1|-
pillar_a/|-
/m12_q1|-
m12_q1/|-
12,. Level|-
END
  headers_mean
}

@test "a mandate's number is read as a number or a list of them" {
  cat >table <<'END'
m07_q1|7 level
m007_q1|7 level
m0_q1|0 level
m00_q1|0 level
58. Level|58 level
m123456789012345678901234567890_q1|123456789012345678901234567890 level
39,42. Needs|39,42 needs
Mandates 39, 042: Needs|39,42 needs
Mandatos 1,2,3 - Necesidades|1,2,3 needs
m12/m012_q1|12 level
END
  headers_mean
}

@test "every pattern of the profile is read with every name in it" {
  /usr/bin/python3 "$TOP/tests/oracle/shapes.py" patterns "$PROFILE" tables
  [[ $(wc -l <tables/want) -gt 3000 ]]
  try 0 tables/patterns.csv
  silent
  fields rec,src_file,src_line,src_col,reporter,mandate,question,answer out | sed -n 's/^answer|//p' >got
  cmp tables/want got
}

@test "any table of answers comes back, written long or wide" {
  /usr/bin/python3 "$TOP/tests/oracle/shapes.py" tables "$PROFILE" tables 60
  [[ $(wc -l <tables/want) -gt 4000 ]]
  try 0 tables/*.csv
  silent
  fields rec,src_file,src_line,src_col,reporter,mandate,question,answer out | sed -n 's/^answer|//p' >got
  diff <(sort tables/want) <(sort got)
  for shape in long wide; do
    grep -- "-$shape.csv" got | sed "s/-$shape.csv|[0-9]*|[0-9]*//" | sort >"$shape"
  done
  diff long wide
}

@test "a wide row is one submission: its answers share its id, line, date and reporter" {
  cat >a.csv <<'END'
Record ID,Country,12. Level,12. Needs,13. Level,Submitted at,13. Needs
r1,Peru,4,"a

b",5,2019-05-01,c
,Chile,,,3,2019-05-02,
r3,Canada,,,,2019-05-03," "
END
  try 0 -v a.csv
  says '1 file, 3 rows, 2 submissions, 5 answers, 0 rows rejected'
  reads '2|3|r1|12|level|4' '2|4|r1|12|needs|a\n\nb' '2|5|r1|13|level|5' '2|7|r1|13|needs|c' \
    '5|5|a.csv:5|13|level|3'
  fields rec,kind,reporter,submitted out | grep answer | uniq -c | sed 's/^ *//' >got
  printf '%s\n' '4 answer|state|Peru|2019-05-01' '1 answer|state|Chile|2019-05-02' | diff -u - got
}

@test "organizations answer in wide exports too" {
  printf '%s\n' 'Organization,Date,m3[progress],m3[offers]' 'OAS,2019-05-01,p,o' >a.csv
  try 0 a.csv
  reads '2|3|a.csv:2|3|progress|p' '2|4|a.csv:2|3|offers|o'
  fields kind out | head -n 1 | diff -u <(echo org) -
}

@test "a mandate outside the profile is read as written, and rejected downstream with its place" {
  printf '%s\n' 'ID,Country,Date,58. Level,1. Level' 'r1,Peru,2019-05-01,4,5' >a.csv
  try 0 a.csv
  reads '2|4|r1|58|level|4' '2|5|r1|1|level|5'
  run -1 --separate-stderr bash -c 'lima-normalize out >norm'
  [[ $stderr == "lima-normalize: a.csv:2: error: mandate: no such mandate: '58'" ]]
  fields rec,src_col,reason norm | grep reject | diff -u <(echo 'reject|4|no such mandate') -
}

@test "a header for two mandates becomes answers on both downstream" {
  printf '%s\n' 'ID,Country,Date,"39,42. Needs"' 'r1,Peru,2019-05-01,courses' >a.csv
  try 0 a.csv
  lima-normalize out >norm
  fields rec,mandate,named,answer norm | sed -n 's/^answer|//p' |
    diff -u - <(printf '%s\n' '39|39,42|courses' '42|39,42|courses')
}

# The same three reports, long and wide, in four languages.
write_languages() {
  cat >en-long.csv <<'END'
Record ID,Submitted at,Country,Mandate,Level of progress,Good practices
a,2019-03-01 10:00,Peru,1,Advanced,open data
b,2019-03-01 10:00,Peru,Mandate 2,3,
c,2019-03-02,Brazil,2,4 - Advanced,
d,2019-03-03,Saint Lucia,1,No progress made,
END
  cat >en-wide.csv <<'END'
Record ID,Submitted at,Country,1. Level of progress,1. Good practices,2. Level of progress,2. Good practices
a,2019-03-01 10:00,PER,4,open data,Intermediate,
c,2019-03-02,Brazil,,,Advanced (4),
d,2019-03-03,St. Lucia,no_progress_made,,,
END
  cat >es-long.csv <<'END'
Fecha de envío;País;Mandato;Buenas prácticas;Nivel de avance
01/03/2019 10:00;Perú;1;open data;Avanzado
01/03/2019 10:00;Perú;2;;Intermedio
02/03/2019;Brasil;2;;4. Avanzado
03/03/2019;Santa Lucía;Mandato 1;;Sin avances
END
  cat >es-wide.csv <<'END'
Fecha de envío;País;Mandato 2 - Nivel de avance;Mandato 2 - Buenas prácticas;Mandato 1 - Nivel de avance;Mandato 1 - Buenas prácticas
01/03/2019 10:00;Perú;3 - Intermedio;;Avanzado;open data
02/03/2019;Brasil;4;;;
03/03/2019;Santa Lucía;;;1: Sin avances;
END
  cat >pt-long.csv <<'END'
Data de envio,País,Mandato,Nível de avanço,Boas práticas
01/03/2019 10:00,Peru,1,Avançado,open data
01/03/2019 10:00,Peru,2,Intermediário,
02/03/2019,Brasil,2,AVANCADO,
03/03/2019,Santa Lúcia,1,1 - Sem avanços,
END
  cat >pt-wide.csv <<'END'
Data de envio,País,Mandato 1: Nível de avanço,Mandato 2: Nível de avanço,Mandato 1: Boas práticas
01/03/2019 10:00,Peru,4 - Avançado,3,open data
02/03/2019,BRA,,Advanced,
03/03/2019,Santa Lúcia,Sem avanços,,
END
  cat >fr-long.csv <<'END'
Date d'envoi,Pays,Mandat,Niveau d'avancement,Bonnes pratiques
01/03/2019 10:00,Pérou,1,Avancé,open data
01/03/2019 10:00,Pérou,Mandat 2,Intermédiaire,
02/03/2019,Brésil,2,Avancé (4),
03/03/2019,Sainte-Lucie,1,Aucun progrès,
END
  cat >fr-wide.csv <<'END'
Date d'envoi,Pays,Mandat 1 : Niveau d'avancement,Mandat 1 : Bonnes pratiques,Mandat 2 : Niveau d'avancement
01/03/2019 10:00,Pérou,4) Avancé,open data,Intermedio
02/03/2019,Brésil,,,4
03/03/2019,Sainte-Lucie,1 Aucun progrès,,
END
}

@test "long or wide, in four languages, in codes, labels or both: the same answers count" {
  write_languages
  cat >want <<'END'
LCA|state|1|1|A|level|1|2019-03-03T00:00:00|
PER|state|1|1|A|level|4|2019-03-01T10:00:00|
PER|state|1|1|A|practices|open data|2019-03-01T10:00:00|
BRA|state|2|2|A|level|4|2019-03-02T00:00:00|
PER|state|2|2|A|level|3|2019-03-01T10:00:00|
END
  for file in {en,es,pt,fr}-{long,wide}.csv; do
    echo "$file"
    try 0 "$file"
    silent
    lima-normalize out >norm
    fields rec,reporter,kind,mandate,named,pillar,question,answer,submitted,aside norm |
      sed -n 's/^answer|//p' >got
    diff -u want got
  done
}

@test "all of them together: each answer counts once, the others are superseded" {
  write_languages
  try 0 ./*.csv
  lima-normalize out >norm
  fields rec,aside norm | sort | uniq -c | grep answer | sed 's/^ *//' |
    diff -u - <(printf '%s\n' '5 answer|' '35 answer|superseded')
}

@test "a level is understood as number, label, or both, in any of the four languages" {
  {
    echo 'Country,Date,Mandate,Level'
    i=0
    for level in 4 Advanced Avanzado Avançado Avancé; do
      [[ $level == 4 ]] || for form in '%s' '4 - %s' '4 – %s' '4. %s' '4: %s' '4) %s' '4 %s' '%s (4)'; do
        # shellcheck disable=SC2059
        printf "Peru,2019-01-01,$((++i)),$form\n" "$level"
      done
    done
  } >a.csv
  try 0 a.csv
  lima-normalize out >norm
  fields rec,question,answer norm | sort | uniq -c | grep level | sed 's/^ *//' | diff -u <(echo '32 answer|level|4') -
  # A number and a word that disagree are not guessed about.
  printf '%s\n' 'Country,Date,Mandate,Level' 'Peru,2019-01-01,1,3 - Advanced' >b.csv
  try 0 b.csv
  run -1 --separate-stderr bash -c 'lima-normalize out >norm'
  [[ $stderr == "lima-normalize: b.csv:2:4: error: level: no such level: '3 - Advanced'" ]]
}

@test "KoboToolbox: its own columns are passed over, id and date are found" {
  cat >kobo.csv <<'END'
"start";"end";"today";"username";"deviceid";"country";"pillar_a/m1/m1_q1";"pillar_a/m1/m1_q4";"pillar_b/m13/m13_q1";"__version__";"_version__001";"meta/instanceID";"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"_tags";"_index"
"2019-05-01T09:00:00.000-05:00";"2019-05-01T09:30:00.000-05:00";"2019-05-01";"";"";"Peru";"advanced";"courses";"2";"v1";"";"uuid:77";"1234";"77-ab";"2019-05-01T14:30:05";"";"";"submitted_via_web";"";"";"1"
END
  try 0 kobo.csv
  silent
  reads '2|7|1234|1|level|advanced' '2|8|1234|1|needs|courses' '2|9|1234|13|level|2'
  fields submitted out | head -n 1 | diff -u <(echo 2019-05-01T14:30:05) -
  lima-normalize out >norm
  fields rec,mandate,question,answer norm | sed -n 's/^answer|//p' |
    diff -u - <(printf '%s\n' '1|level|4' '1|needs|courses' '13|level|2')
}

@test "KoboToolbox with labels as headers" {
  cat >kobo.csv <<'END'
"start","end","Country","Pillar A: Governance/Mandate 1/Level of progress","Pillar A: Governance/Mandate 1/Good practices","_id","_uuid","_submission_time"
"s","e","Peru","Advanced","data","7","u","2019-05-01T14:30:05"
END
  try 0 kobo.csv
  silent
  reads '2|4|7|1|level|Advanced' '2|5|7|1|practices|data'
}

@test "ODK Central: its own columns are passed over, id and date are found" {
  cat >odk.csv <<'END'
SubmissionDate,country,pillar_a-m1-level,pillar_a-m1-needs,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2019-05-01T10:00:00.000Z,Peru,4,courses,uuid:1,uuid:1,5,Alice,0,0,,approved,x,0,3
END
  try 0 odk.csv
  silent
  reads '2|3|uuid:1|1|level|4' '2|4|uuid:1|1|needs|courses'
  fields submitted out | head -n 1 | diff -u <(echo 2019-05-01T10:00:00.000Z) -
}

@test "LimeSurvey: its own columns are passed over, id and date are found" {
  cat >lime.csv <<'END'
"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","ipaddr","refurl","country","m1[level]","m1[needs]","m2q1"
"3","2019-05-01 10:00:00","2","es","99","2019-05-01 09:00:00","2019-05-01 10:00:00","","","PER","4","courses","2"
END
  cat >text.csv <<'END'
"Response ID","Date submitted","Last page","Start language","Seed","Date started","Date last action","IP address","Referrer URL","Country","Mandate 1 [Level]","Mandate 1 [Needs]","Mandate 2 [Level]"
"3","2019-05-01 10:00:00","2","es","99","2019-05-01 09:00:00","2019-05-01 10:00:00","","","Peru","Advanced","courses","Preliminary"
END
  for file in lime.csv text.csv; do
    try 0 "$file"
    silent
    lima-normalize out >norm
    fields rec,id,mandate,question,answer,submitted norm | sed -n 's/^answer|//p' |
      diff -u - <(printf '%s\n' '3|1|level|4|2019-05-01T10:00:00' '3|1|needs|courses|2019-05-01T10:00:00' \
        '3|2|level|2|2019-05-01T10:00:00')
  done
}

@test "Google and Microsoft forms: address and times are passed over" {
  printf '%s\n' 'Timestamp,Email Address,Country,Mandate 1 [Level]' '2019-05-01 10:00,x@y,Peru,4' >google.csv
  try 0 google.csv
  silent
  reads '2|4|google.csv:2|1|level|4'
  printf '%s\n' 'ID;Start time;Completion time;Email;Country;1. Level' '1;2019-05-01 9:00;2019-05-01 10:00;x@y;Peru;4' >ms.csv
  try 0 ms.csv
  silent
  reads '2|6|1|1|level|4'
  fields submitted out | head -n 1 | diff -u <(echo '2019-05-01 10:00') -
}

@test "of several ids the one counts that the profile names first, wherever it stands" {
  while IFS='|' read -r header id; do
    printf '%s\n' "$header,Date,Country,1. Level" 'a,b,2019-01-01,Peru,4' >a.csv
    try 0 a.csv
    reads "2|5|$id|1|level|4"
  done <<'END'
_id,_uuid|a
_uuid,_id|b
_uuid,Record ID|b
_uuid,_index|a
_index,KEY|b
_index,_status|a.csv:2
END
  printf '%s\n' '_id,ID,Date,Country,1. Level' >a.csv
  try 65 a.csv
  says "a.csv:1:2: error: header: a second column for the same: 'ID', the first is column 1"
  printf '%s\n' '_uuid,_id,Record ID,Date,Country,1. Level' >a.csv
  try 65 a.csv
  says "a.csv:1:3: error: header: a second column for the same: 'Record ID', the first is column 2"
}

@test "versions of a form: no value moves under another header" {
  cat >v1.csv <<'END'
ID,Date,Country,1. Level,1. Needs,2. Level
1,2019-01-01,Peru,L1,N1,L2
END
  cat >added.csv <<'END'
ID,Date,Country,1. Level,1. Measures adopted,1. Needs,2. Level,2. Needs
2,2019-01-01,Peru,L1,M1,N1,L2,N2
END
  cat >renamed.csv <<'END'
Record ID,Submitted at,State,m1_level,m1_needs,m2_level
3,2019-01-01,Peru,L1,N1,L2
END
  cat >dropped.csv <<'END'
Date,Country,1. Needs,2. Level
2019-01-01,Peru,N1,L2
END
  cat >moved.csv <<'END'
2. Level,Country,1. Needs,ID,1. Level,Date
L2,Peru,N1,5,L1,2019-01-01
END
  cat >long.csv <<'END'
Date,Needs,Country,Level,ID,Mandate
2019-01-01,N1,Peru,L1,6,1
2019-01-01,,Peru,L2,7,2
END
  try 0 v1.csv added.csv renamed.csv dropped.csv moved.csv long.csv
  silent
  fields rec,src_file,id,mandate,question,answer,reporter,submitted out | sed -n 's/^answer|//p' >got
  diff -u - got <<'END'
v1.csv|1|1|level|L1|Peru|2019-01-01
v1.csv|1|1|needs|N1|Peru|2019-01-01
v1.csv|1|2|level|L2|Peru|2019-01-01
added.csv|2|1|level|L1|Peru|2019-01-01
added.csv|2|1|measures|M1|Peru|2019-01-01
added.csv|2|1|needs|N1|Peru|2019-01-01
added.csv|2|2|level|L2|Peru|2019-01-01
added.csv|2|2|needs|N2|Peru|2019-01-01
renamed.csv|3|1|level|L1|Peru|2019-01-01
renamed.csv|3|1|needs|N1|Peru|2019-01-01
renamed.csv|3|2|level|L2|Peru|2019-01-01
dropped.csv|dropped.csv:2|1|needs|N1|Peru|2019-01-01
dropped.csv|dropped.csv:2|2|level|L2|Peru|2019-01-01
moved.csv|5|2|level|L2|Peru|2019-01-01
moved.csv|5|1|needs|N1|Peru|2019-01-01
moved.csv|5|1|level|L1|Peru|2019-01-01
long.csv|6|1|needs|N1|Peru|2019-01-01
long.csv|6|1|level|L1|Peru|2019-01-01
long.csv|7|2|level|L2|Peru|2019-01-01
END
}

@test "joined exports: the same header again is one reject, the rest go on" {
  cat >a.csv <<'END'
ID,Date,Country,Mandate,Level
1,2019-01-01,Peru,1,A
ID,Date,Country,Mandate,Level
2,2019-01-01,Peru,2,B
id,FECHA,País,Mandato,Nivel
3,2019-01-01,Peru,3,C
4,2019-01-01,Country,3,D
5,Date,Peru,3,E
END
  try 1 a.csv
  says 'a.csv:3: error: row: the header again' 'a.csv:5: error: row: the header again'
  # One name alone does not make a header.
  reads '2|5|1|1|level|A' '4|5|2|2|level|B' '6|5|3|3|level|C' '7|5|4|3|level|D' '8|5|5|3|level|E'
  rejected '3|ID,Date,Country,Mandate,Level|the header again' \
    '5|id,FECHA,País,Mandato,Nivel|the header again'
}

@test "joined exports: below another header nothing is read" {
  for other in 'ID,Date,Country,Level,Mandate' 'ID,Country,Date,Mandate,Level' 'ID,Date,Country,Mandate,Needs' \
    'ID,Date,Country,1. Level,2. Level' 'ID,Date,Organization,Mandate,Progress' 'ID,Date,Country,Mandate,Levl' \
    'ID,Date,Contry,Mandate,Level' 'ID,Date,Country,Mandate,Level,Needs' 'ID,Date,Country,Mandate,'; do
    printf '%s\n' 'ID,Date,Country,Mandate,Level' '1,2019-01-01,Peru,1,A' "$other" '2,2019-01-01,Peru,2,B' \
      'ID,Date,Country,Mandate,Level' '3,2019-01-01,Peru,3,C' >a.csv
    echo "$other"
    try 1 a.csv
    says 'a.csv:3: error: row: another header: what stands below it is rejected too, save each export on its own' \
      'a.csv:5: error: row: the header again'
    reads '2|5|1|1|level|A' '6|5|3|3|level|C'
    rejected "3|$other|another header" '4|2,2019-01-01,Peru,2,B|under another header' \
      '5|ID,Date,Country,Mandate,Level|the header again'
  done
}

@test "joined exports: another header is known behind a byte order mark, in quotes, and behind a row that did not end" {
  names='ID,Date,Country,Mandate,Level,Measures,Needs'
  other='ID,Date,Country,Mandate,Level,Needs,Measures'
  row='2,2019-01-05,Chile,39,3,law,judges'
  while IFS='|' read -r last between header; do
    printf '%s\n1,2019-01-05,Chile,38,3,m,n\n' "$names" >a.csv
    printf '%b' "$last$between" >>a.csv
    printf '%s\n3,2019-01-05,Peru,39,3,police,decree\n%s\n4,2019-01-05,Peru,40,3,m,n\n' "$header" "$names" >>a.csv
    line=$(($(grep -c . a.csv) - 3))
    echo "$last$between$header"
    try 1 a.csv
    says "a.csv:$line: error: row: another header: what stands below it is rejected too, save each export on its own" \
      "a.csv:$((line + 2)): error: row: the header again"
    run -1 grep -E 'police|decree' <(fields rec,answer out | grep ^answer)
    fields rec,src_line,question,reason out | sed -n 's/^reject|//p' |
      diff -u - <(printf '%s\n' "$line||another header" "$((line + 1))||under another header" "$((line + 2))||the header again")
    fields rec,id,question,answer out | grep '^answer|[14]|' | diff -u - <(printf 'answer|%s\n' \
      '1|level|3' '1|measures|m' '1|needs|n' '4|level|3' '4|measures|m' '4|needs|n')
  done <<END
$row|\n|$other
$row|\n\xef\xbb\xbf|$other
$row|\n\xef\xbb\xbf|$(sed 's/[^,]*/"&"/g' <<<"$other")
$row|\n\xef\xbb\xbf|"ID",Date,Country,Mandate,Level,Needs,Measures
$row|\n|"ID","Date","Country","Mandate","Level","Needs" ,"Measures"
$row||$other
$row|\xef\xbb\xbf|$other
$row||$(sed 's/[^,]*/"&"/g' <<<"$other")
$row|\xef\xbb\xbf|$(sed 's/[^,]*/"&"/g' <<<"$other")
2,2019-01-05,Chile,39,3,law,"the judges"||$other
2,2019-01-05,Chile,39,3,law,"the judges"||$(sed 's/[^,]*/"&"/g' <<<"$other")
2,2019-01-05,Chile,39,3,law,||$other
2,2019-01-05,Chi||$other
$row||Date,Country,Mandate,Needs,Practices
$row||Needs,Date,Country,Mandate,Level,Measures,ID
$row||ID,Date,Country,Mandate,Levl,Note,Measures
$row||ID,Date,Country,12. Level,12. Needs,13. Level,13. Needs
$row||$names,Practices
END
}

@test "joined exports: the same header behind a row that did not end costs that row" {
  while IFS='|' read -r header row again message; do
    printf '%s\n1,2019-01-05,Chile,38,3,m,%b%s\n3,2019-01-05,Peru,39,4,k,l\n' "$header" "$row" "$again" >a.csv
    try 1 a.csv
    says "a.csv:2$message"
    reads '3|5|3|39|level|4' '3|6|3|39|measures|k' '3|7|3|39|needs|l'
  done <<'END'
ID,Date,Country,Mandate,Level,Measures,Needs|n|ID,Date,Country,Mandate,Level,Measures,Needs|: error: row: 13 columns where the header has 7
ID,Date,Country,Mandate,Level,Measures,Needs|n\xef\xbb\xbf|id,Fecha,País,Mandato,Nivel,Medidas,Needs|: error: row: 13 columns where the header has 7
ID,Date,Country,Mandate,Level,Measures,Needs||"ID","Date","Country","Mandate","Level","Measures","Needs"|: error: row: 13 columns where the header has 7
ID,Date,Country,Mandate,Level,Measures,Needs|n|"ID","Date","Country","Mandate","Level","Measures","Needs"|:7: error: row: quote out of place or not closed
END
}

@test "joined exports: a row that is broken or too wide is no header for the names that its words are" {
  while read -r row; do
    printf '%s\n' 'ID,Date,Country,Mandate,Level,Needs' "$row" '2,2019-01-05,Peru,39,3,n' >a.csv
    echo "$row"
    try 1 a.csv
    run -1 grep 'another header' err
    reads '3|5|2|39|level|3' '3|6|2|39|needs|n'
  done <<'END'
1,2019-01-05,Chile,39,3,forms with country,date
1,2019-01-05,Chile,39,3,forms with name, date, country, mandate, level
1,2019-01-05,Chile,39,3,forms with name,date,country,and so on,and more of it
1,2019-01-05,Chile,39,3,"forms" with "name", "date", "country", "mandate", "level"
1,2019-01-05,Chile,39,3,Needs,Needs,Date,Needs,Level
1,2019-01-05,Chile,39,3,Date,Country,Mandate,Level,and,all,that,is,not,known
END
}

@test "joined exports: a header differs where it has an id for a question, or a question for what is passed over" {
  while IFS='|' read -r header other; do
    printf '%s\n' "$header" 'a,2019-01-01,Peru,1,b' "$other" 'c,2019-01-01,Peru,2,d' >a.csv
    try 1 --ignore Colour a.csv
    grep -qxF 'lima-ingest: a.csv:3: error: row: another header: what stands below it is rejected too, save each export on its own' err
    run -1 grep $'^answer.*\ta.csv\t4\t' out
  done <<'END'
Needs,Date,Country,Mandate,Level|ID,Date,Country,Mandate,Level
Colour,Date,Country,Mandate,Level|Needs,Date,Country,Mandate,Level
Colour,Date,Country,Mandate,Level|Color,Date,Country,Mandate,Level
END
}

@test "a column for the mandate beside columns that name one is refused, 65" {
  while IFS='|' read -r header message; do
    printf '%s\n' "$header" '1,2,3,4,5,6' >a.csv
    try 65 a.csv
    says "a.csv:1:$message"
    [[ ! -s out ]]
  done <<'END'
Date,Country,Mandate,12. Level,13. Level|3: error: header: a column for the mandate beside columns that name one: 'Mandate', and column 4 is '12. Level'
Date,Country,12. Level,Needs,Mandato|5: error: header: a column for the mandate beside columns that name one: 'Mandato', and column 3 is '12. Level'
Date,Country,12. Level,Needs|4: error: header: a question without a mandate beside columns that name one: 'Needs', and column 3 is '12. Level'
END
  # Told to, it reads what remains.
  printf '%s\n' 'Date,Country,Mandate,12. Level' '2019-01-01,Peru,7,A' >a.csv
  try 0 --ignore mandate a.csv
  reads '2|4|a.csv:2|12|level|A'
}

@test "two columns for one question on one mandate are refused, 65" {
  while IFS='|' read -r header message; do
    printf '%s\n' "$header" >a.csv
    try 65 a.csv
    says "a.csv:1:$message"
  done <<'END'
Date,Country,12. Level,12. Level|4: error: header: a second column for the same: '12. Level', the first is column 3
Date,Country,12. Level,13. Level,12 - Nivel de avance|5: error: header: a second column for the same: '12 - Nivel de avance', the first is column 3
Date,Country,m7_q1,pillar_a/m007_level|4: error: header: a second column for the same: 'pillar_a/m007_level', the first is column 3
Date,Country,12. Level,12. Needs,A/m12_q4|5: error: header: a second column for the same: 'A/m12_q4', the first is column 4
END
}

@test "a wide export without a reporter or date is refused, 65" {
  while IFS='|' read -r header missing; do
    printf '%s\n' "$header" >a.csv
    try 65 a.csv
    says "a.csv:1: error: header: no column for $missing"
  done <<'END'
ID,Date,1. Level|the reporter
ID,Country,1. Level|the date of submission
END
}

@test "an unknown header is told with the nearest, its mandate's number kept" {
  while IFS='|' read -r header near; do
    printf '%s\n' "Date,Country,1. Level,$header" >a.csv
    try 65 a.csv
    says "a.csv:1:4: error: header: not known: '$header', nearest is '$near'"
  done <<'END'
12. Levl of progress|12. Level of progress
Mandato 57 - Nivel de avanse|mandato 57 - Nivel de avance
m12_q2|m12_q1
m33_lvel|m33_Level
12.  Buenas practica|12. Buenas prácticas
pillar_a/m12_q5|m12_q1
Level of progres (M3)|Level of progress (M3)
Needs 2|Needs M2
Contry|Country
_submissiontime|_submission_time
END
  # In one that names no mandate too, and without end if there are many.
  { printf 'Date,Country' && printf ',%d. Levl' {1..57} && echo; } >a.csv
  try 65 a.csv
  [[ $(grep -c "nearest is '[0-9]*. Level'$" err) == 20 ]]
  grep -qx 'lima-ingest: error: header: not known: 37 more of these' err
}

@test "--ignore passes over a column, whatever its case, accents and spacing" {
  printf '%s\n' 'ID,Date,Country,Observación  del país,1. Level,Colour' 'r1,2019-01-01,Peru,x,4,y' >a.csv
  try 65 a.csv
  [[ $(grep -c 'header: not known' err) == 2 ]]
  try 0 --ignore 'observacion del PAIS' --ignore Colour a.csv
  silent
  reads '2|5|r1|1|level|4'
  try 65 --ignore Colou a.csv
  grep -q "a.csv:1:6: error: header: not known: 'Colour'" err
}

@test "--ignore: columns to be passed over are known where a header is looked for" {
  ignore=$(printf -- '--ignore c%s ' {1..8})
  printf '%s\n' ID,Date,Country,Mandate,Level,Measures,Needs,c1,c2,c3,c4,c5,c6,c7,c8 \
    1,2019-01-05,Chile,39,3,law,judges,,,,,,,, >a.csv
  # shellcheck disable=SC2086
  try 0 $ignore a.csv
  silent
  { echo Informe && cat a.csv; } >b.csv
  # shellcheck disable=SC2086
  try 0 $ignore b.csv
  says 'b.csv:2: note: header: other lines above it: 1 passed over'
  reads '3|5|1|39|level|3' '3|6|1|39|measures|law' '3|7|1|39|needs|judges'
  { cat a.csv && sed 's/Measures,Needs/Needs,Measures/' a.csv && sed 1q a.csv && sed '1d; s/^1/2/' a.csv; } >c.csv
  # shellcheck disable=SC2086
  try 1 $ignore c.csv
  says 'c.csv:3: error: row: another header: what stands below it is rejected too, save each export on its own' \
    'c.csv:5: error: row: the header again'
  reads '2|5|1|39|level|3' '2|6|1|39|measures|law' '2|7|1|39|needs|judges' \
    '6|5|2|39|level|3' '6|6|2|39|measures|law' '6|7|2|39|needs|judges'
  # A word in a cell is no column.
  printf '%s\n' Date,Country,Mandate,Needs 2019-01-05,Chile,39,hue >d.csv
  try 0 --ignore hue d.csv
  says "warning: option --ignore: no file has such a column: 'hue'"
}

@test "--ignore settles two columns for the same, and drops a question knowingly" {
  printf '%s\n' 'ID,Date,Country,1. Level,m1_q1,1. Needs' 'r1,2019-01-01,Peru,4,5,n' >a.csv
  try 0 --ignore m1_q1 a.csv
  reads '2|4|r1|1|level|4' '2|6|r1|1|needs|n'
  try 0 --ignore '1. level' --ignore '1. Needs' a.csv
  reads '2|5|r1|1|level|5'
}

@test "--ignore of what cannot be done without is an error that says so, 65" {
  printf '%s\n' 'ID,Date,Country,Mandate,Level' '1,2019-01-01,Peru,1,4' >a.csv
  while IFS='|' read -r column missing; do
    try 65 --ignore "$column" a.csv
    says "a.csv:1: error: header: no column for $missing is to be ignored"
  done <<'END'
country|the reporter: 'Country'
DATE|the date of submission: 'Date'
Mandate|the mandate: 'Mandate'
Level|a question: 'Level'
END
  try 0 --ignore id a.csv
  reads '2|5|a.csv:2|1|level|4'
}

@test "--ignore of a column that no file has is a warning" {
  printf '%s\n' 'Date,Country,1. Level,Colour' '2019-01-01,Peru,4,x' >a.csv
  printf '%s\n' 'Date,Country,1. Level' '2019-01-01,Peru,4' >b.csv
  try 0 --ignore colour --ignore Color a.csv b.csv
  says "warning: option --ignore: no file has such a column: 'Color'"
  try 0 --ignore Colour b.csv
  says "warning: option --ignore: no file has such a column: 'Colour'"
  try 0 --ignore colour --ignore COLOUR a.csv
  silent
}

@test "a row's fault is told at its physical line in a wide export too" {
  printf '%s\n' 'ID,Date,Country,1. Level,1. Needs' '1,2019-01-01,Peru,4,"a' 'b"' '2,2019-01-01' \
    '3,2019-01-01,Peru,5,c' >a.csv
  try 1 a.csv
  says 'a.csv:4: error: row: 2 columns where the header has 5'
  reads '2|4|1|1|level|4' '2|5|1|1|needs|a\nb' '5|4|3|1|level|5' '5|5|3|1|needs|c'
  rejected '4|2,2019-01-01|2 columns where the header has 5'
}

# profile_with table key column value: a copy of the profile, one cell changed.
profile_with() {
  rm -rf mine
  cp -R "$PROFILE" mine
  chmod -R u+w mine
  KEY=$2 VALUE=$4 awk -F '\t' -v OFS='\t' -v column="$3" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    $1 == ENVIRON["KEY"] { $at[column] = ENVIRON["VALUE"] } { print }' "$PROFILE/$1.tsv" >"mine/$1.tsv"
}

@test "a profile of one's own says which headers there are" {
  printf '%s\n' 'Date,Country,Answer 1 for commitment #5,avance@5,Hue' '2019-01-01,Peru,4,n,red' >a.csv
  try 65 a.csv
  [[ $(grep -c 'header: not known' err) == 3 ]]
  profile_with questions level wide 'Answer 1 for commitment #{m}'
  sed -i "s/^wide_headers\t.*/wide_headers\t{q}@{m}/; s/^header_groups\t.*/header_groups\t/" mine/profile.tsv
  awk -F '\t' -v OFS='\t' '$1 == "needs" { $8 = "avance" } { print }
    END { print "paint", "ignored", "", "Hue", "", "", "", "" }' mine/questions.tsv >new
  mv new mine/questions.tsv
  try 0 -p ./mine a.csv
  silent
  reads '2|3|a.csv:2|5|level|4' '2|4|a.csv:2|5|needs|n'
  # It lists no groups, and none of the other forms.
  printf '%s\n' 'Date,Country,A/avance@5,5. Level,needs@6' >a.csv
  try 65 -p ./mine a.csv
  [[ $(grep -c 'header: not known' err) == 2 ]]
}

@test "patterns under which a header could be read in two ways are refused, 78" {
  while IFS='|' read -r key message; do
    IFS='=' read -r table key column value <<<"$key"
    profile_with "$table" "$key" "$column" "$(tr '~' '|' <<<"$value")"
    printf '%s\n' 'Date,Country,1. Level' >a.csv
    echo "$table $key $column $value"
    try 78 -p ./mine a.csv
    says "$message"
    [[ ! -s out ]]
  done <<'END'
questions=needs=wide=level|./mine/questions.tsv:9: error: wide: stands for another question as well: '{m}. level'
questions=needs=wide=Q1|./mine/questions.tsv:9: error: wide: stands for another question as well: '{m}. Q1'
questions=needs=wide=Question {m}~question {m}, please~m{m}_q1|./mine/questions.tsv:9: error: wide: stands for another question as well: 'm{m}_q1'
questions=needs=wide=m1_q{m}|./mine/questions.tsv:9: error: wide: two patterns for headers differ in the place of {m}: 'm1_q{m}'
questions=needs=wide=need{m}1|./mine/questions.tsv:9: error: wide: a number beside {m} in a pattern for headers: 'need{m}1'
questions=needs=wide=need {m},4|./mine/questions.tsv:9: error: wide: a number beside {m} in a pattern for headers: 'need {m},4'
questions=needs=en=Needs~Level (m12)|./mine/questions.tsv:9: error: header: names a mandate as well: 'Level (m12)'
questions=id=wide=number|./mine/questions.tsv:2: error: wide: only questions are asked for a mandate: 'number'
profile=wide_headers=value={m} of something|./mine/questions.tsv:7: error: wide: no {q} in a pattern of wide_headers: '{m} of something'
profile=wide_headers=value={q}|./mine/questions.tsv:7: error: wide: no {m} in a pattern for headers: 'Level of progress'
profile=wide_headers=key=other|error: ./mine/profile.tsv: no key 'wide_headers'
END
}
