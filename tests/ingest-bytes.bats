# How texts are stored: encodings, gzip, limits, and how far the reading is.

load helper
load ingest

setup() {
  cd "$BATS_TEST_TMPDIR" || return
  printf '%s\n' "$HEADER" '1,d,Perú,3,Añejo,"so ""x""' 'y"' '2,d,Perú,4,B,"€ – “z”"' >utf8
}

# The answers of that file, whatever it was stored as.
reads_all() {
  answers '2|5|1|level|Añejo' '2|6|1|needs|so "x"\ny' '4|5|2|level|B' '4|6|2|needs|€ – “z”'
}

# bytes FILE WORD...: the words as bytes, in hexadecimal.
bytes() {
  local file=$1
  shift
  printf '%b' "$(printf '\\x%s' "$@")" >"$file"
}

@test "UTF-16 is read, either way round, with a mark or without" {
  while IFS='|' read -r how mark encoding note; do
    { printf '%b' "$mark" && iconv -f UTF-8 -t "$how" utf8; } >a.csv
    try 0 a.csv
    reads_all
    [[ $(fact encoding) == "$encoding" ]]
    printf '%s' "${note:+lima-ingest: $note
}" | diff -u - err
  done <<'END'
UTF-16LE|\xff\xfe|UTF-16LE with BOM|
UTF-16BE|\xfe\xff|UTF-16BE with BOM|
UTF-16LE||UTF-16LE|a.csv: note: encoding: not marked: read as UTF-16LE
UTF-16BE||UTF-16BE|a.csv: note: encoding: not marked: read as UTF-16BE
UTF-32LE|\xff\xfe\x00\x00|UTF-32LE with BOM|
UTF-32BE|\x00\x00\xfe\xff|UTF-32BE with BOM|
END
}

@test "UTF-16 packed with gzip, with CR LF and with TAB, as Excel's Unicode text" {
  tr , '\t' <<<'ID,Date,Country,Mandate,Level' | sed 's/$/\r/' >a.txt
  printf '1\td\tPerú\t3\t"A\nB"\r\n' >>a.txt
  { printf '\xff\xfe' && iconv -f UTF-8 -t UTF-16LE a.txt; } | gzip -n >a.csv
  try 0 a.csv
  [[ ! -s err ]]
  answers '2|5|1|level|A\nB'
  [[ "$(fact encoding) $(fact delimiter)" == 'UTF-16LE with BOM TAB' ]]
}

@test "without a mark zero bytes tell UTF-16: most by their share, few by all of them" {
  # A header of 44 bytes in UTF-16 is certain, one odd letter makes it none.
  printf 'Date,Country,Mandate,Level' | iconv -t UTF-16LE >a.csv
  try 0 a.csv
  says 'a.csv: note: encoding: not marked: read as UTF-16LE'
  printf 'Date,State,Mandate,中' | iconv -f UTF-8 -t UTF-16LE >b.csv
  [[ $(wc -c <b.csv) -lt 64 ]]
  try 65 b.csv
  grep -q 'no name in it is known' err
  # Where most letters are not Latin, a share of the pairs is enough.
  { printf '%s\n' "$HEADER" && printf '1,d,Peru,3,A,%s\n' 中文中文中文中文{1..9}; } |
    iconv -f UTF-8 -t UTF-16BE >c.csv
  try 0 c.csv
  [[ $(fact encoding) == UTF-16BE && $(fact answers) == 18 ]]
  # Zeros at any place are damage, not UTF-16.
  printf '%s\n1,d,Peru,3,A\0\0\0\0\0\0\0\0\0\0\0\0,\n2,d,Peru,3,B,\n' "$HEADER" >d.csv
  try 1 d.csv
  says 'd.csv:2:5: error: row: control character'
  answers '3|5|2|level|B'
}

@test "a NUL or control character in UTF-16 makes a row a reject" {
  printf '%s\n1,d,Peru,3,A\0B,\n2,d,P\001eru,3,C,\n3,d,Peru,3,D,\n' "$HEADER" | iconv -t UTF-16LE >a.csv
  try 1 a.csv
  says 'a.csv: note: encoding: not marked: read as UTF-16LE' 'a.csv:2:5: error: row: control character' \
    'a.csv:3:3: error: row: control character'
  answers '4|5|3|level|D'
  rejected '2|1,d,Peru,3,A␀B,|control character' '3|2,d,P␁eru,3,C,|control character'
}

@test "any other encoding is read with -e, and no guess is told" {
  while IFS='|' read -r name from text; do
    printf '%s\n1,d,Perú,3,A,%s\n' "$HEADER" "$text" | iconv -f UTF-8 -t "$from" >a.csv
    try 0 -e "$name" a.csv
    [[ ! -s err && $(fact encoding) == "$name" ]]
    answers '2|5|1|level|A' "2|6|1|needs|$text"
    try 0 --encoding="$name" a.csv
  done <<'END'
ISO-8859-15|ISO-8859-15|œuvre à 5 €
iso8859-1|ISO-8859-1|ñandú
MACINTOSH|MACINTOSH|ação
IBM850|IBM850|über
Windows-1252|CP1252|“€”
cp1252|CP1252|“€”
UTF-8|UTF-8|中文 😀
UTF-16LE|UTF-16LE|中文 😀
UTF-16BE|UTF-16BE|中文 😀
UTF-16|UTF-16|中文 😀
UTF-32|UTF-32|中文 😀
UTF-7|UTF-7|中文
END
  # Encodings without the letter ú.
  while IFS='|' read -r name text; do
    printf '%s\n1,d,Peru,3,A,%s\n' "$HEADER" "$text" | iconv -f UTF-8 -t "$name" >a.csv
    try 0 -e "$name" a.csv
    answers '2|5|1|level|A' "2|6|1|needs|$text"
  done <<'END'
SHIFT_JIS|日本語テキスト
ISO-2022-JP|日本語テキスト
GB18030|中文
BIG5-HKSCS|Ê̄ ê̄ Ê
KOI8-R|Привет
END
}

@test "an encoding that is not known is refused, 64" {
  for name in '' no-such UTF-8//IGNORE ASCII//TRANSLIT /; do
    try 64 -e "$name" utf8
    grep -q '^lima-ingest: error: option -e: no such encoding, see iconv -l: ' err
    grep -q '^usage: ' err
    [[ ! -s out ]]
  done
}

@test "with -e nothing is replaced: a byte without meaning has its line and place, 65" {
  while IFS='|' read -r name text message; do
    printf '%s\n%b\n' "$HEADER" "$text" >a.csv
    try 65 -e "$name" a.csv
    says "a.csv:$message"
    [[ ! -s out ]]
  done <<'END'
ASCII|1,d,Peru,3,A,"x\ny\n\xff"|4:1: error: encoding: undecodable byte: 0xff is not ASCII
ASCII|1,d,Peru,3,\xc3\xba,|2:12: error: encoding: undecodable byte: 0xc3 is not ASCII
Windows-1252|1,d,Per\xfa,3,\x81,|2:12: error: encoding: undecodable byte: 0x81 is not Windows-1252
SHIFT_JIS|1,d,Peru,3,\x93\xfa\x80,|2:13: error: encoding: undecodable byte: 0x80 is not SHIFT_JIS
END
}

@test "a byte that is not UTF-8 costs its row, if other rows say that the text is UTF-8" {
  while IFS='|' read -r cell byte shown; do
    printf '%s\n1,d,Perú,3,A,ñandú\n2,d,Peru,3,B,%b\n3,d,Peru,3,C,ok\n' "$HEADER" "$cell" >a.csv
    for how in '' '-e UTF-8'; do
      # shellcheck disable=SC2086
      try 1 $how a.csv
      says "a.csv:3:6: error: row: a byte that is not UTF-8: 0x$byte"
      answers '2|5|1|level|A' '2|6|1|needs|ñandú' '4|5|3|level|C' '4|6|3|needs|ok'
      rejected "3|2,d,Peru,3,B,$shown|a byte that is not UTF-8: 0x$byte"
    done
  done <<'END'
a\xe9b|e9|a\\xe9b
caf\xc3|c3|caf\\xc3
\xc0\xaf|c0|\\xc0\\xaf
\xe2\x82,|e2|\\xe2\\x82,
\xff\xfe|ff|\\xff\\xfe
"\x80 y"|80|"\\x80 y"
END
}

@test "a text of which more is not UTF-8 than is, and some is, is not guessed about, 65" {
  printf '%s\n1,d,Perú,3,A,\n2,d,Per\xfa,3,B,\xe9\n' "$HEADER" >a.csv
  try 65 a.csv
  says 'a.csv:3: error: encoding: partly UTF-8, partly not: 1 characters are, 2 bytes are not, the first on this line: say with -e how to read it'
  try 1 -e UTF-8 a.csv
  answers '2|5|1|level|A'
  try 0 -e Windows-1252 a.csv
  [[ ! -s err ]]
  answers '2|5|1|level|A' '3|5|2|level|B' '3|6|2|needs|é'
}

@test "bytes that are not UTF-8 in a header, a title, a broken or a long row, under no header" {
  printf 'T\xe9tulo ñ ñ ñ ñ ñ ñ\n%s,\n1,d,Peru,3,A,"x"\xe9,\n2,d,Peru,3,B,,\xe9\n3,d,Peru,3,\xe9%s,,\n4,d,Peru,3,D,,\n' \
    "$HEADER" "$(printf 'x%.0s' {1..200})" >a.csv
  try 1 --max-cell 100 a.csv
  answers '6|5|4|level|D'
  [[ $(fact rejected_rows) == 3 ]]
  iconv -f UTF-8 -t UTF-8 out >/dev/null
  printf 'ID,Date,Country,Mandate,L\xe9vel,ñ,ñ\n1,d,Peru,3,A,,\n' >b.csv
  try 65 b.csv
  grep -qF "b.csv:1:5: error: header: not known: 'L\xe9vel'" err
}

@test "UTF-16 that is cut or has half a pair is unusable, with its place, 65" {
  { iconv -f UTF-8 -t UTF-16LE utf8 && printf x; } >a.csv
  try 65 a.csv
  says 'a.csv:5:1: error: encoding: undecodable byte: 0x78 is not UTF-16LE'
  for half in 'd8 00' 'dc 00' 'd8 3d 00 41' 'de 00 d8 3d'; do
    read -ra pair <<<"$half"
    bytes half "${pair[@]}"
    { printf '%s\n1,d,Peru,3,A,' "$HEADER" | iconv -t UTF-16BE && cat half && printf '\0\n'; } >a.csv
    try 65 a.csv
    says "a.csv:2:14: error: encoding: undecodable byte: 0x${pair[0]} is not UTF-16BE"
  done
}

@test "a mark is believed: after that of UTF-8 nothing else is guessed" {
  printf '\xef\xbb\xbf%s\n1,d,Per\xfa,3,A,\n2,d,Peru,3,B,\n' "$HEADER" >a.csv
  try 1 a.csv
  says 'a.csv:2:3: error: row: a byte that is not UTF-8: 0xfa'
  answers '3|5|2|level|B'
  # One that speaks against what was told is told.
  printf '\xef\xbb\xbf%s\n1,d,Peru,3,A,\n' "$HEADER" >a.csv
  try 65 -e ISO-8859-1 a.csv
  grep -qx 'lima-ingest: a.csv: warning: encoding: the byte order mark speaks against what was told: it is that of UTF-8, read as ISO-8859-1' err
  for name in UTF-8 utf8; do
    try 0 -e $name a.csv
    [[ ! -s err && $(fact encoding) == "$name with BOM" ]]
  done
}

@test "what is packed otherwise or no text is named, with what to do, 65" {
  while IFS='|' read -r begin message; do
    { printf '%b' "$begin" && cat utf8; } >a.csv
    try 65 a.csv
    says "a.csv: error: $message"
    gzip -n <a.csv >b.csv
    try 65 b.csv
    says "b.csv: error: $message"
  done <<'END'
\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|a workbook of the old kind or with a password: save it as .xlsx without one
%PDF-1.4\n|a PDF: ask for the export itself
\xfd7zXZ\x00|packed with xz: unpack it first
BZh91AY&SY|packed with bzip2: unpack it first
\x28\xb5\x2f\xfd|packed with zstd: unpack it first
\x1f\x9d\x90|packed with compress: unpack it first
END
  printf 'PK\003\004rest' | gzip >a.csv
  try 65 a.csv
  says 'a.csv: error: a workbook or another zip file within gzip: unpack it first'
}

@test "gzip with every part that a header can have" {
  cat >pack.py <<'END'
import struct, sys, zlib
flags, data = int(sys.argv[1]), sys.stdin.buffer.read()
head = b"\x1f\x8b\x08" + bytes([flags]) + struct.pack("<I", 1234567890) + b"\x02\x03"
if flags & 4:
    head += struct.pack("<H", 6) + b"ab\x02\x00xy"
if flags & 8:
    head += b"name.csv\0"
if flags & 16:
    head += "un año".encode("latin-1") + b"\0"
if flags & 2:
    head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
c = zlib.compressobj(9, zlib.DEFLATED, -15)
body = c.compress(data) + c.flush()
sys.stdout.buffer.write(head + body + struct.pack("<II", zlib.crc32(data), len(data)))
END
  for flags in 0 1 2 4 8 16 30 31; do
    python3 pack.py $flags <utf8 >a.csv
    try 0 a.csv
    reads_all
    [[ ! -s err ]]
  done
  # A header whose own check does not fit, a flag that does not exist.
  python3 pack.py 10 <utf8 >a.csv
  printf X | dd of=a.csv bs=1 seek=12 conv=notrunc status=none
  try 65 a.csv
  says 'a.csv: error: gzip: damaged: header crc mismatch, after 0 whole lines, of which none was used'
  python3 pack.py 32 <utf8 >a.csv
  try 65 a.csv
  says 'a.csv: error: gzip: damaged: unknown header flags set, after 0 whole lines, of which none was used'
}

@test "gzip: bad check, bad length, rubbish after it: the message says how far it was good" {
  gzip -n <utf8 >a.gz
  size=$(wc -c <a.gz)
  after='after 4 whole lines, of which none was used'
  while IFS='|' read -r seek message; do
    cp a.gz b.gz
    printf '\xaa\x55' | dd of=b.gz bs=1 seek=$((size + seek)) conv=notrunc status=none
    try 65 b.gz
    says "b.gz: error: gzip: $message, $after"
    [[ ! -s out ]]
  done <<'END'
-8|damaged: incorrect data check
-4|damaged: incorrect length check
END
  while IFS='|' read -r more message; do
    { cat a.gz && printf '%b' "$more"; } >b.gz
    try 65 b.gz
    says "b.gz: error: gzip: $message$after"
  done <<'END'
\x1f|cut short: 
\x1f\x8b|cut short: 
\x1f\x8b\x07\x00|damaged: unknown compression method, 
rubbish|something else stands after its end: 
\x00\x00rubbish|something else stands after its end: 
END
  # The second of two members is cut.
  { cat a.gz && head -c $((size - 3)) a.gz; } >b.gz
  try 65 b.gz
  says 'b.gz: error: gzip: cut short: after 8 whole lines, of which none was used'
}

@test "gzip padded with zeros, as on a tape, is read with a note" {
  { gzip -n <utf8 && head -c 1000 /dev/zero; } >a.gz
  try 0 a.gz
  says 'a.gz: note: gzip: zero bytes after its end: 1000'
  reads_all
}

@test "gzip within gzip is told, not unpacked twice" {
  gzip -n <utf8 | gzip -n >a.gz
  try 65 a.gz
  says 'a.gz: error: gzip: another gzip file is in it: unpack it once: after 0 whole lines, of which none was used'
}

@test "a file that unpacks to too much is refused, and the limit can be set" {
  head -c 3000000 /dev/zero | tr '\0' x | gzip -n >bomb.gz
  [[ $(wc -c <bomb.gz) -lt 4000 ]]
  for limit in 2999999 2M 2900K 1; do
    try 65 --max-bytes "$limit" bomb.gz
    grep -Eqx 'lima-ingest: bomb.gz: error: gzip: unpacks to more bytes than allowed: [0-9]+, see --max-bytes, after 0 whole lines, of which none was used' err
  done
  for limit in 3000000 3M 1G; do
    try 65 --max-bytes "$limit" bomb.gz
    grep -q 'bomb.gz:1:1: error: header: longer than 1 MiB' err
  done
  # It bounds what is unpacked, not what is there already.
  try 0 --max-bytes 1 utf8
  for bad in 0 '' K -1 1T 1.5G 99999999999999999999 16777216T; do
    for option in --max-bytes --max-cell; do
      try 64 $option "$bad" utf8
      grep -qF "lima-ingest: error: option $option: not a number of bytes: '$bad'" err
    done
  done
}

@test "memory does not grow with what a file unpacks to" {
  { echo "$HEADER" && awk 'BEGIN { for (i = 0; i < 1200000; i++) print i ",d,Peru,3,," }'; } | gzip -1 >a.gz
  limit=40000
  (ulimit -v "$limit" && lima-ingest -V) || limit=unlimited
  (ulimit -v "$limit" && lima-ingest a.gz) >out
  [[ $(fact rows) == 1200000 ]]
}

@test "--max-cell bounds a row; a longer one is a reject, a lost quote costs one" {
  printf '%s\n1,d,Peru,3,A,%s\n2,d,Peru,3,B,%s\n3,d,Peru,3,C,"lost\n4,d,Peru,3,D,%s\n5,d,Peru,3,E,\n' "$HEADER" \
    "$(printf 'x%.0s' {1..60})" "$(printf 'y%.0s' {1..200})" "$(printf 'z%.0s' {1..60})" >a.csv
  try 1 --max-cell 100 a.csv
  [[ $(cut -d : -f 2-6 err | sed 's/^ //') == "\
a.csv:3:1: error: row
a.csv:4:6: error: row" ]]
  fields src_line,question,answer out | grep '|level|' | diff -u <(printf '%s\n' '2|level|A' '5|level|D' '6|level|E') -
  [[ $(fields rec,src_line,answer out | grep -c '^reject|3|2,d,Peru,3,B,y*$') == 1 ]]
  try 1 --max-cell 1K a.csv
  [[ $(fact rejected_rows) == 1 ]]
  # A larger one than the default.
  printf '%s\n1,d,Peru,3,A,%s\n' "$HEADER" "$(head -c 1500000 /dev/zero | tr '\0' x)" >b.csv
  try 1 b.csv
  says 'b.csv:2:1: error: row: longer than 1 MiB'
  try 0 --max-cell 2M b.csv
  [[ $(fact answers) == 2 ]]
}

@test "SIGUSR1 tells how far it is, also while it waits, and changes nothing" {
  mkfifo pipe
  lima-ingest pipe >out 2>err 3>&- &
  pid=$!
  exec 4>pipe
  cat utf8 >&4
  for _ in {1..50}; do
    kill -USR1 $pid
    sleep 0.1
    if grep -q 'copying [1-9].* bytes, 0 rows: pipe' err; then break; fi
  done
  grep -Eqx 'lima-ingest: copying [0-9]+ bytes, 0 rows: pipe' err
  exec 4>&-
  wait $pid
  reads_all
  lima-ingest - <utf8 | sed 's/\t-\(:\|\t\)/\tpipe\1/' | diff -u - out
}

@test "--progress shows on a terminal what takes long, and nothing elsewhere" {
  try 0 --progress utf8
  [[ ! -s err ]]
  # Enough of it to be still busy after a second.
  printf '#!/bin/bash\n{ cat utf8; sleep 1.3; tail -n 1 utf8; } | lima-ingest --progress 2>/dev/tty >out\n' >run.sh
  script -qec 'bash run.sh' /dev/null >screen </dev/null
  grep -Eq 'lima-ingest: (copying|digesting|checking|reading) .*[0-9]+ bytes, 0 rows: -' screen
  # What was drawn is wiped, and the output is as without.
  [[ $(tr '\r' '\n' <screen | tail -n 1) != *lima* ]]
  { cat utf8 && tail -n 1 utf8; } | lima-ingest | cmp - out
}
