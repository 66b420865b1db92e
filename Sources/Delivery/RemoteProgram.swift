/// What runs at the place where a site is published, in a POSIX shell.
///
/// It is sent to `sh -s` and then answers requests: a word on a line, its values on the lines that
/// follow. No value is ever part of a command, so that a path may be anything. It says
/// `redsite-ready` first: what the shell prints before that is somebody's greeting; and it gets no
/// request before it has read all of itself, or it would take one for a command of its own.
/// Each answer ends in `redsite-done` with a status.
///
/// The lock is the kernel's and is held by this shell, so that it ends with the connection however
/// that ends. What a killed publication leaves is a folder in `unfinished/`, which the next removes.
///
/// A release is a folder that was complete before it got its name. Only two things are changed in
/// it after that: names of files that say what is in them are added, and pages that show people of
/// a notice that has ended are replaced.
enum RemoteProgram {
  static let text = #"""
    {
    umask 022
    LC_ALL=C; export LC_ALL
    unset CDPATH
    say() { printf '%s\n' "$*"; }

    # base, seconds to wait, who: nobody else publishes from here on. Without seconds nothing is
    # made and nothing is locked.
    open() {
      IFS= read -r base; IFS= read -r wait; IFS= read -r who
      if [ -n "$wait" ]; then
        mkdir -p -- "$base/releases" "$base/unfinished" || return 1
      fi
      if ! cd -- "$base" 2>/dev/null; then say empty; return 0; fi
      say "base $(pwd -P)"
      if [ -n "$wait" ]; then
        for program in flock sha256sum rsync; do
          command -v "$program" >/dev/null || { say "missing $program"; return 1; }
        done
        exec 9>>unfinished/.lock || return 1
        if ! flock -n 9; then
          say "waiting $(cat unfinished/.holder 2>/dev/null)"
          flock -w "$wait" 9 || { say busy; return 1; }
        fi
        printf '%s\n' "$who" >unfinished/.holder || :
        find unfinished -mindepth 1 -maxdepth 1 ! -name '.*' -exec rm -rf -- {} +
        rm -f current.new
      fi
      if [ -L current ]; then say "current $(readlink current)"
      elif [ -d current ]; then say plain
      elif [ -e current ]; then say strange
      fi
      if [ -f .redsite-hold ]; then say "hold $(head -n 1 .redsite-hold)"; fi
      for release in releases/*; do
        if [ -d "$release" ] && [ ! -L "$release" ]; then
          say "release ${release#releases/}"
          say "time $(stat -c %Y "$release" 2>/dev/null)"
          if [ -f "$release/.redsite-release" ]; then
            say record
            awk 'NR > 1 { if ($0 !~ /^\//) exit; print "line " $0 }' "$release/.redsite-release"
          fi
        fi
      done
      return 0
    }

    # release: its record. One that was cut within a line would hide the end of the answer.
    record() {
      IFS= read -r release
      [ "$(tail -c 1 "releases/$release/.redsite-release" | wc -l)" -eq 1 ]
      cat "releases/$release/.redsite-release"
    }

    # folder: the paths of its files.
    list() { IFS= read -r folder; cd "$folder/"; find . -type f | sed 's/^..//'; }

    # name: an empty folder to upload into. Servers tell versions of a file by its second and size:
    # none may be of the second in which the release before was finished.
    upload() {
      IFS= read -r name
      while [ "$(stat -c %Y current/ 2>/dev/null)" = "$(date +%s)" ]; do sleep 1; done
      folder=$(mktemp -d "unfinished/$name.XXXXXX")
      chmod 755 "$folder"
      say "$folder"
    }

    # folder, number of files, one of how many digests is compared.
    verify() {
      IFS= read -r folder; IFS= read -r count; IFS= read -r step
      cd "$folder"
      found=$(find . -type f | wc -l)
      if [ $((found)) -ne "$count" ]; then say "count $((found))"; return 1; fi
      digests=$(awk -v step="$step" \
        '/^\\?[0-9a-f]+  / && length($1) >= 64 && (n++ % step == 0 || /  index\.html$/)' .redsite-release)
      printf '%s\n' "$digests" | sha256sum -c - 2>/dev/null >../.verified || {
        grep -v ': OK$' ../.verified | head -n 5
        return 1
      }
      chmod 600 .redsite-*
    }

    # folder, the folder that files are taken from, their paths up to a line with a dot.
    carry() {
      IFS= read -r folder; IFS= read -r from
      while IFS= read -r path && [ "$path" != . ]; do
        if [ -f "$from/$path" ] && [ ! -e "$folder/$path" ]; then
          case $path in */*) mkdir -p "$folder/${path%/*}" ;; esac
          ln "$from/$path" "$folder/$path"
        fi
      done
    }

    # folder, name: the folder becomes the release of that name. On the disk before that.
    finish() {
      IFS= read -r folder; IFS= read -r name
      touch "$folder"
      sync -f "$folder" 2>/dev/null || sync
      mv -T "$folder" "releases/$name"
    }

    # release, a free name for what is there if it is a plain folder.
    switch() {
      IFS= read -r name; IFS= read -r former
      [ -d "releases/$name" ]
      rm -f current.new
      ln -s "releases/$name" current.new
      if [ -d current ] && [ ! -L current ]; then mv -T current "releases/$former"; fi
      mv -T current.new current
    }

    # release, folder with newer pages, the paths of pages up to a line with a dot.
    replace() {
      IFS= read -r release; IFS= read -r from
      while IFS= read -r path && [ "$path" != . ]; do
        old=releases/$release/$path
        if [ -n "$from" ] && [ -f "$from/$path" ]; then
          rm -f "$old.redsite-new"
          ln "$from/$path" "$old.redsite-new"
          mv -fT "$old.redsite-new" "$old"
          # Where both are the same file already, mv does nothing.
          rm -f "$old.redsite-new"
        else
          rm -f "$old"
        fi
      done
    }

    # release: gone, as a whole.
    remove() {
      IFS= read -r name
      mv -T "releases/$name" "unfinished/$name.gone.$$"
      rm -rf "unfinished/$name.gone.$$"
    }

    # folder: an upload that is not wanted.
    drop() { IFS= read -r folder; case $folder in unfinished/?*) rm -rf "$folder" ;; esac; }

    # who and when; nothing to let others publish again.
    hold() {
      IFS= read -r text
      if [ -z "$text" ]; then rm -f .redsite-hold; return; fi
      printf '%s\n' "$text" >.redsite-hold.new
      mv -f .redsite-hold.new .redsite-hold
    }

    say redsite-ready
    while IFS= read -r request; do
      case $request in
        # What is left of the line that ends this program.
        '') continue ;;
        open) open ;;
        record | list | upload | verify | finish | switch | remove | drop | hold)
          (set -e; "$request") ;;
        carry | replace)
          # Within a condition the shell would go on after what fails.
          (set -e; "$request")
          status=$?
          # What is left of the paths then is no request.
          if [ "$status" -ne 0 ]; then
            while IFS= read -r path && [ "$path" != . ]; do :; done
          fi
          (exit "$status") ;;
        *) false ;;
      esac
      say "redsite-done $?"
    done
    exit 0
    }

    """#
}
