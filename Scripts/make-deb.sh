#!/usr/bin/env bash
# Makes a package of Debian's of what pack-dist.sh laid out: make-deb.sh FOLDER VERSION OUTPUT-FOLDER
#
# Prints the path of the package. The folder is that of the archive; here it lies below /usr, with
# what the rules of Debian ask of every package.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
version=$2
output=$3
export SOURCE_DATE_EPOCH TZ=UTC
architecture=$(dpkg --print-architecture)
root=$(dirname "$folder")/deb
rm -rf "$root"
mkdir -p "$root/usr" "$root/DEBIAN"
cp -a "$folder/bin" "$folder/share" "$root/usr/"
share=$root/usr/share
# The licence of the whole is in `copyright`; those of its parts are beside it.
rm "$share/doc/redsite/LICENSE"
maintainer=${REDSITE_MAINTAINER:-$(git -c safe.directory="$PWD" log -1 --format='%an <%ae>')}

{
  printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
  printf 'Upstream-Name: redsite\n'
  printf 'Comment: Linked into the program are the libraries that redsite.spdx.json lists; their\n'
  printf ' licences are in the folder licences.\n\n'
  printf 'Files: *\nCopyright: %s the contributors of redsite\nLicense: Apache-2.0\n' "$(date -d "@$SOURCE_DATE_EPOCH" +%Y)"
  printf ' On Debian systems the text of the licence is in /usr/share/common-licenses/Apache-2.0.\n'
} > "$share/doc/redsite/copyright"
{
  printf 'redsite (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n' "$version"
  printf ' -- %s  %s\n' "$maintainer" "$(date -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n > "$share/doc/redsite/changelog.gz"
gzip -9n "$share/doc/redsite/CHANGELOG.md"

# What lintian says of every program of Swift, and why it is so here.
mkdir -p "$share/lintian/overrides"
cat > "$share/lintian/overrides/redsite" <<'END'
# The program is made to run on machines whose libraries are other ones: it brings its own, which
# redsite.spdx.json lists with their versions.
redsite: embedded-library *
END

# The C library alone is that of the machine; which one it has to be, the program says.
mkdir -p "$root.control/debian"
printf 'Source: redsite\n\nPackage: redsite\nArchitecture: any\n' > "$root.control/debian/control"
depends=$(cd "$root.control" && dpkg-shlibdeps -O --ignore-missing-info -e"$root/usr/bin/redsite" 2>/dev/null |
  sed -n 's/^shlibs:Depends=//p')
cat > "$root/DEBIAN/control" <<END
Package: redsite
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$root/usr" | cut -f1)
Depends: $depends
Recommends: ca-certificates, curl, git
Suggests: openssh-client, rclone, rsync, pandoc, libreoffice-writer, libheif1
Section: web
Priority: optional
Description: static site generator for Chinese institutional sites
 redsite turns a repository of Markdown into the static web site of a Chinese
 party-building organisation: columns, topics, archives, units, feeds, search
 and the records that an office has to keep. Wrong input is reported with file,
 line and what to do, and never published.
 .
 为党建网站生成静态网页：栏目、专题、归档、单位、订阅、检索和机关要留的台账。
END
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
package=$output/redsite_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
