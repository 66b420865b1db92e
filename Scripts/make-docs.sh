#!/usr/bin/env bash
# Builds the documentation as a site: make-docs.sh REDSITE OUTPUT-FOLDER
#
# The files of docs/ stay as they are, so that they also read well where the repository is looked
# at. Here they get front matter: the heading becomes the title, the day of the last commit the date.
set -euo pipefail
cd "$(dirname "$0")/.."
redsite=$(realpath "$1")
output=$(mkdir -p "$2" && realpath "$2")
site=$(mktemp -d)/docs
trap 'rm -rf "$(dirname "$site")"' EXIT

"$redsite" new site "$site" --preset blank >/dev/null
rm -rf "$site/content"
mkdir -p "$site/content"
cat > "$site/site.toml" <<'END'
[site]
name = "redsite 文档"
base_url = "https://docs.example.org/"
profile = "none"
description = "redsite 的手册：写给编辑、主题作者和管流水线的工程师。"

[owner]
sponsor = "redsite"

# The pages about the check show what it finds.
[scan]
enabled = false

[archive]
enabled = false

[feeds]
enabled = false

[article]
qr_code = false
END
section() {
  mkdir -p "$site/content/$1"
  printf -- '---\ntitle: %s\nweight: %s\ndescription: %s\n---\n' "$2" "$3" "$4" > "$site/content/$1/_index.md"
}
printf -- '---\ntitle: redsite 文档\n---\n' > "$site/content/_index.md"
section docs 参考 20 '设置、写法、模板、问题和部署。'
section docs/zh 编辑手册 10 '从第一篇文章到专题。'
section docs/presets 预设 30 '现成的栏目结构各是什么，从哪里来。'

for file in docs/*.md docs/zh/*.md docs/presets/*.md; do
  title=$(sed -n 's/^# //p' "$file" | head -n 1 | sed 's/`//g; s/"/\\"/g')
  date=$(git log -1 --format=%cs -- "$file" 2>/dev/null || true)
  target=$site/content/${file/README.md/shouce.md}
  { printf -- '---\ntitle: "%s"\ndate: %s\n---\n' "$title" "${date:-2026-01-01}"
    # The heading is the page's title, and not said twice.
    awk '!done && /^# / { done = 1; next } { print }' "$file"; } > "$target"
done
cp -r docs/zh/tupian "$site/content/docs/zh/"
cp -r docs/images "$site/content/docs/"
# A site publishes no JSON of its editors; as text it is read just as well.
cp docs/diagnostics.schema.json "$site/content/docs/diagnostics.schema.txt"
cp docs/result.schema.json "$site/content/docs/result.schema.txt"
sed -i 's/(\(result\|diagnostics\)\.schema\.json)/(\1.schema.txt)/g' \
  "$site/content/docs/commands.md" "$site/content/docs/diagnostics.md"
"$redsite" build "$site" --output "$output" --strict --quiet
