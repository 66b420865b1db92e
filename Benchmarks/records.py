#!/usr/bin/env python3
"""What the record of an office costs: a preset filled to many articles, with and without its rules.

    Benchmarks/records.py --redsite PROGRAM [--articles 18675] [--pairs 5] [--history 20000]

The site is the preset `laibin` with 200 contributors in its units. The same files are built with
all rules (cadence of contributors, units and columns, points, reviews) and without them, in pairs;
then the audit and all reports are made beside a check of the same site, and `check --history` is
run over a repository of so many commits. All figures are CPU time (user and system), as wall time
tells more of what else runs on the machine.
"""

import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
from datetime import date, timedelta

SENTENCE = "支部召开会议，学习有关文件，研究下一步工作，大家结合实际谈了认识和打算。"


def cpu(*words):
    """The CPU seconds of a command, which may find problems but not fail otherwise."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 2):
        raise SystemExit(f"{words}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def columns(site):
    """The folders of the columns that list articles, in order."""
    folders = []
    for index in sorted((site / "content").rglob("_index.md")):
        text = index.read_text()
        folder = index.parent
        below = any(child.is_dir() for child in folder.iterdir())
        if "kind:" not in text and "topics" not in folder.parts and not below:
            folders.append(folder)
    return folders


def units(site):
    """The identifiers of the units of the preset."""
    lines = (site / "data/units.toml").read_text().splitlines()
    return [line.split('"')[1] for line in lines if line.startswith("id = ")]


def fill(site, count):
    """Writes articles, two contributors on every third, and their register; then the rules."""
    identifiers = units(site)
    register = site / "data/contributors.toml"
    text = register.read_text()
    for number in range(200):
        unit = identifiers[number % len(identifiers)]
        text += f'\n[[contributors]]\nid = "b{number}"\nname = "信息员{number}"\nunit = "{unit}"\n'
        text += 'since = 2010-01-01\nclass = "一类"\n'
    register.write_text(text)
    folders = columns(site)
    last = date(2026, 11, 27)
    for number in range(count):
        day = last - timedelta(days=number * 6000 // count)
        writers = [f"b{number % 200}"] + ([f"b{(number + 7) % 200}"] if number % 3 == 0 else [])
        (folders[number % len(folders)] / f"b{number}.md").write_text(
            f"---\ntitle: 第{number}次学习会议的情况\ndate: {day} 09:00\n"
            f"event_date: {day - timedelta(days=number % 4)}\ncontributors: [{', '.join(writers)}]\n"
            f"review: {{ first: r1, first_on: {day}, second: r2, second_on: {day}, "
            f"final: r3, final_on: {day} }}\n---\n\n" + SENTENCE * 20 + "\n")
    (site / "data/reviewers.csv").write_text(
        "标识,名称,职责,单位,邮箱,聘任日期,离任日期\n"
        "r1,初审人,初审,,,2000-01-01,\nr2,复审人,复审,,,2000-01-01,\nr3,终审人,终审,,,2000-01-01,\n")
    settings = (site / "site.toml").read_text()
    without = "".join(
        "[[" + part for part in settings.split("[[") if not part.startswith("cadence]]"))
    without = without[2:] if not settings.startswith("[[") else without
    rules = settings + """
[[cadence]]
name = "每个栏目每个工作日"
for = "columns"
every = "workday"
[[cadence]]
name = "栏目事发三日内"
for = "columns"
within = 3
from = "event"
[[cadence]]
name = "单位每季一篇"
for = "units"
every = "quarter"
include_children = true
[[cadence]]
name = "每周一条"
for = "contributors"
every = "week"
[review]
required = ["first", "second", "final"]
since = 2010-01-01
"""
    points = (site / "data/points.toml").read_text()
    return (without, ""), (rules, points)


def put(site, settings):
    """Makes a site one with rules, or without."""
    text, points = settings
    (site / "site.toml").write_text(text)
    file = site / "data/points.toml"
    if points:
        file.write_text(points)
    elif file.exists():
        file.unlink()


def history(site, count):
    """A repository of so many commits on the main line, each an article in one of 150 columns."""
    stream = []
    for number in range(count):
        clock = 1_262_304_000 + number * 20_000
        text = f"---\ntitle: 第{number}篇\ndate: {date.fromtimestamp(clock)}\n---\n\n文。\n"
        stream.append(
            f"commit refs/heads/main\ncommitter a <a@example.org> {clock} +0800\ndata 2\nx\n\n"
            f"M 100644 inline content/c{number % 150}/h{number}.md\ndata {len(text.encode())}\n{text}\n")
    for column in range(150):
        folder = site / f"content/c{column}"
        folder.mkdir(parents=True)
        (folder / "_index.md").write_text(f"---\ntitle: 栏目{column}\n---\n")
    (site / "content/_index.md").write_text("---\ntitle: 首页\n---\n")
    (site / "site.toml").write_text(
        '[site]\nname = "网站"\nbase_url = "https://a.example.org/"\nprofile = "none"\n')
    def run(*words, **options):
        subprocess.run(words, cwd=site, check=True, **options)

    run("git", "init", "-q", "-b", "main")
    run("git", "fast-import", "--quiet", input="".join(stream).encode())
    run("git", "reset", "-q", "--hard")
    run("git", "add", "-A")
    run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "x")


def main():
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--redsite", required=True)
    parser.add_argument("--articles", type=int, default=18_675)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--history", type=int, default=20_000)
    wanted = parser.parse_args()
    program = os.path.abspath(wanted.redsite)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    work = pathlib.Path(tempfile.mkdtemp(dir=memory))
    try:
        site = work / "site"
        subprocess.run(
            [program, "new", "site", str(site), "--preset", "laibin"], check=True,
            capture_output=True)
        # What the samples of the preset lack of reviews is not what is measured.
        subprocess.run([program, "samples", str(site), "--remove"], check=True, capture_output=True)
        without, with_rules = fill(site, wanted.articles)
        costs = {"build without rules": [], "build with rules": []}
        for pair in range(wanted.pairs):
            order = list(zip(costs, (without, with_rules)))
            for name, settings in order if pair % 2 == 0 else order[::-1]:
                put(site, settings)
                shutil.rmtree(site / "public", ignore_errors=True)
                costs[name].append(cpu(program, "build", site, "--as-of", "2026-11-28", "--quiet"))
        put(site, with_rules)
        looks = {
            "check": ("check", site),
            "audit": ("audit", site, "--as", "json"),
            "report all": ("report", "all", "--site", site, "-o", work / "reports"),
        }
        costs.update({name: [] for name in looks})
        for _ in range(wanted.pairs):
            for name, words in looks.items():
                costs[name].append(cpu(program, *words, "--as-of", "2026-11-28"))
        for name, seconds in costs.items():
            print(f"{name}: {statistics.median(seconds):.3f} s CPU ({min(seconds):.3f}–{max(seconds):.3f})")
        for left, right in [("build without rules", "build with rules"), ("check", "audit"),
                            ("check", "report all")]:
            more = [b - a for a, b in zip(costs[left], costs[right])]
            print(f"{right} over {left}: {statistics.median(more) * 1000:.0f} ms")
        if wanted.history:
            repository = work / "history"
            history(repository, wanted.history)
            plain = [cpu(program, "check", repository) for _ in range(3)]
            seconds = [cpu(program, "check", repository, "--history") for _ in range(3)]
            print(f"check --history over {wanted.history} commits: {statistics.median(seconds):.2f} s CPU,"
                  f" of which the check {statistics.median(plain):.2f} s")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
