"""Searches a small site of each theme in a browser: search_test.py REDSITE

Builds the site, serves its files, types what people type, and breaks the index in every way that a
server can. Prints what is wrong; exit status 1 where anything is.
"""

import argparse
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
problems = []
SITE = """[site]
name = "测试网站"
base_url = "https://test.example.org/"
theme = "%s"
profile = "none"

[scan]
enabled = false

[search]
attachments = false
"""
ARTICLES = {
    "content/_index.md": "---\ntitle: 首页\n---\n",
    "content/tongzhi/_index.md": "---\ntitle: 通知公告\n---\n",
    "content/xuexi/_index.md": "---\ntitle: 学习园地\n---\n",
    "content/zi/_index.md": "---\ntitle: 子网\nsubsite: {}\n---\n",
    "content/zi/1.md": "---\ntitle: 子网的文章\ndate: 2026-03-01\nsource: 某部\n---\n只有子网有的读书角。\n",
    "content/tongzhi/1.md": "---\ntitle: 关于开展读书月活动的通知\ndate: 2026-06-01\nsource: 某部\n---\n"
    "请各支部开展“两學一做”學習教育，见〔2026〕5号文件。\n\n| 单位 | 人数 |\n|---|---|\n| 甲支部 | 12 |\n\n<b>不是标签</b> 𠮷野家 Annual Report\n",
    "content/tongzhi/2.md": "---\ntitle: 另一件事\ndate: 2026-05-01\nsource: 某部\nkeywords: [读书]\n---\n读书月的正文，a.b*c 和 [甲-乙]。\n",
    "content/xuexi/3.md": "---\ntitle: 去年的一篇\ndate: 2025-05-01\nsource: 某部\n---\n没有那个字词。\n",
    "content/xuexi/1.md": "---\ntitle: 往年的学习体会\ndate: 2021-05-01\nsource: 某部\n---\n读书月，往年的正文。\n",
    "content/xuexi/2.md": "---\ntitle: 草稿\ndate: 2021-05-01\nsource: 某部\ndraft: true\n---\n读书月草稿\n",
}
# What is typed, and the titles that are to be found, in their order.
QUERIES = [
    ("读书月", ["关于开展读书月活动的通知", "另一件事", "往年的学习体会"]),
    ("两学一做学习教育", ["关于开展读书月活动的通知"]),
    ("“兩学，一做”", ["关于开展读书月活动的通知"]),
    ("２０２６５号", ["关于开展读书月活动的通知"]),
    ("𠮷野", ["关于开展读书月活动的通知"]),
    ("annual REPORT", ["关于开展读书月活动的通知"]),
    ("甲支部", ["关于开展读书月活动的通知"]),
    ("学习 往年", ["往年的学习体会"]),
    ("<b>不是标签</b>", ["关于开展读书月活动的通知"]),
    ("a.b*c", ["另一件事"]),
    ("支部人数", []),
    ("人数甲支部", []),
    ("草稿", []),
    (".*", None),
    ("，。！", None),
    ("月", ["关于开展读书月活动的通知"]),
    ("不存在的词", []),
    ("读书月" * 3000, []),
    ("子网有的读书角", ["子网的文章"]),
]


def expect(holds, what):
    if not holds:
        problems.append(what)
        print(what, flush=True)


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; what `broken` names is answered as it says."""

    broken = {}

    def log_message(self, *_):
        pass

    def end_headers(self):
        # What is broken now was whole a moment ago, under the same address.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self):
        for part, content in self.broken.items():
            if part not in self.path:
                continue
            if content is None:
                self.send_error(404)
                return
            body = content(pathlib.Path(self.translate_path(self.path)).read_bytes())
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        super().do_GET()


def without_rows(content):
    """The list of segments without the addresses that come with it."""
    index = json.loads(content)
    for segment in index["segments"]:
        del segment["rows"]
    return json.dumps(index).encode()


def settle(page):
    page.wait_for_timeout(50)
    for _ in range(200):
        text = page.locator(".search-message").inner_text()
        if text and not text.startswith("正在"):
            return text
        page.wait_for_timeout(25)
    return "没有结束"


def ask(page, query):
    page.locator("#search-words").fill(query)
    page.keyboard.press("Enter")
    return settle(page)


def titles(page):
    return [one.inner_text() for one in page.locator(".search-results .search-title").all()]


def check_theme(browser, redsite, theme, folder):
    for path, text in {**ARTICLES, "site.toml": SITE % theme}.items():
        file = pathlib.Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    output = os.path.join(folder, "public")
    built = subprocess.run([redsite, "build", folder, "--as-of", "2026-07-01"], capture_output=True, text=True)
    expect(built.returncode == 0, f"{theme}: {built.stderr}")
    handler = type("Handler", (Server,), {"broken": {}, "__init__": lambda self, *a: Server.__init__(self, *a, directory=output)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/search/"
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: expect(False, f"{theme}: {error}"))
    page.on("console", lambda line: expect(line.type != "error" or "404" in line.text, f"{theme}: {line.text}"))
    page.goto(address)

    for query, wanted in QUERIES:
        message = ask(page, query)
        found = titles(page)
        shown = query[:20]
        if wanted is None:
            expect("光有标点" in message and not found, f"{theme}: “{shown}”: {message}")
            continue
        expect(found == wanted, f"{theme}: “{shown}” finds {found}")
        expect(f"找到 {len(wanted)} 篇" in message if wanted else "没有找到" in message, f"{theme}: “{shown}”: {message}")
        expect(page.evaluate("document.documentElement.scrollWidth") <= 360, f"{theme}: “{shown}” is wider than 360 px")
    expect("一个字只在标题里找" in ask(page, "月"), f"{theme}: a single character is not explained")
    ask(page, "两学一做")
    expect(page.locator(".search-excerpt mark").first.inner_text() == "两學一做", f"{theme}: what was found is not marked")
    expect(page.locator("main .search b").count() == 0, f"{theme}: markup of a text is run")

    # What people who cannot see the page, or only use keys, have of it.
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AXE)
        found = page.evaluate("async () => (await axe.run('main')).violations.map((one) => one.id + ' ' + one.nodes[0].html)")
        expect(not found, f"{theme}, {scheme}: axe {found}")
    page.emulate_media(color_scheme="light")
    expect(page.locator("main [role=status]").inner_text() != "", f"{theme}: no live region says what was found")
    page.locator("#search-words").focus()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.search-results') ? 'result' : document.activeElement.name || document.activeElement.type"))
    expect("result" in reached and "in" in reached and "sort" in reached, f"{theme}: the keys reach {reached}")

    # Filters, and an address that says it all.
    ask(page, "读书月")
    page.locator("select[name=year]").select_option("2021")
    settle(page)
    expect(titles(page) == ["往年的学习体会"], f"{theme}: by year {titles(page)}")
    page.goto(f"{address}?q={urllib.parse.quote('读书月')}&in={urllib.parse.quote('/tongzhi/')}&sort=date")
    settle(page)
    expect(titles(page) == ["关于开展读书月活动的通知", "另一件事"], f"{theme}: by column {titles(page)}")
    expect(page.locator("select[name=in]").input_value() == "/tongzhi/", f"{theme}: the choice does not show the column")
    page.locator("select[name=kind]").select_option("公文")
    expect("没有找到" in settle(page), f"{theme}: by kind")
    page.go_back()
    settle(page)
    expect(len(titles(page)) == 2, f"{theme}: back does not go back")

    # A subsite finds its own.
    page.goto(address.replace("/search/", "/zi/search/"))
    ask(page, "读书")
    expect(titles(page) == ["子网的文章"], f"{theme}: the subsite finds {titles(page)}")

    # Files that are missing, cut off, or of another release.
    breaks = {
        "missing": {"/2021/": None},
        "cut off": {"/2021/000.bin": lambda content: content[: len(content) // 2]},
        "of another release": {"/2021/000.bin": lambda content: b"\0\0\0\0" + content[4:]},
    }
    for name, broken in breaks.items():
        handler.broken = broken
        page.goto("about:blank")
        page.goto(address)
        message = ask(page, "读书月")
        expect("结果不全" in message, f"{theme}: a file that is {name} is not told: {message}")
        expect(len(titles(page)) == 2, f"{theme}: with a file that is {name}: {titles(page)}")
    for name, broken in {"index": {"segments.json": None}, "form": {"segments.json": lambda _: b'{"format":9,"segments":[]}'}, "characters": {"characters": None}}.items():
        handler.broken = broken
        page.goto("about:blank")
        page.goto(address)
        expect("读不到" in ask(page, "读书月"), f"{theme}: without the {name}")
    # The addresses of the newest articles come with the list of segments; those that do not, in files.
    for name, broken in {"without files of addresses": {"rows-": None}, "without addresses in the list": {"segments.json": without_rows}}.items():
        handler.broken = broken
        page.goto("about:blank")
        page.goto(address)
        ask(page, "读书月")
        expect(titles(page) == QUERIES[0][1], f"{theme}: {name}: {titles(page)}")
    handler.broken = {"segments.json": without_rows, "rows-": lambda content: content[: len(content) // 2]}
    page.goto("about:blank")
    page.goto(address)
    expect("打不开" in ask(page, "读书月"), f"{theme}: a file of addresses that is cut off is not told")
    handler.broken = {"/tongzhi/2.html": None}
    page.goto(address)
    expect("打不开" in ask(page, "读书月"), f"{theme}: a page that is gone is not told")
    handler.broken = {}

    # Nothing moves when the script starts, however slow the phone is.
    slow = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    slow.context.new_cdp_session(slow).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    slow.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true })""")
    slow.goto(address, wait_until="load")
    slow.wait_for_timeout(1000)
    expect(slow.locator(".search-filters").is_visible(), f"{theme}: no filters")
    shift = slow.evaluate("window.shift")
    expect(shift == 0, f"{theme}: the page moves by {shift:.4f} when the script starts")

    # Without scripts the page leads on.
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    expect(plain.locator("main .search a", has_text="通知公告").count() == 1, f"{theme}: no columns without scripts")
    expect(plain.locator(".search-filters").is_hidden(), f"{theme}: filters without scripts")
    server.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("redsite")
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for theme in ("default", "text"):
            with tempfile.TemporaryDirectory() as folder:
                check_theme(browser, os.path.abspath(arguments.redsite), theme, folder)
        browser.close()
    print(f"search_test: {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
