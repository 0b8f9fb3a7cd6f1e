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
