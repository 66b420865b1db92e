"""Serves published sites on loopback and picks a page of every kind from each."""

import functools
import http.server
import pathlib
import re
import threading

KIND = re.compile(r'<body class="page-([a-z_]+)(?: (official-document))?"')
PART = re.compile(r'<div class="interactive content interactive-([a-z]+)"')
COLUMN = re.compile(r'<div class="primary column-([a-z]+)"')


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *rest):
        pass

    def send_error(self, code, *rest):
        page = pathlib.Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(folder):
    """The address of a server that answers until the program ends."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def pages_of_every_kind(folder):
    """A path for each kind of page, columns by what they look like, in a stable order.

    Of ordinary articles also the one with the most different elements: tables, footnotes, documents, videos.
    """
    found = {}
    richest = (0, None)
    for file in sorted(pathlib.Path(folder).rglob("*.html")):
        text = file.read_text("utf-8")
        kind = KIND.search(text)
        if not kind or kind[1] == "redirect":
            continue
        name = kind[1]
        if kind[2]:
            found.setdefault(kind[2], "/" + file.relative_to(folder).as_posix())
        if column := COLUMN.search(text):
            name += "-" + column[1]
        path = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        found.setdefault(name, path)
        if name == "article":
            if part := PART.search(text):
                found.setdefault("article-" + part[1], path)
            elements = len(set(re.findall(r'<(?:table|figure|blockquote|dl|video|ol|nav|section|code|h[2-4])[^>]*?(?:class="[^"]*")?', text)))
            # What most readers load: articles of special kinds have a style sheet besides.
            if "/kinds." not in text:
                richest = max(richest, (elements, path), key=lambda item: item[0])
        if name.startswith("topic") and 'class="blocks"' in text:
            found.setdefault(name + "-blocks", path)
    if richest[1]:
        found["article-rich"] = richest[1]
    return sorted(found.items())
