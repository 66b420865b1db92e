"""Asks nginx, with the settings the program writes, for old addresses of imported sites.

    old_urls.py REDSITE SITE…    sites that were imported into and built

Every address that the published articles name as theirs is asked for, 300 of each site at most;
each must lead to a page.
"""

import http.client
import pathlib
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

MOST = 300


def old_addresses(site):
    for path in sorted((site / "content/jiu").rglob("*.md")):
        front = path.read_text("utf-8").split("\n---", 1)[0]
        found = re.search(r"^aliases: \[(.*)\]$", front, re.M)
        if found and "\ndraft: true" not in front:
            yield from re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(1))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answer(port, host, address):
    """The status of the page that an address leads to."""
    for _ in range(4):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", urllib.parse.quote(address, safe="/%?=&:+,;@!$'()*~"), headers={"Host": host})
        response = connection.getresponse()
        response.read()
        connection.close()
        if response.status not in (301, 302, 308):
            return response.status
        address = urllib.parse.unquote(response.headers["Location"].removeprefix(f"http://{host}"))
    return "a loop"


def main():
    redsite, sites = sys.argv[1], [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    failed = 0
    for site in sites:
        subprocess.run([redsite, "build", str(site), "--quiet"], check=True, stderr=subprocess.DEVNULL)
        settings = subprocess.run([redsite, "server", "nginx", str(site)], capture_output=True, text=True, check=True).stdout
        port = free_port()
        host = re.search(r"server_name (\S+);", settings).group(1)
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            folder = pathlib.Path(folder)
            settings = settings.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
            (folder / "nginx.conf").write_text(
                f"user root;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error;\nevents {{}}\n"
                f"http {{\naccess_log off;\nmap_hash_bucket_size 2048;\nmap_hash_max_size 65536;\n{settings}\n}}\n")
            server = subprocess.Popen(["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
            try:
                time.sleep(1.5)
                wanted = list(dict.fromkeys(old_addresses(site)))
                asked = random.Random(21).sample(wanted, min(MOST, len(wanted)))
                wrong = [(address, status) for address in asked if (status := answer(port, host, address)) != 200]
            finally:
                server.terminate()
                server.wait()
        failed += len(wrong)
        print(f"{site}: {len(asked)} of {len(wanted)} old addresses asked, {len(wrong)} without a page {wrong[:5]}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
