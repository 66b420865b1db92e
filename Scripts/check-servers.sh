#!/usr/bin/env bash
# Serves sites with nginx, Apache and Caddy and asks them: check-servers.sh REDSITE
#
# They run as Debian ships them, at their usual ports, in a network and a view of the file system
# of their own, which takes root. CI installs the three; elsewhere only those that are there are
# asked, for their packages start servers of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

export PATH=$PATH:/usr/sbin:/sbin
if [ "$(id -u)" -ne 0 ]; then
  say "检查网页服务器的设置要用 root 运行，跳过。" "Servers are only run by root; their settings are not checked."
  Scripts/skipped-tests.sh add "settings of servers: takes root"
  exit 0
fi
programs=(nginx apache2 caddy)
packages=(nginx-light apache2 caddy)
present=()
for index in "${!programs[@]}"; do
  if ! command -v "${programs[index]}" >/dev/null || [ ! -d "/etc/${programs[index]}" ]; then
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
for program in curl openssl ip; do
  command -v "$program" >/dev/null || Scripts/install-packages.sh curl openssl iproute2
done
python=${REDSITE_PYTHON:-$PWD/.build-tools/venv/bin/python}
# Nothing of this machine's own servers is seen or touched: /run and /var/log are empty here.
unshare --mount --net bash -euo pipefail -c '
  ip link set lo up
  mount -t tmpfs none /run
  mount -t tmpfs none /var/log
  mkdir -p /var/log/nginx /var/log/apache2
  exec "$@"' _ "$python" Tests/Conformance/servers.py "$1" "${present[@]}"
