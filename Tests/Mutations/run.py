#!/usr/bin/env python3
"""Changes small sites in thousands of ways and has `redsite check` look at each.

Whatever the change, the program must end by itself within the limits and with a status of its own.
A site that shows otherwise is kept; its number gives the same site again (`--only`).
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutate
import sites

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FINE = {0, 1}
SECONDS = 5
MEGABYTES = 512
PATH_LIMIT = 4000


class Process:
    """One run of the program, with what it took."""

    def __init__(self, program, arguments, errors):
        actions = [
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        ]
        begin = time.monotonic()
        self.late = False
        pid = os.posix_spawn(program, [program, *arguments], os.environ, file_actions=actions)

        def kill(*_):
            self.late = True
            os.kill(pid, signal.SIGKILL)

        signal.signal(signal.SIGALRM, kill)
        signal.setitimer(signal.ITIMER_REAL, SECONDS * 4)
        _, status, usage = os.wait4(pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        self.seconds = time.monotonic() - begin
        self.processor = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.status = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def fault(self):
        if self.late or self.processor > SECONDS:
            return f"{self.seconds:.1f} s, {self.processor:.1f} s of processor"
        if self.status not in FINE:
            return f"exit {self.status}"
        if self.megabytes > MEGABYTES:
            return f"{self.megabytes:.0f} MB"
        return None


def rewrite(root, before, after):
    """Turns the site on disk into another one, touching only what differs."""
    for path in before:
        if path not in after:
            os.remove(os.path.join(os.fsencode(root), path))
            folder = os.path.dirname(os.path.join(os.fsencode(root), path))
            while folder != os.fsencode(root) and not os.listdir(folder):
                os.rmdir(folder)
                folder = os.path.dirname(folder)
    for path, content in after.items():
        if before.get(path) != content:
            sites.put(root, path, content)


def work(options, worker, numbers, results):
    folder = tempfile.mkdtemp(prefix="redsite-mutations-", dir=options.scratch)
    root = os.path.join(folder, "site")
    errors = os.path.join(folder, "errors")
    os.mkdir(root)
    begin_sites = sites.all_sites(REPOSITORY)
    on_disk = {}
    counts = {}
    for number in numbers:
        source = random.Random(f"{options.seed}/{number}")
        wanted = mutate.mutate(source, source.choice(begin_sites))
        try:
            rewrite(root, on_disk, wanted)
            on_disk = wanted
        except OSError:
            # Two files of one name and the like: such a site cannot be written.
            sites.shutil.rmtree(root)
            os.mkdir(root)
            on_disk = {}
            counts["cannot be written"] = counts.get("cannot be written", 0) + 1
            continue
        jobs = "2" if number % 8 == 0 else "1"
        arguments = [*options.command, root, "--lang", "en", "--as-of", "2026-07-01", "--jobs", jobs]
        run = Process(options.program, arguments, errors)
        fault = run.fault()
        key = str(run.status)
        counts[key] = counts.get(key, 0) + 1
        if fault:
            kept = os.path.join(options.findings, str(number))
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(root, kept)
            shutil.copy(errors, kept + ".txt")
            results.put((number, fault))
    results.put((None, counts))
    shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the number of the first site")
    parser.add_argument("--only", type=int, help="one site, kept whatever it shows")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--command", default="check --quiet", type=str.split)
    parser.add_argument("--findings", default=os.path.join(REPOSITORY, ".build", "mutations"))
    parser.add_argument("--scratch", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    os.makedirs(options.findings, exist_ok=True)
    if options.only is not None:
        source = random.Random(f"{options.seed}/{options.only}")
        files = mutate.mutate(source, source.choice(sites.all_sites(REPOSITORY)))
        kept = os.path.join(options.findings, str(options.only))
        sites.write_site(kept, files)
        print(kept)
        return 0
    begin = time.monotonic()
    results = multiprocessing.Queue()
    end = options.first + options.count
    workers = [
        multiprocessing.Process(
            target=work, args=(options, index, range(options.first + index, end, options.workers), results))
        for index in range(options.workers)
    ]
    for process in workers:
        process.start()
    faults = []
    counts = {}
    left = len(workers)
    while left:
        try:
            number, value = results.get(timeout=5)
        except Exception:
            if not any(process.is_alive() for process in workers):
                print("a worker of the harness ended early", file=sys.stderr)
                return 1
            continue
        if number is None:
            left -= 1
            for key, count in value.items():
                counts[key] = counts.get(key, 0) + count
        else:
            faults.append((number, value))
            print(f"site {number}: {value}", flush=True)
    for process in workers:
        process.join()
    seconds = time.monotonic() - begin
    summary = ", ".join(f"exit {key}: {count}" for key, count in sorted(counts.items()))
    print(f"{options.count} mutated sites in {seconds:.0f} s ({summary}): {len(faults)} faults")
    if faults:
        print(f"kept in {options.findings}; the same site again: --only NUMBER --seed {options.seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
