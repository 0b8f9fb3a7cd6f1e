#!/bin/bash
# run.sh build-folder: all tests on the tools in that folder, as TAP; then one
# line that says how many passed and failed.
set -u -o pipefail

top=$(cd "$(dirname "$0")/.." && pwd)
export LIMA_BUILD=$1
[[ $LIMA_BUILD == /* ]] || LIMA_BUILD=$top/$LIMA_BUILD

run_units() {
  local unit target status=0
  for unit in "$LIMA_BUILD"/tests/*; do
    [[ -x $unit && -f $unit ]] || continue
    echo "# ${unit##*/}"
    "$unit" || status=1
  done
  for target in "$LIMA_BUILD"/tests/fuzz/*; do
    [[ -x $target && -f $target ]] || continue
    echo "# fuzz target ${target##*/}"
    (cd "$top" && "$target" "tests/fuzz/corpus/${target##*/}") || status=1
  done
  return $status
}

{
  worst=0
  run_units || worst=1
  bats --formatter tap --jobs 2 "$top/tests" || worst=1
  exit $worst
} | awk '
  { print; fflush() }
  /^ok .*# skip/ { skipped++; next }
  /^ok /         { passed++ }
  /^not ok /     { failed++ }
  END {
    printf "%d passed, %d failed", passed, failed
    if (skipped) printf ", %d skipped", skipped
    print ""
    exit failed > 0
  }'
