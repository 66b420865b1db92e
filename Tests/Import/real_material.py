"""Imports material of others and measures both laws on it.

    real_material.py REDSITE hexo|hugo|folder|wordpress|docx SOURCE…    each source into a site of its own
    real_material.py REDSITE html SOURCE… --marks MARKS.tsv             pages against what a person marked

Law 1: `check` has no error and `build` passes. Law 2: the share of the source's visible characters
that the built pages have, in order, apart from what the list names; the numbers of links and pictures
likewise. Nothing of the material is part of this repository; docs/import.md has the figures.
"""

import argparse
import collections
import html
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.parse

import lxml.etree

import visible_text
from visible_text import Page, letters, recall

LIMITS = {"docx": 0.99}


class Import:
    """One import into a new site, checked and built with its drafts."""

    def __init__(self, redsite, kind, sources, work, options=()):
        self.site, self.list = work / "site", work / "list"
        run = lambda *words: subprocess.run([redsite, *map(str, words)], capture_output=True, text=True, errors="replace")
        run("new", "site", self.site, "--preset", "blank")
        run("new", "column", "jiu", "--title", "旧文", "--site", self.site)
        before = time.monotonic()
        done = run("import", kind, *sources, "--column", "jiu", "--site", self.site, "-o", self.list, "--lang", "en", *options)
        self.seconds = time.monotonic() - before
        self.status, self.said = done.returncode, done.stderr
        self.new = {}
        for line in done.stdout.splitlines():
            origin, arrow, article = line.rpartition(" → ")
            if arrow:
                self.new[origin] = article
        report = self.list / "import-report.json"
        self.losses = json.loads(report.read_text("utf-8")) if report.is_file() else []
        self.lost = collections.defaultdict(list)
        for loss in self.losses:
            self.lost[loss["article"]].append(loss)
        checked = run("check", self.site, "--drafts", "--format", "json")
        try:
            found = json.loads(checked.stdout)["diagnostics"]
        except ValueError:
            found = [{"severity": "error", "message": f"check ended with {checked.returncode}: {checked.stderr[:300]}"}]
        self.errors = [item for item in found if item["severity"] == "error"]
        built = run("build", self.site, "--drafts", "--quiet")
        self.built = built.returncode
        self.trouble = built.stderr

    def article(self, path):
        """The page of a new file: title and text, as built."""
        page = self.site / "public" / path.removeprefix("content/").replace(".md", ".html")
        if not page.is_file():
            return None
        found = Page(page.read_text("utf-8"), within="//article | //*[contains(@class,'article-')][self::header]")
        return found


def compare(name, source, result, lost, problems, limit, notes=""):
    """One article: its recall without what the list names, and its links and pictures by number."""
    wanted, have = letters(source.text), letters(result.text + notes)
    for loss in lost:
        what = letters(loss["what"])
        if len(what) > 1 and loss["kind"] in ("text", "shortcode", "embedded") and what in wanted and what not in have:
            wanted = wanted.replace(what, "", 1)
    share = recall(wanted, have)
    if share < limit and len(wanted) - visible_text.common(wanted, have) > 2:
        problems.append(f"{name}: {share:.4f} of {len(wanted)} characters, without {missing(wanted, have)}")
    kinds = collections.Counter(loss["kind"] for loss in lost)
    named = {loss["what"] for loss in lost}
    links = [link for link in source.links if link.strip() and not link.startswith(("#", "javascript:"))]
    absent = [link for link in links if link not in named]
    have_links = len(result.links)
    if len(set(absent)) > have_links + kinds["link"] + kinds["attachment"] + kinds["shortcode"]:
        problems.append(f"{name}: {len(set(absent))} links, {have_links} in the result, {kinds['link']} listed")
    pictures = {picture for picture in source.pictures if not picture.startswith("data:")}
    if len(pictures) > len(set(result.pictures)) + kinds["picture"] + kinds["embedded"]:
        problems.append(f"{name}: {len(pictures)} pictures, {len(set(result.pictures))} in the result, {kinds['picture']} listed")
    return visible_text.common(wanted, have), len(wanted)


def missing(wanted, have, most=4):
    """The longest pieces of a source that a result lacks."""
    runs, last = [], None
    for tag, place, _ in visible_text.LCSseq.editops(wanted, have):
        if tag == "delete":
            if last is not None and place == last + 1:
                runs[-1][1] = place
            else:
                runs.append([place, place])
            last = place
    longest = sorted(runs, key=lambda run: run[0] - run[1])[:most]
    return [wanted[first:end + 1][:50] for first, end in longest]


def markdown_sources(folder, kind):
    """The body of each file of Markdown as cmark reads it, without what systems take as orders."""
    folder = folder / {"hexo": "source", "hugo": "content"}.get(kind, "")
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".md", ".markdown") and path.is_file():
            yield path


def plain_markdown(text, kind):
    body, _ = visible_text.without_front_matter(text)
    if kind == "hexo" or kind == "folder":
        body = re.sub(r"\{%-?\s*/?(end)?(raw|highlight|note|endnote|blockquote|endblockquote|codeblock|cq|quote)\b.*?%\}", "", body)
    if kind == "hugo":
        body = re.sub(r"(\]\()\s*\{\{[<%].*?[%>]\}\}([^)]*\))", r"\1x\2", body)
    if kind == "folder":
        body = re.sub(r"(?im)^(\*\s+toc|\[\[?toc\]\]?)\s*$|^\s*\{:.*\}\s*$|^(:::+)\s*\w*", "", body)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.S)
    return visible_text.markdown_page(body)


def wordpress_items(path):
    """Each item of an export: title and text."""
    parser = lxml.etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    for item in lxml.etree.parse(str(path), parser).iter("item"):
        fields = collections.defaultdict(str)
        for field in item:
            if isinstance(field.tag, str):
                fields[re.sub(r"\{.*/(\w+)/?\}", r"\1:", field.tag)] = field.text or ""
        content = next((field.text or "" for field in item if str(field.tag).endswith("content/}encoded")), "")
        get = lambda end: next((field.text or "" for field in item if str(field.tag).endswith(end)), "")
        yield get("title"), content, get("}status"), get("}post_type"), get("link"), get("}post_password")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("redsite")
    options.add_argument("kind")
    options.add_argument("sources", nargs="+", type=pathlib.Path)
    options.add_argument("--marks", type=pathlib.Path)
    options.add_argument("--uploads")
    options.add_argument("--keep", type=pathlib.Path, help="keep the sites here")
    options.add_argument("--show", type=int, default=12)
    arguments = options.parse_args()
    redsite = str(pathlib.Path(arguments.redsite).resolve())
    failed = False
    groups = [arguments.sources] if arguments.kind in ("docx", "html") else [[source] for source in arguments.sources]
    for sources in groups:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as scratch:
            work = arguments.keep / sources[0].name if arguments.keep else pathlib.Path(scratch)
            work.mkdir(parents=True, exist_ok=True)
            failed |= measure(redsite, arguments, [source.resolve() for source in sources], work)
    sys.exit(1 if failed else 0)


def measure(redsite, arguments, sources, work):
    kind = arguments.kind
    limit = LIMITS.get(kind, 0.995)
    extra = ["--uploads", arguments.uploads] if arguments.uploads else []
    done = Import(redsite, kind, sources, work, extra)
    problems = [f"check: {item.get('path', '')}: {item['message']} [{item.get('code')}]" for item in done.errors]
    if done.built != 0:
        problems.append(f"build ends with {done.built}: {done.trouble[:400]}")
    matched = total = count = 0
    if kind in ("hexo", "hugo", "folder"):
        for origin, article in done.new.items():
            path = next((base / origin for base in [sources[0], sources[0].parent] if (base / origin).is_file()), pathlib.Path(origin))
            result = done.article(article)
            if not path.is_file() or result is None:
                problems.append(f"{origin}: " + ("no such file" if result else f"{article} has no page"))
                continue
            source = plain_markdown(path.read_bytes().decode("utf-8", "replace"), kind)
            one, all_of_it = compare(origin, source, result, done.lost[origin], problems, limit)
            matched, total, count = matched + one, total + all_of_it, count + 1
        known = set(done.new) | set(done.lost)
        columns = letters("".join(Page(page.read_text("utf-8")).text for page in (done.site / "public").rglob("index.html")))
        for path in markdown_sources(sources[0], kind):
            names = {str(path), str(path.relative_to(sources[0])), str(path.relative_to(sources[0].parent))}
            # Folders that the system does not show are listed as a whole.
            if names & known or known & set(path.relative_to(sources[0]).parts):
                continue
            body = letters(plain_markdown(path.read_bytes().decode("utf-8", "replace"), kind).text)
            if body and (body not in columns) and recall(body, columns) < limit:
                problems.append(f"{path.relative_to(sources[0])}: neither imported nor listed")
    elif kind == "wordpress":
        by_title = collections.defaultdict(list)
        for origin, article in done.new.items():
            by_title[origin].append(article)
        items = list(wordpress_items(sources[0]))
        pages = {}
        for origin, article in done.new.items():
            pages[origin] = (done.article(article), done.lost[origin])
        for title, content, status, type_, link, password in items:
            if type_ in ("attachment", "nav_menu_item", "revision", "wp_global_styles", "wp_navigation") or not content.strip():
                continue
            text = re.sub(r"\[/?(caption|gallery|audio|video|embed|code|sourcecode)[^\]]*\]", "", content)
            source = Page(text)
            wanted = letters(source.text)
            found = [item for origin, item in pages.items() if title.strip() and title.strip() in html.unescape(origin)]
            if status not in ("publish",) or password:
                continue
            best = max(((recall(wanted, letters(result.text)), result, lost) for result, lost in (found or pages.values()) if result), key=lambda item: item[0], default=None)
            if best is None:
                problems.append(f"{title}: not there")
                continue
            one, all_of_it = compare(title or link, source, best[1], best[2], problems, limit)
            matched, total, count = matched + one, total + all_of_it, count + 1
    elif kind == "docx":
        for origin, article in done.new.items():
            result = done.article(article)
            path = next((source for source in sources if str(source) == origin or source.name == pathlib.Path(origin).name), None)
            if path is None or result is None:
                problems.append(f"{origin}: no page")
                continue
            body, notes = visible_text.word_text(path)
            source = Page("")
            source.text = body
            one, all_of_it = compare(origin, source, result, done.lost[origin], problems, limit)
            matched, total, count = matched + one, total + all_of_it, count + 1
            if notes and recall(letters(notes), letters(result.text)) < limit:
                problems.append(f"{origin}: notes {recall(letters(notes), letters(result.text)):.3f}")
        for source in sources:
            said = [line for line in done.said.splitlines() if source.name in line]
            if not any(source.name in origin for origin in list(done.new) + list(done.lost)) and not said:
                problems.append(f"{source.name}: neither imported nor listed")
    elif kind == "html":
        return measure_pages(done, sources, arguments)
    kinds = collections.Counter(loss["kind"] for loss in done.losses)
    share = matched / total if total else 1
    print(f"{kind} {sources[0].name}: {len(done.new)} imported in {done.seconds:.1f} s, {count} compared, "
          f"{total} characters, recall {share:.5f}; errors {len(done.errors)}, build {done.built}; list {dict(kinds)}; problems {len(problems)}", flush=True)
    for problem in problems[: arguments.show]:
        print("   ", problem[:300])
    return bool(problems)


def decoded(data):
    """A page as text: by what is valid, else by what it says."""
    for name in ("utf-8", "gb18030"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    else:
        said = re.search(rb"charset=[\"']?([\w-]+)", data[:4000])
        name = said.group(1).decode().lower() if said else "gb18030"
        return data.decode("gb18030" if name.startswith("gb") else name, "replace")


def marked(marks):
    """By the stem of a page: how its text begins, before what it ends, and what in it is furniture.

    A line of the file has the stem, the beginnings, the ends and the cuts, with tabs between them,
    alternatives and cuts with bars.
    """
    for line in marks.read_text("utf-8").splitlines():
        stem, *parts = (line + "\t\t").split("\t")
        yield stem, *([letters(part) for part in field.split("|") if part] for field in parts[:3])


def measure_pages(done, sources, arguments):
    """Pages against what a person marked, with trafilatura beside."""
    import trafilatura

    by_stem = {source.stem: source for source in sources}
    doubtful, failed, rows = 0, 0, []
    for stem, begins, ends, cuts in marked(arguments.marks):
        source = by_stem.get(stem)
        if source is None:
            continue
        html_text = decoded(source.read_bytes())
        whole = letters(Page(html_text).text)
        starts = [whole.find(begin) for begin in begins if begin in whole]
        stops = [place for place in (whole.find(end, min(starts)) for end in ends) if place >= 0] if starts else []
        if not starts or not stops:
            print(f"    {stem}: its marks are not in it")
            failed += 1
            continue
        wanted = whole[min(starts):min(stops)]
        for cut in cuts:
            wanted = wanted.replace(cut, "")
        article = next((article for origin, article in done.new.items() if pathlib.Path(origin).stem == stem), None)
        beside = letters(trafilatura.extract(html_text, include_comments=False) or "")
        other = visible_text.common(wanted, beside)
        if article is None:
            rows.append((stem, "not imported", 0, 0, other / len(wanted), other / max(len(beside), 1)))
            doubtful += 1
            continue
        body, front = visible_text.without_front_matter((done.site / article).read_text("utf-8"))
        have = letters(visible_text.markdown_page(body).text)
        shared = visible_text.common(wanted, have)
        found, exact = shared / len(wanted), shared / max(len(have), 1)
        is_doubtful = "draft: true" in front
        doubtful += is_doubtful
        state = "doubtful" if is_doubtful else "" if found >= 0.95 and exact >= 0.90 else "FAILS"
        failed += state == "FAILS"
        rows.append((stem, state, found, exact, other / len(wanted), other / max(len(beside), 1)))
        if state == "FAILS" or is_doubtful:
            print(f"    {stem} {state}: lacks {missing(wanted, have)}, has besides {missing(have, wanted)}")
    for row in rows:
        print("    %-22s %-12s recall %.3f precision %.3f   trafilatura %.3f %.3f" % row)
    sure = [row for row in rows if row[1] == ""]
    problems = len(done.errors) + (done.built != 0)
    print(f"html: {len(rows)} pages, {len(sure)} fine, {failed} fail, {doubtful} doubtful; "
          f"recall {sum(row[2] for row in rows) / len(rows):.4f}, precision {sum(row[3] for row in rows) / len(rows):.4f}; "
          f"trafilatura {sum(row[4] for row in rows) / len(rows):.4f}, {sum(row[5] for row in rows) / len(rows):.4f}; "
          f"errors {len(done.errors)}, build {done.built}")
    return bool(failed or problems or doubtful > 0.15 * len(rows))


if __name__ == "__main__":
    main()
