# What every test file loads: the tools under test first on PATH, and a way to
# write small streams inline.

bats_require_minimum_version 1.5.0

TOP=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
: "${LIMA_BUILD:=$TOP/build}"
TOOLS="lima-ingest lima-normalize lima-classify lima-score lima-xlsx"
SAMPLE=$TOP/pipelines/sample
PROFILE=$TOP/pipelines/profiles/lima-commitment
PATH=$LIMA_BUILD:$PATH
export LIMA_BUILD LC_ALL=C PATH
unset LIMA_PROFILES

# Each argument is a line; a | in it stands for a TAB.
tsv() {
  printf '%s\n' "$@" | tr '|' '\t'
}

# The named columns of a stream, in that order, without the header.
fields() { # fields a,b,c [file]
  awk -F '\t' -v names="$1" '
    NR == 1 { n = split(names, want, ","); for (i = 1; i <= NF; i++) at[$i] = i; next }
    { for (i = 1; i <= n; i++) printf "%s%s", $at[want[i]], i < n ? "|" : "\n" }' "${2:--}"
}

# The sample through the chain, as lima-annexes does it, without its messages.
score_sample() {
  {
    (cd "$SAMPLE" &&
      lima-ingest -m SAMPLE states-en.csv states-es.csv states-pt.csv.gz jswg-en.csv) |
      lima-normalize -c 2019-06-17 | lima-classify -O "$SAMPLE/overrides.tsv" |
      lima-score
  } 2>/dev/null || : # some rejects: on purpose
}

# For setup_file: the sample's stream, where all tests of the file find it.
begin_file() {
  score_sample >"$BATS_FILE_TMPDIR/stream.tsv"
  cd "$BATS_FILE_TMPDIR" || return
}

# For setup: what begin_file and what follows it made, and a folder of its own.
begin_test() {
  MADE=$BATS_FILE_TMPDIR
  STREAM=$MADE/stream.tsv
  cd "$BATS_TEST_TMPDIR" || return
}

# The stream with other values in these figures.
with_figures() { # table/row/item=value...
  awk -F '\t' -v OFS='\t' -v changes="$*" '
    BEGIN {
      n = split(changes, change, " ")
      for (i = 1; i <= n; i++) { split(change[i], pair, "="); value[pair[1]] = pair[2] }
    }
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    { figure = $at["table"] "/" $at["row"] "/" $at["item"] }
    figure in value { $at["value"] = value[figure] }
    { print }' "$STREAM"
}

# The tool ends so, says so, and leaves the file that it is to write as it was.
refuses() { # tool file status message arguments...
  local tool=$1 file=$2 status=$3 message=$4
  shift 4
  echo old >"$file"
  run "-$status" --separate-stderr "$tool" -o "$file" "$@"
  echo "$stderr"
  [[ $stderr == *"$message"* ]]
  [[ $(cat "$file") == old ]]
  [[ -z $(find . -name ".$file*") ]]
}

# alike end: sixteen rules that begin alike. A text of the words "bear" and
# "bears" fits any of 65536 sets of them.
alike() {
  awk -v end="$1" 'BEGIN {
    for (i = 1; i <= 16; i++) {
      printf "en|"
      for (k = 1; k <= 16; k++) printf "%s ", k == i ? "bear" : "be*"
      print end
    }
  }'
}
