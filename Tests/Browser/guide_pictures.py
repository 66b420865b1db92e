"""Takes the pictures of the editor's guide: guide_pictures.py REDSITE FOLDER

A new site of the preset `wenhua`, in the preview as an editor has it, in Chinese.
"""

import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from preview_test import free_port

BAR = "document.querySelector('redsite-preview')?.shadowRoot.querySelector('.bar button')"


def wait_for(page, script):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            if page.evaluate(script):
                return
        except Exception:  # the page is being replaced
            pass
        time.sleep(0.05)
    sys.exit(f"never true: {script}")


def main():
    redsite, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        site = pathlib.Path(work) / "wangzhan"
        subprocess.run([redsite, "new", "site", str(site), "--preset", "wenhua"], check=True, stdout=subprocess.DEVNULL)
        column = site / "content/xinxi/tongzhi"
        article = column / "20261125-dushuyue.md"
        text = ("---\ntitle: 关于开展“读书月”活动的通知\ndate: 2026-11-25 09:30\nsource: 机关党委\n"
                "editor: 机关党委办公室\nkeywords: [读书月, 学习]\n---\n\n各党支部：\n\n"
                "经研究，决定在十二月开展“读书月”活动。\n\n## 一、活动安排\n\n"
                "1. **读一本书。** 从推荐书目中选读一本。\n2. **写一篇体会。** 一千字左右。\n")
        article.write_text(text, "utf-8")
        (column / "20261126-caogao.md").write_text("---\ntitle: 读书月活动总结\ndate: 2026-11-26\ndraft: true\n---\n\n还没写完。\n", "utf-8")
        port = free_port()
        server = subprocess.Popen([redsite, "serve", str(site), "--port", str(port), "--lang", "zh", "--as-of", "2026-11-27"],
                                  stderr=subprocess.DEVNULL)
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.05)
            topic = sorted(site.glob("content/topics/*/_index.md"))[0].parent.name
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1100, "height": 720})

                def take(path, name):
                    page.goto(f"http://127.0.0.1:{port}{path}")
                    wait_for(page, BAR)
                    page.screenshot(path=folder / f"{name}.png")

                take("/", "shouye")
                take("/xinxi/tongzhi/20261125-dushuyue.html", "wenzhang")
                take(f"/topics/{topic}/", "zhuanti")
                take("/xinxi/tongzhi/", "caogao")
                page.goto(f"http://127.0.0.1:{port}/xinxi/tongzhi/20261125-dushuyue.html")
                wait_for(page, BAR)
                article.write_text(re.sub("2026-11-25", "2026-13-25", text), "utf-8")
                wait_for(page, BAR + "?.classList.contains('error')")
                page.screenshot(path=folder / "wenti.png")
                browser.close()
        finally:
            server.terminate()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
