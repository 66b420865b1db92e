"""Looks at the pages of published sites in a real browser: browser_test.py FOLDER…

Every kind of page of each site in every size and mode. Prints what is
wrong; the exit status is 1 where anything is. Nothing here depends on how fast the machine is.
"""

import gzip
import multiprocessing
import os
import pathlib
import re
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

import interactive
import pages
import palettes

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1440, 900)}
TARGETS = (".bar-button, .menu-panel a, .section-navigation a, .pager a, .dated-list a, .column-links a, .friend-links a, .tab-list a, "
           ".reader-bar button, .quiet-button, .play, a.more, .button, .site-footer a, .keywords a, .topic-nav a")
# The widths at which nothing may be wider than the screen, besides those of SIZES.
WIDTHS = (320, 1024, 1366)
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

KEYBOARD_KINDS = ("home", "article-rich", "column-list", "links", "units", "search", "article-dues", "article-quiz", "article-form", "article-survey", "article-wall")

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
    if mode == "mourning" and page.locator("script[src*='early']").count() and "grayscale" not in page.evaluate("getComputedStyle(document.documentElement).filter"):
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
        const names = new Set();
        let count = 0;
        for (const control of controls) {
            // Of tabs one is in the order; the arrow keys lead to the others.
            if (control.tabIndex < 0 || control.disabled || !control.checkVisibility({ visibilityProperty: true })) continue;
            // Likewise of radio buttons with one name.
            if (control.type === 'radio' && names.has(control.name)) continue;
            if (control.type === 'radio') names.add(control.name);
            control.dataset.control = count;
            count += 1;
        }
        return count;
    }""")
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(reachable * 2 + 200):
        page.keyboard.press("Tab")
        number, outline, tag, covered = page.evaluate("""() => {
            const element = document.activeElement;
            const header = document.querySelector('.site-header');
            const covered = header && !header.contains(element) && element.className !== 'skip-link'
                && element.getBoundingClientRect().bottom <= header.getBoundingClientRect().bottom
                && element.getBoundingClientRect().bottom > 0 && getComputedStyle(element).position !== 'fixed'
                && getComputedStyle(header).position === 'sticky' && !element.closest('.subsite-bar');
            return [element.dataset.control ?? null, getComputedStyle(element).outlineStyle, element.outerHTML.slice(0, 90), covered];
        }""")
        if covered:
            report(where, f"focus is below the header: {tag}")
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
    """The tools of the reader and of an article, each worked with the keyboard alone."""
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
    if (root("size"), root("spacing"), root("contrast"), root("reader")) != ("3", "wide", "high", "open"):
        report(where, "what was chosen is not remembered")
    press(page, "[data-tool=reset]")
    if [root(name) for name in ("size", "spacing", "contrast", "pointer")] != [None] * 4:
        report(where, "reset leaves something")
    press(page, "[data-tool=close]")
    if root("reader") is not None or page.evaluate("document.activeElement.dataset.tool") != "switch":
        report(where, "the bar does not close, or the focus is lost")
    press(page, ".menu > summary")
    page.keyboard.press("Escape")
    if page.locator(".menu[open]").count() or page.evaluate("document.activeElement.tagName") != "SUMMARY":
        report(where, "Esc does not close the menu")
    press(page, ".article-foot details:has(.quotation) > summary")
    press(page, ".pop .copy")
    page.wait_for_timeout(300)
    if page.evaluate("getSelection().toString()") == "" and page.locator(".pop .copy").inner_text() != "已复制":
        report(where, "the citation is not copied")


def check_pictures(page, where):
    """Picture news: a thumbnail leads to its picture, and what turns by itself can be stopped. Tabs: arrow keys."""
    news = page.locator(".picture-news")
    if news.count() and page.locator(".thumbs a").count() > 1:
        press(page, ".thumbs a:nth-child(2)")
        page.wait_for_timeout(100)
        if page.locator(".slides").evaluate("(list) => list.scrollLeft < list.clientWidth / 2"):
            report(where, "the pictures do not move")
        if page.locator(".thumbs a").nth(1).get_attribute("aria-current") != "true":
            report(where, "the picture shown is not marked")
        label = page.locator(".play").get_attribute("aria-label")
        press(page, ".play")
        if page.locator(".play").get_attribute("aria-label") == label:
            report(where, "the pictures cannot be stopped")
    tabs = page.locator(".tab-list a")
    if tabs.count() > 1:
        tabs.first.focus()
        page.keyboard.press("ArrowRight")
        if tabs.nth(1).get_attribute("aria-selected") != "true" or page.locator(".tab").nth(0).get_attribute("hidden") is None:
            report(where, "the arrow keys do not choose a tab")


def check_viewer(context, address, path, where):
    """Pictures large: a dialog with keys, captions and the focus given back; plain links without scripts."""
    page = open_page(context, address, {"where": where})
    def with_pictures(route):
        figure = ('<figure><a class="enlarge" href="/assets/touch-icon.png"><img src="/assets/touch-icon.png" alt="第{0}张"></a>'
                  "<figcaption>说明{0}</figcaption></figure>")
        body = route.fetch().text().replace('<div class="content" data-search-text>', '<div class="content" data-search-text>' + figure.format(1) + figure.format(2))
        route.fulfill(body=body, content_type="text/html; charset=utf-8")
    page.route("**/*.html", with_pictures)
    page.goto(address + path)
    press(page, "a.enlarge")
    state = lambda: (page.locator("dialog.viewer[open]").count(), page.locator(".viewer p").inner_text() if page.locator("dialog.viewer[open]").count() else "")
    if state() != (1, "说明1"):
        report(where, f"the picture does not open: {state()}")
    page.keyboard.press("ArrowRight")
    if state() != (1, "说明2"):
        report(where, f"the next picture is not shown: {state()}")
    page.evaluate(AXE)
    for violation in page.evaluate("async (rules) => (await axe.run('dialog', { runOnly: rules })).violations", RULES):
        report(where, f"axe {violation['id']} in the viewer")
    page.keyboard.press("Escape")
    if state()[0] or page.evaluate("document.activeElement.className") != "enlarge":
        report(where, "the viewer does not close, or the focus is lost")
    page.close()


def check_widths(page, where):
    """Nothing is wider than the screen, and the columns stand in one row."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            report(where, f"is wider than {width} px")
        rows = page.evaluate("""[...new Set([...document.querySelectorAll('.site-columns > ul > li')]
            .map(item => item.getBoundingClientRect()).filter(box => box.width).map(box => box.top))].length""")
        over = page.evaluate("""() => { const row = document.querySelector('.site-columns'), menu = document.querySelector('.menu');
            if (!row?.checkVisibility()) return false;
            return Math.max(...[...row.querySelectorAll(':scope > ul > li')].map(item => item.getBoundingClientRect().right)) > menu.getBoundingClientRect().left; }""")
        if rows > 1 or over:
            report(where, f"columns do not fit in one row at {width} px")


def check_home(page, address, where, is_first):
    """The first screen of a home page at 1366 × 768, and that nothing stands there twice."""
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("about:blank")
    page.goto(address + "/", wait_until="load")
    found = page.evaluate("""() => {
        const whole = (element) => { const box = element.getBoundingClientRect();
            return element.checkVisibility({ visibilityProperty: true }) && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; };
        const titles = [...document.querySelectorAll('main :is(li, h2, h3) > a')]
            .filter(link => !link.closest('.block-head, .tab-list, .friend-links, .topic-grid, [aria-hidden]')).map(link => link.innerText.trim().split('\\n')[0]).filter(Boolean);
        return { header: (document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0),
            lines: [...document.querySelectorAll('.tab .dated-list li')].filter(whole).length,
            headline: [...document.querySelectorAll('.headline h2')].every(whole),
            wide: [...document.querySelectorAll('.dated-list li')].filter(item => item.checkVisibility()
                && item.getBoundingClientRect().width > 42.5 * parseFloat(getComputedStyle(item).fontSize)).length,
            twice: titles.filter((title, index) => titles.indexOf(title) !== index) };
    }""")
    if found["header"] > 145.5:
        report(where, f"the header is {found['header']} px high")
    if is_first and (found["lines"] < 12 or not found["headline"]):
        report(where, f"{found['lines']} titles are whole on the first screen; headline whole: {found['headline']}")
    if found["wide"]:
        report(where, f"{found['wide']} lines of lists are wider than 42 em")
    if found["twice"]:
        report(where, f"titles stand twice: {found['twice'][:3]}")


def check_first_words(browser, address, path, where):
    """On a phone the words of an article stand on the first screen, in 关怀版 at every size too."""
    tops = """() => [document.querySelector('h1').getBoundingClientRect().top, document.querySelector('.content > p').getBoundingClientRect().top,
        document.querySelector('.reader-bar').getBoundingClientRect().height]"""
    for size in ("", "1", "2", "3", "4"):
        context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
        if size:
            chosen = '{"reader":"open"' + (f',"size":"{size}"' if size != "1" else "") + "}"
            context.add_init_script(f"localStorage.setItem('reader', {chosen!r})")
        page = open_page(context, address, {"where": where})
        page.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true })""")
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(200)
        head, words, bar = page.evaluate(tops)
        if (not size and (head > 130 or words > 320)) or (size and (words > 360 or bar > 60)):
            report(where, f"size {size or 'as it is'}: h1 at {head}, first paragraph at {words}, bar {bar} px")
        if page.evaluate("window.shift") > 0:
            report(where, f"size {size or 'as it is'}: the page shifts by {page.evaluate('window.shift')}")
        context.close()


def check_search(page, address, where):
    """A word that a title has is found, one that none has is not, and neither is markup run."""
    word = page.evaluate("""async () => {
        const box = document.querySelector('main .search');
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
    shown = page.evaluate("""() => ['header.site-header', 'body > header', 'footer', '.citation', '.article-qr', '.article-meta', '.document', '.article-foot', '.reader-bar']
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
    """What every reader loads; the page that searches and the special kinds have files of their own."""
    size = lambda file: len(gzip.compress(file.read_bytes(), 9))
    loaded = set()
    for page in [path.lstrip("/"), "index.html"]:
        text = (folder / page).read_text("utf-8")
        loaded |= set(re.findall(r'(?:href|src)="[^"]*/assets/([^"/]+\.(?:css|js))"', text))
    style = sum(size(folder / "assets" / name) for name in loaded if name.endswith(".css"))
    script = sum(size(folder / "assets" / name) for name in loaded if name.endswith(".js"))
    article = size(folder / path.lstrip("/"))
    print(f"{folder}: style {style}, scripts {script}, article {article} bytes, gzipped", flush=True)
    for name, value, limit in [("style", style, 20_000), ("scripts", script, 16_000), ("article", style + script + article, 60_000)]:
        if value > limit or name == "style" and value == 0:
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
            if (size, mode) == ("phone", "light"):
                check_widths(page, where)
                page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
                if number == 0 and kind in ("article", "official-document"):
                    check_first_words(browser, address, path, where)
            if (size, mode) == ("desktop", "light") and kind == "official-document":
                check_print(page, where)
            if (size, mode) == ("desktop", "light") and kind in KEYBOARD_KINDS:
                check_keyboard(page, where)
                if kind == "article-rich" and number == 0:
                    check_operation(page, where)
                    check_viewer(context, address, path, where)
                if kind == "home":
                    check_pictures(page, where)
                    check_home(page, address, where, number == 0)
                    page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
                if kind == "search" and number == 0:
                    check_search(page, address, where)
            if size == "desktop" and mode in ("light", "plain"):
                interactive.check(page, kind, mode, where, report)
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
    weak, pairs = palettes.weak()
    for line in weak:
        report("palette", line)
    print(f"{pairs} pairs of colours")
    found += len(problems)
    print(f"{counts['views']} views, {counts['rules']} rules held, {counts['controls']} controls reached, "
          f"{found} problems")
    return 1 if found or not counts["views"] else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(argument) for argument in sys.argv[1:]]))
