/// The script that carries a built site to where readers see it.
extension CIPipeline {
  /// `ci/publish.sh`.
  ///
  /// A release is a folder that was complete before it got its name and never changes after that.
  /// Files that are the same as in the current release are linked to it, with their times: those
  /// of a fresh clone say nothing, and servers make their ETags of them.
  static let publishScript = #"""
    #!/usr/bin/env bash
    # 发布一个生成好的文件夹：publish.sh rsync|objects FOLDER
    #
    # rsync：  TARGET 是 用户@主机:/文件夹（经 SSH），或本机的 /文件夹。
    #          文件先传到 unfinished/ 里自己的文件夹，传完才改名为 releases/<编号>，再把 current 一步换
    #          过去：读者看到的总是完整的网站，传到一半断了的不算一次发布，一天以后自动清理。
    #          网页服务器的根目录设为 <文件夹>/current。留最近 10 次，退回见 docs/deploy.md。
    # objects：TARGET 是 rclone 的 远程名:桶/路径；先传新文件，最后才删旧文件。
    # RELEASE 是编号，不写就用当前提交；同一个编号的内容变了，就叫 <编号>.2，已经发布的不改。
    set -euo pipefail

    way=${1:?用法：publish.sh rsync|objects FOLDER}
    folder=${2:?用法：publish.sh rsync|objects FOLDER}
    : "${TARGET:?没有设置 TARGET}"
    if [ ! -f "$folder/index.html" ]; then
      echo "错误：$folder 里没有 index.html，不发布" >&2
      exit 1
    fi
    secrets=$(mktemp -d)
    trap 'rm -rf "$secrets"' EXIT

    if [ "$way" = objects ]; then
      if [ -n "${RCLONE_CONFIG_TEXT:-}" ]; then
        (umask 077; printf '%s\n' "$RCLONE_CONFIG_TEXT" > "$secrets/rclone.conf")
        export RCLONE_CONFIG=$secrets/rclone.conf
      fi
      # 样式和脚本先到，网页后到，旧文件最后删：任何时候打开的网页都找得到它的样式。
      rclone copy --checksum --include '/assets/**' "$folder" "$TARGET"
      rclone sync --checksum --delete-after "$folder" "$TARGET"
      echo "已发布到 $TARGET"
      exit 0
    fi
    [ "$way" = rsync ] || { echo "错误：不认识 $way" >&2; exit 1; }

    release=${RELEASE:-$(git rev-parse HEAD)}
    case $release in *[!A-Za-z0-9._-]* | .* | '') echo "错误：编号 $release 不能用" >&2; exit 1 ;; esac
    case $TARGET in
      *:*)
        host=${TARGET%%:*} place=${TARGET#*:}
        ssh=(ssh -o BatchMode=yes)
        if [ -n "${SSH_KEY:-}" ]; then
          (umask 077; printf '%s\n' "$SSH_KEY" > "$secrets/key"; printf '%s\n' "${SSH_KNOWN_HOSTS:-}" > "$secrets/hosts")
          ssh+=(-i "$secrets/key" -o IdentitiesOnly=yes -o "UserKnownHostsFile=$secrets/hosts")
        fi
        on_target() { "${ssh[@]}" "$host" bash -s -- "$@"; }
        destination=$host:
        shell=(-e "${ssh[*]}")
        ;;
      *)
        place=$TARGET
        on_target() { bash -s -- "$@"; }
        destination=
        shell=()
        ;;
    esac
    case $place in *[!A-Za-z0-9._/-]* | '' | /) echo "错误：文件夹 $place 不能用" >&2; exit 1 ;; esac

    answer=$(on_target "$place" "$release" <<'END'
    set -eu
    mkdir -p "$1/releases" "$1/unfinished"
    cd "$1"
    # 断了的上传没有人会再用；一天以内的可能还在传。
    find unfinished -mindepth 1 -maxdepth 1 ! -name .lock -mmin +1440 -exec rm -rf {} +
    if [ -e current ]; then echo "redsite-current: yes"; fi
    echo "redsite-upload: $(mktemp -d "unfinished/$2.XXXXXX")"
    END
    )
    upload=$(sed -n 's/^redsite-upload: //p' <<<"$answer")
    [ -n "$upload" ] || { echo "错误：服务器没有回答上传到哪里" >&2; exit 1; }
    # 与现在的网站相同的文件只做硬链接，修改时间不变，浏览器存着的还能用。
    link=()
    case $answer in *'redsite-current: yes'*) link=(--link-dest=../../current/) ;; esac
    rsync -rlpc --chmod=D755,F644 "${shell[@]}" "${link[@]}" "$folder/" "$destination$place/$upload/"

    answer=$(on_target "$place" "$release" "$upload" <<'END'
    set -eu
    cd "$1"
    # 同时发布的两次，一次一次地换。
    if command -v flock >/dev/null; then exec 9>unfinished/.lock; flock 9; fi
    list() { (cd "$1" && find . -printf '%y %P %i %l\n' | sed '/^d /s/ [0-9]* $//' | LC_ALL=C sort); }
    name=$2 number=1
    current=$(readlink current || true)
    while [ -e "releases/$name" ]; do
      # 同一个编号、内容也没有变：每个文件都是它的硬链接，就用原来的。
      if [ "$current" = "releases/$name" ]; then
        old=$(list "$current") new=$(list "$3")
        if [ -n "$new" ] && [ "$old" = "$new" ]; then break; fi
      fi
      number=$((number + 1)) name=$2.$number
    done
    if [ ! -e "releases/$name" ]; then
      touch "$3"
      mv -T "$3" "releases/$name"
    else
      rm -rf "$3"
    fi
    ln -sfn "releases/$name" current.new
    mv -T current.new current
    # 留最近 10 次；现在的这次不删。先改名再删，删到一半断了也不会被当作一次发布。
    ls -1t releases | tail -n +11 | while read -r old; do
      if [ "releases/$old" != "releases/$name" ]; then
        gone=$(mktemp -d "unfinished/$old.XXXXXX")
        mv -T "releases/$old" "$gone"
        rm -rf "$gone"
      fi
    done
    echo "redsite-release: $name"
    END
    )
    name=$(sed -n 's/^redsite-release: //p' <<<"$answer")
    [ -n "$name" ] || { echo "错误：服务器没有换过去" >&2; exit 1; }
    echo "已发布到 $TARGET：releases/$name"

    """#
}
