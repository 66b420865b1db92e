#!/usr/bin/env bash
# Looks at built sites from outside, as readers, servers and offices do:
#   run-checks.sh PROGRAM FOLDER SITE…      SITE is a name below FOLDER; its pages are in public/
#
# Two lanes run beside each other, because one mostly waits where the other computes. What a check
# prints is shown whole when it has ended, with its seconds. One that fails does not keep the others
# from running.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1 folder=$2
shift 2
root=$folder/root text=$folder/text/public
sites=("${@/#/$folder/}")
sites=("${sites[@]/%//public}")
python=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs one check and notes it where it fails: check COMMAND…
check() {
  local log=$work/$BASHPID began=$SECONDS how=passed
  "$@" >"$log" 2>&1 </dev/null || { how=FAILED; echo "$*" >>"$work/failed"; }
  flock "$work" sh -c 'echo "== $2, $3 s: $4" && cat "$1"' sh "$log" "$how" "$((SECONDS - began))" "$*"
}

pages() {
  check Scripts/check-browser.sh "$root" "$text" "$folder/wenhua/public" "$folder/laibin/public"
  check "$python" Tests/Browser/kinds.py "$program"
  check Scripts/check-output.sh "$root" "$text" "${sites[@]}"
  check Scripts/check-mutations.sh "$program"
}

machines() {
  check Scripts/check-servers.sh "$program"
  check Scripts/check-pipelines.sh "$program"
  check Scripts/check-server-docs.sh "$program"
  check Scripts/check-publish.sh "$program"
  check Scripts/check-faults.sh "$program"
  check Scripts/check-import.sh "$program"
  check "$python" Tests/Browser/preview_test.py "$program"
  check "$python" Tests/Browser/search_test.py "$program"
}

pages &
machines
wait
[ ! -s "$work/failed" ] || { echo "These failed:" && cat "$work/failed"; } >&2
[ ! -s "$work/failed" ]
