#!/usr/bin/env bash
# Brings what the tests compare with and this repository does not hold.
#
# The examples of the GFM specification come from the source archive of marko, a Markdown parser on
# PyPI, into .build-tools. Their licence is their own, so they are never committed. Under CI, what
# cannot be had is an error; elsewhere the tests that need it are skipped and counted at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

version=2.2.4
data=.build-tools/conformance
python=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}

if [ ! -s "$data/gfm.txt" ]; then
  mkdir -p "$data"
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  if "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary marko \
    --dest "$scratch" "marko==$version" </dev/null; then
    tar -xOzf "$scratch/marko-$version.tar.gz" "marko-$version/tests/spec/gfm.txt" > "$scratch/gfm.txt"
    mv "$scratch/gfm.txt" "$data/gfm.txt"
  elif [ -n "${CI:-}" ]; then
    say '错误：没有取到 GFM 规范的例子，原因见上面 pip 的说明。' \
      'error: the examples of the GFM specification could not be had; pip says why above.'
    exit 1
  else
    say '没有取到 GFM 规范的例子（多半是网络），跳过有关的测试。' \
      'The examples of the GFM specification could not be had; their tests are skipped.'
  fi
fi

# Programs that tests ask. Elsewhere their absence is counted, here nothing may be skipped for it.
[ -n "${CI:-}" ] || exit 0
missing=()
for program in cmark-gfm curl openssl; do
  command -v "$program" >/dev/null || missing+=("$program")
done
# The library is looked for when a picture wants it, so nothing of the build asks for it.
compgen -G '/usr/lib/*/libheif.so.1' >/dev/null || missing+=(libheif1)
[ ${#missing[@]} -eq 0 ] || Scripts/install-packages.sh "${missing[@]}"
