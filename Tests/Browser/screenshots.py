"""Takes a picture of every kind of page, wide and on a phone: screenshots.py OUTPUT FOLDER…

OUTPUT/index.html shows them all beside each other.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

import pages

output = pathlib.Path(sys.argv[1])
output.mkdir(parents=True, exist_ok=True)
shots = []
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for folder in map(pathlib.Path, sys.argv[2:]):
        name = folder.name if folder.name != "public" else folder.parent.name
        address = pages.serve(folder)
        for size, (width, height), settings in [("desktop", (1440, 900), {}), ("phone", (390, 844), {}),
                                                ("dark", (1440, 900), {"color_scheme": "dark"})]:
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **settings)
            page = context.new_page()
            for kind, path in pages.pages_of_every_kind(folder):
                page.goto(address + path)
                file = f"{name}-{kind}-{size}.png"
                page.screenshot(path=output / file, full_page=True)
                shots.append((name, kind, size, file))
            context.close()
    browser.close()
figures = "\n".join(f'<figure><img src="{file}" alt="" loading="lazy"><figcaption>{name} {kind} {size}</figcaption></figure>'
                    for name, kind, size, file in shots)
(output / "index.html").write_text(
    f'<!DOCTYPE html><meta charset="utf-8"><title>{len(shots)}</title><style>body{{display:flex;flex-wrap:wrap;gap:1rem}}'
    f'figure{{margin:0;width:22rem}}img{{width:100%;border:1px solid #999}}</style>{figures}', "utf-8")
print(f"{len(shots)} pictures in {output}")
