"""Lets the system fail under a build, and kills it: faults.py REDSITE [--all] [--kills N]

Every call to the system that a small build makes is made to fail once with each of five errors, and
the build to be killed there (faults.c, preloaded; so the program must be linked dynamically). Then
builds are killed at random moments, and the power is cut. Whatever happens,
readers must have a whole old site or a whole new one, the message must be true, and the next build
must succeed without help. Without --all a few of the calls are taken, others each week.
"""

import argparse
import collections
import datetime
import errno
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from small_site import SITE, write

ERRORS = {
    "KILL": None,
    "EIO": "Input/output error",
    "ESTALE": "Stale file handle",
    "EINTR": "Interrupted system call",
    "EMFILE": "Too many open files",
    "ENOSPC": "No space left on device",
}
FOREIGN = {"out/.well-known/token": "挑战\n", "out/verify.txt": "别人的\n"}

problems = []


def wrong(what):
    problems.append(what)
    print("faults: " + what, flush=True)


def tree(folder):
    """The files below a folder with their bytes; None where there is no folder."""
    if not folder.is_dir():
        return None
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def leftovers(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".out."))


class Trial:
    """A site with a release of its first version, to be built into the second."""

    def __init__(self, redsite, work, name, hasRelease=True, settings=(), options=()):
        self.name = name
        self.redsite = redsite
        self.model = work / ("model-" + name)
        self.folder = work / "trial"
        self.settings = {"LD_PRELOAD": str(work / "faults.so"), **dict(settings)}
        self.options = list(options)
        write(self.model / "site", SITE)
        (self.model / "tmp").mkdir()
        if hasRelease:
            self.build(self.model)
            write(self.model, FOREIGN)
        self.old = tree(self.model / "out")
        write(self.model / "site", {
            "content/tongzhi/yi.md": SITE["content/tongzhi/yi.md"].replace("正文", "新的正文"),
            "content/tongzhi/san.md": "---\ntitle: 三\ndate: 2026-01-04\n---\n三\n",
        })
        shutil.rmtree(self.model / "site/content/xuexi")
        self.reset()
        assert self.build(self.folder).returncode == 0
        self.new = tree(self.folder / "out")
        assert self.new and self.new != self.old

    def reset(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.model, self.folder, symlinks=True)

    def command(self, folder):
        return [
            self.redsite, "build", str(folder / "site"), "-o", str(folder / "out"), "--lang", "en",
            "--as-of", "2026-11-28", "--jobs", "1", "--quiet", *self.options,
        ]

    def build(self, folder, **settings):
        return subprocess.run(
            self.command(folder), capture_output=True, text=True, timeout=60,
            env=os.environ | {"LC_ALL": "C.UTF-8"} | settings)

    def faulty(self, **settings):
        self.reset()
        return self.build(
            self.folder, **self.settings, FAULT_SITE=str(self.folder / "site"), **settings)

    def calls(self):
        """What the build calls, from the first that concerns the site."""
        log = self.folder.with_name("calls")
        self.faulty(FAULT_LOG=str(log))
        return log.read_text(errors="replace").splitlines()

    def fail(self, number, error):
        """Lets one call fail; returns what came of it."""
        result = self.faulty(FAULT_CALL=str(number), FAULT_ERROR=str(getattr(errno, error, 0)))
        now = tree(self.folder / "out")
        outcome = "new" if now == self.new else "old" if now == self.old else "BROKEN"
        if error == "KILL":
            if result.returncode != -signal.SIGKILL or outcome == "BROKEN":
                return f"killed, the site is {outcome}, exit {result.returncode}"
        elif result.returncode == 0:
            if outcome != "new":
                return f"exit 0 with the site {outcome}: {result.stderr}"
        elif result.returncode not in (1, 74):
            return f"exit {result.returncode}: {result.stderr}"
        elif outcome != "old":
            return f"exit {result.returncode} with the site {outcome}: {result.stderr}"
        elif error == "EINTR":
            return f"not tried again: {result.stderr}"
        elif ERRORS[error] not in result.stderr:
            return f"the message does not say “{ERRORS[error]}”: {result.stderr}"
        after = self.build(self.folder)
        if after.returncode != 0:
            return f"the next build fails: {after.stderr}"
        if tree(self.folder / "out") != self.new:
            return "the next build does not make the new site"
        if leftovers(self.folder):
            return f"left behind: {leftovers(self.folder)}"
        return "warning" if result.returncode == 0 and result.stderr else outcome


def faults(trial, share):
    """Lets the calls fail; of `share` of them where not all are asked for."""
    calls = trial.calls()
    tries = [(number, error) for number in range(1, len(calls) + 1) for error in ERRORS]
    if share < len(tries):
        week = datetime.date.today().isocalendar()
        tries = random.Random(f"{week.year}-{week.week}").sample(tries, share)
    table = collections.defaultdict(collections.Counter)
    for number, error in tries:
        outcome = trial.fail(number, error)
        if outcome in ("old", "new", "warning"):
            table[error][outcome] += 1
        else:
            table[error]["wrong"] += 1
            wrong(f"{trial.name}: {error} in call {number}, {calls[number - 1]}: {outcome.strip()}")
    print(f"faults: {trial.name}: {len(calls)} calls, {len(tries)} made to fail")
    for error, row in table.items():
        print("  " + error.ljust(8) + "  ".join(f"{key} {row[key]}" for key in ("old", "new", "warning", "wrong")))


def kills(redsite, work, count):
    """Kills builds at random moments."""
    trial = Trial(redsite, work, "kill")
    versions = [trial.old, trial.new]
    sites = [work / "kill-old", work / "kill-new"]
    shutil.copytree(trial.model / "site", sites[1])
    write(sites[0], SITE)
    trial.reset()
    place = trial.folder

    def command(turn):
        return [word.replace(str(place / "site"), str(sites[turn])) for word in trial.command(place)]

    started = time.monotonic()
    for turn in (1, 0, 1):
        subprocess.run(command(turn), check=True)
    usual = (time.monotonic() - started) / 3
    outcomes = collections.Counter()
    chance = random.Random(11)
    for number in range(count):
        turn = number % 2
        process = subprocess.Popen(command(turn), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 1.1 * usual))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = tree(place / "out")
        if now not in versions:
            wrong(f"kill {number}: the site is neither the old nor the new one")
        outcomes["killed" if process.returncode < 0 else "ended"] += 1
        if number % 10 == 9:
            result = subprocess.run(command(turn), capture_output=True, text=True)
            if result.returncode != 0 or tree(place / "out") != versions[turn] or leftovers(place):
                wrong(f"after kill {number} a build ends with {result.returncode}: {result.stderr}")
    print(f"faults: {count} builds killed at random moments: {dict(outcomes)}")


def order(trial):
    """The disk has everything before the swap, and with --no-sync nothing is waited for."""
    for options, expected in ([], True), (["--no-sync"], False):
        trial.options = options
        names = [call.split(" ")[0] for call in trial.calls()]
        before = names[:names.index("renameat2")]
        isLast = "syncfs" in before and not {"write", "linkat", "openat2"} & set(
            before[before.index("syncfs"):])
        if isLast != expected:
            wrong(f"the calls before the swap with {options}: {before[-5:]}")


def power(redsite, work):
    """What is on the disk right after a build; takes root and loop devices."""
    image, copy, disk, snapshot = (work / name for name in ("image", "copy", "disk", "snapshot"))
    disk.mkdir()
    snapshot.mkdir()
    site = work / "power"
    write(site, SITE | {
        f"content/tongzhi/n{n}.md": f"---\ntitle: 文{n}\ndate: 2026-01-02\n---\n正文{n}\n" for n in range(300)})
    with open(image, "wb") as file:
        file.truncate(60 << 20)

    def run(*command):
        return subprocess.run([str(word) for word in command], capture_output=True).returncode == 0

    if not (run("mkfs.ext4", "-q", "-F", image) and run("mount", "-o", "loop", image, disk)):
        print("faults: no power cut: it takes root and a loop device")
        return
    try:
        for text in ("正文", "改过的正文"):
            write(site, {"content/tongzhi/yi.md": SITE["content/tongzhi/yi.md"].replace("正文", text)})
            if not run(redsite, "build", site, "-o", disk / "out", "--quiet"):
                wrong("the build on ext4 fails")
            shutil.copyfile(image, copy)
            if not run("mount", "-o", "loop", copy, snapshot):
                wrong("what is left after a power cut is no file system")
                return
            if tree(snapshot / "out") != tree(disk / "out"):
                wrong("after a power cut the site is not the one that was published")
            run("umount", snapshot)
        print(f"faults: power cut after two builds on ext4: {len(tree(disk / 'out'))} files whole")
    finally:
        run("umount", snapshot)
        run("umount", disk)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("redsite")
    arguments.add_argument("--all", action="store_true", help="every call with every error")
    arguments.add_argument("--tries", type=int, default=24, help="how many calls without --all")
    arguments.add_argument("--kills", type=int, default=100, help="how many builds are killed")
    arguments.add_argument("--only", help="one of: update, first, two-steps, order, kills, power")
    chosen = arguments.parse_args()
    redsite = os.path.abspath(chosen.redsite)
    share = sys.maxsize if chosen.all else chosen.tries
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    noSwap = {"FAULT_SWAP": str(errno.EINVAL)}

    def asked(part):
        return chosen.only in (None, part)

    with tempfile.TemporaryDirectory(prefix="faults-", dir=memory) as name:
        work = pathlib.Path(name)
        source = pathlib.Path(__file__).with_name("faults.c")
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O1", "-o", work / "faults.so", source, "-ldl"], check=True)
        if asked("update"):
            faults(Trial(redsite, work, "update", options=["--precompress"]), share)
        if asked("first"):
            faults(Trial(redsite, work, "first", hasRelease=False), share)
        if asked("two-steps"):
            faults(Trial(redsite, work, "two-steps", settings=noSwap), share)
        if asked("order"):
            order(Trial(redsite, work, "order"))
        if asked("kills"):
            kills(redsite, work, chosen.kills)
    if asked("power"):
        with tempfile.TemporaryDirectory(prefix="faults-") as name:
            power(redsite, pathlib.Path(name))
    sys.exit(1 if problems else 0)


main()
