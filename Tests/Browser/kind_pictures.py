"""Takes the pictures of docs/kinds.md: kind_pictures.py REDSITE FOLDER

A page of each special kind in new sites of the presets, without what is around it; at most 60 KB each.
"""

import io
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image
from playwright.sync_api import sync_playwright

import pages

PICTURES = {
    "wenhua": [("exhibition", "/xinxi/zhanlan/"), ("papers", "/wenhua/"), ("honors", "/rongyu/"), ("terms", "/ziliao/yange/")],
    "gaochun": [("stats", "/tongji/"), ("guide", "/guicheng/fazhan/20261110-qingdan.html"),
                ("video", "/dianjiao/shipin/20261112-yuchi.html"), ("activities", "/peixun/cunganbu/")],
    "laibin": [("issue", "/dangjian/cundangyuanban/xuandeng/20261116-di11qi.html")],
    "waijiao": [("gallery", "/meitu/20261109-tuji.html")],
}
SIZE = {"width": 1060, "height": 900}
TALLEST = 760


def main():
    redsite, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, locale="zh-CN")
        for preset, pictures in PICTURES.items():
            site = f"{work}/{preset}"
            subprocess.run([redsite, "new", "site", site, "--preset", preset], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([redsite, "build", site, "--as-of", "2026-12-01", "--quiet"], check=True)
            address = pages.serve(f"{site}/public")
            for name, path in pictures:
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                box = page.locator(".primary").bounding_box()
                clip = {"x": box["x"] - 12, "y": box["y"], "width": box["width"] + 24, "height": min(box["height"], TALLEST)}
                picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")
                for colours in (128, 64, 32, 16):
                    file = io.BytesIO()
                    picture.quantize(colours, dither=Image.Dither.NONE).save(file, "png", optimize=True)
                    if file.tell() <= 60 << 10:
                        break
                (folder / f"kind-{name}.png").write_bytes(file.getvalue())
        browser.close()
    print(f"{len(list(folder.glob('kind-*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main()
