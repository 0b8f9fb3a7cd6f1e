#!/bin/bash
# classify.sh [megabytes [other]]: how fast lima-classify reads needs; of another
# build of it, how much more time that takes. Best of nine runs, each of which
# reads a file; the time is that of the processor. What is written is dropped, or
# goes into a pipe, which costs some more. Needs of two kinds, so many megabytes
# of records each:
#
#   exports   narratives as in a platform's exports, some 250 bytes a need;
#   gold      short needs, some 85 bytes, no two alike: the tests' own, varied.
#
# Where judge was built (make benches), it then says what of that the needs' text
# takes without the stream: judge.c.
set -eu -o pipefail
export LC_ALL=C

top=$(cd "$(dirname "$0")/../.." && pwd)
bench=$top/tests/bench
build=${LIMA_BUILD:-build}
[[ $build == /* ]] || build=$top/$build
megabytes=${1:-100}
others=("${@:2:1}")
profile=${LIMA_PROFILE:-lima-commitment}
export LIMA_PROFILES=${LIMA_PROFILES:-$top/pipelines/profiles}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The answers on needs of a stream, and no others.
only_needs() {
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; print; next }
    $column["rec"] == "answer" && $column["question"] == "needs"'
}

make_exports() {
  "$bench/exports.py" --rows $((megabytes * 2700)) -o "$work/exports.csv"
  "$build/lima-ingest" -p "$profile" "$work/exports.csv" | only_needs
  rm "$work/exports.csv"
}

make_gold() {
  "$bench/needs.py" "$megabytes"
}

# The bytes of the needs that lima-classify makes.
needs_bytes() {
  "$build/lima-classify" -p "$profile" "$1" | awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    $column["rec"] == "need" { n += length($column["answer"]) }
    END { print n }'
}

drop() {
  "$@" >/dev/null
}

pipe() {
  "$@" > >(cat >/dev/null)
}

# The processor's time that a build takes, in milliseconds.
measure() {
  local TIMEFORMAT='%U %S'
  { time "$1" "$2" -p "$profile" "$3"; } 2>&1 |
    awk '{ printf "%d", ($1 + $2) * 1000 }'
}

# The least times of the build, of the same into a pipe, of the other. In turn.
best_times() {
  local ways=(drop pipe drop) best=() i took
  local builds=("$build/lima-classify" "$build/lima-classify" "${others[@]}")
  for _ in 1 2 3 4 5 6 7 8 9; do
    for i in "${!builds[@]}"; do
      took=$(measure "${ways[i]}" "${builds[i]}" "$1")
      ((${best[i]:-took + 1} <= took)) || best[i]=$took
    done
  done
  echo "${best[*]}"
}

bench() {
  local needs=$work/$1.tsv
  "make_$1" >"$needs"
  echo "$1:"
  best_times "$needs" |
    awk -v n="$(needs_bytes "$needs")" -v all="$(stat -c %s "$needs")" '{
      printf "%.0f MB of stream in %.2f s: %.0f MB/s\n", all / 1e6, $1 / 1e3,
          all / $1 / 1e3
      printf "%.0f MB of needs: %.0f MB/s; into a pipe %.0f\n", n / 1e6,
          n / $1 / 1e3, n / $2 / 1e3
      if (NF > 2)
        printf "the other takes %.2f times as long\n", $3 / $1
    }'
  if [[ -x $build/tests/bench/judge ]]; then
    "$build/tests/bench/judge" -p "$profile" "$needs"
  fi
}

bench exports
echo
bench gold
