#!/usr/bin/env bash
# Lets the system fail under a build, kills it, cuts the power: check-faults.sh REDSITE [--all] [--kills N]
#
# What it tries and promises is written in Tests/Publish/faults.py. Without --all it takes a minute;
# with it and --kills 2000 half an hour. The program must be the debug one, linked dynamically.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cc >/dev/null || Scripts/install-packages.sh gcc libc6-dev
command -v python3 >/dev/null || Scripts/install-packages.sh python3
command -v mkfs.ext4 >/dev/null || [ -x /sbin/mkfs.ext4 ] || Scripts/install-packages.sh e2fsprogs
PATH=$PATH:/sbin:/usr/sbin python3 Tests/Publish/faults.py "$@"
