#!/usr/bin/env bash
# Puts Python packages into .build-tools/venv: require-python.sh REQUIREMENTS…
#
# The system's own Python is never written to. A requirements file that is already satisfied
# costs nothing: its copy in the environment says so.
set -euo pipefail
cd "$(dirname "$0")/.."
. Scripts/messages.sh

environment=.build-tools/venv

# Prints a Python that can make environments. Debian's ensurepip comes with python3-venv only.
find_python() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))' \
      2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

if ! "$environment/bin/python" -c 'import pip' 2>/dev/null; then
  if ! python=$(find_python); then
    Scripts/install-packages.sh python3 python3-venv
    if ! python=$(find_python); then
      say "错误：python3 仍然不能建立虚拟环境，请检查 python3 -m venv 能否运行。" \
        "error: python3 still cannot make environments; see what 'python3 -m venv' says."
      exit 1
    fi
  fi
  "$python" -m venv --clear "$environment"
fi

for requirements in "$@"; do
  satisfied=$environment/$(basename "$requirements")
  cmp -s "$requirements" "$satisfied" && continue
  if ! "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement "$requirements" </dev/null; then
    say "错误：$requirements 里的 Python 软件包没有装上，原因见上面 pip 的说明（多半是网络）。" \
      "error: the packages of $requirements could not be installed; pip says why above."
    exit 1
  fi
  cp "$requirements" "$satisfied"
done
