#!/usr/bin/env bash
# Makes the archive that is given away: make-dist.sh OUTPUT-FOLDER
#
# redsite-VERSION-linux-ARCH.tar.gz holds the program with the Swift runtime, cmark-gfm, libyaml,
# zlib, expat, gumbo, the libraries of pictures and the C++ library in it, the themes, the presets, completions
# and manual pages. It needs only glibc, no older than that of the machine it is made on. HEIC is
# read where libheif is: it is looked for when a picture wants it.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

output=$(mkdir -p "$1" && realpath "$1")
scratch=.build/dist
libraries=$PWD/.build/static-libraries
compiler=$(command -v gcc || command -v clang)

# The linker takes what it finds first: in this folder there are only static libraries.
rm -rf "$libraries"
mkdir -p "$libraries"
pictures=(jpeg png webp webpdemux gif tiff zimg xxhash)
# What libtiff itself needs, which only a shared library knows.
beneath=(Lerc jbig zstd lzma deflate)
for name in cmark-gfm cmark-gfm-extensions yaml z expat gumbo stdc++ "${pictures[@]}" "${beneath[@]}"; do
  file=$("$compiler" -print-file-name="lib$name.a")
  if [ ! -f "$file" ]; then
    say "错误：找不到静态库 lib$name.a" "error: there is no static library lib$name.a"
    exit 1
  fi
  ln -s "$(realpath "$file")" "$libraries/lib$name.a"
done

# They need each other, whichever order they are named in.
linking=(-Xlinker "-L$libraries" -Xlinker --start-group)
for name in "${pictures[@]}" "${beneath[@]}" z stdc++; do linking+=(-Xlinker "-l$name"); done
linking+=(-Xlinker --end-group)
swift build -c release --static-swift-stdlib "${linking[@]}" --scratch-path "$scratch" \
  --product redsite
swift build --product generate-manual
binary=$scratch/release/redsite
inside='cmark|yaml|libz|expat|gumbo|stdc|swift|Foundation|jpeg|png|webp|gif|tiff|xxhash|Lerc|jbig|lzma|deflate'
if ldd "$binary" | grep -E "$inside"; then
  say '错误：上面的库没有链接进程序' 'error: the libraries above are not in the program'
  exit 1
fi

version=$("$binary" --version | awk '{ print $NF }')
name=redsite-$version-linux-$(uname -m)
folder=$scratch/$name
rm -rf "$folder"
install -D -m 755 "$binary" "$folder/bin/redsite"
strip "$folder/bin/redsite"
share=$folder/share
mkdir -p "$share/redsite" "$share/doc"
cp -r themes presets "$share/redsite/"
cp -r docs "$share/doc/redsite"
cp README.md README.zh-CN.md CHANGELOG.md LICENSE SECURITY.md "$share/doc/redsite/"

complete() {
  mkdir -p "$(dirname "$share/$2")"
  LC_ALL=zh_CN.UTF-8 "$folder/bin/redsite" --generate-completion-script "$1" > "$share/$2"
}
complete bash bash-completion/completions/redsite
complete zsh zsh/site-functions/_redsite
complete fish fish/vendor_completions.d/redsite.fish
manual() {
  mkdir -p "$share/man/$2"
  LC_ALL=$1 .build/debug/generate-manual "$folder/bin/redsite" --multi-page --section 1 \
    --output-directory "$share/man/$2" >/dev/null
}
manual C.UTF-8 man1
manual zh_CN.UTF-8 zh_CN/man1
gzip -9n "$share"/man/man1/*.1 "$share"/man/zh_CN/man1/*.1

# The same bytes whenever and by whomever it is made.
find "$folder" -type d -exec chmod 755 {} + -o -type f ! -perm -u+x -exec chmod 644 {} +
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct 2>/dev/null || echo 0)" \
  -C "$scratch" -cf - "$name" | gzip -9n > "$output/$name.tar.gz"
(cd "$output" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
say "做好了 $output/$name.tar.gz" "made $output/$name.tar.gz"
