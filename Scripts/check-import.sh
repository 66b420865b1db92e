#!/usr/bin/env bash
# Imports what offices and other systems have, and looks for all of it in the pages: check-import.sh REDSITE
set -euo pipefail
cd "$(dirname "$0")/.."
for program in pandoc; do
  command -v "$program" >/dev/null || Scripts/install-packages.sh "$program"
done
python=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}
"$python" Tests/Import/docx_test.py "$1"
"$python" Tests/Import/sites_test.py "$1"
