#!/usr/bin/env python3
"""Renders documents with markdown-it and its CJK-friendly amendment: cjk_emphasis.py DOCUMENTS

DOCUMENTS is a file of documents of one line each. Prints what each becomes, one line each; of a
document that has several lines as HTML, they are joined.
"""

import sys

from markdown_it import MarkdownIt
from mdit_py_cjk_friendly import cjk_friendly

renderer = MarkdownIt("commonmark").enable("strikethrough").use(cjk_friendly)
with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for line in file.read().split("\n")[:-1]:
        html = renderer.render(line).replace("<s>", "<del>").replace("</s>", "</del>")
        sys.stdout.buffer.write(html.replace("\n", " ").encode() + b"\n")
