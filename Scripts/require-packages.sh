#!/usr/bin/env bash
# Sees to it that the C libraries the build links are there, and installs those that are not.
#
# Whether a library is there is asked of the compiler that will be used, not of the package
# database: a copy built by hand counts, a package whose header is not found does not.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

compiler=
for candidate in "$(dirname "$(readlink -f "$(command -v swift || echo swift)")")/clang" clang cc; do
  if command -v "$candidate" >/dev/null; then compiler=$candidate && break; fi
done

# builds LANGUAGE SOURCE [LIBRARY]: whether a program of these lines compiles and links.
builds() {
  [ -n "$compiler" ] &&
    printf '%s\nint main(void) { return 0; }\n' "$2" |
    "$compiler" -x "$1" - ${3:+"$3"} -o "$scratch/program" 2>/dev/null
}

# Prints the packages that are missing. Only the presence of toml++ is asked: it is headers, and
# compiling them takes a second.
missing_packages() {
  builds c '#include <stdio.h>' || echo gcc
  builds c++ '#include <string>' || echo g++
  builds c '#include <cmark-gfm.h>' -lcmark-gfm || echo libcmark-gfm-dev
  builds c '#include <cmark-gfm-core-extensions.h>' -lcmark-gfm-extensions ||
    echo libcmark-gfm-extensions-dev
  builds c '#include <yaml.h>' -lyaml || echo libyaml-dev
  builds c++ $'#if !__has_include(<toml++/toml.h>)\n#error\n#endif' || echo libtomlplusplus-dev
  builds c '#include <zlib.h>' -lz || echo zlib1g-dev
  builds c '#include <expat.h>' -lexpat || echo libexpat1-dev
  builds c '#include <gumbo.h>' -lgumbo || echo libgumbo-dev
  builds c $'#include <stdio.h>\n#include <jpeglib.h>' -ljpeg || echo libjpeg-dev
  builds c '#include <png.h>' -lpng || echo libpng-dev
  builds c '#include <webp/demux.h>' -lwebpdemux || echo libwebp-dev
  builds c '#include <gif_lib.h>' -lgif || echo libgif-dev
  builds c '#include <tiffio.h>' -ltiff || echo libtiff-dev
  builds c '#include <zimg.h>' -lzimg || echo libzimg-dev
  builds c '#include <xxhash.h>' -lxxhash || echo libxxhash-dev
  command -v git >/dev/null || echo git
  command -v rsync >/dev/null || echo rsync
}

missing=$(missing_packages)
[ -n "$missing" ] || exit 0
# shellcheck disable=SC2086 # one word a package
Scripts/install-packages.sh $missing
missing=$(missing_packages)
if [ -n "$missing" ]; then
  say "错误：装完之后编译器（${compiler:-没有找到}）仍然用不了：${missing//$'\n'/ }" \
    "error: still not usable by the compiler (${compiler:-none found}): ${missing//$'\n'/ }"
  exit 1
fi
