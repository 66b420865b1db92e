#!/usr/bin/env bash
# Makes what is given away: make-dist.sh OUTPUT-FOLDER
#
#   redsite-VERSION-linux-ARCH.tar.gz   the program with all it needs, to be unpacked anywhere
#   redsite_VERSION_ARCH.deb            the same as a package of Debian's
#   redsite-VERSION-linux-ARCH.spdx.json   what is linked in, with versions (SPDX 2.3)
#   SHA256SUMS                          the digests of these
#
# The program has the Swift runtime, cmark-gfm, libyaml, zlib, expat, gumbo, the libraries of
# pictures and the C++ library in it. It needs only glibc, no older than that of the machine it is
# made on. HEIC is read where libheif is: it is looked for when a picture wants it.
#
# From the same commit come the same bytes on any day, wherever the sources lie: times are those of the
# commit, and it is built in a copy below /tmp whose path is always as long. The compiler writes the
# length of the path of a file into the program where a closure of it is lent (the path itself is not in
# it, and no option of the compiler changes that).
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

output=$(mkdir -p "$1" && realpath "$1")
place=$(mktemp -d /tmp/redsite-dist.XXXXXXXXXX)
trap 'rm -rf "$place"' EXIT
tar --exclude=./.build --exclude=./.build-tools --exclude=./public -cf - . | tar -xf - -C "$place"
cd "$place"
scratch=.build/dist
libraries=$PWD/.build/static-libraries
compiler=$(command -v gcc || command -v clang)

# The linker takes what it finds first: in this folder there are only static libraries.
mkdir -p "$libraries"
pictures=(jpeg png webp webpdemux gif tiff zimg xxhash)
# What libtiff itself needs, which only a shared library knows.
beneath=(Lerc zstd lzma deflate)
for name in cmark-gfm cmark-gfm-extensions yaml z expat gumbo stdc++ "${pictures[@]}" "${beneath[@]}"; do
  file=$("$compiler" -print-file-name="lib$name.a")
  if [ ! -f "$file" ]; then
    say "错误：找不到静态库 lib$name.a" "error: there is no static library lib$name.a"
    exit 1
  fi
  ln -s "$(realpath "$file")" "$libraries/lib$name.a"
done

# libtiff also wants libjbig, which is under the GPL.
"$compiler" -std=c11 -O2 -c Scripts/no-jbig.c -o "$libraries/no-jbig.o"
ar rcsD "$libraries/libjbig.a" "$libraries/no-jbig.o"

# They need each other, whichever order they are named in.
linking=(-Xlinker "-L$libraries" -Xlinker --start-group)
for name in "${pictures[@]}" "${beneath[@]}" jbig z stdc++; do linking+=(-Xlinker "-l$name"); done
linking+=(-Xlinker --end-group)
swift build -c release --static-swift-stdlib "${linking[@]}" --scratch-path "$scratch" \
  --product redsite
binary=$scratch/release/redsite
inside='cmark|yaml|libz|expat|gumbo|stdc|swift|Foundation|jpeg|png|webp|gif|tiff|xxhash|Lerc|jbig|lzma|deflate'
if ldd "$binary" | grep -E "$inside"; then
  say '错误：上面的库没有链接进程序' 'error: the libraries above are not in the program'
  exit 1
fi
Scripts/pack-dist.sh "$binary" "$libraries" "$scratch/checkouts" "$output"
