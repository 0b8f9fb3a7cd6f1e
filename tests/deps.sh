#!/bin/bash
# deps.sh package...: install the Debian packages that are missing, where that
# is allowed; otherwise say what to type.
set -u

missing=()
for package in "$@"; do
  # A compiler or a tool from elsewhere does as well.
  command -v "$package" >/dev/null && continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
    grep -q 'ok installed' || missing+=("$package")
done
((${#missing[@]})) || exit 0

install=(apt-get install -y --no-install-recommends "${missing[@]}")
if [[ $(id -u) == 0 ]]; then
  sudo=()
elif command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
  sudo=(sudo)
else
  echo "Missing: ${missing[*]}. As root, type:" >&2
  echo "  apt-get update && ${install[*]}" >&2
  exit 1
fi
echo "installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -q >/dev/null || exit
"${sudo[@]}" "${install[@]}" >/dev/null
