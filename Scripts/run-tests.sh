#!/usr/bin/env bash
# Runs the test suite that was built, and repeats what failed at the end, where people look.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

mkdir -p .build-tools
log=.build-tools/test.log
status=0
# All tests are Swift Testing's; without XCTest its closing "Executed 0 tests" is not printed.
# That a test started stays in the log: it is what tells where a run hangs.
swift test --skip-build --disable-xctest 2>&1 | tee "$log" | sed -u '/^◇ Test /d' || status=$?
if [ "$status" -ne 0 ]; then
  say "
没有通过的测试（全部输出在 $log）：" "
What failed (everything is in $log):"
  grep -vE '^↳ (Testing Library|Target)' "$log" | grep -E '^(✘|↳)|[Ff]atal error|error:' >&2 ||
    tail -n 20 "$log" >&2
  exit "$status"
fi
if ! grep -qE 'Test run with [1-9][0-9]* tests?' "$log"; then
  say "错误：一个测试也没有运行。" "error: not a single test was run."
  exit 1
fi
sed -n 's/^➜ Test \(.*\) skipped\(: "\(.*\)"\)\?\.\?$/\1\t\3/p' "$log" |
  while IFS=$'\t' read -r name reason; do Scripts/skipped-tests.sh add "$name: ${reason:-?}"; done
