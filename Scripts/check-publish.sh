#!/usr/bin/env bash
# Writes every pipeline, reads it as YAML and publishes a site with its script: check-publish.sh REDSITE
#
# Publishing goes to a folder of this machine and to an object store that is one: what happens is
# the same as on a server, only without SSH.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in rsync rclone; do
  command -v "$program" >/dev/null || Scripts/install-packages.sh "$program"
done
redsite=$(realpath "$1")
python=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "check-publish: $1" >&2; exit 1; }

cd "$work"
git init -q -b main repository
cd repository
"$redsite" new site web --preset blank >/dev/null
for pipeline in 'github rsync' 'github objects' 'github pages' 'gitlab rsync' 'gitlab objects' \
  'gitlab pages' 'gitee rsync' 'gitee objects'; do
  rm -rf ci .github .gitlab-ci.yml .workflow
  # shellcheck disable=SC2086 # two words
  "$redsite" new ci ${pipeline% *} --publish ${pipeline#* } --site web >/dev/null || fail "$pipeline is not written"
  find . -name '*.yml' -not -path './web/*' -print0 | xargs -0 "$python" -c '
import sys, yaml
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        assert isinstance(yaml.safe_load(file), dict), path' || fail "$pipeline is no YAML"
  for script in ci/*.sh; do bash -n "$script" || fail "$script is no shell script"; done
done
"$redsite" new ci github --site web >/dev/null 2>&1 && fail 'a file that is there is overwritten'
"$redsite" new ci gitee --publish pages --site web >/dev/null 2>&1 && fail 'Gitee has no pages'

"$redsite" build web --output "$work/public" --quiet --summary "$work/summary.md"
grep -q '^## ' "$work/summary.md" || fail 'there is no summary'
export TARGET=$work/server
publish() { RELEASE=$1 bash ci/publish.sh rsync "$work/public" >/dev/null; }
publish first
diff -r "$work/public" "$TARGET/current" || fail 'what is published differs from what was built'
publish first
diff -r "$work/public" "$TARGET/current" || fail 'publishing again changed what is published'
echo '<p>second</p>' > "$work/public/second.html"
publish second
test -e "$TARGET/current/second.html" || fail 'the second release is not the current one'
test "$(stat -c %h "$TARGET/current/index.html")" -gt 1 || fail 'unchanged files are copied'
test ! -e "$TARGET/releases/first/second.html" || fail 'a release changed after it was published'
# Going back, as docs/deploy.md says.
(cd "$TARGET" && ln -sfn releases/first current.new && mv -T current.new current)
test ! -e "$TARGET/current/second.html" || fail 'going back did not work'
for number in $(seq 12); do publish "number-$number"; done
test "$(find "$TARGET/releases" -mindepth 1 -maxdepth 1 | wc -l)" -eq 10 || fail 'old releases stay'
test -e "$TARGET/current/second.html" || fail 'the last release is not the current one'
RELEASE='../out' bash ci/publish.sh rsync "$work/public" >/dev/null 2>&1 && fail 'a release may be anywhere'
mkdir "$work/empty"
RELEASE=x bash ci/publish.sh rsync "$work/empty" >/dev/null 2>&1 && fail 'an empty folder is published'

export TARGET=store:$work/bucket RCLONE_CONFIG_TEXT=$'[store]\ntype = local'
bash ci/publish.sh objects "$work/public" >"$work/log" 2>&1 || { cat "$work/log"; fail "rclone failed"; }
diff -r "$work/public" "$work/bucket" || fail 'the object store differs from what was built'
rm "$work/public/second.html"
bash ci/publish.sh objects "$work/public" >"$work/log" 2>&1 || { cat "$work/log"; fail "rclone failed"; }
diff -r "$work/public" "$work/bucket" || fail 'the object store keeps what is gone'
echo 'publish: 8 pipelines written, 16 releases published'
