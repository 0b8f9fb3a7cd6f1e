#!/usr/bin/env bats
#
# The descriptor, against the standard and against the tables it describes.

load helper

EXPORTS="jswg-en.csv states-en.csv states-es.csv states-pt.csv.gz"

# tables stream folder: a stream and its tables, as they stand in an edition.
tables() {
  local name
  mkdir "$2"
  lima-score "$1" >"$2/stream.tsv"
  for name in $(fields rec,table "$2/stream.tsv" | sed -n 's/^figure|//p' | sort -u); do
    lima-score -t "$name" "$1" >"$2/$name.tsv"
  done
  awk -F '\t' 'NR == 1 || $1 == "reject"' "$2/stream.tsv" >"$2/rejects.tsv"
}

# The sample as an edition.
setup_file() {
  cd "$SAMPLE" || return
  # shellcheck disable=SC2086 # names without spaces
  {
    lima-ingest -m SAMPLE $EXPORTS | lima-normalize -c 2019-06-17 | lima-classify
  } >"$BATS_FILE_TMPDIR/sample.tsv" 2>/dev/null || :
  tables "$BATS_FILE_TMPDIR/sample.tsv" "$BATS_FILE_TMPDIR/edition"
}

setup() {
  cp -R "$BATS_FILE_TMPDIR/edition" "$BATS_TEST_TMPDIR"
  cd "$BATS_TEST_TMPDIR" || return
}

oracle() {
  /usr/bin/python3 "$TOP/tests/oracle/datapackage.py" "$@"
}

# What of the descriptor a Python expression gives, p being the package.
ask() { # expression [file]
  /usr/bin/python3 -c 'import json, sys
p = json.load(open(sys.argv[2], encoding="utf-8"))
r = {r["name"]: r for r in p["resources"]}
print(eval(sys.argv[1]))' "$1" "${2:-edition/datapackage.json}"
}

@test "package: the tables of the sample are as the descriptor says, and it keeps to the standard" {
  lima-package -o edition/datapackage.json edition
  # shellcheck disable=SC2086
  run -0 oracle --described edition/datapackage.json $(printf "$SAMPLE/%s " $EXPORTS)
  [[ $output == "$(find edition -name '*.tsv' | wc -l) tables of $(tail -qn +2 edition/*.tsv | wc -l) rows" ]]
}

@test "package: what it says does not hang on the order in which a folder lists its tables" {
  for order in 'a b' 'b a'; do
    rm -rf folder
    mkdir folder
    for name in $order; do
      tsv 'rec|row|item|value' "run|$name.csv|bytes|1" >"folder/$name.tsv"
    done
    lima-package folder >"order ${order% ?}.json"
  done
  ask '[s["title"] for s in p["sources"]]' 'order a.json' >got
  echo "['a.csv', 'b.csv']" | diff -u - got
  cmp 'order a.json' 'order b.json'
}

@test "package: the oracle sees a table that is not as it was described" {
  lima-package -o edition/datapackage.json edition
  while IFS='|' read -r edit want; do
    cp -R edition broken
    sed -i "$edit" broken/pillar.tsv
    run -1 oracle broken/datapackage.json
    [[ $output == *"$want"* ]]
    rm -r broken
  done <<'END'
2s/2.8/x/|pillar: 2: mean: number: x
3s/^B/A/|pillar: key: ('A',): given twice
s/^C/H/|mandate: refers to: ('C',)
1s/scored/score/|pillar: columns
2s/12/13/|pillar: hash
END
  while IFS='|' read -r edit want; do
    sed "$edit" edition/datapackage.json >edition/other.json
    run -1 oracle edition/other.json
    [[ $output == *"$want"* ]]
  done <<'END'
s/"mediatype"/"mediaType"/|bands: no such property: mediaType
s/"path": "books.tsv"/"path": ".books.tsv"/|books: name, path or type
s/"type": "integer"/"type": "int"/|field b1: no such type: int
END
}

@test "package: what it says of the edition" {
  lima-package -o edition/datapackage.json edition
  {
    ask 'p["name"], p["title"]'
    ask 'p["version"], p["created"], "licenses" in p'
    ask '[s["title"] for s in p["sources"]]'
    ask 'p["description"].split(chr(10))[0]'
    ask '[n for n in r if "primaryKey" not in r[n]["schema"]]'
    ask '[(n, k["fields"], k["reference"]) for n in r for k in r[n]["schema"].get("foreignKeys", [])]'
    ask '[(n, r[n]["schema"]["uniqueKeys"]) for n in r if "uniqueKeys" in r[n]["schema"]]'
    ask 'r["pillar"]["dialect"]["delimiter"], r["pillar"]["schema"]["missingValues"]'
    ask '[(f["type"], f["title"]) for f in r["needs_criterion"]["schema"]["fields"]][:2]'
    ask '[(f["title"], f.get("constraints")) for f in r["mandate"]["schema"]["fields"]][3:9:5]'
  } >got
  diff -u - got <<'END'
('lima-commitment-annexes', 'Follow-up on the Lima Commitment: statistical annexes')
('2019.6.17', '2019-06-17T23:59:59Z', False)
['jswg-en.csv', 'states-en.csv', 'states-es.csv', 'states-pt.csv.gz']
The tables behind the annexes, and the records that their figures were counted from. They are marked SAMPLE.
['rejects', 'stream']
[('mandate', ['pillar'], {'resource': 'pillar', 'fields': ['row']}), ('needs_mandate', ['row'], {'resource': 'mandate', 'fields': ['row']}), ('stream', ['pillar'], {'resource': 'pillar', 'fields': ['row']})]
[('stream', [['table', 'row', 'item']])]
('\t', [''])
[('string', 'Pillar'), ('integer', 'Needs under the criterion: Institution-building')]
[('Responses with the level: No progress made', {'required': True}), ('Mean', None)]
END
  # Without a closing date nothing dates it; what is not there is not referred to.
  grep -v $'\tclosing\t' edition/stream.tsv >stream.tsv
  lima-package stream.tsv >one.json
  ask '"version" in p, "created" in p, "foreignKeys" in r["stream"]["schema"]' one.json >got
  diff -u - got <<<'(False, False, False)'
}

@test "package: every table of a made-up instrument is as the descriptor says" {
  for seed in 1 2; do
    /usr/bin/python3 "$TOP/tests/oracle/score-stream.py" "$seed" "$seed"
    cp "$PROFILE/labels.tsv" "$seed/profile"
    printf 'name\tmade-up\n' >>"$seed/profile/profile.tsv"
    mkdir "$seed/edition"
    for name in coverage mandate pillar bands needs_criterion needs_level needs_mandate state overall books; do
      lima-score -p "./$seed/profile" -t "$name" "$seed/stream.tsv" >"$seed/edition/$name.tsv"
    done
    awk -F '\t' 'NR == 1 { print $1 "\ten"; next } { print $1 "\t" $1 }' OFS='\t' \
      "$seed/profile/criteria.tsv" >criteria && mv criteria "$seed/profile/criteria.tsv"
    awk -F '\t' '{ print $0 "\t" (NR == 1 ? "en" : "level " $1) }' \
      "$seed/profile/levels.tsv" >levels && mv levels "$seed/profile/levels.tsv"
    lima-package -p "./$seed/profile" -o "$seed/edition/datapackage.json" "$seed/edition"
    run -0 oracle --described "$seed/edition/datapackage.json"
    [[ $output == '10 tables of '* ]]
  done
}

@test "package: the same bytes, from whatever folder and in whatever order the tables are named" {
  lima-package edition >want.json
  (cd edition && TZ=Asia/Tokyo lima-package .) | cmp want.json -
  # shellcheck disable=SC2046 # names without spaces
  lima-package $(ls -r edition/*.tsv) | cmp want.json -
  (cd edition && lima-package ./*.tsv) | cmp want.json -
  touch edition/notes.txt edition/.hidden.tsv
  lima-package "$PWD/edition/" | cmp want.json -
}

@test "package: strings are escaped as JSON has it, and stay UTF-8" {
  mkdir odd
  # In the name of an export, quotes, a tab, a control character and an accent.
  { head -n 1 edition/stream.tsv
    awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = NF; next }
      $at["item"] == "sha256" { $at["row"] = "Perú \"1\"\\\\\\t\\n\001é.csv"; print; exit }' edition/stream.tsv
  } >odd/stream.tsv
  lima-package -o odd/datapackage.json odd
  grep -F '"title": "Perú \"1\"\\\t\n\u0001é.csv"' odd/datapackage.json
  run -0 oracle odd/datapackage.json
  [[ $(ask 'ascii(p["sources"][0]["title"])' odd/datapackage.json) == \''Per\xfa "1"\\\t\n\x01\xe9.csv'\' ]]
}

@test "package: a table that nobody knows is one of strings" {
  mkdir other
  tsv 'code|note' 'a|"quoted"' 'a|' >other/mine.tsv
  run -0 lima-package -o other/datapackage.json other
  run -0 oracle other/datapackage.json
  ask '[(f["name"], f["type"], len(f)) for f in r["mine"]["schema"]["fields"]], "primaryKey" in r["mine"]["schema"]' other/datapackage.json >got
  diff -u - got <<<"([('code', 'string', 2), ('note', 'string', 2)], False)"
  # A column that is not one of the profile's criteria is not one of theirs.
  mkdir more
  sed '1s/technology/money/' edition/needs_criterion.tsv >more/needs_criterion.tsv
  lima-package more >got
  [[ $(ask 'r["needs_criterion"]["schema"]["fields"][3]' got) == "{'name': 'money', 'type': 'string'}" ]]
}

@test "package: a table that is not as its kind has to be is refused with the place, 65" {
  while IFS='|' read -r file edit want; do
    cp -R edition broken
    sed -i "$edit" "broken/$file.tsv"
    run -65 --separate-stderr lima-package -o broken/datapackage.json broken
    diff -u <(echo "lima-package: broken/$file.tsv:$want") <(echo "$stderr")
    [[ ! -e broken/datapackage.json ]]
    rm -r broken
  done <<'END'
pillar|2s/2.8/2,8/|2: error: mean: not a number: '2,8'
pillar|2s/2.8/2./|2: error: mean: not a number: '2.'
mandate|3s/^2/1/|3: error: row: given twice: '1'
mandate|3s/\tA\t/\tZ\t/|3: error: pillar: no such row: 'Z' of pillar.tsv
needs_mandate|$s/^[0-9]*/58/|34: error: row: no such row: '58' of mandate.tsv
state|2s/\t0/\t/|2: error: n: empty: ''
overall|2s/\t57\t/\t57.4\t/|2: error: index: not an integer: '57.4'
books|$s/$/\tmore/|6: error: more fields than the header
END
}

@test "package: names that cannot stand together, or in a descriptor" {
  mkdir b empty
  cp edition/pillar.tsv b
  while IFS='|' read -r status args want; do
    # shellcheck disable=SC2086 # words of a command line
    run -"$status" --separate-stderr lima-package $args
    diff -u <(echo "lima-package: error: $want") <(head -n 1 <<<"$stderr")
    [[ -z $output ]]
  done <<'END'
64||no tables given
64|edition/state.tsv b/pillar.tsv|tables of two folders: 'b/pillar.tsv' and 'edition/state.tsv'
64|edition/state.tsv edition/state.tsv|two tables of one name: 'state'
65|empty|empty: no tables in it
66|nowhere.tsv|nowhere.tsv: No such file or directory
66|-p atlantis edition|no such profile: 'atlantis'
73|-o nowhere/datapackage.json b|nowhere/datapackage.json: No such file or directory
END
  for name in '~x.tsv' 'a:b.tsv' 'a\b.tsv' '.x.tsv' $'\351.tsv'; do
    cp b/pillar.tsv "empty/$name"
    run -65 --separate-stderr lima-package "empty/$name"
    [[ $stderr == 'lima-package: error: not a name in a data package: '* ]]
  done
  # Standard input has no name.
  run -66 lima-package - <b/pillar.tsv
}

@test "package: the profile's licence, if it is one" {
  cp -R "$PROFILE" mine && chmod -R u+w mine
  printf 'licence\tCC-BY-4.0\n' >>mine/profile.tsv
  [[ $(lima-package -p ./mine edition | grep -A 2 licenses | tail -n 1) == *'"name": "CC-BY-4.0"' ]]
  sed -i 's|CC-BY-4.0|https://example.org/terms|' mine/profile.tsv
  lima-package -p ./mine -o edition/datapackage.json edition
  run -0 oracle edition/datapackage.json
  [[ $(ask 'p["licenses"]') == "[{'path': 'https://example.org/terms'}]" ]]
  sed -i 's|https://example.org/terms|as we like|' mine/profile.tsv
  run -78 --separate-stderr lima-package -p ./mine edition
  diff -u - <(echo "$stderr") <<<"lima-package: error: ./mine/profile.tsv: licence: neither an identifier nor an address: 'as we like'"
}

@test "package: the manners of the suite" {
  run -0 --separate-stderr lima-package --help
  [[ $output == 'usage: lima-package '*Example* && -z $stderr ]]
  [[ $(lima-package -V) == "lima-package $(sed -n 's/^VERSION = //p' "$TOP/Makefile")" ]]
  for option in --no-such-option -Z -p -r; do
    run -64 --separate-stderr lima-package "$option" edition
    [[ $stderr == lima-package:*usage:* ]]
  done
  run -74 bash -c 'lima-package edition >/dev/full'
  run -74 bash -c 'lima-package edition >&-'
  run -0 --separate-stderr lima-package -v -o datapackage.json edition/pillar.tsv
  diff -u - <(echo "$stderr") <<<'lima-package: 1 table of 7 rows'
  # What fails leaves the old descriptor alone, and nothing beside it.
  cp datapackage.json old.json
  echo ragged >>edition/pillar.tsv
  run -65 lima-package -o datapackage.json edition/pillar.tsv
  cmp old.json datapackage.json
  [[ $(find . -maxdepth 1 -name '.*' -type f) == '' ]]
  cp -R "$PROFILE" mine && chmod -R u+w mine
  for table in criteria labels levels; do
    cp -R mine broken
    echo ragged >>"broken/$table.tsv"
    run -78 --separate-stderr lima-package -p ./broken edition/mandate.tsv edition/needs_criterion.tsv
    [[ $stderr == "lima-package: ./broken/$table.tsv:"* ]]
    rm -r broken
  done
}
