#!/usr/bin/env bash
# Publishes to folders, servers and object stores while somebody reads: check-publish.sh REDSITE [--times N]
#
# What it tries and promises is written in Tests/Publish/publications.py. CI installs the servers;
# elsewhere only those that are there are asked, for their packages start servers of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

export PATH=$PATH:/usr/sbin:/sbin
for program in rsync rclone python3; do
  command -v "$program" >/dev/null || Scripts/install-packages.sh "$program"
done
for package in nginx-light:nginx openssh-server:sshd; do
  program=${package#*:}
  command -v "$program" >/dev/null && continue
  if [ -z "${CI:-}" ]; then
    say "没有安装 $program，要它的部分不检查。" "$program is not installed; what needs it is not checked."
    Scripts/skipped-tests.sh add "publishing with $program: it is not installed"
    continue
  fi
  Scripts/install-packages.sh "${package%:*}"
done
exec python3 Tests/Publish/publications.py "$@"
