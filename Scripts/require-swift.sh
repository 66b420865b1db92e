#!/usr/bin/env bash
# Stops with directions unless a Swift toolchain new enough for Package.swift is on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

required=$(sed -n '1s/^.*swift-tools-version: *//p' Package.swift)

directions() {
  say "
获取 Swift（Debian、Ubuntu 等 Linux）：
  1. 打开 https://www.swift.org/install/linux/ ，选择自己的系统；或者直接运行：
       curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz
       tar zxf swiftly-\$(uname -m).tar.gz
       ./swiftly init
  2. 重新打开终端，运行 swift --version，看到版本号就可以了。
  3. 再运行一次刚才的 make 命令。" "
How to get Swift (Debian, Ubuntu and other Linux systems):
  1. Follow https://www.swift.org/install/linux/ for your system, or run
       curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz
       tar zxf swiftly-\$(uname -m).tar.gz
       ./swiftly init
  2. Open a new terminal; 'swift --version' should print a version.
  3. Run the same make command again."
}

if ! command -v swift >/dev/null; then
  say "错误：找不到 Swift 工具链，需要 $required 或更新的版本。" \
    "error: no Swift toolchain on the PATH; version $required or newer is needed."
  directions
  exit 1
fi

if ! answer=$(swift --version 2>&1); then
  say "错误：swift --version 运行失败，工具链没有装好：" \
    "error: 'swift --version' fails, so the toolchain is not installed properly:"
  printf '%s\n' "$answer" >&2
  directions
  exit 1
fi
found=$(sed -n 's/^.*Swift version \([0-9][0-9.]*\).*$/\1/p' <<<"$answer" | head -n 1)
oldest=$(printf '%s\n' "$required" "${found:-0}" | sort -V | head -n 1)
if [ "$oldest" != "$required" ]; then
  say "错误：Swift 的版本是 ${found:-未知}，需要 $required 或更新的版本。" \
    "error: Swift is ${found:-of an unknown version}; version $required or newer is needed."
  directions
  exit 1
fi
