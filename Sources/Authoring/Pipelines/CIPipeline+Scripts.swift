/// The scripts that all services share.
extension CIPipeline {
  /// `ci/redsite.sh`: runs the program that the repository names, and installs it before.
  static func redsiteScript(_ archive: ProgramArchive?) -> String {
    #"""
    #!/usr/bin/env bash
    # 运行这个仓库用的那一版 redsite，没有装过就先装上，如：bash ci/redsite.sh check .
    #
    # 版本写在下面两行里：派生（fork）的仓库、旧的提交、各人的电脑，用的都是同一版。换新版：
    #   redsite new ci github --update --archive 网址 --sha256 摘要
    # archive 是安装包的网址、绝对路径，或从仓库的根算起的路径；空着就用系统里装好的 redsite。
    set -euo pipefail
    archive=\#((archive?.address ?? "").shellQuoted)
    sha256=\#((archive?.digest ?? "").shellQuoted)

    top=$(cd "$(dirname "$0")/.." && pwd)
    # 容器里检出的文件常属于别的用户；不说一声，git 不让看历史。
    export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$top

    if [ -z "$archive" ]; then
      if program=$(command -v redsite); then exec "$program" "$@"; fi
      echo '错误：这台机器没有装 redsite，ci/redsite.sh 里也没有写安装包。请在仓库里运行：' >&2
      echo '  redsite new ci github --update --archive 安装包的网址 --sha256 摘要（gitlab、gitee 也一样）' >&2
      exit 1
    fi
    # 装在检出的文件夹里，git 不理会它：不要管理员，也不要 HOME。
    folder=$top/.redsite/program-${sha256:0:16}
    if [ ! -x "$folder/bin/redsite" ]; then
      mkdir -p "$top/.redsite"
      echo '*' > "$top/.redsite/.gitignore"
      new=$(mktemp -d "$top/.redsite/new.XXXXXX")
      trap 'rm -rf "$new"' EXIT
      case $archive in
        http://* | https://*) curl -fsSL --retry 3 --output "$new/archive" "$archive" ;;
        /*) cp "$archive" "$new/archive" ;;
        *) cp "$top/$archive" "$new/archive" ;;
      esac
      if ! echo "$sha256  $new/archive" | sha256sum --check --status; then
        echo "错误：$archive 的 SHA-256 不是 ci/redsite.sh 里写的，没有安装" >&2
        exit 1
      fi
      mkdir "$new/program"
      tar -xzf "$new/archive" -C "$new/program" --strip-components=1 --no-same-owner
      # 同时装的两次，先换上的那次就行。
      mv -T "$new/program" "$folder" 2>/dev/null || [ -x "$folder/bin/redsite" ]
      rm -rf "$new"
    fi
    exec "$folder/bin/redsite" "$@"

    """#
  }

  /// `ci/programs.sh`: sees to it that other programs are there.
  static let programsScript = #"""
    #!/usr/bin/env bash
    # 看看流水线要用的程序齐不齐，缺的从 Debian、Ubuntu 的软件源装上：bash ci/programs.sh curl git
    # 由 redsite new ci 写出。都有就什么也不做。不是管理员、又不能免密 sudo 的，写明缺什么，请装到主机上或做进镜像。
    set -euo pipefail

    packages=()
    for program in "$@"; do
      if command -v "$program" >/dev/null; then continue; fi
      case $program in
        curl) packages+=(curl ca-certificates) ;;
        ssh) packages+=(openssh-client) ;;
        *) packages+=("$program") ;;
      esac
    done
    if [ ${#packages[@]} -eq 0 ]; then exit 0; fi

    become=()
    if [ "$(id -u)" -ne 0 ]; then become=(sudo -n); fi
    if ! command -v apt-get >/dev/null || ! "${become[@]}" true 2>/dev/null; then
      echo "错误：缺少软件包 ${packages[*]}，这里装不了；请装到这台机器上，或换用装好它们的镜像" >&2
      exit 1
    fi
    "${become[@]}" apt-get update -qq
    "${become[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null

    """#
}
