"""Edits a site while a browser shows it in `redsite serve`: preview_test.py REDSITE [--site FOLDER] [--rounds N]

A fresh site of the preset `wenhua` unless a folder is given, which is changed. Prints what is wrong
and the median times from the end of a write to the new page in the browser; only what is wrong sets
the exit status, since times depend on the machine.
"""

import argparse
import http.client
import os
import pathlib
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

problems = []


def expect(holds, what):
    if not holds:
        problems.append(what)
        print(what, flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def raw(port, request, limit=1 << 16):
    """What the server sends for bytes that no client would let through."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        answer = b""
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while len(answer) < limit and (piece := connection.recv(limit)):
                answer += piece
        except OSError:
            pass
    return answer


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def resident(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) // 1024


class Editing:
    """One page of a browser and the file behind it."""

    def __init__(self, page, file):
        self.page, self.file = page, file
        self.original = file.read_text("utf-8")

    def until(self, text, edit):
        """Milliseconds from the end of `edit` until the page's text has `text`."""
        edit()
        start = time.monotonic()
        while time.monotonic() - start < 15:
            try:
                if self.page.evaluate("text => document.readyState !== 'loading' && document.body.innerText.includes(text)", text):
                    return (time.monotonic() - start) * 1000
            except Exception:  # the page is being replaced
                pass
        expect(False, f"“{text}” never came into the page of {self.file}")
        return float("nan")

    def write(self, text):
        self.file.write_text(text, "utf-8")


def edit_rounds(editing, rounds, template):
    times = {"body": [], "title": [], "template": []}
    head, body = re.match(r"(---\n.*?\n---\n|\+\+\+\n.*?\n\+\+\+\n)(.*)", editing.original, re.S).groups()
    for number in range(rounds):
        text = f"第{number}次改正文"
        times["body"].append(editing.until(text, lambda: editing.write(head + body + f"\n{text}。\n")))
    for number in range(rounds):
        title = f"第{number}次改标题"
        changed = re.sub(r"(?m)^(title\s*[:=]\s*).*$", lambda match: f'{match.group(1)}"{title}"', head, count=1)
        times["title"].append(editing.until(title, lambda: editing.write(changed + body)))
    editing.write(editing.original)
    before = template.read_text("utf-8")
    for number in range(rounds):
        text = f"第{number}次改模板"
        changed = before.replace("</body>", f"<p>{text}</p></body>")
        times["template"].append(editing.until(text, lambda: template.write_text(changed, "utf-8")))
    template.write_text(before, "utf-8")
    for name, values in times.items():
        print(f"{name}: median {statistics.median(values):.0f} ms of {rounds}, worst {max(values):.0f} ms", flush=True)


def wait_for(page, script, what):
    # Not wait_for_function: the policy of the pages forbids the eval it lives on.
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if page.evaluate(script):
                return
        except Exception:  # the page is being replaced
            pass
        time.sleep(0.01)
    expect(False, what)


PANEL = "document.querySelector('redsite-preview')?.shadowRoot.querySelector('.panel')"


RIBBON = "document.querySelector('redsite-preview')?.shadowRoot.querySelector('.ribbon')"


def check_ribbon(editing):
    if "sample: true\n" not in editing.original:
        return
    editing.write(editing.original)
    wait_for(editing.page, f"{RIBBON} && !{RIBBON}.hidden", "a sample article has no ribbon")
    editing.write(editing.original.replace("sample: true\n", "", 1))
    wait_for(editing.page, f"{RIBBON}?.hidden", "an article of one's own has the ribbon of a sample")
    editing.write(editing.original)


def check_overlay(editing, site, port):
    page = editing.page
    editing.write(editing.original)
    head_end = editing.original.index("\n", editing.original.index("\n") + 1)
    editing.write(editing.original[:head_end] + "\ndate: 二〇二六年\n" + editing.original[head_end + 1:])
    wait_for(page, f"{PANEL} && !{PANEL}.hidden && {PANEL}.innerText.includes('{editing.file.name}:')",
             "a broken file is not shown with its line")
    if os.environ.get("REDSITE_SCREENSHOTS"):
        page.screenshot(path=os.environ["REDSITE_SCREENSHOTS"] + "/preview-problem.png")
    editing.write(editing.original)
    wait_for(page, f"{PANEL}?.hidden", "the problem stays after it was mended")

    settings = site / "site.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text + "\n[site\n", "utf-8")
    wait_for(page, f"{PANEL} && !{PANEL}.hidden && {PANEL}.innerText.includes('site.toml:')", "a broken site.toml is not shown")
    settings.unlink()
    wait_for(page, f"{PANEL} && !{PANEL}.hidden && !/site\\.toml:\\d/.test({PANEL}.innerText)", "a missing site.toml is not shown")
    settings.write_text(text, "utf-8")
    wait_for(page, f"{PANEL}?.hidden", "the problem of site.toml stays after it was mended")

    page.evaluate("scrollTo({top: 300, behavior: 'instant'})")
    top = page.evaluate("scrollY")
    editing.until("滚动位置不变", lambda: editing.write(editing.original + "\n滚动位置不变。\n"))
    wait_for(page, "document.readyState === 'complete'", "the page does not finish")
    now = page.evaluate("scrollY")
    expect(top > 0 and abs(now - top) < 2, f"the page moved from {top} to {now} when it was loaded again")
    editing.write(editing.original)

    # Another article changes: this page is not loaded again.
    others = [file for file in sorted(editing.file.parent.glob("*.md"))
              if file not in (editing.file, editing.file.parent / "_index.md")]
    if others:
        time.sleep(1)
        page.evaluate("window.stays = true")
        version = page.evaluate("document.documentElement.dataset.redsiteVersion")
        text = others[0].read_text("utf-8")
        others[0].write_text(text + "\n别的文章改了。\n", "utf-8")
        wait_for(page, f"document.documentElement.dataset.redsiteVersion > {version}", "the page is not told of a change elsewhere")
        expect(page.evaluate("window.stays === true"), "a page was loaded again though it is the same")
        others[0].write_text(text, "utf-8")

    draft = editing.file.parent / "preview-draft.md"
    draft.write_text("---\ntitle: 还没写完的文章\ndate: 2026-01-01\ndraft: true\n---\n\n正文。\n", "utf-8")
    folder = editing.file.parent.relative_to(site / "content").as_posix()
    deadline = time.monotonic() + 10
    while "还没写完的文章" not in get(port, f"/{folder}/")[1].decode() and time.monotonic() < deadline:
        time.sleep(0.05)
    wait_for(page, "!document.body.innerText.includes('滚动位置不变')", "a text that was taken out stays")
    page.goto(f"http://127.0.0.1:{port}/{folder}/")
    wait_for(page, "document.querySelector('.redsite-mark.drafts')", "a draft is not marked in its list")
    if os.environ.get("REDSITE_SCREENSHOTS"):
        page.screenshot(path=os.environ["REDSITE_SCREENSHOTS"] + "/preview-draft.png")
    draft.unlink()
    deadline = time.monotonic() + 10
    while "还没写完的文章" in get(port, f"/{folder}/")[1].decode() and time.monotonic() < deadline:
        time.sleep(0.05)
    expect("还没写完的文章" not in get(port, f"/{folder}/")[1].decode(), "a removed draft stays")


def hostile(port, process, site, count):
    secret = "只有本机能看的内容"
    outside = site.parent / "outside.txt"
    outside.write_text(secret, "utf-8")
    link = site / "content/link-to-outside.txt"
    link.symlink_to(outside)
    chance = random.Random(20260701)
    host = f"127.0.0.1:{port}"
    up = ["..", "%2e%2e", ".%2e", "%2E.", "..%2f..", "..%5c", "%c0%ae%c0%ae", "....//", "%252e%252e", ".", "", "\u202e"]
    targets = [f"{outside}", "/etc/passwd", "outside.txt", "link-to-outside.txt", "site.toml", ".git/config",
               "proc/self/environ", "content/../../outside.txt", "%00", "a%00.html", "index.html%0d%0aX: 1", "%ff%fe"]
    before = None
    leaks = 0
    for number in range(count):
        path = "/" + "/".join(chance.choices(up, k=chance.randint(0, 6)) + [chance.choice(targets)])
        if chance.random() < 0.1:
            path = "http://evil.example" + path
        method = chance.choice(["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", "\x01"])
        headers = [f"Host: {chance.choice([host, host, host, 'evil.example', 'localhost', '', host + '.evil.example', '[::1]:' + str(port)])}"]
        if chance.random() < 0.2:
            headers.append("Origin: " + chance.choice(["http://evil.example", "null", f"http://{host}"]))
        if chance.random() < 0.1:
            headers.append("X-Long: " + "a" * chance.randint(1, 100_000))
        if chance.random() < 0.1:
            headers.append(chance.choice(["Content-Length: -1", "Content-Length: 99999999999", "Transfer-Encoding: gzip",
                                          "Content-Length: 5\r\nTransfer-Encoding: chunked", "Range: bytes=9999999999999-", "Range: bytes=-0"]))
        version = chance.choice(["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""])
        request = f"{method} {path} {version}\r\n" + "\r\n".join(headers) + "\r\nConnection: close\r\n\r\n"
        answer = raw(port, request.encode("utf-8", "surrogateescape")[: chance.choice([10, 1 << 20, 1 << 20])])
        if secret.encode() in answer or b"root:x:" in answer:
            leaks += 1
        if number == count // 4:
            before = resident(process)
    expect(leaks == 0, f"{leaks} of {count} requests got something from outside the site")
    for headers, status in [({"Host": "evil.example"}, 421), ({"Origin": "http://evil.example"}, 403),
                            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403)]:
        expect(get(port, "/", headers)[0] == status, f"{headers} is not answered with {status}")
    expect(get(port, "/link-to-outside.txt")[0] == 404, "a link to outside the site is followed")
    expect(process.poll() is None and get(port, "/")[0] == 200, "the server does not answer after hostile requests")
    after = resident(process)

    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(1000)]
    for number, connection in enumerate(idle[:200]):
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")  # slow: the rest comes later, or never
        if number < 50:
            connection.sendall(b"x")
    status, _ = get(port, "/")
    expect(status == 200, "the server does not answer beside 1,000 idle connections")
    with_idle = resident(process)
    for connection in idle:
        connection.close()
    expect(get(port, "/")[0] == 200, "the server does not answer after 1,000 connections ended")

    flood = socket.create_connection(("127.0.0.1", port))
    sent = 0
    try:
        flood.sendall(b"GET / HTTP/1.1\r\nX: ")
        while sent < 256 << 20:
            flood.sendall(b"a" * (1 << 16))
            sent += 1 << 16
    except OSError:
        pass
    flood.close()
    expect(sent < 128 << 20, "the head of a request may have any length")
    expect(get(port, "/")[0] == 200, "the server does not answer after an endless head")
    link.unlink()
    outside.unlink()
    print(f"{count} hostile requests, 1,000 idle connections: {leaks} leaks; resident {before} MB after a quarter of "
          f"them, {after} MB after all, {with_idle} MB beside 1,000 connections, {resident(process)} MB after "
          f"{sent >> 20} MB of an endless head", flush=True)
    expect(after - before <= 20, "memory grows with hostile requests")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("redsite")
    parser.add_argument("--site", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hostile", type=int, default=2000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = arguments.site
        if site is None:
            site = pathlib.Path(folder) / "site"
            subprocess.run([arguments.redsite, "new", "site", str(site), "--preset", "wenhua"], check=True, stdout=subprocess.DEVNULL)
        # A theme of the site's own, so that a template can be edited.
        template = site / "templates/base.html"
        if not template.exists():
            theme = pathlib.Path(__file__).resolve().parents[2] / "themes/default/templates/base.html"
            template.parent.mkdir(exist_ok=True)
            template.write_bytes(theme.read_bytes())
        port = free_port()
        start = time.monotonic()
        process = subprocess.Popen([arguments.redsite, "serve", str(site), "--port", str(port)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while True:
            try:
                status, _ = get(port, "/")
                break
            except OSError:
                time.sleep(0.005)
        print(f"first page after {(time.monotonic() - start) * 1000:.0f} ms", flush=True)
        expect(status == 200, f"the first page is answered with {status}")
        try:
            file = next(file for file in sorted(site.glob("content/*/**/*.md"))
                        if file.name not in ("_index.md", "index.md") and len(file.read_bytes()) > 600
                        and "draft: true" not in file.read_text("utf-8") and "topics" not in file.parts)
            line = subprocess.run([arguments.redsite, "why", str(file.relative_to(site)), "--site", str(site), "--lang", "en"],
                                  capture_output=True, text=True).stdout
            url = re.search(r"https?://[^/]+(/\S*)", line) or re.search(r"(/\S+)", line)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1100, "height": 700})
                page.on("pageerror", lambda error: expect(False, f"script: {error}"))
                page.goto(f"http://127.0.0.1:{port}{url.group(1)}")
                wait_for(page, "document.querySelector('redsite-preview')?.shadowRoot.querySelector('.source')", "no bar with the file")
                source = page.evaluate("document.querySelector('redsite-preview').shadowRoot.querySelector('.source')?.textContent")
                expect(source == str(file.relative_to(site)), f"the bar names {source}, not {file.relative_to(site)}")
                if os.environ.get("REDSITE_SCREENSHOTS"):
                    page.screenshot(path=os.environ["REDSITE_SCREENSHOTS"] + "/preview.png")
                editing = Editing(page, file)
                edit_rounds(editing, arguments.rounds, template)
                check_ribbon(editing)
                check_overlay(editing, site, port)
                browser.close()
            hostile(port, process, site, arguments.hostile)
            expect(process.poll() is None, "the server ended")
        finally:
            process.terminate()
    print(f"preview: {len(problems)} problems", flush=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
