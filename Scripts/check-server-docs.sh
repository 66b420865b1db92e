#!/usr/bin/env bash
# Runs every step of docs/server.md in a bare Debian: check-server-docs.sh REDSITE [ROOT]
#
# ROOT is a folder with a bare root file system, as debootstrap makes it; without it one is made.
# Nothing in it is changed. What is done there is what stands in the page: the blocks of the
# certificate, those of the server, the check. Only `systemctl` is a stand-in, for there is no
# systemd; it starts the programs as their units do. Takes root and Debian's packages.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh
PATH=$PATH:/usr/sbin:/sbin
if [ "$(id -u)" -ne 0 ]; then
  say "照 docs/server.md 做一遍要用 root 运行，跳过。" "The steps of docs/server.md are only run by root."
  Scripts/skipped-tests.sh add "steps of docs/server.md: takes root"
  exit 0
fi
if [ -z "${2:-}${CI:-}" ] && ! command -v debootstrap >/dev/null; then
  say "没有安装 debootstrap，不照 docs/server.md 做一遍。" "debootstrap is not installed; the steps of docs/server.md are not run."
  Scripts/skipped-tests.sh add "steps of docs/server.md: debootstrap is not installed"
  exit 0
fi
redsite=$(realpath "$1")
work=$(mktemp -d)
# What is mounted is never looked into by rm, also where it could not be unmounted.
trap 'umount -R "$work/root" 2>/dev/null || :; rm -rf --one-file-system "$work"' EXIT
root=${2:-}
if [ -z "$root" ]; then
  command -v debootstrap >/dev/null || Scripts/install-packages.sh debootstrap
  root=$work/bare
  debootstrap --variant=minbase bookworm "$root" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
fi

# The blocks of shell below a heading, each ending with a line of its own.
blocks() {
  awk -v heading="### $1" '
    /^#/ && !inside { here = $0 == heading }
    /^```/ { if (inside) print "#end"; inside = here && !inside && $0 == "```sh"; next }
    inside' docs/server.md
}

# The program and what it is linked to, beside its themes.
pack() {
  mkdir -p "$1/opt/redsite/bin" "$1/opt/redsite/lib" "$1/opt/redsite/share/redsite"
  cp "$redsite" "$1/opt/redsite/bin/program"
  ldd "$redsite" | awk '$3 ~ /^\// { print $3 }' | grep -vE '/(libc|libm|libpthread|libdl|librt)\.so' |
    xargs -I{} cp -L {} "$1/opt/redsite/lib/"
  cp -r themes presets "$1/opt/redsite/share/redsite/"
  printf '#!/bin/sh\nLD_LIBRARY_PATH=/opt/redsite/lib exec /opt/redsite/bin/program "$@"\n' >"$1/usr/local/bin/redsite"
  chmod +x "$1/usr/local/bin/redsite"
}

# `systemctl reload|restart NAME` without systemd.
stand_in() {
  printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
  cat >"$1/usr/local/bin/systemctl" <<'END'
#!/bin/bash
case $2 in
  nginx) nginx ;;
  apache2) apache2ctl start ;;
  caddy) setpriv --reuid caddy --regid caddy --init-groups --inh-caps +net_bind_service \
      --ambient-caps +net_bind_service env HOME=/var/lib/caddy \
      caddy run --config /etc/caddy/Caddyfile >/tmp/caddy.log 2>&1 & ;;
esac
for try in $(seq 100); do (: </dev/tcp/127.0.0.1/443) 2>/dev/null && exit; sleep 0.1; done
cat /tmp/caddy.log; exit 1
END
  chmod +x "$1/usr/local/bin/systemctl" "$1/usr/sbin/policy-rc.d"
}

for server in ${SERVERS:-nginx Apache Caddy}; do
  mkdir -p "$work/upper" "$work/workdir" "$work/root"
  mount -t overlay overlay -o "lowerdir=$root,upperdir=$work/upper,workdir=$work/workdir" "$work/root"
  mount -t proc proc "$work/root/proc"
  mount --bind /dev "$work/root/dev"
  cp /etc/resolv.conf "$work/root/etc/resolv.conf"
  for sources in /etc/apt/sources.list /etc/apt/sources.list.d/*.sources; do
    [ -s "$sources" ] && [ -z "${2:-}" ] && cp "$sources" "$work/root/etc/apt/${sources#/etc/apt/}"
  done
  pack "$work/root"
  stand_in "$work/root"
  {
    echo 'set -euo pipefail; export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8'
    echo 'apt-get -qq update; apt-get -qq install --yes openssl >/dev/null'
    blocks "$server" | sed '/^#end/q'
  } >"$work/root/install.sh"
  # As a machine before its name leads to it: only here it does.
  {
    echo 'set -euxo pipefail; export LC_ALL=C.UTF-8'
    echo 'echo "127.0.0.1 localhost dj.example.org" >>/etc/hosts'
    echo 'redsite new site /srv/site --preset wenhua >/dev/null'
    echo 'sed -i "s|^base_url.*|base_url = \"https://dj.example.org/\"|" /srv/site/site.toml'
    echo 'redsite build /srv/site --quiet --precompress; mkdir -p /srv/dangjian'
    echo 'cp -a /srv/site/public /srv/dangjian/first; ln -s first /srv/dangjian/current'
    blocks 证书
    blocks "$server" | sed '1,/^#end/d'
    echo 'export CURL_CA_BUNDLE=/etc/ssl/dangjian/fullchain.pem'
    blocks 检查
  } >"$work/root/steps.sh"
  chroot "$work/root" /bin/bash /install.sh >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
  unshare --net --pid --fork --kill-child bash -c 'ip link set lo up; exec chroot "$0" /bin/bash -c \
    "mount -t proc proc /proc; exec bash /steps.sh"' "$work/root" \
    >"$work/log" 2>&1 || { tail -40 "$work/log"; echo "check-server-docs: the steps for $server fail"; exit 1; }
  grep -E 'questions?, ' "$work/log" | sed "s/^/docs\/server.md, $server: /"
  umount -R "$work/root"
  rm -rf --one-file-system "$work/upper" "$work/workdir"
done
