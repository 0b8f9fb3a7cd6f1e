#!/bin/bash
#
# lima-annexes: exports of the platform in, a folder of annexes out.
#
# All of it is made in a hidden folder beside the one asked for. Only when all
# of it is there does it take that folder's place; lima-annexes(1).

set -u
export LC_ALL=C

usage() {
  cat <<'END'
usage: lima-annexes [-hVvw] [-c closing] [-d delimiter] [-e encoding]
                    [-l languages] [-m mark] [-O overrides] [-p profile]
                    [--dates iso|dmy|mdy] [--ignore column] [--max-bytes n]
                    [--max-cell n] [--sheet name] -o folder export ...
END
}

help() {
  usage
  cat <<'END'

Make the annexes of an edition from exports of the platform.

  -c, --closing DATE     set aside what was submitted after this day
      --dates ORDER      dates that do not begin with the year: iso, dmy or mdy
  -d, --delimiter C      the character between the cells of exports
  -e, --encoding NAME    how their texts are stored
  -h, --help             print this
      --ignore COLUMN    pass over the columns of that name
  -l, --lang LANGUAGES   languages of the annexes, of en,es,pt,fr (all)
      --max-bytes N      the most that an export may unpack to
      --max-cell N       the most bytes of a row, and so of a cell
  -m, --mark TEXT        a word for the cover, as SAMPLE
  -o, --output FOLDER    where the annexes go; replaced whole or left alone
  -O, --overrides FILE   criteria of needs that a person decided: a table, or a
                         working edition that was filled in
  -p, --profile NAME     the instrument (lima-commitment)
      --sheet NAME       read this sheet of workbooks
  -V, --version          print name and version
  -v, --verbose          print the summary also where stderr is no terminal
  -w, --working          also leave working editions, in which to decide

Example:
  lima-annexes -c 2019-06-17 -m SAMPLE -o annexes states-*.csv* jswg-en.csv
END
}

# die status message: say it and end.
die() {
  printf 'lima-annexes: error: %s\n' "$2" >&2
  exit "$1"
}

bad_usage() {
  [[ $# -eq 0 ]] || printf 'lima-annexes: error: %s\n' "$1" >&2
  usage >&2
  exit 64
}

# The tools stand beside this script where it is installed, in build/ where it
# is run from a checkout.
find_tools() {
  local here folder tool
  here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
  for folder in "$here" "$here/../build"; do
    if [[ -x $folder/lima-ingest ]]; then
      PATH=$folder:$PATH
      break
    fi
  done
  for tool in "${stages[@]}" "${printers[@]}" lima-package; do
    type -P "$tool" >/dev/null || die 71 "no $tool beside $here or on PATH"
  done
}

version() {
  local name number
  find_tools
  read -r name number < <(lima-ingest -V)
  : "$name"
  printf 'lima-annexes %s\n' "$number"
}

parse_options() {
  local parsed lang
  parsed=$(getopt -n lima-annexes -o c:d:e:hl:m:O:o:p:Vvw \
    -l closing:,dates:,delimiter:,encoding:,help,ignore:,lang:,mark:,max-bytes: \
    -l max-cell:,output:,overrides:,profile:,sheet:,version,verbose,working \
    -- "$@") || bad_usage
  eval set -- "$parsed"
  while [[ $1 != -- ]]; do
    case $1 in
    -c | --closing) normalizing+=(-c "$2") && shift ;;
    --dates) normalizing+=(--dates "$2") && shift ;;
    -d | --delimiter) reading+=(-d "$2") && shift ;;
    -e | --encoding) reading+=(-e "$2") && shift ;;
    -h | --help) help || exit 74; exit ;;
    -l | --lang) IFS=, read -ra langs <<<"$2" && shift ;;
    --ignore | --max-bytes | --max-cell | --sheet) reading+=("$1" "$2") && shift ;;
    -m | --mark) reading+=(-m "$2") && shift ;;
    -O | --overrides) overrides=(-O "$2") && shift ;;
    -o | --output) folder=$2 && shift ;;
    -p | --profile) profile=(-p "$2") && shift ;;
    -V | --version) version || exit 74; exit ;;
    -v | --verbose) verbose=yes ;;
    -w | --working) working=yes ;;
    esac
    shift
  done
  shift
  exports=("$@")

  [[ -n $folder ]] || bad_usage 'option -o is needed'
  [[ ${#exports[@]} -gt 0 ]] || bad_usage 'no exports given'
  [[ ${#langs[@]} -gt 0 ]] || bad_usage 'option -l names no language'
  for lang in "${langs[@]}"; do
    [[ $lang =~ ^(en|es|pt|fr)$ ]] || bad_usage "no such language: '$lang'"
  done
}

# The tables whose figures a stream holds, in its order.
tables() {
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["rec"] == "figure" && !seen[$at["table"]]++ { print $at["table"] }' "$1"
}

# Only a folder that holds annexes and nothing else may be replaced.
refuse_foreign() {
  local entry name known=' stream rejects overrides '
  [[ -e $folder ]] || return 0
  [[ -d $folder ]] || die 73 "$folder is not a folder"
  [[ -f $folder/stream.tsv ]] &&
    known+="$(tables "$folder/stream.tsv" | tr '\n' ' ')"
  for entry in "$folder"/*; do
    name=${entry##*/}
    [[ $name =~ ^annexes-(en|es|pt|fr)\.(xlsx|html)$ ]] && continue
    [[ $name =~ ^working-(en|es|pt|fr)\.xlsx$ ]] && continue
    [[ $name =~ ^conclusions-(en|es|pt|fr)\.txt$ ]] && continue
    [[ $name == datapackage.json ]] && continue
    [[ $name == *.tsv && $name != *[[:space:]]* &&
      $known == *" ${name%.tsv} "* ]] && continue
    die 73 "$folder is not a folder of annexes, it holds '$name'"
  done
}

# A working edition in the folder may hold decisions that nobody has used yet.
# Those that it was printed with, and those given to this run, are not lost; nor
# is the table of all decisions that were ever used.
refuse_to_lose() {
  local book status table=$work/overrides.tsv stream=$folder/stream.tsv
  if [[ ! -f $table ]]; then
    table=/dev/null
    [[ ! -e $folder/overrides.tsv ]] ||
      die 73 "$folder/overrides.tsv holds decisions that would be lost: give it with -O, or move it away"
  fi
  for book in "$folder"/working-*.xlsx; do
    lima-ingest --decisions "${profile[@]}" -- "$book" >"$work/found.tsv"
    status=$?
    ((status == 0 || status == 1 || status == 65)) ||
      die "$status" "lima-ingest ended with $status: no annexes made"
    ((status == 0)) ||
      die 73 "$book has rows that cannot be read: see to them, or move it away"
    awk -F '\t' '
      FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i; n++ }
      FNR == 1 || $at["criterion"] == "" { next }
      FILENAME == ARGV[1] && $at["rec"] != "need" { next }
      { text = FILENAME == ARGV[1] ? "answer" : "text" }
      { key = $at["id"] FS $at[text] FS $at["criterion"] }
      FILENAME == ARGV[1] && ";" $at["flags"] ";" !~ /;override;/ { next }
      FILENAME != ARGV[3] { used[key]; next }
      !(key in used) { exit 1 }' "$stream" "$table" "$work/found.tsv" ||
      die 73 "$book holds decisions that would be lost: give it with -O, or move it away"
  done
}

is_workbook() {
  [[ -f $1 && $(head -c 4 -- "$1") == $'PK\003\004' ]]
}

# The decisions that are given, as a table that stays with the annexes.
take_overrides() {
  local file=${overrides[1]-}
  [[ -n $file ]] || return 0
  overrides=(-O "$work/overrides.tsv")
  if is_workbook "$file"; then
    given=$asked/overrides.tsv
    take_decisions "$file"
  else
    given=$file
    [[ $file != - ]] || file=/dev/stdin
    cat -- "$file" >"$work/overrides.tsv" 2>/dev/null ||
      die 66 "$given: cannot be read"
  fi
}

# A working edition that was filled in becomes a table. It says nothing of who
# took the decisions of earlier rounds, and why; the table that these left does.
take_decisions() {
  local before=$folder/overrides.tsv
  step lima-ingest --decisions "${profile[@]}" -- "$1" >"$work/decided.tsv"
  [[ -f $before ]] || before=/dev/null
  awk -F '\t' -v OFS='\t' '
    FNR == 1 { split("", at); for (i = 1; i <= NF; i++) at[$i] = i }
    { key = $at["id"] FS $at["text"] FS $at["criterion"] }
    FILENAME == ARGV[1] { by[key] = $at["by"]; note[key] = $at["note"]; next }
    FNR > 1 && $at["by"] $at["note"] == "" && key in by {
      $at["by"] = by[key]; $at["note"] = note[key]
    }
    { print }' "$before" "$work/decided.tsv" >"$work/overrides.tsv" ||
    die 74 'the decisions cannot be written: no annexes made'
}

# One run at a time. The file may have been another run's, removed when that
# ended, between our opening and our locking it: then this lock holds nobody.
take_lock() {
  local file fd
  file=$(dirname -- "$folder")/.$(basename -- "$folder").lock
  { exec {fd}>>"$file"; } 2>/dev/null || die 73 "cannot create $file"
  if ! flock -n "$fd" || [[ ! $file -ef /dev/fd/$fd ]]; then
    die 75 "another run is writing $folder"
  fi
  lock=$file
}

# The old folder is put back if the new one did not take its place.
# shellcheck disable=SC2317 # the trap calls it
clean_up() {
  if [[ -n $work ]]; then
    if [[ -e $work/old && ! -e $folder ]] &&
      ! mv -T -- "$work/old" "$folder"; then
      printf 'lima-annexes: error: what was in %s is now in %s\n' \
        "$folder" "$work/old" >&2
    else
      rm -rf -- "$work"
    fi
  fi
  [[ -z $lock ]] || rm -f -- "$lock"
}

# The largest status; one that SIGPIPE left counts only if nothing else failed.
worst() {
  local status worst=0 piped=0
  for status; do
    if ((status == 141)); then
      piped=141
    elif ((status > worst)); then
      worst=$status
    fi
  done
  return $((worst > 1 || piped == 0 ? worst : piped))
}

# tell file: messages, in which the table of decisions has the name it was given
# by, or gets.
tell() {
  local said
  said=$(<"$1")
  [[ -z $said ]] || printf '%s\n' "${said//"$work/overrides.tsv"/"$given"}" >&2
}

# What the stages say is told in their order, and only up to the first that
# failed: those after it but echo that. Nor does it count that these could not
# use what was left to them.
make_stream() {
  local said=$work/messages statuses stage status failed=0
  mkdir -- "$said" || exit 73
  lima-ingest "${profile[@]}" "${reading[@]}" -- "${exports[@]}" 2>"$said/0" |
    lima-normalize "${profile[@]}" "${normalizing[@]}" 2>"$said/1" |
    lima-classify "${profile[@]}" "${overrides[@]}" 2>"$said/2" |
    lima-score "${profile[@]}" 2>"$said/3" >"$new/stream.tsv"
  statuses=("${PIPESTATUS[@]}")
  for stage in "${!stages[@]}"; do
    ((failed == 0 || statuses[stage] != 65)) || statuses[stage]=0
    ((statuses[stage] <= 1 || statuses[stage] == 141)) || failed=1
  done
  worst "$verdict" "${statuses[@]}"
  verdict=$?
  for stage in "${!stages[@]}"; do
    tell "$said/$stage"
    status=${statuses[stage]}
    ((status <= 1 || (status == 141 && verdict != 141))) ||
      die "$verdict" "${stages[stage]} ended with $status: no annexes made"
  done
}

# step command...: one more command that has a say in the verdict.
step() {
  local status
  "$@"
  status=$?
  worst "$verdict" "$status"
  verdict=$?
  ((verdict <= 1)) || die "$verdict" "$1 ended with $status: no annexes made"
}

make_tables() {
  local names name
  mapfile -t names < <(tables "$new/stream.tsv")
  for name in "${names[@]}"; do
    step lima-score "${profile[@]}" -t "$name" "$new/stream.tsv" \
      >"$new/$name.tsv"
  done
}

make_rejects() {
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
    $at["rec"] == "reject"' "$new/stream.tsv" >"$new/rejects.tsv" ||
    die 74 'rejects.tsv cannot be written: no annexes made'
}

# printed tool file option...: what the tool makes of the stream in a language.
printed() {
  step "$1" "${profile[@]}" -l "$lang" -o "$new/$2" "${@:3}" "$new/stream.tsv"
}

make_editions() {
  local lang
  for lang in "${langs[@]}"; do
    printed lima-xlsx "annexes-$lang.xlsx"
    printed lima-html "annexes-$lang.html"
    printed lima-conclude "conclusions-$lang.txt"
    [[ -z $working ]] || printed lima-xlsx "working-$lang.xlsx" -w
  done
}

# The last, as it describes all tables.
make_package() {
  [[ ! -f $work/overrides.tsv ]] || cp -- "$work/overrides.tsv" "$new" || exit 73
  step lima-package "${profile[@]}" -o "$new/datapackage.json" "$new"
}

# Two renames, as no tool of the system exchanges two folders in one.
publish() {
  refuse_foreign
  refuse_to_lose
  if [[ -e $folder ]]; then
    mv -T -- "$folder" "$work/old" || die 73 "cannot replace $folder"
  fi
  mv -T -- "$new" "$folder" || die 73 "cannot create $folder"
}

summary() {
  awk -F '\t' '
    function grouped(n) {
      while (match(n, /[0-9][0-9][0-9][0-9](,|$)/))
        n = substr(n, 1, RSTART) "," substr(n, RSTART + 1)
      return n
    }
    function many(n, what) {
      return grouped(n) " " what (n == 1 ? "" : "s")
    }
    FNR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
    { for (i = 1; i <= NF; i++) all[name[i]] = $i }
    FNR == NR { broken += all["question"] == "" }
    END {
      print "Read       " many(all["answers"], "answer") " in " \
        many(all["rows"], "row") " of " many(FNR - 2, "file")
      if (all["added"] > 0)
        print "Added      " many(all["added"], "answer") \
          " where one names several mandates"
      print "Counted    " many(all["counted"], "answer")
      print "Set aside  " many(all["after_closing"] + all["superseded"] + \
        all["not_participating"] + all["not_applicable"], "answer")
      print "Rejected   " many(all["rejected"], "answer") \
        (broken ? " and " many(broken, "row") " that cannot be split" : "")
    }' "$folder/rejects.tsv" "$folder/books.tsv"
  awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["question"] != "" { print $at["reason"] }' "$folder/rejects.tsv" |
    sort | uniq -c | sort -k 1,1nr -k 2 | head -n 3
  printf 'Annexes    %s\n' "$folder"
}

stages=(lima-ingest lima-normalize lima-classify lima-score)
printers=(lima-xlsx lima-html lima-conclude)
langs=(en es pt fr)
reading=() normalizing=() overrides=() profile=() exports=()
folder='' lock='' work='' verbose='' working=''
verdict=0
[[ ! -t 2 ]] || verbose=yes
shopt -s dotglob nullglob

parse_options "$@"
find_tools
asked=$folder given=''
folder=$(realpath -- "$asked" 2>/dev/null) || die 73 "cannot create $asked"
trap clean_up EXIT
# With traps of their own these wait for the stages, which write in $work.
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
take_lock
refuse_foreign
work=$(mktemp -d -- "$(dirname -- "$folder")/.lima-annexes.XXXXXX") ||
  die 73 "cannot create a folder beside $folder"
new=$work/new
mkdir -- "$new" || exit 73

take_overrides
refuse_to_lose
make_stream
make_tables
make_rejects
make_editions
make_package
publish
[[ -z $verbose ]] || summary >&2
exit "$verdict"
