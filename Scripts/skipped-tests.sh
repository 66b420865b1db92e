#!/usr/bin/env bash
# Counts what was not tested, so that nobody takes it for tested:
#   skipped-tests.sh begin          forgets what an earlier run skipped
#   skipped-tests.sh add 'WHAT: WHY'
#   skipped-tests.sh end            prints how the test run ended, and as the last line what was skipped
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

mkdir -p .build-tools
list=.build-tools/skipped.txt
case $1 in
  begin) rm -f "$list" .build-tools/test.log ;;
  add) printf '%s\n' "$2" >> "$list" ;;
  end)
    grep -hE 'Test run with [0-9]+ tests?' .build-tools/test.log >&2 || :
    if [ ! -s "$list" ]; then
      say '没有跳过任何测试' 'No test was skipped'
    else
      count=$(wc -l < "$list")
      reasons=$(paste -sd ';' "$list" | sed 's/;/; /g')
      say "跳过了 $count 项测试：$reasons" "Skipped $count tests: $reasons"
    fi ;;
esac
