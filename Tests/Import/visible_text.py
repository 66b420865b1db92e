"""What readers see of a source or of a page: text, links and pictures, read by other people's parsers.

None of it is the program's own code: Markdown is read by cmark-gfm, HTML by lxml, Word by the XML of
its parts. `recall` is the share of a source's visible characters that a result has, in order.
"""

import re
import subprocess
import unicodedata
import zipfile

import lxml.etree
import lxml.html
from rapidfuzz.distance import LCSseq

UNSEEN = {"script", "style", "head", "noscript", "template", "title", "button", "select", "textarea", "svg", "iframe", "object"}


def letters(text):
    """The characters that count: letters and figures in their compatible form, without marks."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(character for character in text.lower() if unicodedata.category(character)[0] in "LN")


def common(one, other):
    """How many characters two texts have in common, in order."""
    return LCSseq.similarity(one, other)


def recall(source, result):
    return common(source, result) / len(source) if source else 1.0


class Page:
    """The text, links and pictures of a piece of HTML."""

    def __init__(self, html, within=None):
        self.text, self.links, self.pictures = "", [], []
        html = html.replace("\0", "")
        if not html.strip():
            return
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        try:
            root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
        except lxml.etree.ParserError:
            return
        found = root.xpath(within) if within else [root]
        pieces = []
        for element in found:
            self.walk(element, pieces)
        self.text = "".join(pieces)

    def walk(self, root, pieces):
        for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment")):
            if not isinstance(element.tag, str):
                pieces.append(element.tail or "")
            elif event == "start":
                if element.tag in UNSEEN and element.tag != "title":
                    # Its text is taken away so that it is not met below.
                    for child in list(element):
                        element.remove(child)
                    element.text = None
                elif element.tag == "title":
                    element.text = None
                if element.tag == "a" and element.get("href"):
                    self.links.append(element.get("href"))
                if element.tag == "img":
                    source = next((element.get(key) for key in ("data-original", "data-src", "src") if element.get(key)), "")
                    if source:
                        self.pictures.append(source)
                pieces.append(element.text or "")
            else:
                pieces.append((element.tail or "") if element is not root else "")
                pieces.append("\n" if element.tag in {"p", "div", "td", "li", "h1", "h2", "h3", "br", "tr"} else "")


def markdown_page(text):
    """A page of what cmark-gfm makes of Markdown."""
    done = subprocess.run(["cmark-gfm", "--unsafe", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "tasklist"],
                          input=text.encode("utf-8", "replace"), capture_output=True, check=True)
    return Page(done.stdout.decode("utf-8", "replace"))


def without_front_matter(text):
    """The body of a file of Markdown, and its front matter."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for mark in ("---", "+++"):
        found = re.match(rf"\s*{re.escape(mark)}[ \t]*\n(.*?)\n{re.escape(mark)}[ \t]*(?:\n|$)(.*)", text, re.S)
        if found:
            return found.group(2), found.group(1)
    # Old Hexo: front matter without a mark before it.
    found = re.match(r"((?:[A-Za-z_]+:.*\n|[ \t]+.*\n|- .*\n|\n)+)---+[ \t]*\n(.*)", text, re.S)
    return (found.group(2), found.group(1)) if found else (text, "")


def word_text(path):
    """The letters of a Word document in the order of its main part, then its notes."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    choice = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    pieces = []

    def gather(element):
        if element.tag in (choice, word + "del", word + "moveFrom", word + "instrText", word + "delText", word + "rPr", word + "pPr", word + "sdtPr"):
            return
        if element.tag == word + "r" and element.find(f"{word}rPr/{word}vanish") is not None:
            return
        if element.tag == word + "t" or str(element.tag).endswith("/math}t"):
            pieces.append(element.text or "")
        for child in element:
            gather(child)

    with zipfile.ZipFile(path) as archive:
        names = {name.lstrip("/").lower(): name for name in archive.namelist()}
        relations = lxml.etree.fromstring(archive.read(names["_rels/.rels"]))
        main = next(item.get("Target").lstrip("/") for item in relations if item.get("Type").endswith("/officeDocument"))
        parser = lxml.etree.XMLParser(huge_tree=True, resolve_entities=False)
        gather(lxml.etree.fromstring(archive.read(names[main.lower()]), parser))
        body = "".join(pieces)
        pieces.clear()
        folder = main.rsplit("/", 1)[0] + "/" if "/" in main else ""
        for part in ("footnotes.xml", "endnotes.xml"):
            name = names.get((folder + part).lower())
            if name:
                for note in lxml.etree.fromstring(archive.read(name), parser):
                    if note.get(word + "type") in (None, "normal"):
                        gather(note)
        return body, "".join(pieces)
