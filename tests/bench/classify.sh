#!/bin/bash
# classify.sh [megabytes [other]]: how fast lima-classify reads needs; of another
# build of it, how much more time that takes. Best of five runs, each of which
# reads a file and writes to a pipe; the time is that of the processor. Where
# judge was built (make benches), it then says what of that the needs' text takes
# without the stream: judge.c.
set -eu -o pipefail
export LC_ALL=C

top=$(cd "$(dirname "$0")/../.." && pwd)
megabytes=${1:-100}
tool=$top/${LIMA_BUILD:-build}/lima-classify
profile=${LIMA_PROFILE:-lima-commitment}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The processor's time that a build takes, in milliseconds.
measure() {
  local TIMEFORMAT='%U %S'
  { time "$1" -p "$profile" "$work/needs.tsv" > >(cat >/dev/null); } 2>&1 |
    awk '{ printf "%d", ($1 + $2) * 1000 }'
}

"$top/tests/bench/needs.py" "$megabytes" >"$work/needs.tsv"
bytes=$("$tool" -p "$profile" "$work/needs.tsv" | awk -F '\t' '
  NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
  $column["rec"] == "need" { n += length($column["answer"]) }
  END { print n }')

best=0 best_other=0
for _ in 1 2 3 4 5; do
  took=$(measure "$tool")
  ((best == 0 || took < best)) && best=$took
  if (($# > 1)); then
    took=$(measure "$2")
    ((best_other == 0 || took < best_other)) && best_other=$took
  fi
done
awk -v n="$bytes" -v all="$(stat -c %s "$work/needs.tsv")" -v ms="$best" \
    -v other="$best_other" 'BEGIN {
  printf "%.0f MB of stream in %.2f s: %.0f MB/s\n", all / 1e6, ms / 1e3, all / ms / 1e3
  printf "%.0f MB of needs: %.0f MB/s\n", n / 1e6, n / ms / 1e3
  if (other) printf "the other takes %.1f times as long\n", other / ms
}'
judge=$top/${LIMA_BUILD:-build}/tests/bench/judge
if [[ -x $judge ]]; then
  LIMA_PROFILES=${LIMA_PROFILES:-$top/pipelines/profiles} \
    "$judge" -p "$profile" "$work/needs.tsv"
fi
