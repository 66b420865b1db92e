"""A small site with a theme of its own, for tests that build it many times."""

SITE = {
    "site.toml": '[site]\nname = "试验站"\nbase_url = "https://dj.example.org/"\ntheme = "plain"\nprofile = "none"\n',
    "data/links.toml": '[[groups]]\nname = "上级"\n[[groups.links]]\nname = "总站"\nurl = "https://www.example.org/"\n',
    "themes/plain/assets/site.css": "body { margin: 0 }\n",
    "themes/plain/templates/base.html": "{{ page.title }}{% block main %}{% endblock %}\n",
    "themes/plain/templates/list.html": '{% extends "base.html" %}{% block main %}{% for a in pagination.articles %}[{{ a.title }}]{% endfor %}{% endblock %}\n',
    "themes/plain/templates/article.html": '{% extends "base.html" %}{% block main %}{{ article.content }}{% endblock %}\n',
    "content/_index.md": "---\ntitle: 首页\n---\n",
    "content/tongzhi/_index.md": "---\ntitle: 通知\n---\n",
    "content/tongzhi/yi.md": "---\ntitle: 一\ndate: 2026-01-02\nattachments: [biao.txt]\n---\n正文\n",
    "content/tongzhi/biao.txt": "表\n",
    "content/xuexi/_index.md": "---\ntitle: 学习\n---\n",
    "content/xuexi/er.md": "---\ntitle: 二\ndate: 2026-01-03\n---\n" + "长文。" * 400 + "\n",
}
LISTS = "column topic archive_month term unit".split()
OTHERS = "home topics archive archive_year links terms search leaving units sitemap 404 redirect".split()
SITE |= {f"themes/plain/templates/{name}.html": '{% extends "list.html" %}\n' for name in LISTS}
SITE |= {f"themes/plain/templates/{name}.html": '{% extends "base.html" %}\n' for name in OTHERS}


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
