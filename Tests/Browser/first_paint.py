"""Measures an article on loopback with nginx: first_paint.py REDSITE FOLDER [RUNS].

Prints the medians of first contentful paint and the greatest layout shift. It measures and asserts
nothing: times depend on the machine.
"""

import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

import pages

folder = pathlib.Path(sys.argv[1]).resolve()
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
path = dict(pages.pages_of_every_kind(folder))["article-rich"]
with tempfile.TemporaryDirectory() as work:
    configuration = pathlib.Path(work) / "nginx.conf"
    temporary = "\n".join(f"{kind}_temp_path {work}/{kind};" for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    configuration.write_text(
        f"user root; daemon off; pid {work}/pid; error_log {work}/log; events {{}}\nhttp {{ include /etc/nginx/mime.types; access_log off; "
        f"{temporary} gzip on; gzip_types text/css text/javascript application/javascript;\n"
        f"server {{ listen 127.0.0.1:18080; charset utf-8; root {folder}; }} }}\n", "utf-8")
    server = subprocess.Popen(["/usr/sbin/nginx", "-c", str(configuration), "-e", f"{work}/log"])
    time.sleep(0.5)
    paints, shifts, bytes_ = [], [], 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script("""window.shift = 0; new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.shift += entry.value;
            }).observe({ type: 'layout-shift', buffered: true })""")
            page.goto(f"http://127.0.0.1:18080{path}", wait_until="load")
            page.wait_for_timeout(300)
            paints.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
            shifts.append(page.evaluate("window.shift"))
            bytes_ = page.evaluate("""performance.getEntriesByType('navigation')[0].transferSize + performance.getEntriesByType('resource')
                .filter((entry) => !/\\.(png|jpe?g|gif|webp)$/.test(entry.name)).reduce((sum, entry) => sum + entry.transferSize, 0)""")
            context.close()
        browser.close()
    server.terminate()
print(f"{path}: first contentful paint {statistics.median(paints):.0f} ms (median of {runs}), "
      f"layout shift at most {max(shifts):.4f}, {bytes_} bytes transferred without pictures")
