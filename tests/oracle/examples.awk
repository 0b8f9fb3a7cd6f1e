# The examples of an mdoc manual as files N.cmd and, where output follows the
# command, N.out in the folder dir. A command begins with "$ " in a literal
# block; it goes on while a line ends in "|", "\" or an open quote.

function unescape(s) {
  gsub(/\\e/, "\\", s)
  gsub(/\\-/, "-", s)
  gsub(/\\&/, "", s)
  gsub(/\\\(aq/, "'", s)
  gsub(/\\\(dq/, "\"", s)
  gsub(/\\\(ti/, "~", s)
  gsub(/\\\(ha/, "^", s)
  return s
}

/^\.Bd .*-literal/ { literal = 1; more = 0; n_of_block = 0; next }
/^\.Ed/ { literal = 0; next }
!literal || /^\./ { next }
{
  line = unescape($0)
  if (line ~ /^\$ /) {
    n++
    n_of_block++
    cmd = sprintf("%s/%02d.cmd", dir, n)
    out = sprintf("%s/%02d.out", dir, n)
    line = substr(line, 3)
    quotes = 0
    more = 1
  }
  if (n_of_block == 0)
    next
  if (more) {
    print line >cmd
    quotes += gsub(/'/, "'", line)
    more = line ~ /[|\\]$/ || quotes % 2
  } else
    print line >out
}
