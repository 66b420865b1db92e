"""Looks for the meta tags that every page must have, none of them empty.

tags.py FOLDER: annex 网页设计规范 to 国办发〔2017〕47号. Redirects are no pages of their own.
"""

import html.parser
import pathlib
import sys

ALWAYS = ["SiteName", "SiteDomain", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"]
ARTICLE = ["ArticleTitle", "PubDate", "ContentSource", "Url"]
FOOTER = ["网站地图", "主办单位：", "beian.miit.gov.cn", "网站标识"]


class Head(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.metas, self.links, self.is_redirect = {}, {}, False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "meta":
            self.is_redirect |= values.get("http-equiv") == "refresh"
            name = values.get("name") or values.get("property")
            if name:
                self.metas[name] = values.get("content") or ""
        if tag == "link":
            self.links[values.get("rel")] = values.get("href")


wrong = pages = 0
folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.rglob("*.html")):
    text = path.read_text("utf-8")
    head = Head()
    head.feed(text)
    if head.is_redirect:
        continue
    pages += 1
    wanted = ALWAYS + (ARTICLE if "ArticleTitle" in head.metas else [])
    missing = [name for name in wanted if not head.metas.get(name, "").strip()]
    missing += [f"og:{name}" for name in ("title", "url", "type") if not head.metas.get(f"og:{name}")]
    missing += [words for words in FOOTER if words not in text]
    if not (head.links.get("canonical") or "").startswith("http"):
        missing.append("canonical")
    empty = [name for name, content in head.metas.items() if not content.strip()]
    if missing or empty:
        wrong += 1
        print(f"{path.relative_to(folder)}: missing {missing}, empty {empty}")
print(f"{folder}: {pages} pages")
sys.exit(1 if wrong or not pages else 0)
