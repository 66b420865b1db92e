#!/usr/bin/env bash
# Looks at the pages of published sites in Chromium, with axe: check-browser.sh FOLDER…
set -euo pipefail
cd "$(dirname "$0")/.."

command -v chromium >/dev/null || Scripts/install-packages.sh chromium
fc-list :lang=zh 2>/dev/null | grep -q . || Scripts/install-packages.sh fonts-noto-cjk fontconfig
exec "${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}" Tests/Browser/browser_test.py "$@"
