#!/usr/bin/env python3
"""What large tables of special kinds cost a build: 3,300 messages of a wall, 1,000 questions, 10,000 honours.

    Benchmarks/kinds.py --redsite PROGRAM [--pairs 7]

Each table of a preset is filled to half of that and to all of it, and the site checked in pairs with
and without, which makes every page. CPU time (user and system), medians.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile

from records import cpu


def honors(count):
    """Rows of `data/honors.csv`, some of them consecutive."""
    return [f"{2000 + i % 27},先进集体{i // 27},省部级,集体,第{i % 40}支部,,某委,\n" for i in range(count)]


def messages(count):
    """Rows of a wall, one an hour."""
    return [
        f"{i + 100},2026-08-{1 + i // 24 % 28:02} {i % 24:02}:00,一名党员,第{i % 40}支部,第{i}条留言，写得不长也不短。,bianji,2026-09-20,\n"
        for i in range(count)]


def questions(count):
    """Rows of a bank of questions."""
    return [f"{i + 1000},单选,第{i}题问的是什么？,甲{i},乙{i},丙{i},丁{i},,,B,答案的出处在第{i}页。,第{i % 9}章,\n" for i in range(count)]


TABLES = [
    ("honours", "wenhua", "data/honors.csv", honors, 10_000),
    ("messages of a wall", "wenhua", "data/walls/woshidangyuan.csv", messages, 3_300),
    ("questions", "gaochun", "content/ceshi/dangwu/20261110-tiku.csv", questions, 1_000),
]


def main():
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--redsite", required=True)
    parser.add_argument("--pairs", type=int, default=7)
    wanted = parser.parse_args()
    program = os.path.abspath(wanted.redsite)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    for name, preset, path, rows, most in TABLES:
        work = pathlib.Path(tempfile.mkdtemp(dir=memory))
        try:
            site = work / "site"
            subprocess.run(
                [program, "new", "site", str(site), "--preset", preset], check=True, capture_output=True)
            plain = (site / path).read_text()
            costs = {0: [], most // 2: [], most: []}
            for pair in range(wanted.pairs):
                for count in list(costs)[:: 1 if pair % 2 else -1]:
                    (site / path).write_text(plain.rstrip("\n") + "\n" + "".join(rows(count)))
                    # A check makes every page, but not the pictures, whose cost would hide the rest.
                    costs[count].append(cpu(program, "check", site, "--as-of", "2026-11-28"))
            base = statistics.median(costs.pop(0))
            print(f"{name}: " + ", ".join(
                f"{count} cost {1000 * (statistics.median(seconds) - base):.0f} ms"
                for count, seconds in costs.items()) + f" over {1000 * base:.0f} ms")
        finally:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
