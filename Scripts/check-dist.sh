#!/usr/bin/env bash
# Proves what make dist made on bare systems: check-dist.sh FOLDER [ROOT…]
#
# FOLDER is that of make dist. Each ROOT is a folder with a bare root file system that has apt, as
# mmdebstrap --variant=apt makes it; without any, those of Debian 12 and 13 and of Ubuntu 24.04 are
# made. In each the archive and the package are installed, a site made, written to, built and served by either,
# and every step of every pipeline is run (check-pipelines.sh).
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "$1")
shift
(cd "$folder" && sha256sum --check --quiet SHA256SUMS)
archive=$(ls "$folder"/redsite-*-linux-"$(uname -m)".tar.gz)
package=$(ls "$folder"/redsite_*_"$(dpkg --print-architecture)".deb)
Scripts/require-python.sh Scripts/requirements-test.txt
command -v lintian >/dev/null || Scripts/install-packages.sh lintian
lintian --fail-on error,warning "$package"

if [ $# -eq 0 ]; then
  command -v mmdebstrap >/dev/null || Scripts/install-packages.sh mmdebstrap
  roots=$(mktemp -d)
  trap 'rm -rf "$roots"' EXIT
  mmdebstrap --quiet --variant=apt bookworm "$roots/bookworm"
  mmdebstrap --quiet --variant=apt --include=ubuntu-keyring trixie "$roots/trixie"
  # The keys of Ubuntu are those that Debian 13 has.
  mmdebstrap --quiet --variant=apt --components=main,universe \
    --keyring="$roots/trixie/usr/share/keyrings/ubuntu-archive-keyring.gpg" noble "$roots/noble"
  set -- "$roots/bookworm" "$roots/trixie" "$roots/noble"
fi

# use ROOT PROGRAM: makes a site there with a program, writes to it, builds and serves it.
use() {
  # shellcheck disable=SC2016 # read there
  chroot "$1" /usr/bin/env -i LC_ALL=C.UTF-8 PATH=/usr/bin:/bin redsite="$2" /bin/bash -euo pipefail -c '
    . /etc/os-release
    "$redsite" version
    rm -rf /tmp/site
    "$redsite" new site /tmp/site --preset wenhua >/dev/null
    cd /tmp/site
    "$redsite" new article --column fengcai/mofan --title 试一试 >/dev/null
    "$redsite" build --strict --quiet --precompress
    test -s public/index.html -a -s public/index.html.gz
    "$redsite" serve --port 28999 >/dev/null 2>&1 &
    server=$!
    for try in $(seq 100); do
      if exec 3<>/dev/tcp/127.0.0.1/28999; then break; fi 2>/dev/null
      sleep 0.1
    done
    printf "GET / HTTP/1.1\r\nHost: 127.0.0.1:28999\r\nConnection: close\r\n\r\n" >&3
    read -r status <&3
    kill $server
    case $status in *200*) ;; *) echo "serve: $status"; exit 1 ;; esac
    echo "$PRETTY_NAME, $redsite: $(find public -type f | wc -l) files built, the preview answers"'
}

for root in "$@"; do
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  rm -rf "$root/opt/redsite"
  mkdir -p "$root/opt/redsite"
  tar -xzf "$archive" -C "$root/opt/redsite" --strip-components=1
  cp "$package" "$root/tmp/redsite.deb"
  # Programs learn their arguments and their own place from it, as on every running system.
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  status=0
  {
    use "$root" /opt/redsite/bin/redsite &&
      chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
        /bin/sh -ec 'apt-get -qq update
          apt-get -qq install -y --no-install-recommends /tmp/redsite.deb >/dev/null' &&
      use "$root" /usr/bin/redsite &&
      chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dpkg --verify redsite &&
      chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin dpkg --purge redsite >/dev/null &&
      test ! -e "$root/usr/share/redsite"
  } || status=1
  umount "$root/proc"
  if [ "$status" -ne 0 ]; then exit 1; fi
done
"$PWD/Scripts/check-pipelines.sh" "${REDSITE:-$PWD/.build/debug/redsite}" "$archive" "$@"
