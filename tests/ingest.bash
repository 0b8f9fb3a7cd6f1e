# For the tests of lima-ingest: to run it on small files, and to look at what it
# says and writes.

HEADER='ID,Date,Country,Mandate,Level,Needs'

# try want_status argument...: stdout in out, stderr in err; says what it ran.
try() {
  local want=$1 got=0
  shift
  lima-ingest "$@" >out 2>err || got=$?
  echo "lima-ingest $* => $got, wanted $want"
  cat err
  [[ $want == "$got" ]]
}

# The messages are these and no others, each without the tool's name.
says() {
  printf 'lima-ingest: %s\n' "$@" | diff -u - err
}

# The answers are these, as place, id, question and text.
answers() {
  fields rec,src_line,src_col,id,question,answer out | sed -n 's/^answer|//p' >got
  printf '%s\n' "$@" | diff -u - got
}

# The rejected rows are these, as line, text and reason.
rejected() {
  fields rec,question,src_col,src_line,answer,reason out | sed -n 's/^reject|||//p' >got
  printf '%s\n' "$@" | diff -u - got
}

# A fact about the only file.
fact() {
  fields item,value out | sed -n "s/^$1|//p"
}
