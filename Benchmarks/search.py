#!/usr/bin/env python3
"""Measures the search of texts: what the index costs, that nothing is missed, how fast a reader sees.

    search.py [--redsite FILE] [--articles N] [--texts FOLDER] [--pairs N] [--queries N]
              [--pagefind FILE] [--work FOLDER] [--output FOLDER] [--skip build,recall,browser]

builds a site of N articles of about 1,000 characters with the default theme, with the search of
texts and without it in turn, and prints

1. what the index adds: CPU, memory, bytes, files; beside Pagefind over the same pages, if given;
2. for random pieces of random articles, written as people write them (other punctuation, full
   width, Traditional, capitals): what the script of the search page finds, run by node, against a
   plain look through all pages by Python's html.parser and unicodedata;
3. in Chromium, from the address with a query to three verified results and to the last of the first
   twenty: time, requests, bytes, with files sent as gzip as servers do; and what the list of
   segments has, which is asked for while the reader types.

Without --texts the articles are those of corpus.py; with it they are pieces of the Markdown files
below FOLDER, put together anew where there are fewer than N. Node and Playwright's Chromium are
needed for 2 and 3.
"""

import argparse
import collections
import gzip
import html.parser
import http.server
import itertools
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.parse

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
LENGTH = 1000
SITE = """[site]
name = "党建在线"
base_url = "https://example.org/"
language = "zh-CN"
time_zone = "Asia/Shanghai"
theme = "default"
profile = "none"

[scan]
enabled = false

[search]
text = %s
"""


# MARK: Sites


def pieces(folder, length):
    """Pieces of about so many characters of the texts below a folder, paragraph by paragraph."""
    for root, folders, files in sorted(os.walk(folder)):
        folders.sort()
        for name in sorted(files):
            if not name.endswith(".md") or name.startswith(("_", "README")):
                continue
            text = open(os.path.join(root, name), encoding="utf-8", errors="replace").read()
            title = name[:-3]
            piece = []
            for paragraph in text.split("\n\n"):
                paragraph = paragraph.strip()
                if not paragraph or paragraph.startswith(("#", "<!--", "---", "|")):
                    continue
                piece.append(re.sub(r"[<>\[\]`*_\\]", "", paragraph))
                if sum(map(len, piece)) >= length:
                    yield title, "\n\n".join(piece)
                    piece = []
            if sum(map(len, piece)) > length // 4:
                yield title, "\n\n".join(piece)


def write_texts(out, articles, folder):
    content = os.path.join(out, "content")
    columns = corpus.write_columns(content, 60)
    texts = list(pieces(folder, LENGTH))
    step = corpus.datetime.timedelta(days=365 * corpus.YEARS) / articles
    random_ = random.Random(1)
    random_.shuffle(texts)
    for number in range(articles):
        title, text = texts[number % len(texts)]
        if number >= len(texts):
            # Where there are fewer pieces, half of one and half of another make a text of its own.
            paragraphs, others = text.split("\n\n"), random_.choice(texts)[1].split("\n\n")
            text = "\n\n".join(paragraphs[: len(paragraphs) // 2] + others[len(others) // 2 :])
        date = corpus.FIRST_DAY + step * number
        head = f'---\ntitle: "{title}（之{number % 97}）"\ndate: {date:%Y-%m-%dT%H:%M:00+08:00}\nsource: 某部\n---\n\n'
        path = f"{content}/{random_.choice(columns)}/{date:%Y%m%d}-{number:06d}.md"
        corpus.write(path, head + text + "\n")
    return len(texts)


def prepare(work, articles, folder):
    site = os.path.join(work, f"{'texts' if folder else 'corpus'}-{articles}")
    if not os.path.exists(os.path.join(site, "content")):
        if folder:
            print("pieces of text:", write_texts(site, articles, folder))
        else:
            corpus.write_site(site, articles)
    for name, value in (("plain", "false"), ("text", "true")):
        variant = f"{site}-{name}"
        os.makedirs(variant, exist_ok=True)
        corpus.write(f"{variant}/site.toml", SITE % value)
        if not os.path.islink(f"{variant}/themes"):
            os.symlink(os.path.join(ROOT, "themes"), f"{variant}/themes")
        if not os.path.exists(f"{variant}/content"):
            # A link of a whole folder is refused, so the files are linked one by one.
            subprocess.run(["cp", "-al", f"{site}/content", f"{variant}/content"], check=True)
    return f"{site}-plain", f"{site}-text"


# MARK: Building


def run(command):
    """Runs a command; returns its wall time, CPU seconds and peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command}: {errors.decode()[-2000:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def build(redsite, site, output):
    shutil.rmtree(output, ignore_errors=True)
    return run([redsite, "build", site, "-o", output, "--quiet"])


def index_files(output):
    """The files of the index: all below /search/ but the page and the titles of years."""
    for root, _, files in os.walk(os.path.join(output, "search")):
        for name in files:
            path = os.path.join(root, name)
            relative = os.path.relpath(path, os.path.join(output, "search"))
            if not re.fullmatch(r"\d+\.json|index\.html", relative):
                yield relative, os.path.getsize(path)


def measure_builds(arguments, plain, text):
    rows = []
    for pair in range(arguments.pairs):
        order = [(plain, "plain"), (text, "text")]
        results = {
            name: build(arguments.redsite, site, f"{arguments.output}-{name}")
            for site, name in (order if pair % 2 else order[::-1])
        }
        rows.append((results["plain"], results["text"]))
        print("  " + "   ".join(f"{n}: {w:.2f} s wall {c:.2f} s CPU {m:.0f} MB" for n, (w, c, m) in results.items()))
    added = [[b - a for a, b in zip(*row)] for row in rows]
    wall, cpu, memory = (statistics.median(column) for column in zip(*added))
    files = list(index_files(f"{arguments.output}-text"))
    size = sum(size for _, size in files)
    shards = [size for name, size in files if name.endswith(".bin")]
    print(f"index adds: {wall:.2f} s wall, {cpu:.2f} s CPU, {memory:.0f} MB")
    print(
        f"index: {size / 1e6:.2f} MB in {len(files)} files; {len(shards)} shards, "
        f"median {statistics.median(shards) / 1000:.1f} KB, largest {max(shards) / 1000:.1f} KB"
    )
    before = {p: os.stat(p).st_mtime_ns for p, _ in ((os.path.join(arguments.output + "-text/search", n), 0) for n, _ in files)}
    run([arguments.redsite, "build", text, "-o", f"{arguments.output}-text", "--quiet"])
    changed = [p for p, t in before.items() if os.stat(p).st_mtime_ns != t]
    print(f"built again with nothing changed: {len(changed)} files of the index written")
    newest = max(int(re.match(r"[\d-]*?(\d{4})/", n)[1]) for n, _ in files if "/" in n)
    article = f"{text}/content/xuexi/c01/{newest}1231-new.md"
    corpus.write(article, f"---\ntitle: 新的一篇\ndate: {newest}-06-20T08:00:00+08:00\nsource: 某部\n---\n\n新写的一段正文。\n")
    run([arguments.redsite, "build", text, "-o", f"{arguments.output}-text", "--quiet"])
    os.remove(article)
    changed = collections.Counter(
        os.path.relpath(p, f"{arguments.output}-text/search").split("/")[0]
        for p, t in before.items()
        if os.stat(p).st_mtime_ns != t
    )
    print(f"with one new article: {dict(changed)} written")
    run([arguments.redsite, "build", text, "-o", f"{arguments.output}-text", "--quiet"])
    if arguments.pagefind:
        folder = f"{arguments.output}-pagefind"
        shutil.rmtree(folder, ignore_errors=True)
        wall, used, memory = run(
            [arguments.pagefind, "--site", f"{arguments.output}-plain", "--output-path", folder, "--glob", "*/c*/*.html"]
        )
        total = sum(os.path.getsize(os.path.join(r, f)) for r, _, fs in os.walk(folder) for f in fs)
        print(
            f"Pagefind: {wall:.1f} s wall, {used:.1f} s CPU, {memory:.0f} MB, {total / 1e6:.1f} MB of files; "
            f"{used / max(cpu, 0.01):.0f} times the CPU"
        )


# MARK: Recall and precision


class Marked(html.parser.HTMLParser):
    """The blocks of the elements of a page that are marked to be searched."""

    BLOCKS = set(
        "p div h1 h2 h3 h4 h5 h6 li ul ol table thead tbody tr td th blockquote pre figure figcaption "
        "section hr dl dt dd details summary nav header".split()
    )
    VOID = set("br img wbr hr input source".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.blocks = [""]

    def handle_starttag(self, tag, attributes):
        if self.depth:
            self.depth += tag not in self.VOID
            if tag in self.BLOCKS:
                self.blocks.append("")
        elif any(name == "data-search-text" for name, _ in attributes):
            self.depth = 1
            self.blocks.append("")

    def handle_endtag(self, tag):
        if self.depth and tag not in self.VOID:
            self.depth -= 1
            if tag in self.BLOCKS or not self.depth:
                self.blocks.append("")

    def handle_data(self, data):
        if self.depth:
            self.blocks[-1] += data


def folder_of_characters(output):
    traditional, simplified = open(f"{output}/search/characters.txt", encoding="utf-8").read().split("\n")[:2]
    table = str.maketrans(traditional, simplified)

    def fold(text):
        text = unicodedata.normalize("NFKC", text).lower()
        return "".join(c for c in text if unicodedata.category(c)[0] in "LNM").translate(table)

    return fold, dict(zip(simplified, traditional))


def disguised(text, traditional, random_):
    """A text as somebody else may type it."""
    kind = random_.randrange(6)
    if kind == 0:
        return "".join(traditional.get(c, c) for c in text)
    if kind == 1:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if kind == 2:
        place = random_.randrange(len(text) + 1)
        return text[:place] + random_.choice("，。“”、—·（）") + text[place:]
    return text.upper() if kind == 3 else text


def measure_recall(arguments):
    output = f"{arguments.output}-text"
    fold, traditional = folder_of_characters(output)
    texts = {}
    for root, _, files in os.walk(output):
        if not re.search(r"/c\d\d$", root):
            continue
        for name in files:
            if not re.match(r"\d{8}-", name):
                continue
            parser = Marked()
            parser.feed(open(os.path.join(root, name), encoding="utf-8").read())
            url = urllib.parse.quote(os.path.join(root, name)[len(output) :])
            texts[url] = "\0".join(filter(None, map(fold, parser.blocks))), [b for b in parser.blocks if len(b) > 13]
    random_ = random.Random(7)
    urls = sorted(texts)
    queries = []
    while len(queries) < arguments.queries:
        blocks = texts[random_.choice(urls)][1]
        if not blocks:
            continue
        block = random_.choice(blocks)
        length = random_.randint(2, 12)
        start = random_.randrange(len(block) - length)
        query = re.sub(r"\s", "", block[start : start + length])
        if len(fold(query)) > 1:
            queries.append(disguised(query, traditional, random_))
    wanted = []
    folded = [(url, text) for url, (text, _) in texts.items()]
    for query in queries:
        word = fold(query)
        wanted.append(sorted(url for url, text in folded if word in text))
    with open(f"{arguments.work}/queries.json", "w", encoding="utf-8") as file:
        json.dump({"output": output, "queries": queries, "wanted": wanted}, file)
    print(f"recall: {len(texts)} pages, {len(queries)} queries, {sum(map(len, wanted))} true results")
    subprocess.run(["node", os.path.join(HERE, "search_recall.mjs"), f"{arguments.work}/queries.json"], check=True)


# MARK: In a browser


class Server(http.server.BaseHTTPRequestHandler):
    """Serves a folder as servers of static sites do: compressed, connections kept open."""

    protocol_version = "HTTP/1.1"
    folder = ""
    known = {}

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = urllib.parse.unquote(self.path.split("?")[0])
        path += "index.html" if path.endswith("/") else ""
        if path not in self.known:
            try:
                content = open(self.folder + path, "rb").read()
            except OSError:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.known[path] = (content, b"") if path.endswith(".bin") else (content, gzip.compress(content, 6))
        content, compressed = self.known[path]
        kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css", "json": "application/json", "svg": "image/svg+xml", "txt": "text/plain"}
        self.send_response(200)
        self.send_header("Content-Type", kinds.get(path.rsplit(".", 1)[-1], "application/octet-stream") + "; charset=utf-8")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(compressed or content)))
        self.end_headers()
        self.wfile.write(compressed or content)


def measure_browser(arguments):
    from playwright.sync_api import sync_playwright

    Server.folder = f"{arguments.output}-text"
    Server.known = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/search/"
    data = json.load(open(f"{arguments.work}/queries.json", encoding="utf-8"))
    fold, _ = folder_of_characters(Server.folder)
    article_count = sum(one["articles"] for one in json.load(open(f"{Server.folder}/search/segments.json"))["segments"])
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for length in (2, 3, 4):
            # Words of which the newest years have twenty, and words of which only all years have.
            known = [(q, len(w)) for q, w in zip(data["queries"], data["wanted"]) if len(fold(q)) == length]
            common = [(q, "common") for q, count in known if count >= article_count // 40]
            rare = [(q, "rare") for q, count in known if 20 <= count < article_count // 40]
            for query, kind in common[: arguments.samples] + rare[: arguments.samples]:
                page = browser.new_page()
                page.set_default_timeout(20_000)
                page.goto(address, wait_until="load")
                # Until the script and the table of characters are there, as while a reader types.
                page.wait_for_timeout(400)
                row = page.evaluate(
                    """async (query) => {
                      const sent = performance.getEntriesByType('resource').find((one) => one.name.includes('segments.json'));
                      const before = sent.encodedBodySize / 1000;
                      performance.clearResourceTimings();
                      performance.setResourceTimingBufferSize(5000);
                      const shown = () => document.querySelectorAll('.search-results li:not([hidden])').length;
                      const start = performance.now();
                      let third = 0, checked = 0;
                      const done = new Promise((resolve) => {
                        new MutationObserver(() => {
                          if (!third && shown() >= 3) third = performance.now() - start;
                          // The first page of candidates is checked: the text after it says what was found.
                          if (!checked && /找到|没有找到/.test(document.querySelector('.search-message').textContent)) {
                            checked = performance.now() - start;
                            resolve();
                          }
                        }).observe(document.querySelector('main .search'), { subtree: true, childList: true, attributes: true, characterData: true });
                      });
                      document.querySelector('#search-words').value = query;
                      document.querySelector('.search-form').requestSubmit();
                      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 15000))]);
                      // Without the icon, which Chromium asks its cache for whenever the address changes.
                      const all = performance.getEntriesByType('resource').filter((one) => one.initiatorType === 'fetch');
                      const shards = all.filter((one) => one.name.includes('.bin'));
                      const size = (list) => list.reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000;
                      return { third, checked, shown: shown(), requests: all.length, kilobytes: size(all), before,
                        shards: shards.length, shardKilobytes: size(shards), message: document.querySelector('.search-message').textContent };
                    }""",
                    query,
                )
                row["length"], row["kind"] = length, kind
                rows.append(row)
                page.close()
        browser.close()
    server.shutdown()
    print(f"list of segments, before a query: {rows[0]['before']:.1f} KB")
    for length, kind in itertools.product((2, 3, 4), ("common", "rare")):
        some = [row for row in rows if row["length"] == length and row["kind"] == kind]
        if not some:
            continue
        middle = lambda key: statistics.median(row[key] for row in some)
        most = lambda key: max(row[key] for row in some)
        print(
            f"{length} characters, {len(some)} {kind} words: third result {middle('third'):.0f} ms, all checked {middle('checked'):.0f} ms; "
            f"shards {middle('shards'):.0f} (most {most('shards')}), {middle('shardKilobytes'):.0f} KB (most {most('shardKilobytes'):.0f}); "
            f"requests {middle('requests'):.0f} (most {most('requests')}), {middle('kilobytes'):.0f} KB (most {most('kilobytes'):.0f}); "
            f"shown {middle('shown'):.0f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--redsite", default=os.path.join(ROOT, ".build/release/redsite"))
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--texts")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--pagefind")
    parser.add_argument("--work", default=os.path.join(ROOT, ".build-benchmark/search"))
    parser.add_argument("--output")
    parser.add_argument("--skip", default="")
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    if not arguments.output:
        arguments.output = "/dev/shm/redsite-search" if os.path.isdir("/dev/shm") else arguments.work + "/output"
    # What this program used itself is no measure of what it starts.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 200_000
    plain, text = prepare(arguments.work, arguments.articles, arguments.texts)
    skipped = arguments.skip.split(",")
    if "build" not in skipped:
        measure_builds(arguments, plain, text)
    if "recall" not in skipped:
        measure_recall(arguments)
    if "browser" not in skipped:
        measure_browser(arguments)


main()
