"""The sites that mutations start from: small, and with every setting that makes something read again."""

import os
import shutil

SETTINGS = """\
[site]
name = "文化系统党建在线"
base_url = "https://dj.example.org/"
language = "zh-CN"
time_zone = "Asia/Shanghai"
theme = "default"
profile = "party"
description = "演示网站"
keywords = ["党建", "学习"]
column_types = ["乡镇动态"]
source = "机关党委"
logo = "favicon.svg"
slogan = "为民 务实"
banner = ["favicon.svg", { light = "favicon.svg", dark = "favicon.svg", from = "12-20", to = "01-05" }, { light = "favicon.svg", from = 2026-07-01, to = 2026-07-02 }]
theme_color = "#7d1412"

[owner]
sponsor = "机关党委"
operator = "信息中心"
phone = "010-00000000"
address = "文化路 1 号"
email = "dangjian@example.org"
icp = "示例ICP备00000000号"
police = { number = "示例公网安备00000000000000号", code = "00000000000000" }
badge = { url = "https://bszs.conac.cn/", kind = "party" }

[build]
output = "public"
permalink = "/{column}/{year}/{month}/{day}/{slug}.html"
slugs = "pinyin"
page_size = 2
summary_length = 60
include_children = true

[markdown]
raw_html = "allow"

[feeds]
enabled = true
items = 3

[robots]
allow = true
disallow = ["/neibu/"]

[lists]
keywords = true
sources = true
minimum = 1

[search]
enabled = true

[archive]
enabled = true
columns = true

[article]
related = 6
qr_code = true
reprint_notice = "转载"

[links]
leaving_notice = true
no_notice = ["*.gov.cn"]
approved_hosts = ["*.example.org", "*.gov.cn", "www.12371.cn"]
rel = ["nofollow"]
links_back = true

[units]
enabled = true
code_owners = ["@a"]
editors = ["*@example.org"]

[[mourning]]
from = 2026-07-01
to = 2026-07-02
scope = "home"

[[aggregate]]
name = "xian"
title = "甲县"
column = "xuexi"
file = "data/aggregate/xian.json"
limit = 5

[[home.blocks]]
kind = "headline"

[[home.blocks]]
column = "xuexi"
title = "学习"
width = "third"
count = 3
style = "compact"
band = "tint"
tab = true
unique = false

[[home.blocks]]
keyword = "党建"

[[home.blocks]]
articles = ["xuexi/a.md", "xuexi/b.md"]

[[home.blocks]]
kind = "pictures"

[[home.blocks]]
kind = "topics"

[[home.blocks]]
kind = "units"

[[home.blocks]]
kind = "subsites"

[[home.blocks]]
kind = "columns"

[[home.blocks]]
kind = "links"

[[home.blocks]]
kind = "introduction"
"""

ALL_KEYS = """\
---
title: 关于开展“读书月”活动的通知
date: 2026-06-25 09:00
subtitle: 纪实
kicker: 系列报道之一
updated: 2026-06-28
event_date: 2026-06-24
slug: dushuyue
aliases: [/old/a.html, /old/b/]
source: 机关党委
source_url: https://www.example.org/a.html
author: 办公室
editor: 办公室
unit: bangongting
contributors: [bangongting-xxy]
topics: [dushu]
columns: [xuexi/dangke]
keywords: [党建, 读书, 学习]
summary: 读书月今起报名。
image: {src: tu.jpg, alt: 合唱队}
headline: true
pinned: 10
expires: 2027-12-31
video: {src: "https://v.example.org/1.mp4", duration: "3:20"}
attachments:
  - biao.pdf
  - {file: biao.pdf, title: 报名表}
document: {number: 某党〔2026〕1号, index: 2026-00001, issuer: 机关党委, signed_on: 2026-06-20, status: 现行}
extra: {color: red, list: [1, 2.5, {a: b}], big: 9223372036854775807}
---

## 第一节

正文**“两学一做”**学习，见[另一篇](b.md)、[外部](https://www.example.org/x?a=1&b=2#c)和[标题](#第一节)。

> [!NOTE]
> 提示

| 甲 | 乙 |
|---|:-:|
| 1 | ~~2~~ |

- [x] 完成
- https://dj.example.gov.cn/a

![图](tu.jpg "题")　<div class="a">HTML</div>[^1]

```swift
code
```

[^1]: 脚注
"""

TOML_ARTICLE = """\
+++
title = "党课：第一讲"
date = 2026-06-20
keywords = ["党建", "党课"]
source = "人民网"
link = ""
unit = "yishusi"
[extra]
a = [1, 2, 3]
b = { c = 1.5 }
+++

正文第一段。

1. 一
2. 二

<details><summary>x</summary></details>

[引用]: https://www.12371.cn/ "题"

见[引用]。
"""

FILES = {
    "site.toml": SETTINGS,
    "content/_index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/xuexi/_index.md": "---\ntitle: 学习园地\nweight: 1\ndescription: 学习\nkeywords: [学习]\ntype: 工作动态\nsort: date\narchive: true\naliases: [/old/xuexi/]\nextra: {a: 1}\n---\n介绍，见[党课](dangke/_index.md)。\n",
    "content/xuexi/a.md": ALL_KEYS,
    "content/xuexi/b.md": TOML_ARTICLE,
    "content/xuexi/jian.md": "---\ntitle: \"通知: 读书月\"\ndate: 2026年6月1日\n---\n简单正文，[链接](/xuexi/)。\n",
    "content/xuexi/dangke/_index.md": "---\ntitle: 党课\ndescription: 党课\nkeywords: 党课、学习\ntype: 工作动态\nkind: documents\nunit: yishusi\n---\n",
    "content/xuexi/dangke/中文名.md": "---\ntitle: 中文文件名\ndate: 2026-05-01\nkeywords: 党课，学习\nlink: https://www.example.org/out\n---\n",
    "content/zhi/_index.md": "---\ntitle: 子网\ndescription: 子网\nkeywords: [子网]\ntype: 工作动态\nsubsite: {name: 某子网, host: \"https://z.example.org/\", theme: text}\nblocks:\n  - kind: latest\n    count: 3\n  - column: zhi/lan\n    style: summaries\n---\n子网介绍\n",
    "content/zhi/lan/_index.md": "---\ntitle: 子栏\ndescription: 子栏\nkeywords: [子]\ntype: 工作动态\nkind: links\nlink_group: 兄弟\n---\n",
    "content/zhi/wen/index.md": "---\ntitle: 文件夹文章\ndate: 2026-04-01\ntopics: [dushu]\n---\n" + "长段落。" * 200 + "\n",
    "content/topics/_index.md": "---\ntitle: 专题\n---\n",
    "content/topics/dushu/_index.md": "---\ntitle: 读书月\ndescription: 读书\nkeywords: [读书]\ntype: 工作动态\nopens: 2026-01-01\narchived: 2027-01-01\nhome: true\nblocks:\n  - kind: headline\n    width: two-thirds\n  - kind: latest\n---\n专题介绍\n",
    "data/units.toml": '[[units]]\nid = "bangongting"\nname = "办公厅"\nkind = "机关"\nfolder = "zhi"\norder = 1\ncontact = "某"\nwebsite = "https://b.example.org/"\nauthors = ["a@example.org"]\n\n[[units]]\nid = "yishusi"\nname = "艺术司"\nparent = "bangongting"\n',
    "data/contributors.csv": "id,name,unit,since,until,role\nbangongting-xxy,办公厅信息员,bangongting,2024-01-08,,信息员\n\"yishusi-xxy\",\"艺术司\"\"信息员\",yishusi,2024/1/8,2027年1月1日,通讯员\n",
    "data/links.toml": '[[groups]]\nname = "兄弟"\nform = "list"\nnote = "说明"\norder = 1\nrel = ["me"]\n\n[[groups.links]]\nname = "共产党员网"\nurl = "https://www.12371.cn/"\norder = 1\nsince = 2025-01-01\nexpires = 2027-01-01\nfeed = "https://www.12371.cn/rss.xml"\n\n[[groups.links]]\nname = "本站学习"\nurl = "/xuexi/"\n',
    "data/other.toml": 'title = "另外"\nurl = "https://other.example.org/"\n',
    "data/other.csv": "a,b\nhttps://c.example.org/,2\n",
    "data/aggregate/xian.json": '{"version":"https://jsonfeed.org/version/1.1","title":"甲县","items":[{"id":"1","url":"https://xian.example.org/a.html","title":"县里的事","date_published":"2026-06-01T09:00:00+08:00","summary":"摘要","_redsite":{"source":"甲县"}},{"id":"2","url":"https://xian.example.org/b.html","title":"二\\u4e00\\ud83d\\ude00","date_published":"2026-05-01"}]}',
    "permalinks.lock": "xuexi/b.md\tdangke-1\n",
    "templates/wide.html": '{% extends "base.html" %}\n{% import "macros.html" as m %}\n{% block main %}{% for a in site.latest %}{{ a.title|truncate(10)|upper }}{{ loop.index * 2 + 1 }}{% if a.image %}{{ a.image }}{% else %}-{% endif %}{{ a.date|date("%Y-%m-%d") }}{% endfor %}{{ article.extra.big }}{{ [1,2,3][1:] }}{{ article.content }}{% endblock %}\n',
    "assets/my.css": "@import url(other.css);\nbody { background: url('bg.png') }\n",
}


LIST = "{% extends 'base.html' %}{% block main %}{% for a in pagination.articles %}[{{ a.title }} {{ a.url }}]{% endfor %}{{ pagination.number }}/{{ pagination.page_count }}{% endblock %}"
PAGE = "{% extends 'base.html' %}{% block main %}{{ page.description }}{% endblock %}"

# One line for each kind of page: most of the time of a small site is reading its theme.
TEMPLATES = {
    "base.html": "{{ page.kind }}|{{ page.title|e }}|{% for g in site.link_groups %}{{ g.name }}{% for l in g.links %}{{ l.name }}{{ l.url }}{% endfor %}{% endfor %}{% block main %}{% endblock %}",
    "list.html": LIST,
    "home.html": "{% extends 'base.html' %}{% block main %}{% for a in site.latest %}{{ a.title|truncate(5) }}{{ a.summary }}{{ a.date|date('%Y-%m-%d') }}{% endfor %}{% endblock %}",
    "article.html": "{% extends 'base.html' %}{% block main %}{{ article.title }}{{ article.content }}{% for a in article.related %}{{ a.title }}{% endfor %}{{ article.extra.big }}{% endblock %}",
    "column.html": LIST, "topic.html": LIST, "archive_month.html": LIST, "term.html": LIST, "unit.html": LIST,
    "topics.html": "{% extends 'base.html' %}{% block main %}{% for t in pagination.topics %}{{ t.title }}{% endfor %}{% endblock %}",
    "archive.html": "{% extends 'base.html' %}{% block main %}{% for y in archive.years %}{{ y.year }}{% endfor %}{% endblock %}",
    "archive_year.html": "{% extends 'base.html' %}{% block main %}{% for m in year.months %}{{ m.month }}{% endfor %}{% endblock %}",
    "links.html": PAGE, "terms.html": PAGE, "search.html": PAGE, "units.html": PAGE, "sitemap.html": PAGE, "404.html": PAGE,
    "leaving.html": "{% extends 'base.html' %}{% block main %}{{ leaving.host }} {{ leaving.url }}{% endblock %}",
    "redirect.html": "{% extends 'base.html' %}{% block main %}{{ redirect.url }}{% endblock %}",
}


def put(root, path, content):
    """Writes one file with the folders above it; the path may be bytes."""
    if isinstance(path, str):
        path = path.encode("utf-8", "surrogateescape")
    whole = os.path.join(os.fsencode(root), path)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "wb") as file:
        file.write(content)


def rich_site(repository):
    """Our own site with all keys and settings, as path → bytes."""
    files = {path.encode(): text.encode() for path, text in FILES.items()}
    files[b"content/xuexi/a.md"] = files[b"content/xuexi/a.md"].replace(b"---\n\n##", b"template: wide.html\n---\n\n##", 1)
    pictures = os.path.join(repository, "content")
    picture = next(
        os.path.join(folder, name)
        for folder, _, names in sorted(os.walk(pictures))
        for name in sorted(names)
        if name.endswith(".jpg") and os.path.getsize(os.path.join(folder, name)) < 60_000
    )
    with open(picture, "rb") as file:
        files[b"content/xuexi/tu.jpg"] = file.read()
    files[b"content/xuexi/biao.pdf"] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    return files


def with_small_theme(files):
    """The site with a theme of its own, so that a run is spent on the site."""
    files = dict(files)
    files[b"site.toml"] = files[b"site.toml"].replace(b'theme = "default"', b'theme = "plain"')
    files[b"content/zhi/_index.md"] = files[b"content/zhi/_index.md"].replace(b", theme: text", b"")
    files.pop(b"templates/wide.html")
    files[b"content/xuexi/a.md"] = files[b"content/xuexi/a.md"].replace(b"template: wide.html\n", b"")
    for name, text in TEMPLATES.items():
        files[b"themes/plain/templates/" + name.encode()] = text.encode()
    files[b"themes/plain/theme.toml"] = b'name = "plain"\n'
    return files


def cut_site(folder, articles=2):
    """A site of the repository with two articles a column and no large files."""
    files = {}
    for top in ["site.toml", "data", "content", "assets", "permalinks.lock"]:
        path = os.path.join(folder, top)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                files[top.encode()] = file.read()
        for place, folders, names in os.walk(path):
            folders.sort()
            left = articles
            for name in sorted(names):
                whole = os.path.join(place, name)
                relative = os.path.relpath(whole, folder).encode()
                if name.endswith(".md") and not name.startswith("_index"):
                    if left == 0:
                        continue
                    left -= 1
                elif not name.endswith((".md", ".toml", ".csv", ".json", ".svg")):
                    continue
                with open(whole, "rb") as file:
                    files[relative] = file.read()
            # Deep trees of many columns cost time and show nothing that the first ones do not.
            if place.count(os.sep) - folder.count(os.sep) > 1:
                folders[:] = folders[:1]
            elif place != path:
                folders[:] = folders[:2]
    return files


def all_sites(repository):
    """Every site to start from; ours stands often, since all settings are on in it."""
    ours = rich_site(repository)
    sites = [with_small_theme(ours)] * 24 + [ours] * 3 + [cut_site(repository)]
    presets = os.path.join(repository, "presets")
    for name in sorted(os.listdir(presets)):
        if os.path.exists(os.path.join(presets, name, "site.toml")):
            files = cut_site(os.path.join(presets, name))
            settings = files[b"site.toml"]
            if b"[links]" not in settings:
                settings += b"\n[links]\nleaving_notice = true\n"
            if b"[search]" not in settings:
                settings += b"\n[search]\nenabled = true\n"
            files[b"site.toml"] = settings
            sites.append(files)
    return sites


def write_site(root, files):
    shutil.rmtree(root, ignore_errors=True)
    for path, content in files.items():
        put(root, path, content)
