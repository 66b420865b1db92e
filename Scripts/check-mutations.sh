#!/usr/bin/env bash
# Changes small sites in hundreds of ways and has the program check each: none may end it by a
# signal, take longer than five seconds or more than 512 MB.
#
# Scripts/check-mutations.sh PROGRAM [COUNT [ARGUMENTS…]]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1
count=${2:-300}
shift $(($# < 2 ? $# : 2))
"${REDSITE_PYTHON:-python3}" Tests/Mutations/run.py "$program" --count "$count" "$@"
