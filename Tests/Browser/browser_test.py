"""Looks at the pages of published sites in a real browser: browser_test.py FOLDER…

Every kind of page of each site in every size and mode. Prints what is
wrong; the exit status is 1 where anything is. Nothing here depends on how fast the machine is.
"""

import gzip
import multiprocessing
import os
import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

import pages

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}
TARGETS = (".site-navigation a, .section-navigation a, .pager a, .dated-list a, .column-links a, .friend-links a, "
           ".reader-bar button, .article-tools button, .picture-controls button, .button")
MODES = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "large": {"reader": '{"size":"4","spacing":"wide","reader":"open"}'},
    "contrast": {"reader": '{"contrast":"high"}'},
    "mourning": {"mourning": True},
    "plain": {"java_script_enabled": False},
}
# High contrast, the one mode that no reader gets without asking, is looked at on the first site only.
USUAL = [(size, mode) for size in SIZES for mode in MODES if mode != "contrast"]

KEYBOARD_KINDS = ("home", "article-rich", "column-list", "links", "units", "search")

problems = []
counts = {"views": 0, "rules": 0, "controls": 0}


def report(where, what):
    problems.append(f"{where}: {what}")
    print(problems[-1], flush=True)


def open_context(browser, size, mode):
    settings = dict(MODES[mode])
    reader, mourning = settings.pop("reader", None), settings.pop("mourning", None)
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=size == "phone",
                                  reduced_motion="reduce", **settings)
    if reader:
        context.add_init_script(f"localStorage.setItem('reader', {reader!r})")
    if mourning:
        context.add_init_script("""new MutationObserver((_, observer) => { if (document.documentElement) {
            document.documentElement.dataset.mourning = '2000-01-01T00:00:00+08:00/2100-01-01T00:00:00+08:00';
            observer.disconnect(); } }).observe(document, { childList: true })""")
    return context


def open_page(context, address, place):
    """A page that reports what goes wrong while it shows `place["where"]`."""
    page = context.new_page()
    page.on("request", lambda request: request.url.startswith((address, "data:"))
            or report(place["where"], f"asks another host: {request.url}"))
    page.on("console", lambda message: message.type == "error"
            and report(place["where"], f"console: {message.text}"))
    page.on("pageerror", lambda error: report(place["where"], f"script: {error}"))
    page.on("response", lambda response: response.status >= 400
            and report(place["where"], f"{response.status} for {response.url}"))
    return page


def look(page, address, path, where, mode):
    page.goto(address + path, wait_until="load")
    counts["views"] += 1
    # A theme without scripts is grey by the class that a build gives it.
    if mode == "mourning" and page.locator("script[src]").count() and "grayscale" not in page.evaluate("getComputedStyle(document.documentElement).filter"):
        report(where, "is not grey")
    wide = page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll('body *')].filter((element) => {
            const scrolls = (node) => node && node !== document.body
                && (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
            return element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement);
        }).slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
    }""")
    if wide:
        report(where, f"is wider than the screen: {wide}")
    if mode != "plain":
        page.evaluate(AXE)
        violations, passes = page.evaluate("""async (rules) => {
            const found = await axe.run({ runOnly: rules, resultTypes: ['violations'] });
            return [found.violations, found.passes.length];
        }""", RULES)
        counts["rules"] += passes
        for violation in violations:
            nodes = "; ".join(node["html"][:140] + " " + node["failureSummary"][:200].replace("\n", " ")
                              for node in violation["nodes"][:2])
            report(where, f"axe {violation['id']} ({len(violation['nodes'])}): {nodes}")
    heads = page.locator("h1").count()
    if heads != 1:
        report(where, f"has {heads} h1")


def check_targets(page, where):
    small = page.evaluate("""(targets) => [...document.querySelectorAll(targets)].filter((element) => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility() && box.width > 0 && box.height < 43.5;
    }).slice(0, 3).map((element) => element.outerHTML.slice(0, 100) + ' ' + element.getBoundingClientRect().height)""", TARGETS)
    if small:
        report(where, f"targets below 44 px: {small}")


def check_keyboard(page, where):
    """Every control is reached with the tab key and shows that it is."""
    reachable = page.evaluate("""() => {
        const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video, [tabindex="0"]')];
        let count = 0;
        for (const control of controls) if (control.checkVisibility() && !control.disabled) { control.dataset.control = count; count += 1; }
        return count;
    }""")
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(reachable * 2 + 40):
        page.keyboard.press("Tab")
        number, outline, tag = page.evaluate("""() => [document.activeElement.dataset.control ?? null,
            getComputedStyle(document.activeElement).outlineStyle, document.activeElement.outerHTML.slice(0, 90)]""")
        if number is None:
            if seen and tag.startswith("<body"):
                break
            continue
        if outline == "none":
            report(where, f"focus cannot be seen: {tag}")
        seen.add(int(number))
    counts["controls"] += len(seen)
    missed = sorted(set(range(reachable)) - seen)
    if missed:
        report(where, f"{len(missed)} of {reachable} controls are not reached: " + page.evaluate(
            "(number) => document.querySelector(`[data-control='${number}']`).outerHTML.slice(0, 120)", missed[0]))


def press(page, selector):
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def check_operation(page, where):
    """The tools of the reader, each worked with the keyboard alone."""
    root = lambda name: page.evaluate(f"document.documentElement.dataset.{name} ?? null")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main":
        report(where, "the skip link does not lead to the text")
    press(page, "[data-tool=switch]")
    for tool, name, value in [("larger", "size", "2"), ("larger", "size", "3"), ("larger", "size", "4"),
                              ("smaller", "size", "3"), ("spacing", "spacing", "wide"),
                              ("contrast", "contrast", "high"), ("pointer", "pointer", "large")]:
        press(page, f"[data-tool={tool}]")
        if root(name) != value:
            report(where, f"{tool}: {name} is {root(name)}, not {value}")
    press(page, "[data-tool=line]")
    if page.locator(".reading-line").count() != 1:
        report(where, "there is no reading line")
    page.reload()
    if (root("size"), root("spacing"), root("contrast")) != ("3", "wide", "high"):
        report(where, "what was chosen is not remembered")
    press(page, "[data-tool=reset]")
    if [root(name) for name in ("size", "spacing", "contrast", "pointer")] != [None] * 4:
        report(where, "reset leaves something")
    press(page, ".article-tools [data-size=large]")
    if "text-large" not in page.locator(".article > .content").get_attribute("class"):
        report(where, "the text does not grow")
    press(page, ".citation button")
    page.wait_for_timeout(300)
    if page.evaluate("getSelection().toString()") == "" and page.locator(".citation button").inner_text() != "已复制":
        report(where, "the citation is not copied")


def check_pictures(page, where):
    list_ = page.locator(".block-pictures .picture-grid")
    if not list_.count():
        return
    left = lambda: list_.evaluate("(list) => list.scrollLeft")
    list_.evaluate("(list) => list.scrollTo({ left: 0, behavior: 'instant' })")
    before = left()
    press(page, "[data-picture=next]")
    if left() <= before and list_.evaluate("(list) => list.scrollWidth > list.clientWidth"):
        report(where, "the pictures do not move")
    label = page.locator("[data-picture=toggle]").inner_text()
    press(page, "[data-picture=toggle]")
    if page.locator("[data-picture=toggle]").inner_text() == label:
        report(where, "the pictures cannot be stopped")


def check_search(page, address, where):
    """A word that a title has is found, one that none has is not, and neither is markup run."""
    word = page.evaluate("""async () => {
        const box = document.querySelector('.search');
        const titles = await (await fetch(`${box.dataset.titles}${box.dataset.years.split(' ')[0]}.json`)).json();
        return titles[0][0].slice(0, 3);
    }""")
    page.fill("#search-words", word)
    page.keyboard.press("Enter")
    page.locator(".search-message", has_text="找到").wait_for()
    if page.locator(".search-results li").count() < 1 or word not in page.locator(".search-results li").first.inner_text():
        report(where, f"does not find {word}")
    page.fill("#search-words", "<img src=x onerror=alert(1)>没有")
    page.keyboard.press("Enter")
    page.locator(".search-message", has_text="没有找到").wait_for()
    if page.locator(".search-results li").count():
        report(where, "finds what is not there")


def check_print(page, where):
    """An official document is printed as GB/T 9704 has it; its signature leaves two characters at the right."""
    page.emulate_media(media="print")
    shown = page.evaluate("""() => ['header.site-header', 'body > header', 'footer', '.citation', '.article-qr', '.article-meta', 'dl.document']
        .filter(selector => [...document.querySelectorAll(selector)].some(element => element.checkVisibility()))""")
    if shown:
        report(where, f"prints {shown}")
    if not page.evaluate("[...document.querySelectorAll('.document-number')].every(element => element.checkVisibility())"):
        report(where, "does not print the number of the document")
    spaces = page.evaluate("""[...document.querySelectorAll('.signature')].map(element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const style = getComputedStyle(element);
        return (element.parentElement.getBoundingClientRect().right - range.getBoundingClientRect().right) / parseFloat(style.fontSize);
    })""")
    if any(abs(space - 2) > 0.1 for space in spaces):
        report(where, f"leaves {spaces} characters at the right of the signature")
    page.emulate_media(media="screen")


def check_weight(folder, path):
    size = lambda file: len(gzip.compress(file.read_bytes(), 9))
    style = sum(size(file) for file in (folder / "assets").glob("*.css"))
    script = sum(size(file) for file in (folder / "assets").glob("*.js"))
    article = size(folder / path.lstrip("/"))
    print(f"{folder}: style {style}, scripts {script}, article {article} bytes, gzipped", flush=True)
    for name, value, limit in [("style", style, 30_000), ("scripts", script, 20_000), ("article", style + script + article, 60_000)]:
        if value > limit:
            report(folder, f"{name}: {value} bytes, at most {limit}")


def look_at(task):
    """Looks at every page of one site in one size and mode; a browser of its own, in its own process."""
    number, folder, size, mode = task
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        address = pages.serve(folder)
        context = open_context(browser, size, mode)
        place = {}
        page = open_page(context, address, place)
        for kind, path in pages.pages_of_every_kind(folder):
            where = f"{folder.parent.name if folder.name == 'public' else folder.name} {kind} {size} {mode} {path}"
            place["where"] = where
            look(page, address, path, where, mode)
            if size == "phone" and mode in ("light", "plain"):
                check_targets(page, where)
            if (size, mode) == ("desktop", "light") and kind == "official-document":
                check_print(page, where)
            if (size, mode) == ("desktop", "light") and kind in KEYBOARD_KINDS:
                check_keyboard(page, where)
                if kind == "article-rich" and number == 0:
                    check_operation(page, where)
                if kind == "home":
                    check_pictures(page, where)
                if kind == "search" and number == 0:
                    check_search(page, address, where)
        browser.close()
    return problems, counts


def main(folders):
    tasks = [(number, folder, size, mode) for number, folder in enumerate(folders)
             for size, mode in (USUAL if number else [(size, mode) for size in SIZES for mode in MODES])]
    found = 0
    # A process for each task, so that what one counts is its own.
    with multiprocessing.get_context("spawn").Pool(max(2, os.cpu_count() or 1), maxtasksperchild=1) as pool:
        for wrong, seen in pool.imap_unordered(look_at, tasks):
            found += len(wrong)
            for name, count in seen.items():
                counts[name] += count
    for folder in folders:
        check_weight(folder, dict(pages.pages_of_every_kind(folder))["article-rich"])
    found += len(problems)
    print(f"{counts['views']} views, {counts['rules']} rules held, {counts['controls']} controls reached, "
          f"{found} problems")
    return 1 if found or not counts["views"] else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(argument) for argument in sys.argv[1:]]))
