#!/usr/bin/env bash
# Packs a program that was built for all machines: pack-dist.sh PROGRAM LIBRARIES CHECKOUTS OUTPUT-FOLDER
#
# LIBRARIES is the folder with the static libraries that are in it, CHECKOUTS that with the Swift
# packages. make-dist.sh calls this; what is made is listed there.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

binary=$(realpath "$1")
libraries=$(realpath "$2")
checkouts=$(realpath "$3")
output=$(mkdir -p "$4" && realpath "$4")
scratch=$PWD/.build/dist/pack
git() { command git -c safe.directory="$PWD" "$@"; }
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH TZ=UTC

version=$("$binary" --version | awk '{ print $NF }')
name=redsite-$version-linux-$(uname -m)
folder=$scratch/$name
rm -rf "$scratch"
install -D -m 755 "$binary" "$folder/bin/redsite"
# Two digests go too: of the modules before they were compiled, and of the program with what strip
# takes out. Both are others wherever the sources lay.
strip --remove-section=.swift_modhash --remove-section=.note.gnu.build-id "$folder/bin/redsite"
share=$folder/share
mkdir -p "$share/redsite" "$share/doc"
cp -r themes presets "$share/redsite/"
cp -r docs "$share/doc/redsite"
cp README.md README.zh-CN.md CHANGELOG.md LICENSE SECURITY.md "$share/doc/redsite/"

# What is linked in: the list of it, and its licences as the packages have them.
Scripts/list-parts.py "$folder/bin/redsite" "$version" "$libraries" "$checkouts" "$share/doc/redsite/licences" \
  > "$scratch/$name.spdx.json"
cp "$scratch/$name.spdx.json" "$share/doc/redsite/redsite.spdx.json"

complete() {
  mkdir -p "$(dirname "$share/$2")"
  LC_ALL=zh_CN.UTF-8 "$folder/bin/redsite" --generate-completion-script "$1" > "$share/$2"
}
complete bash bash-completion/completions/redsite
complete zsh zsh/vendor-completions/_redsite
complete fish fish/vendor_completions.d/redsite.fish
# Shells read it, nobody runs it.
sed -i '1{/^#!/d}' "$share/bash-completion/completions/redsite"
LC_ALL=C.UTF-8 Scripts/make-manual.py "$folder/bin/redsite" "$share/man/man1" \
  "$(LC_ALL=C date -d "@$SOURCE_DATE_EPOCH" '+%B %-d, %Y')"
LC_ALL=zh_CN.UTF-8 Scripts/make-manual.py "$folder/bin/redsite" "$share/man/zh_CN/man1" \
  "$(date -d "@$SOURCE_DATE_EPOCH" +%F)"
gzip -9n "$share"/man/man1/*.1 "$share"/man/zh_CN/man1/*.1

# The same bytes whenever and by whomever it is made.
find "$folder" -type d -exec chmod 755 {} + -o -type f ! -perm -u+x -exec chmod 644 {} +
find "$folder" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu --mtime="@$SOURCE_DATE_EPOCH" \
  -C "$scratch" -cf - "$name" |
  gzip -9n > "$output/$name.tar.gz"
cp "$scratch/$name.spdx.json" "$output/"
package=$(Scripts/make-deb.sh "$folder" "$version" "$output")
(cd "$output" && sha256sum "$name.tar.gz" "$name.spdx.json" "$(basename "$package")" > SHA256SUMS)
say "做好了，放在 $output：" "made, in $output:"
cat "$output/SHA256SUMS"
