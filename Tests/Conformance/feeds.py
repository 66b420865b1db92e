"""Reads every feed, site map and index of an output folder as others do and prints what is wrong.

feeds.py FOLDER: feedparser reads RSS and Atom, the standard library site maps, indexes and lists of links. Prints one line a
file with what it holds; the exit status is 1 where anything is wrong.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

import feedparser

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
wrong = 0


def report(path, message):
    global wrong
    wrong += 1
    print(f"{path}: {message}")


folder = pathlib.Path(sys.argv[1])
for path in sorted(folder.rglob("*.xml")):
    name = path.relative_to(folder)
    root = ElementTree.parse(path).getroot()
    if path.name.startswith("sitemap"):
        urls = [element.text for element in root.iter(SITEMAP + "loc")]
        if len(urls) != len(set(urls)) or len(urls) > 50_000 or not urls:
            report(name, f"{len(urls)} URLs, {len(set(urls))} different ones")
        print(f"{name} {len(urls)}")
        continue
    feed = feedparser.parse(str(path))
    if feed.bozo:
        report(name, feed.bozo_exception)
    if not feed.feed.get("title") or not feed.feed.get("link"):
        report(name, "no title or link")
    for entry in feed.entries:
        if not (entry.get("title") and entry.get("link") and entry.get("published_parsed")):
            report(name, f"incomplete entry {entry}")
    ids = [entry.id for entry in feed.entries]
    if len(ids) != len(set(ids)):
        report(name, "an identifier occurs twice")
    print(f"{name} {feed.version} {len(feed.entries)}")
for path in sorted(folder.rglob("index.json")):
    index = json.loads(path.read_text("utf-8"))
    if index["version"] != "https://jsonfeed.org/version/1.1" or not index["title"]:
        report(path, "not a JSON Feed")
    for item in index["items"]:
        if not (item["id"] and item["url"] and ("content_text" in item) and item["date_published"]):
            report(path, f"incomplete item {item}")
    print(f"{path.relative_to(folder)} {len(index['items'])}")
for path in sorted(folder.rglob("*.opml")):
    root = ElementTree.parse(path).getroot()
    groups = root.findall("body/outline")
    if root.tag != "opml" or root.get("version") != "2.0" or not root.findtext("head/title"):
        report(path, "not OPML 2.0")
    partners = [outline for group in groups for outline in group]
    listed = json.loads(path.with_suffix(".json").read_text("utf-8"))["groups"]
    if [len(group) for group in groups] != [len(group["links"]) for group in listed]:
        report(path, "OPML and JSON differ")
    for outline in partners:
        if not outline.get("text") or not (outline.get("url") or outline.get("xmlUrl")):
            report(path, f"incomplete outline {outline.attrib}")
    print(f"{path.relative_to(folder)} {len(partners)}")
sys.exit(1 if wrong else 0)
