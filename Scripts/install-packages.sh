#!/usr/bin/env bash
# Installs Debian packages: install-packages.sh PACKAGE…
#
# As root directly, otherwise through sudo; where neither is possible it prints the command that
# somebody with the rights has to run. It never asks for a password without a terminal.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

if ! command -v apt-get >/dev/null; then
  say "错误：缺少这些软件（以下是 Debian 里的软件包名）：
  $*
这台机器没有 apt，请用系统自己的软件管理工具安装对应的开发包：
  cmark-gfm（含 extensions）、libyaml、expat、gumbo、toml++ 3、libjpeg-turbo、libpng、libwebp、giflib、libtiff、
  zimg、xxHash、g++、git；运行测试还要 python3 和它的 venv 模块。" \
    "error: these are missing (by the names of Debian's packages):
  $*
This machine has no apt; install the matching development packages with its own tools:
  cmark-gfm (with extensions), libyaml, expat, gumbo, toml++ 3, libjpeg-turbo, libpng, libwebp, giflib, libtiff,
  zimg, xxHash, g++, git; for tests python3 with its venv module."
  exit 1
fi

install=(apt-get install --yes --no-install-recommends "$@")
sudo=
if command -v sudo >/dev/null; then sudo='sudo '; fi
if [ "$(id -u)" -eq 0 ]; then
  become=()
elif [ -n "$sudo" ] && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
  become=(sudo)
else
  say "错误：缺少这些软件包：$*
安装它们需要管理员权限。请让管理员运行下面这条命令，然后再来一次：
  ${sudo}apt-get update && $sudo${install[*]}" \
    "error: these packages are missing: $*
Installing them takes an administrator's rights. Have this run, then try again:
  ${sudo}apt-get update && $sudo${install[*]}"
  exit 1
fi

# Checks that run beside each other may want packages at the same moment.
mkdir -p .build-tools
exec 9>.build-tools/install.lock
flock 9
say "正在安装软件包：$*" "Installing packages: $*"
apt() {
  ${become[@]+"${become[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
# One unreachable source among several is no reason to stop: what is needed may come from another.
apt update || say "警告：软件源没有全部更新成功，继续安装。" \
  "warning: not every package source could be read; going on."
if ! apt "${install[@]:1}"; then
  say "错误：安装没有成功，原因见上面 apt 的说明。
  · 提示 Unable to locate package：Ubuntu 请先启用 universe 软件源（sudo add-apt-repository universe）；
  · 提示连接失败：请检查网络，或让管理员配置软件源。" \
    "error: the packages could not be installed; apt says why above.
  - Unable to locate package: on Ubuntu, enable universe (sudo add-apt-repository universe).
  - A failed connection: check the network or the configured package sources."
  exit 1
fi
