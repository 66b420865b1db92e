"""Looks at the pages of the special kinds in a real browser: kinds.py REDSITE [PRESET…]

A page of each kind in new sites of the presets, in both themes: with scripts and without, by the keyboard
alone, in the sizes and modes of browser_test.py. Prints what is wrong; the exit status is 1 where anything is.
"""

import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

import browser_test
import pages

PRESETS = ("wenhua", "gaochun", "laibin", "waijiao", "chongqing")
# What a page of each kind has and no other page.
KINDS = {
    "panel": 'class="panel-navigation"', "gallery": 'class="gallery-list"', "issue": 'class="issue-tabs"',
    "guide": 'class="guide-steps"', "printed": "<dt>刊于</dt>", "paper": "<dt>推荐导师</dt>", "activity": "<dt>主办</dt>",
    "video": "<track ", "exhibition": 'class="hall"', "hall": "第一展厅 起步</h1>", "whole-exhibition": '<article class="panel">',
    "volume": 'class="volume-contents"', "statistics": 'class="bar-chart"', "terms": 'class="time-line"',
    "honors": "<h2>连续获得", "year-of-honors": "年荣誉", "papers": "<h2>年度汇编", "expert": "<h2>推荐的论文",
    "issues": 'class="picture-grid issues"', "guides": "<h2>办事指南", "activities": "<h2>日程", "lessons": "<h2>学时",
    "mailbox-with-form": '<input type="hidden" name="mailbox"',
}
DEFAULT = [("phone", "light"), ("phone", "large"), ("phone", "plain"), ("tablet", "light")]
DEFAULT += [("desktop", mode) for mode in browser_test.MODES if mode != "large"]
TEXT = [("phone", "light"), ("desktop", "light"), ("desktop", "dark")]


def pages_of_kinds(folder, known):
    """A path for each kind that is not known yet; the longest mark that a page has tells what it is."""
    found = []
    for file in sorted(pathlib.Path(folder).rglob("*.html")):
        text = file.read_text("utf-8")
        for kind, mark in KINDS.items():
            if kind not in known and re.sub(r' id="[^"]*"', "", text).find(mark) >= 0:
                known.add(kind)
                found.append((kind, "/" + file.relative_to(folder).as_posix().removesuffix("index.html")))
    return found


def check_panel(page, report):
    """The arrow keys lead to the panels before and after, but not from within a field."""
    place = page.locator(".panel-navigation span").text_content()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(place) => document.querySelector('.panel-navigation span')?.textContent !== place", arg=place)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(place) => document.querySelector('.panel-navigation span')?.textContent === place", arg=place)
    field = page.locator("input[type=search]:visible").first
    if field.count():
        address = page.url
        field.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(200)
        if page.url != address:
            report("leaves the page from within a field")


def check_guide(page, report):
    """The days of the steps from one that is done, at the end of a month too; nothing is kept."""
    page.locator(".guide-dates select").focus()
    page.keyboard.press("Home")
    page.fill(".guide-dates input", "2026-01-31")
    second = page.locator(".guide-steps li[value='2']")
    if "最迟 2026-02-28" not in second.text_content():
        report(f"a month after 31 January is {second.text_content()}")
    third = page.locator(".guide-steps li[value='3']").text_content()
    if "最早 2026-07-31" not in third or "最迟" in third:
        report(f"six months at least after that are {third}")
    if page.evaluate("localStorage.length + document.cookie.length"):
        report("keeps what was filled in")


def check_boxes(page, report):
    box = page.locator(".guide-steps input[type=checkbox]").first
    box.focus()
    page.keyboard.press("Space")
    if not box.is_checked():
        report("a step cannot be ticked by the keyboard")


def check_links(page, kind, report):
    """What the page leads to within itself is there, and what it offers can be had."""
    missing = page.evaluate("""() => [...document.querySelectorAll('main a[href^="#"], .primary a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((name) => name && !document.getElementById(name))""")
    if missing:
        report(f"leads to {missing[:3]}, which are not there")
    wanted = {"activities": ".ics", "volume": ".epub", "statistics": ".csv", "honors": ".csv"}.get(kind)
    if wanted:
        hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        offered = [href for href in hrefs if href.endswith(wanted)]
        if not offered:
            report(f"offers no {wanted}")
        elif page.request.get(offered[0]).status != 200:
            report(f"{offered[0]} is not there")
    if kind in ("gallery", "issue"):
        large = page.eval_on_selector_all(".special figure a, figure a", "links => links.map(link => link.href)")
        if not large or any(page.request.get(href).status != 200 for href in large):
            report(f"pictures cannot be enlarged: {large}")


def check_hidden(page, report):
    """What is hidden stays so whatever a style says of its kind: what is filled in there marks a machine."""
    shown = page.evaluate("""() => [...document.querySelectorAll('main [hidden]')]
        .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80))""")
    if shown:
        report(f"shows what is hidden: {shown}")


def check_captions(page, report):
    cues = page.evaluate("""async () => {
        const element = document.querySelector('track');
        element.track.mode = 'hidden';
        for (let turn = 0; turn < 100 && !element.track.cues?.length; turn += 1) await new Promise((ready) => setTimeout(ready, 50));
        return element.track.cues?.length ?? 0;
    }""")
    if cues < 2:
        report(f"shows {cues} captions")


def check_print(page, kind, report):
    page.emulate_media(media="print")
    shown = page.evaluate("""() => ['.guide-dates', '.panel-navigation', '.issue-tabs', 'header.site-header']
        .filter((selector) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()))""")
    if shown:
        report(f"prints {shown}")
    if kind == "guide" and not page.locator(".guide-steps input[type=checkbox]").first.is_visible():
        report("prints no boxes to tick")
    page.emulate_media(media="screen")


def look_at(task):
    site, folder, found, size, mode, theme = task
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        address = pages.serve(folder)
        context = browser_test.open_context(browser, size, mode)
        place = {}
        page = browser_test.open_page(context, address, place)
        for kind, path in found:
            where = place["where"] = f"{site} {theme} {kind} {size} {mode} {path}"
            report = lambda what: browser_test.report(where, what)  # noqa: B023
            browser_test.look(page, address, path, where, mode)
            if (size, mode) == ("phone", "light"):
                browser_test.check_targets(page, where)
                browser_test.check_widths(page, where)
                page.set_viewport_size(dict(zip(("width", "height"), browser_test.SIZES[size])))
            if (size, mode) == ("desktop", "light"):
                browser_test.check_keyboard(page, where)
                check_links(page, kind, report)
                check_hidden(page, report)
                if theme == "default":
                    check_print(page, kind, report)
                    {"panel": check_panel, "guide": check_guide, "video": check_captions}.get(kind, lambda *_: None)(page, report)
            if size == "desktop" and mode in ("light", "plain") and kind == "guide":
                check_boxes(page, report)
            if mode == "plain" and page.locator(".guide-dates").is_visible():
                report("shows what only a script can do")
        browser.close()
    return browser_test.problems, browser_test.counts


def main(redsite, *presets):
    tasks = []
    with tempfile.TemporaryDirectory() as work:
        for theme, views in (("default", DEFAULT), ("text", TEXT)):
            known = set()
            for preset in presets or PRESETS:
                site = pathlib.Path(work) / theme / preset
                subprocess.run([redsite, "new", "site", site, "--preset", preset], check=True, stdout=subprocess.DEVNULL)
                settings = site / "site.toml"
                settings.write_text(settings.read_text("utf-8").replace('theme = "default"', f'theme = "{theme}"'), "utf-8")
                subprocess.run([redsite, "build", site, "--as-of", "2026-12-01", "--quiet"], check=True)
                if found := pages_of_kinds(site / "public", known):
                    tasks += [(preset, site / "public", found, size, mode, theme) for size, mode in views]
            if not presets and (missing := set(KINDS) - known):
                browser_test.report(theme, f"no page of {sorted(missing)}")
        wrong = len(browser_test.problems)
        counts = dict.fromkeys(browser_test.counts, 0)
        with multiprocessing.get_context("spawn").Pool(2, maxtasksperchild=1) as pool:
            for problems, seen in pool.imap_unordered(look_at, tasks):
                wrong += len(problems)
                for name, count in seen.items():
                    counts[name] += count
    print(f"{counts['views']} views, {counts['rules']} rules held, {counts['controls']} controls reached, {wrong} problems")
    return 1 if wrong or not counts["views"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
