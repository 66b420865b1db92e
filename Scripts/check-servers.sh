#!/usr/bin/env bash
# Asks nginx, Apache and Caddy for the pages and old addresses of a site: check-servers.sh REDSITE
#
# CI installs the three; elsewhere only those that are there are asked, for their packages start
# servers of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

export PATH=$PATH:/usr/sbin:/sbin
programs=(nginx apache2 caddy)
packages=(nginx-light apache2-bin caddy)
present=()
for index in "${!programs[@]}"; do
  if ! command -v "${programs[index]}" >/dev/null; then
    if [ -z "${CI:-}" ]; then
      say "没有安装 ${programs[index]}，不检查它的设置。" \
        "${programs[index]} is not installed; its settings are not checked."
      Scripts/skipped-tests.sh add "settings for ${programs[index]}: it is not installed"
      continue
    fi
    Scripts/install-packages.sh "${packages[index]}"
  fi
  present+=("${programs[index]}")
done
[ ${#present[@]} -gt 0 ] || exit 0
exec "${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}" Tests/Conformance/servers.py "$1" \
  "${present[@]}"
