#!/usr/bin/env bash
# Runs the parsers of foreign bytes over generated input, in release, with the address sanitizer.
#
# What the program ships is optimized. `Bytes` keeps its checks there, which this tries as well; C
# and whole runs go through pointers, where a read beyond the end shows itself here. Not part of
# make test: it compiles everything once more.
#   check-sanitizer.sh [TIMES]   TIMES as many inputs as make test takes (1)
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

times=${1:-1}
scratch=.build/sanitizer
suites='FuzzTests|MarkdownFuzzTests|MetadataFuzzTests|YAMLAgreementTests|SiteFileFuzzTests'
suites+='|HostileMarkdownTests|FileSignatureTests|ImageSizeTests|PictureFuzzTests|RenditionTests'
suites+='|FileTruncationTests|RequestTests|BytesBoundsTests'
options=(-c release --sanitize address --scratch-path "$scratch" -Xswiftc -enable-testing)

Scripts/require-python.sh Scripts/requirements-test.txt
export REDSITE_PYTHON=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}
SECONDS=0
swift build "${options[@]}" --build-tests
built=$SECONDS
# Memory that C libraries keep for the whole run is no leak of ours, and Swift's runtime keeps much.
# The sanitizer has printed where it was: Swift's own account of a crash would take a minute more.
# Swift's runtime gives its threads another signal stack, which the sanitizer cannot take back.
export ASAN_OPTIONS=detect_leaks=0:abort_on_error=0:use_sigaltstack=0 SWIFT_BACKTRACE=enable=no
export REDSITE_FUZZ=$((times * 4000))
swift test "${options[@]}" --skip-build --disable-xctest --filter "$suites" | grep -v '^◇'
say "编译 $built 秒，运行 $((SECONDS - built)) 秒" \
  "built in $built s, ran for $((SECONDS - built)) s"
