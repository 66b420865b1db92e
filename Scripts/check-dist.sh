#!/usr/bin/env bash
# Proves an archive on bare systems: check-dist.sh ARCHIVE [ROOT…]
#
# Each ROOT is a folder with a bare root file system, as debootstrap makes it. Without any, a bare
# Debian 12 is made. In each the archive is unpacked, a site made, written to, built and served.
set -euo pipefail
archive=$(realpath "$1")
shift
if [ $# -eq 0 ]; then
  command -v debootstrap >/dev/null || "$(dirname "$0")/install-packages.sh" debootstrap
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  debootstrap --variant=minbase bookworm "$root" >/dev/null
  set -- "$root"
fi
for root in "$@"; do
  rm -rf "$root/opt/redsite" "$root/tmp/site"
  mkdir -p "$root/opt/redsite"
  tar -xzf "$archive" -C "$root/opt/redsite" --strip-components=1
  # Programs learn their arguments and their own place from it, as on every running system.
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  chroot "$root" /bin/bash -euo pipefail -c '
    . /etc/os-release
    export LC_ALL=C.UTF-8 PATH=/opt/redsite/bin:/usr/bin:/bin
    redsite --version
    redsite new site /tmp/site --preset wenhua >/dev/null
    cd /tmp/site
    redsite new article --column fengcai/mofan --title 试一试 >/dev/null
    redsite build --strict --quiet --precompress
    test -s public/index.html -a -s public/index.html.gz
    redsite serve --port 8999 >/dev/null 2>&1 &
    server=$!
    for try in $(seq 100); do
      if exec 3<>/dev/tcp/127.0.0.1/8999; then break; fi 2>/dev/null
      sleep 0.1
    done
    printf "GET / HTTP/1.1\r\nHost: 127.0.0.1:8999\r\nConnection: close\r\n\r\n" >&3
    read -r status <&3
    kill $server
    case $status in *200*) ;; *) echo "serve: $status"; exit 1 ;; esac
    echo "$PRETTY_NAME: $(find public -type f | wc -l) files built, the preview answers"' || { umount "$root/proc"; exit 1; }
  umount "$root/proc"
done
