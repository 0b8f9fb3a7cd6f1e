#!/usr/bin/env bats
#
# What people fill in on the sheet to review, and its way back into the needs.

load helper

export PYTHONWARNINGS=ignore

# A working edition in four languages, with nothing decided.
setup_file() {
  cd "$BATS_FILE_TMPDIR" || return
  {
    lima-ingest "$SAMPLE"/states-*.csv* | lima-normalize >answers.tsv
    lima-classify answers.tsv | lima-score >stream.tsv
  } 2>/dev/null || :
  for lang in en es pt fr; do
    lima-xlsx -w -l "$lang" -o "working-$lang.xlsx" stream.tsv || return
  done
}

# As a clerk does, change cells of the sheet to review, by the header of the
# first column and the names that overrides have: ID:FIELD=TEXT. Where an id
# is that of several needs, the need's text stands in its place.
fill() { # from to change...
  /usr/bin/python3 - "$PROFILE" "$@" <<'END'
import csv
import sys
import openpyxl
profile, source, target, *changes = sys.argv[1:]
with open(profile + "/labels.tsv", encoding="utf-8", newline="") as file:
    labels = {row["key"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
keys = {"id": "col.id", "text": "col.need", "criterion": "col.decided",
        "by": "col.decided_by", "note": "col.decision_note"}
book = openpyxl.load_workbook(source)
sheet, = (s for s in book.worksheets if "review" in s.tables)
left, header, right, last = openpyxl.utils.cell.range_boundaries(sheet.tables["review"].ref)
heads = {cell.value: cell.column for cell in sheet[header]}
lang, = {lang for lang in ("en", "es", "pt", "fr")
         if all(labels[key][lang] in heads for key in keys.values())}
at = {name: heads[labels[key][lang]] for name, key in keys.items()}
rows = {sheet.cell(row, at[field]).value: row for field in ("text", "id") for row in range(header + 1, last + 1)}
for change in changes:
    place, value = change.split("=", 1)
    need, field = place.rsplit(":", 1)
    cell = sheet.cell(rows[need], at[field])
    cell.value = value
    cell.data_type = "s"
book.save(target)
END
}

# Save a workbook as another program does.
resave() { # folder workbook
  soffice -env:UserInstallation="file://$BATS_TEST_TMPDIR/office" --headless \
    --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$1" "$2" >/dev/null 2>&1
}

# What is decided: id, criterion, by, note.
decided() {
  awk -F '\t' -v OFS='|' '$3 != "" && NR > 1 { print $1, $3, $4, $5 }' "$@"
}

setup() {
  MADE=$BATS_FILE_TMPDIR
  cd "$BATS_TEST_TMPDIR" || return
}

@test "decisions: an empty form is the file that classify --review writes, without its proposals" {
  lima-classify --review review.tsv "$MADE/answers.tsv" >/dev/null
  cut -f 1-5 review.tsv | sort >want
  [[ $(wc -l <want) -gt 10 ]]
  for lang in en es pt fr; do
    run -0 --separate-stderr lima-ingest --decisions -v "$MADE/working-$lang.xlsx"
    [[ $stderr == "lima-ingest: 1 workbook, $(($(wc -l <want) - 1)) needs, 0 decided" ]]
    diff -u want <(printf '%s\n' "$output" | sort)
  done
}

@test "decisions: a criterion is read in any language, by its code, and whatever its case and accents" {
  fill "$MADE/working-es.xlsx" a.xlsx 'LC-1229.38.1:criterion=Capacitación y sensibilización' \
    'LC-1229.38.1:by=Ana' 'LC-1229.38.1:note=leído dos veces' \
    'LC-1181.43.1:criterion=Technologie et optimisation des processus' \
    'LC-1118.31.1:criterion=training' 'LC-1460.29.1:criterion=  FORTALECIMENTO INSTITUCIONAL ' \
    'LC-1215.22.1:criterion= '
  run -0 --separate-stderr lima-ingest --decisions a.xlsx
  [[ -z $stderr ]]
  printf '%s\n' "$output" >got.tsv
  [[ $(head -n 1 got.tsv) == $'id\ttext\tcriterion\tby\tnote' ]]
  diff -u - <(decided got.tsv | sort) <<'END'
LC-1118.31.1|training||
LC-1181.43.1|technology||
LC-1229.38.1|training|Ana|leído dos veces
LC-1460.29.1|institution||
END
  run -0 grep -c $'^LC-1215.22.1\t.*\t\t\t$' got.tsv
}

@test "decisions: what LibreOffice saved is read as what it opened" {
  fill "$MADE/working-pt.xlsx" a.xlsx 'LC-1229.38.1:criterion=Tecnologia e otimização de processos' \
    $'LC-1229.38.1:note=one\ntwo' 'LC-1229.38.1:by==1+1'
  resave again a.xlsx
  lima-ingest --decisions a.xlsx >want.tsv
  [[ $(decided want.tsv) == 'LC-1229.38.1|technology|=1+1|one\ntwo' ]]
  lima-ingest --decisions again/a.xlsx | diff -u want.tsv -
}

@test "decisions: columns may be moved and added, rows sorted, hidden and removed" {
  fill "$MADE/working-fr.xlsx" a.xlsx 'LC-1229.38.1:criterion=Formation et sensibilisation' 'LC-1118.31.1:criterion=institution'
  /usr/bin/python3 - <<'END'
import openpyxl
book = openpyxl.load_workbook("a.xlsx")
sheet, = (s for s in book.worksheets if "review" in s.tables)
left, header, right, last = openpyxl.utils.cell.range_boundaries(sheet.tables["review"].ref)
rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header, max_row=last)]
other = openpyxl.Workbook()
paper = other.active
paper.append(["mine"])
paper.append([])
for row in [rows[0]] + sorted(rows[1:], key=lambda row: row[3]):
    if row[0] != "LC-1118.31.1":
        paper.append(["mine"] + row[::-1])
paper.row_dimensions[5].hidden = True
other.create_sheet("empty")
other.save("b.xlsx")
END
  lima-ingest --decisions a.xlsx | grep -v ^LC-1118.31.1 | sort >want
  lima-ingest --decisions b.xlsx | sort | diff -u want -
}

@test "decisions: what is no criterion is told with its cell, and the rest goes on" {
  fill "$MADE/working-en.xlsx" a.xlsx 'LC-1229.38.1:criterion=Traning' 'LC-1118.31.1:criterion=technology' \
    'LC-1181.43.1:criterion=[z]' 'LC-1460.29.1:criterion=technology' 'LC-1460.29.1:id='
  /usr/bin/python3 - <<'END'
import openpyxl
book = openpyxl.load_workbook("a.xlsx")
sheet, = (s for s in book.worksheets if "review" in s.tables)
for row in sheet.iter_rows():
    if row[0].value == "LC-1215.22.1":
        row[6].value = "=1+1"
book.save("a.xlsx")
END
  lines() { # id: the row on which it stands
    /usr/bin/python3 -c 'import sys, openpyxl
sheet, = (s for s in openpyxl.load_workbook(sys.argv[1]).worksheets if "review" in s.tables)
print(*(row[0].row for row in sheet.iter_rows() if row[0].value == sys.argv[2]))' "$MADE/working-en.xlsx" "$1"
  }
  run -1 --separate-stderr lima-ingest --decisions a.xlsx
  printf '%s\n' "$output" >got.tsv
  sed 's/^lima-ingest: //' <<<"$stderr" | sort >told
  sort >want <<END
a.xlsx!Needs to review:$(lines LC-1229.38.1):7: error: criterion: no such criterion: 'Traning'
a.xlsx!Needs to review:$(lines LC-1215.22.1):7: error: criterion: not to be read: G$(lines LC-1215.22.1) is a formula not computed: open the workbook and save it
a.xlsx!Needs to review:$(lines LC-1460.29.1):1: error: id: no record given: 'technology'
END
  diff -u want told
  [[ $(decided got.tsv) == 'LC-1118.31.1|technology||' ]]
  run -1 grep -E '^LC-(1229.38|1181.43|1460.29|1215.22).1' got.tsv
}

@test "decisions: of several workbooks what is decided counts, and nothing that they contradict" {
  fill "$MADE/working-es.xlsx" es.xlsx LC-1229.38.1:criterion=training LC-1118.31.1:criterion=training \
    LC-1118.31.1:by=Ana LC-1181.43.1:criterion=training 'LC-1460.29.1:text=otherwise' LC-1460.29.1:criterion=training
  fill "$MADE/working-en.xlsx" en.xlsx LC-1118.31.1:criterion=training LC-1118.31.1:by=Bob \
    LC-1181.43.1:criterion=technology LC-1215.22.1:criterion=institution
  run -1 --separate-stderr lima-ingest --decisions -v es.xlsx en.xlsx
  printf '%s\n' "$output" >got.tsv
  diff -u - <(decided got.tsv | sort) <<'END'
LC-1118.31.1|training|Ana|
LC-1215.22.1|institution||
LC-1229.38.1|training||
LC-1460.29.1|training||
END
  [[ ${stderr_lines[0]} == 'lima-ingest: en.xlsx!Needs to review:'*":7: error: criterion: decided otherwise before: 'LC-1181.43.1'" ]]
  [[ ${stderr_lines[1]} == 'lima-ingest: 2 workbooks, '*' needs, 4 decided' ]]
  run -1 grep '^LC-1181.43.1' got.tsv
  cut -f 1,2 got.tsv | sort | uniq -d | diff -u /dev/null -
  # With other words it is another need's.
  diff -u <(echo LC-1460.29.1) <(cut -f 1 got.tsv | sort | uniq -d)
}

@test "decisions: a workbook without the sheet ends with 65, a file that is not there with 66, a wrong command line with 64" {
  lima-xlsx -o published.xlsx "$MADE/stream.tsv"
  run -65 --separate-stderr lima-ingest --decisions "$MADE/working-en.xlsx" published.xlsx
  [[ -z $output && $stderr == 'lima-ingest: published.xlsx: error: sheet: none has needs to decide on' ]]
  # The same is said of a workbook that can not be read as of such an export.
  { printf '\320\317\021\340\241\261\032\341' && head -c 4096 /dev/zero; } >old.xls
  run -65 --separate-stderr lima-ingest old.xls
  old=$stderr
  run -65 --separate-stderr lima-ingest --decisions old.xls
  [[ -z $output && $stderr == "$old" && $stderr == 'lima-ingest: old.xls: error: a workbook of the old kind or with a password: '* ]]
  printf '%%PDF-1.7\n' >a.pdf
  run -65 --separate-stderr lima-ingest --decisions a.pdf
  [[ -z $output && $stderr == 'lima-ingest: a.pdf: error: a PDF: ask for the export itself' ]]
  : >empty
  for file in "$MADE/stream.tsv" empty; do
    run -65 --separate-stderr lima-ingest --decisions "$file"
    [[ -z $output && $stderr == "lima-ingest: $file: error: no workbook: decisions are read from working editions, in .xlsx" ]]
  done
  head -c 2000 "$MADE/working-en.xlsx" >cut.xlsx
  run -65 --separate-stderr lima-ingest --decisions cut.xlsx
  [[ -z $output && $stderr == 'lima-ingest: cut.xlsx: error: workbook: damaged or cut short: '* ]]
  run -66 --separate-stderr lima-ingest --decisions absent.xlsx
  [[ -z $output ]]
  run -64 --separate-stderr lima-ingest --decisions
  run -64 --separate-stderr lima-ingest --decisions -n published.xlsx
  run -64 --separate-stderr lima-ingest --decisions -r r.tsv published.xlsx
  mkdir profile && cp "$PROFILE"/*.tsv profile && sed -i '/^review\t/d' profile/workbook.tsv
  run -78 --separate-stderr lima-ingest --decisions -p profile/ "$MADE/working-en.xlsx"
  [[ $stderr == *"workbook.tsv: no sheet of the kind 'review'" ]]
  cp "$PROFILE/workbook.tsv" profile && sed -i '/^training\t/s/Training and awareness/Institution-building/' profile/criteria.tsv
  run -78 --separate-stderr lima-ingest --decisions -p profile/ "$MADE/working-en.xlsx"
  [[ $stderr == *"another one has this word as well: 'Institution-building'" ]]
}

@test "decisions: annexes, a clerk, annexes again: what was decided is in the needs, what changed is told" {
  annexes() {
    "$TOP/pipelines/annexes.sh" -w -l es,en -o an "$@"
  }
  cp "$SAMPLE"/states-*.csv* .
  run -1 annexes states-*.csv*
  mv an/working-es.xlsx printed.xlsx
  fill printed.xlsx an/working-es.xlsx 'LC-1118.31.1:criterion=Tecnología y optimización de procesos' LC-1118.31.1:by=Ana \
    'LC-1118.31.1:note=visto' 'LC-1229.38.1:criterion=Capacitación y sensibilización'
  resave again an/working-es.xlsx

  run -73 --separate-stderr annexes states-*.csv*
  [[ ${stderr_lines[-1]} == *'/an/working-es.xlsx holds decisions that would be lost: give it with -O, or move it away' ]]
  cp again/working-es.xlsx an/working-es.xlsx
  run -1 --separate-stderr annexes -O an/working-es.xlsx states-*.csv*
  overridden() {
    awk -F '\t' -v OFS='|' '
      NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
      $at["rec"] == "need" && $at["flags"] ~ /override/ { print $at["id"], $at["criterion"] }' an/stream.tsv | sort
  }
  [[ $(overridden) == $'LC-1118.31.1|technology\nLC-1229.38.1|training' ]]
  [[ $(decided an/overrides.tsv) == $'LC-1118.31.1|technology|Ana|visto\nLC-1229.38.1|training||' ]]

  # The next round changes one, takes one back, and knows who took the first.
  fill an/working-en.xlsx mine.xlsx LC-1229.38.1:criterion= LC-1460.29.1:criterion=technology
  run -1 --separate-stderr annexes -O mine.xlsx states-*.csv*
  [[ $(overridden) == $'LC-1118.31.1|technology\nLC-1460.29.1|technology' ]]
  [[ $(decided an/overrides.tsv) == $'LC-1460.29.1|technology||\nLC-1118.31.1|technology|Ana|visto' ]]

  # A state changes its words: the decision on them is told and not used.
  cp an/working-en.xlsx mine.xlsx
  for file in states-en.csv states-es.csv; do
    sed -i 's/Disaster risk management focusing/Management of disaster risks focusing/' "$file"
  done
  gunzip -c states-pt.csv.gz | sed 's/Disaster risk management focusing/Management of disaster risks focusing/' |
    gzip >pt.gz && mv pt.gz states-pt.csv.gz
  run -1 --separate-stderr annexes -O mine.xlsx states-*.csv*
  [[ $(overridden) == 'LC-1460.29.1|technology' ]]
  run -0 grep -E "an/overrides.tsv:[0-9]+: warning: text: differs from the need: 'LC-1118.31.1'" <<<"$stderr"
  run -0 grep -c LC-1118.31.1 an/overrides.tsv
  [[ ! -e an/working-pt.xlsx && -s an/working-en.xlsx ]]
}

@test "decisions: annexes of forms that number from 1 each: a decision is for an id and a text together" {
  annexes() {
    "$TOP/pipelines/annexes.sh" -w -l en -o an "$@" one.csv two.csv
  }
  export_of() { # country need...
    printf 'ID,Date,Country,Mandate,Level,Needs\n1,2019-01-05,%s,39,3,"' "$1"
    printf '%s\n' "${@:2}"
    echo '"'
  }
  export_of Chile 'Something for one' 'Something for all' >one.csv
  export_of Brazil 'Something for both' 'Something for all' >two.csv
  run -0 --separate-stderr annexes
  run -0 --separate-stderr annexes
  [[ -z $stderr ]]
  lima-ingest --decisions an/working-en.xlsx | cut -f 1,2 | sort >given
  diff -u given - <<'END'
1.39.1	Something for both
1.39.1	Something for one
1.39.2	Something for all
id	text
END
  overridden() {
    fields rec,id,answer,flags,criterion an/stream.tsv | grep '^need|.*override' | sort | cut -d '|' -f 2,3,5
  }
  # Of needs with one id and one text, one may be filled in, or both alike.
  cp an/working-en.xlsx printed.xlsx
  fill printed.xlsx an/working-en.xlsx 'Something for one:criterion=training' 'Something for all:criterion=technology'
  run -0 --separate-stderr annexes -O an/working-en.xlsx
  [[ -z $stderr ]]
  overridden >got
  diff -u - got <<'END'
1.39.1|Something for one|training
1.39.2|Something for all|technology
1.39.2|Something for all|technology
END
  run -0 --separate-stderr annexes -O an/working-en.xlsx
  overridden | diff -u got -
  # Another need of that id decided in the same way is another decision.
  cp an/working-en.xlsx printed.xlsx
  fill printed.xlsx an/working-en.xlsx 'Something for both:criterion=training'
  run -73 --separate-stderr annexes -O an/overrides.tsv
  [[ $stderr == *'/an/working-en.xlsx holds decisions that would be lost: give it with -O, or move it away' ]]
  run -0 --separate-stderr annexes -O an/working-en.xlsx
  [[ $(overridden | grep -c 'training$') == 2 ]]
}
