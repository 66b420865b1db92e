#!/usr/bin/env bash
# Writes every pipeline and holds it to its service's rules: check-pipelines.sh REDSITE [ARCHIVE ROOT…]
#
# With an archive as make dist makes it and folders with bare root file systems, the steps are run
# there as well, as root and as somebody else.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v shellcheck >/dev/null || Scripts/install-packages.sh shellcheck
exec "${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}" Tests/Conformance/pipelines.py "$@"
