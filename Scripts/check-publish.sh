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
test "$(ls "$TARGET/releases")" = first || fail 'the same site under the same number is two releases'
# Two builds differ in their times only: every file is the same one for readers' caches.
find "$work/public" -type f -exec touch -d '2020-01-01' {} +
chmod -R g+w "$work/public"
publish again
test -z "$(find "$TARGET/releases/again" -type f -links 1)" || fail 'unchanged files are not linked'
test "$(find "$TARGET/current/index.html" -newermt 2021-01-01)" || fail 'an unchanged file has a new time'
chmod -R g-w "$work/public"

# The same number with other content is a release of its own, and what readers see stays as it is.
before=$(cd "$TARGET/releases/again" && find . -type f -exec sha256sum {} + | sort)
echo '<p>later</p>' > "$work/public/later.html"
publish again
test "$(readlink "$TARGET/current")" = releases/again.2 || fail 'the changed site has no number of its own'
test "$before" = "$(cd "$TARGET/releases/again" && find . -type f -exec sha256sum {} + | sort)" ||
  fail 'a published folder was changed'
rm "$work/public/later.html"

# An upload that is killed is no release, wherever the machine stops it.
mkdir "$work/slow"
for second in 0.2 0.6 1.2; do
  printf '#!/bin/sh\nexec %s --bwlimit=40 "$@"\n' "$(command -v rsync)" > "$work/slow/rsync"
  chmod +x "$work/slow/rsync"
  head -c 400000 /dev/urandom > "$work/public/large.bin"
  (PATH=$work/slow:$PATH RELEASE=killed timeout -s KILL "$second" bash ci/publish.sh rsync "$work/public" >/dev/null 2>&1) || true
  test "$(ls "$TARGET/releases" | tr '\n' ' ')" = 'again again.2 first ' || fail 'a killed upload is listed'
  test "$(readlink "$TARGET/current")" = releases/again.2 || fail 'a killed upload is shown'
done
rm "$work/public/large.bin"
test -n "$(ls "$TARGET/unfinished")" || fail 'the uploads were not killed'
find "$TARGET/unfinished" -mindepth 1 -maxdepth 1 -exec touch -d '2 days ago' {} +
publish killed
diff -r "$work/public" "$TARGET/current" || fail 'a killed upload came into the next release'
test -z "$(ls "$TARGET/unfinished")" || fail 'killed uploads stay for ever'
rm -r "$TARGET/releases/"{again,again.2,killed}
publish first

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
test -z "$(ls "$TARGET/unfinished")" || fail 'something stays in unfinished/'
# Two at once: both are whole, one of them is shown.
for number in one two; do publish "at-once-$number" & done
wait
for number in one two; do
  diff -r "$work/public" "$TARGET/releases/at-once-$number" || fail 'two at once disturb each other'
done

# Over SSH, with a stand-in that runs on this machine what it is given.
mkdir "$work/ssh"
cat > "$work/ssh/ssh" <<'END'
#!/bin/sh
while [ "${1#-}" != "$1" ]; do case $1 in -o | -i | -l) shift 2 ;; *) shift ;; esac; done
shift
echo 'welcome to the server' >&2
exec sh -c "$*"
END
chmod +x "$work/ssh/ssh"
(PATH=$work/ssh:$PATH SSH_KEY=x TARGET=web@host:$work/remote publish over-ssh 2>/dev/null) || fail 'publishing over SSH failed'
diff -r "$work/public" "$work/remote/current" || fail 'what is published over SSH differs'
RELEASE='../out' bash ci/publish.sh rsync "$work/public" >/dev/null 2>&1 && fail 'a release may be anywhere'
mkdir "$work/empty"
RELEASE=x bash ci/publish.sh rsync "$work/empty" >/dev/null 2>&1 && fail 'an empty folder is published'

export TARGET=store:$work/bucket RCLONE_CONFIG_TEXT=$'[store]\ntype = local'
bash ci/publish.sh objects "$work/public" >"$work/log" 2>&1 || { cat "$work/log"; fail "rclone failed"; }
diff -r "$work/public" "$work/bucket" || fail 'the object store differs from what was built'
rm "$work/public/second.html"
bash ci/publish.sh objects "$work/public" >"$work/log" 2>&1 || { cat "$work/log"; fail "rclone failed"; }
diff -r "$work/public" "$work/bucket" || fail 'the object store keeps what is gone'
echo 'publish: 8 pipelines written, 23 releases published'
