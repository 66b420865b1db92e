#!/bin/sh
# Writes the commit of this checkout where the build finds it; SwiftPM runs it before each build.
#
# The file is written only when it says something new, so that nothing is compiled for nothing.
# Without git, or in a folder that is not a checkout of ours, the commit is empty: an archive of
# the sources that lies inside another repository must not name that one's commit.
set -eu
cd "$(dirname "$0")/.."
file=Sources/CCommit/noted-commit.h

ask() { git -c safe.directory="$PWD" "$@" 2>/dev/null; }
commit=
modified=0
if [ "$(ask rev-parse --show-cdup || echo elsewhere)" = "" ]; then
  commit=$(ask rev-parse --short=12 HEAD || :)
  # Files that git does not follow are not part of the program.
  ask diff-index --quiet HEAD -- || { ask update-index -q --refresh || :; }
  ask diff-index --quiet HEAD -- || modified=1
fi
[ -n "$commit" ] || modified=0

text="#define NOTED_COMMIT \"$commit\"
#define NOTED_COMMIT_IS_MODIFIED $modified"
[ "$text" = "$(cat "$file" 2>/dev/null || :)" ] && exit 0
# A checkout that cannot be written to is built all the same.
printf '%s\n' "$text" > "$file.$$" && mv "$file.$$" "$file" || exit 0
