"""Publishes while somebody reads: publications.py REDSITE [--times N] [--seed S]

Sites are published to a folder, over SSH to a server of this machine, and to an object store that is
a folder. Most of it is one long run: N publications in random order (the same and other names, two
at once, umask 077, a full disk, kills at random moments, going back), while a reader follows links
through nginx without a pause. There must be no missing page, no page or style sheet that is not byte
for byte one of those that were published, and every listed release must be complete.
"""

import argparse
import base64
import hashlib
import html.parser
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from small_site import SITE, write

problems = []


def wrong(what):
    problems.append(what)
    print("publish: " + what, flush=True)


def expect(condition, what):
    if not condition:
        wrong(what)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tree(folder):
    """The files below a folder with their bytes, without those of ours."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".redsite-")
    }


class Redsite:
    """The program, in a folder, with nothing of the caller's own settings."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = {
            name: value for name, value in os.environ.items()
            if name not in ("PUBLISH_TARGET", "SSH_KEY", "SSH_KNOWN_HOSTS", "RCLONE_CONFIG_TEXT", "SSH_AUTH_SOCK")
        } | {"LC_ALL": "C.UTF-8"}

    def start(self, *words, umask=0o022, **variables):
        return subprocess.Popen(
            [self.program, *map(str, words)], cwd=self.folder, text=True, umask=umask,
            env=self.environment | {name: str(value) for name, value in variables.items()},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *words, status=0, **variables):
        process = self.start(*words, **variables)
        out, errors = process.communicate()
        if status is not None and process.returncode != status:
            wrong(f"{' '.join(map(str, words))} ended with {process.returncode}, not {status}: {errors or out}")
        return out + errors

    def releases(self, target, **variables):
        return json.loads(self.run("publish", "releases", "--to", target, "--format", "json", **variables) or "{}")


class Sites:
    """Built sites that differ in every page, the style sheet and one article."""

    def __init__(self, redsite, folder, count):
        self.folders = []
        for number in range(count):
            site = folder / f"site-{number}"
            files = dict(SITE)
            files["themes/plain/assets/site.css"] = f"body {{ margin: {number}px }}\n"
            files["themes/plain/templates/base.html"] = (
                f'<!DOCTYPE html><html lang="zh"><title>{{{{ page.title }}}}</title>'
                f'<link rel="stylesheet" href="{{{{ asset(\'site.css\') }}}}">'
                f'<p>release {number}<p><a href="/">首页</a>{{% block main %}}{{% endblock %}}\n')
            files["themes/plain/templates/list.html"] = (
                '{% extends "base.html" %}{% block main %}{% for a in pagination.articles %}'
                '<a href="{{ a.url }}">{{ a.title }}</a>{% endfor %}{% endblock %}\n')
            files["themes/plain/templates/home.html"] = (
                '{% extends "base.html" %}{% block main %}<a href="/xuexi/">学习</a><a href="/tongzhi/">通知</a>{% endblock %}\n')
            files["static/.well-known/security.txt"] = "Contact: mailto:x@example.org\n"
            files["static/CNAME"] = "dj.example.org\n"
            for article in range(30):
                files[f"content/xuexi/w{article}.md"] = (
                    f"---\ntitle: 文 {article}\ndate: 2026-01-{article % 28 + 1:02}\n---\n"
                    + (f"第 {number} 版。" if article % 3 == 0 else "不变。") * 50 + "\n")
            write(site, files)
            redsite.run("build", site, "--quiet", "--no-sync", "--output", site / "public")
            self.folders.append(site / "public")
        self.bytes = {}
        for path in self.folders:
            for name, content in tree(path).items():
                self.bytes.setdefault(name, set()).add(content)


class Server:
    """nginx in front of the releases, as docs/deploy.md says."""

    def __init__(self, folder, root):
        self.port = free_port()
        (folder / "nginx").mkdir()
        user = "user nobody nogroup;" if os.geteuid() == 0 else ""
        (folder / "nginx/nginx.conf").write_text(f"""
{user} pid {folder}/nginx/pid; error_log {folder}/nginx/error.log; daemon off; worker_processes 2;
events {{}}
http {{
  access_log off; include /etc/nginx/mime.types;
  client_body_temp_path {folder}/nginx/a; proxy_temp_path {folder}/nginx/b; fastcgi_temp_path {folder}/nginx/c;
  uwsgi_temp_path {folder}/nginx/d; scgi_temp_path {folder}/nginx/e;
  server {{ listen 127.0.0.1:{self.port}; root {root}/current; }}
}}
""")
        self.process = subprocess.Popen(["nginx", "-c", folder / "nginx/nginx.conf"], stderr=subprocess.DEVNULL)

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("ETag")
        finally:
            connection.close()

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src") and value and value.startswith("/"):
                self.found.append(value)


class Reader(threading.Thread):
    """Follows links from the home page on, again and again."""

    def __init__(self, server, sites):
        super().__init__(daemon=True)
        self.server, self.sites = server, sites
        self.pages, self.walks, self.isReading = 0, 0, True

    def run(self):
        while self.isReading:
            waiting, seen = ["/"], {"/"}
            while waiting and self.isReading:
                path = waiting.pop(random.randrange(len(waiting)))
                try:
                    status, body, _ = self.server.get(path)
                except OSError as error:
                    wrong(f"reader: {path}: {error}")
                    continue
                self.pages += 1
                name = urllib.parse.unquote(path[1:])
                if path.endswith("/"):
                    name += "index.html"
                if status != 200:
                    wrong(f"reader: {path} is {status}")
                elif body not in self.sites.bytes.get(name, ()):
                    wrong(f"reader: {path} is no page that was published")
                elif name.endswith(".html"):
                    for link in Links(body.decode()).found:
                        if link not in seen:
                            seen.add(link)
                            waiting.append(link)
            self.walks += 1


class SSH:
    """A server of SSH with a key of its own, for the account that runs this."""

    def __init__(self, folder, name="ssh", more=()):
        self.folder, self.port = folder / name, free_port()
        self.folder.mkdir()
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name], check=True)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", self.folder / "locked"], check=True)
        shutil.copy(self.folder / "user.pub", self.folder / "authorized")
        (self.folder / "banner").write_text("欢迎 / welcome\n")
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        lines = [
            f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {self.folder}/host", "UsePAM no",
            f"PidFile {self.folder}/pid", f"AuthorizedKeysFile {self.folder}/authorized", "StrictModes no",
            "PermitRootLogin yes", "PasswordAuthentication no", f"Banner {self.folder}/banner",
            "KbdInteractiveAuthentication no", *more,
        ]
        self.hasIPv6 = os.path.exists("/proc/net/if_inet6") and pathlib.Path("/proc/net/if_inet6").read_text() != ""
        if self.hasIPv6:
            lines.append("ListenAddress ::1")
        (self.folder / "config").write_text("\n".join(lines) + "\n")
        sshd = shutil.which("sshd")
        self.process = subprocess.Popen(
            [sshd, "-D", "-e", "-f", self.folder / "config"], stderr=open(self.folder / "log", "w"))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        public = " ".join((self.folder / "host.pub").read_text().split()[:2])
        self.knownHosts = f"[127.0.0.1]:{self.port} {public}\n[::1]:{self.port} {public}\n"
        self.key = (self.folder / "user").read_text()
        self.user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()

    def target(self, path, host="127.0.0.1"):
        return f"ssh://{self.user}@{host}:{self.port}{path}"

    def login(self):
        return {"SSH_KEY": self.key, "SSH_KNOWN_HOSTS": self.knownHosts}

    def stop(self):
        self.process.terminate()
        self.process.wait()


def check_complete(redsite, place):
    """Every release that is listed has all its files, as they were built."""
    state = redsite.releases(place)
    for release in state["releases"]:
        folder = place / "releases" / release["name"]
        record = (folder / ".redsite-release").read_text()
        files = re.findall(r"^([0-9a-f]{64})  (.+)$", record, re.MULTILINE)
        expect(len(files) == release["files"], f"{release['name']}: the record has {len(files)} files")
        for digest, name in files:
            path = folder / name
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                wrong(f"{release['name']} is listed and {name} is not what was built")
                break
            expect(path.stat().st_mode & 0o444 == 0o444, f"{release['name']}: nobody can read {name}")
    return state


def random_order(redsite, folder, sites, ssh, times, seed):
    """The long run."""
    choice = random.Random(seed)
    place = folder / "place"
    place.mkdir()
    isMounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m,mode=755", "tmpfs", place], capture_output=True).returncode == 0
    redsite.run("publish", sites.folders[0], "--to", place, "--release", "begin")
    server = Server(folder, place) if shutil.which("nginx") else None
    reader = Reader(server, sites) if server else None
    if reader:
        time.sleep(0.5)
        reader.start()
    counts = {}
    login = ssh.login() if ssh else {}
    names = [f"r{number}" for number in range(8)]

    def begin(**more):
        target = place
        if ssh and choice.random() < 0.3:
            target = ssh.target(place)
        return redsite.start(
            "publish", choice.choice(sites.folders), "--to", target, "--release", choice.choice(names), "--keep",
            choice.choice([2, 3, 5]), **login, **more)

    def end(process, *allowed):
        out, errors = process.communicate()
        expect(process.returncode in allowed, f"a publication ended with {process.returncode}: {errors or out}")
        return process.returncode

    try:
        for number in range(times):
            kind = choice.choices(
                ["plain", "umask", "two", "kill", "full", "back"], [3, 2, 3, 6, 2 if isMounted else 0, 2])[0]
            counts[kind] = counts.get(kind, 0) + 1
            if kind == "plain":
                end(begin(), 0)
            elif kind == "umask":
                end(begin(umask=0o077), 0)
            elif kind == "two":
                both = [begin(), begin()]
                for process in both:
                    end(process, 0)
            elif kind == "kill":
                process = begin()
                time.sleep(choice.random() * 0.7)
                process.kill()
                process.communicate()
            elif kind == "full":
                filler = place / "filler"
                with open(filler, "wb", buffering=0) as file:
                    try:
                        while True:
                            file.write(bytes(1 << 16))
                    except OSError:
                        pass
                # Room for a part of a release, or for none.
                with open(filler, "r+b") as file:
                    file.truncate(max(0, file.seek(0, 2) - choice.choice([0, 8, 60, 200]) * 1024))
                end(begin(), 0, 74)
                filler.unlink()
            elif kind == "back":
                process = redsite.start("publish", "rollback", choice.choice([1, 1, 2]), "--to", place)
                out, errors = process.communicate()
                expect(process.returncode in (0, 1), f"going back ended with {process.returncode}: {errors}")
                redsite.run("publish", "hold", "--off", "--to", place)
            check_complete(redsite, place)
        end(begin(), 0)
        check_complete(redsite, place)
        left = [path.name for path in (place / "unfinished").iterdir() if not path.name.startswith(".")]
        expect(not left, f"something stays in unfinished/: {left}")
    finally:
        if reader:
            reader.isReading = False
            reader.join(20)
        if server:
            server.stop()
        if isMounted:
            subprocess.run(["umount", "-l", place])
    read = f"{reader.pages} pages read in {reader.walks} walks" if reader else "nobody read"
    if reader:
        expect(reader.walks > 0, "the reader never came to an end")
    print(f"publish: {times} publications ({', '.join(f'{n} {k}' for k, n in sorted(counts.items()))}); {read}")


def queue(redsite, folder, sites):
    """A publication waits for another, and gives up after a while with a status for schedulers."""
    place = folder / "queue"
    redsite.run("publish", sites.folders[0], "--to", place)
    lock = subprocess.Popen(["flock", place / "unfinished/.lock", "sleep", "600"], start_new_session=True)
    time.sleep(0.3)
    text = redsite.run("publish", sites.folders[1], "--to", place, "--wait", "1", status=75)
    expect("waiting" in text and "1 second" in text, f"waiting is not told: {text}")
    redsite.run("publish", sites.folders[1], "--to", place, "--dry-run")
    os.killpg(lock.pid, signal.SIGKILL)
    lock.wait()
    redsite.run("publish", sites.folders[1], "--to", place, "--wait", "1")


def over_ssh(redsite, folder, sites, ssh):
    """Keys as settings hold them, servers that are not known, paths of all kinds."""
    known, key, built = ssh.knownHosts, ssh.key, sites.folders[0]
    number = 0

    def place():
        nonlocal number
        number += 1
        return folder / f"remote-{number}"

    def publish(status=0, to=None, host="127.0.0.1", **variables):
        path = to or place()
        text = redsite.run("publish", built, "--to", ssh.target(path, host), status=status, **variables)
        if status == 0:
            expect(tree(path / "current") == tree(built), f"what is published to {path} differs: {text}")
        return text

    for form in (
        key, key.rstrip("\n"), key.replace("\n", "\r\n"), key.rstrip("\n").replace("\n", "\\n"),
        key.replace("\n", " "), base64.b64encode(key.encode()).decode(), ssh.folder / "user",
    ):
        publish(SSH_KEY=form, SSH_KNOWN_HOSTS=known)
    publish(SSH_KEY=key, SSH_KNOWN_HOSTS=known.replace("\n", "\r\n"))
    (ssh.folder / "known").write_text(known)
    publish(SSH_KEY=key, SSH_KNOWN_HOSTS=ssh.folder / "known")
    if ssh.hasIPv6:
        publish(SSH_KEY=key, SSH_KNOWN_HOSTS=known, host="[::1]")
    for path in ("有 空格", "引'号\"", "$(touch taken-for-a-command)`;&", "a\\b"):
        publish(to=folder / path, SSH_KEY=key, SSH_KNOWN_HOSTS=known)
    expect(not any((place / "taken-for-a-command").exists() for place in (folder, pathlib.Path.home(), pathlib.Path("."))), "a path was taken for a command")

    # An agent, where no key is given.
    agent = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
    variables = dict(re.findall(r"(SSH_\w+)=([^;]+);", agent))
    try:
        subprocess.run(["ssh-add", "-q", ssh.folder / "user"], env=os.environ | variables, check=True,
                       stderr=subprocess.DEVNULL)
        publish(SSH_KNOWN_HOSTS=known, SSH_AUTH_SOCK=variables["SSH_AUTH_SOCK"])
    finally:
        os.kill(int(variables["SSH_AGENT_PID"]), signal.SIGTERM)

    for variables, status, words in (
        ({"SSH_KEY": key}, 1, f"ssh-keyscan -p {ssh.port} 127.0.0.1"),
        ({"SSH_KEY": key, "SSH_KNOWN_HOSTS": known.replace(known.split()[2], (ssh.folder / "user.pub").read_text().split()[1])},
         1, "another machine"),
        ({"SSH_KEY": (ssh.folder / "host").read_text(), "SSH_KNOWN_HOSTS": known}, 1, "authorized_keys"),
        ({"SSH_KEY": (ssh.folder / "locked").read_text(), "SSH_KNOWN_HOSTS": known}, 1, "passphrase"),
        ({"SSH_KEY": (ssh.folder / "user.pub").read_text(), "SSH_KNOWN_HOSTS": known}, 1, "public key"),
    ):
        text = publish(status=status, **variables)
        expect(words in text, f"'{words}' is not said: {text}")
        expect(key.split("\n")[2] not in text, "the key is shown")
    text = redsite.run(
        "publish", built, "--to", f"ssh://{ssh.user}@127.0.0.1:{free_port()}/x", status=75, **ssh.login())
    expect("connection" in text, f"that nobody answers is not said: {text}")

    # An account that greets everybody, also programs.
    noisy = SSH(folder, "noisy", ['ForceCommand echo "Today is Sunday"; eval "$SSH_ORIGINAL_COMMAND"'])
    try:
        text = redsite.run("publish", built, "--to", noisy.target(place()), status=1, **noisy.login())
        expect("bashrc" in text, f"a greeting is not told: {text}")
        expect("nothing was published" in redsite.run(
            "publish", "releases", "--to", noisy.target(place()), **noisy.login()), "a greeting is in the way")
    finally:
        noisy.stop()

    # Nothing of the keys stays, also where the program is killed.
    temporary = folder / "temporary"
    temporary.mkdir()
    for delay in (0.05, 0.2, 0.4):
        process = redsite.start("publish", built, "--to", ssh.target(place()), TMPDIR=temporary, **ssh.login())
        time.sleep(delay)
        process.kill()
        process.communicate()
    time.sleep(1)
    expect(not list(temporary.iterdir()), "a private folder stays")


def two_clones(redsite, folder):
    """Fresh clones of one commit: the same files for servers and caches; a change is sent alone."""
    origin = folder / "origin"
    redsite.run("new", "site", origin, "--preset", "blank")

    def git(*words, where=origin):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=where, check=True,
                       capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "a")
    place = folder / "clones"
    server = None

    def build(name):
        git("clone", "-q", str(origin), str(folder / name), where=folder)
        redsite.run("build", folder / name, "--quiet", "--output", folder / name / "public")
        return folder / name / "public"

    def size():
        return int(subprocess.run(["du", "-sk", place], capture_output=True, text=True, check=True).stdout.split()[0])

    first = build("one")
    redsite.run("publish", first, "--to", place, "--release", "one")
    if shutil.which("nginx"):
        server = Server(folder / "clones-server", place)
        time.sleep(0.5)

    def tags():
        if not server:
            return None
        return {name: server.get("/" + urllib.parse.quote(name))[2] for name in sorted(tree(first))[:100]}

    try:
        before, had = tags(), size()
        time.sleep(1.1)
        second = build("two")
        expect(tree(first) == tree(second), "two builds of one commit differ")
        redsite.run("publish", second, "--to", place, "--release", "two")
        expect(tags() == before, "ETags changed though nothing else did")
        records = sum(path.stat().st_size for path in (place / "current").glob(".redsite-*")) // 1024 + 64
        expect(size() - had <= records, f"the same site took {size() - had} KB more")

        article = next(path for path in sorted((origin / "content").rglob("*.md")) if path.name != "_index.md")
        article.write_text(article.read_text() + "\n加上的一段。\n")
        git("commit", "-qam", "b")
        third = build("three")
        changed = {name for name, content in tree(third).items() if tree(second).get(name) != content}
        redsite.run("publish", third, "--to", place, "--release", "three", "--changes", folder / "changes.json")
        new = place / "releases/three"
        alone = {
            str(path.relative_to(new)) for path in new.rglob("*")
            if path.is_file() and path.stat().st_nlink == 1 and not path.name.startswith(".redsite-")
        }
        expect(alone == changed and 0 < len(changed) < len(tree(third)) // 2,
               f"{len(alone)} files were sent where {len(changed)} changed")
        changes = json.loads((folder / "changes.json").read_text())
        expect(len(changes["changed"]) + len(changes["added"]) == len(changed), "the list of changed URLs is another")
        expect(all(url.startswith("http") for url in changes["changed"]), "a changed URL is none")
        after = tags()
        if server:
            expect(all(after[name] == before[name] for name in after if name not in changed), "an unchanged page has a new ETag")
    finally:
        if server:
            server.stop()


def objects(redsite, folder, sites):
    """An object store that is a folder of this machine."""
    bucket = folder / "bucket"
    configuration = "[store]\ntype = local\n"
    environment = {"RCLONE_CONFIG_TEXT": configuration}
    target = f"rclone:store:{bucket}"
    log = folder / "rclone-calls"
    tools = folder / "tools"
    tools.mkdir()
    (tools / "rclone").write_text(f'#!/bin/sh\nprintf "%s " "$@" >> "{log}"; echo >> "{log}"\nexec {shutil.which("rclone")} "$@"\n')
    (tools / "rclone").chmod(0o755)
    environment["PATH"] = f"{tools}:{os.environ['PATH']}"
    built = folder / "objects"
    shutil.copytree(sites.folders[0], built)
    (built / "index.html.gz").write_bytes(b"x")
    (built / "download.gz").write_bytes(b"x")

    def published():
        return {name for name in tree(bucket)}

    redsite.run("publish", built, "--to", target, **environment)
    expect(published() == set(tree(built)) - {"index.html.gz"}, f"the store differs: {published() ^ set(tree(built))}")
    calls = log.read_text()
    expect("max-age=31536000, immutable" in calls and "Cache-Control: no-cache" in calls, "no caching is said")
    expect("assets/" not in re.sub(r"--files-from-raw \S+", "", calls), "paths are on the command line")
    (bucket / "verify.txt").write_text("theirs")
    old = next(path for path in published() if path.startswith("assets/"))
    redsite.run("publish", sites.folders[1], "--to", target, "--verify", "all", **environment)
    expect(tree(bucket).items() >= tree(sites.folders[1]).items(), "the store lacks the second site")
    expect("download.gz" not in published(), "what is gone stays")
    expect("verify.txt" in published() and old in published(), "files of others, or of pages still open, are gone")
    expect("nothing changed" in redsite.run("publish", sites.folders[1], "--to", target, **environment),
           "the same site is published again")
    redsite.run("publish", sites.folders[2], "--to", target, "--delete-foreign", **environment)
    expect(old not in published() and "verify.txt" not in published(), "what should go stays")
    # Killed halfway, the next publication makes good what is there.
    for delay in (0.1, 0.2, 0.3, 0.5):
        process = redsite.start("publish", sites.folders[0], "--to", target, **environment)
        time.sleep(delay)
        process.kill()
        process.communicate()
        time.sleep(0.3)
        redsite.run("publish", sites.folders[1], "--to", target, "--delete-foreign", **environment)
        rest = published() - set(tree(sites.folders[1]))
        expect(tree(bucket).items() >= tree(sites.folders[1]).items(), "after a kill the store is another site")
        expect(all(name.startswith("assets/") for name in rest), f"after a kill something stays: {rest}")
    redsite.run("publish", "hold", "--to", target, **environment)
    expect("held" in redsite.run("publish", sites.folders[0], "--to", target, status=1, **environment), "nobody is held")
    redsite.run("publish", "hold", "--off", "--to", target, **environment)
    redsite.run("publish", "rollback", "--to", target, status=1, **environment)

    # Two at once queue; a lock of another machine is waited for, one that was left is not.
    both = [redsite.start("publish", sites.folders[number], "--to", target, **environment) for number in (0, 1)]
    for process in both:
        out, errors = process.communicate()
        expect(process.returncode == 0, f"of two at once one ended with {process.returncode}: {errors or out}")
    expect(any(tree(bucket).items() >= tree(sites.folders[number]).items() for number in (0, 1)), "two at once mixed")
    lock = bucket / ".redsite-lock"
    expect(not lock.exists(), "the lock stays")
    lock.write_text(f"{int(time.time())} elsewhere:1:1:x li@other\n")
    text = redsite.run("publish", sites.folders[2], "--to", target, "--wait", "1", status=75, **environment)
    expect("li@other" in text and "1 second" in text, f"waiting is not told: {text}")
    redsite.run("publish", "hold", "--to", target, "--wait", "1", status=75, **environment)
    redsite.run("publish", sites.folders[2], "--to", target, "--dry-run", **environment)
    lock.write_text(f"{int(time.time()) - 700} elsewhere:1:1:x li@other\n")
    through = {**environment, "RCLONE_CONFIG_TEXT": configuration + f"[other]\ntype = alias\nremote = store:{bucket}\n"}
    redsite.run("publish", sites.folders[0], "--to", "rclone:other:/", "--wait", "1", **through)
    expect(not lock.exists() and tree(bucket).items() >= tree(sites.folders[0]).items(), "a lock that was left is waited for")
    # Somebody much slower took the store over on the way: the first that notices it ends.
    slow = tools / "slow"
    slow.mkdir()
    (slow / "rclone").write_text(
        f'#!/bin/sh\nif [ "$1" = copy ] && [ -e "{lock}" ] && [ ! -e "{slow}/done" ] && grep -q index.html "$4" 2>/dev/null; then\n'
        f'  touch "{slow}/done"; echo "$(date +%s) elsewhere:1:1:x li@other" > "{lock}"\nfi\nexec {tools}/rclone "$@"\n')
    (slow / "rclone").chmod(0o755)
    text = redsite.run("publish", sites.folders[1], "--to", target, status=75,
                       **environment | {"PATH": f"{slow}:{environment['PATH']}"})
    expect("took" in text and lock.exists(), f"that somebody took the store over is not told: {text}")
    lock.unlink()
    redsite.run("publish", sites.folders[1], "--to", target, **environment)
    expect(tree(bucket).items() >= tree(sites.folders[1]).items(), "the next publication does not make it good")

    secret = "gGeheim9secretKEY"
    for broken in (
        f"[store]\ntype = nonsense\nsecret_access_key = {secret}\n",
        f"[store\ntype = s3\nsecret_access_key = {secret}\n",
        f"[store]\ntype = s3\nsecret_access_key {secret}\n",
        f"[store]\ntype = s3\nprovider = Other\nendpoint = http://127.0.0.1:{free_port()}\naccess_key_id = {secret}x\nsecret_access_key = {secret}\n",
        f"[other]\ntype = local\npass = {secret}\n",
    ):
        text = redsite.run("publish", built, "--to", "rclone:store:bucket/x", status=None,
                           RCLONE_CONFIG_TEXT=broken, RCLONE_RETRIES="1", RCLONE_LOW_LEVEL_RETRIES="1", RCLONE_TIMEOUT="2s", RCLONE_CONTIMEOUT="2s")
        expect(secret not in text, f"a secret is printed: {text}")
        expect("error: " in text, f"a broken configuration is not told: {text}")
    text = redsite.run("publish", built, "--to", "bucket", status=64)
    expect("rclone:REMOTE:BUCKET/PATH" in text, f"what a target is is not told: {text}")


def with_people(folder, path, end):
    """Says in the list of a built folder that a page shows people until a time."""
    manifest = folder / ".redsite-manifest"
    lines = manifest.read_bytes().split(b"\n")[:-2]
    lines = [line for line in lines if not line.startswith(b"/people ")]
    if end:
        lines.insert(2, f"/people {end} {path}".encode())
    text = b"".join(line + b"\n" for line in lines)
    value = 0xCBF29CE484222325
    for byte in text:
        value = (value ^ byte) * 0x100000001B3 & (1 << 64) - 1
    count = sum(not line.startswith(b"/") for line in lines) - 1
    manifest.write_bytes(text + f"end {count} {value:016x}\n".encode())


def ended_people(redsite, folder, sites):
    """People of a notice that ended are gone from what readers see, also under a hold."""
    page = "xuexi/w1.html"
    shown, later = folder / "people", folder / "people-later"
    shutil.copytree(sites.folders[0], shown)
    shutil.copytree(sites.folders[1], later)
    (shown / page).write_text("<p>示例一")
    (later / page).write_text("<p>已结束")
    store = {"RCLONE_CONFIG_TEXT": "[store]\ntype = local\n"}
    places = [(folder / "people-place", folder / "people-place/current", {}),
              (f"rclone:store:{folder}/people-bucket", folder / "people-bucket", store)]
    end = int(time.time()) + 12
    with_people(shown, page, end)
    for target, _, variables in places:
        redsite.run("publish", shown, "--to", target, "--hold", **variables)
    time.sleep(max(0, end - time.time()) + 0.5)
    for target, root, variables in places:
        redsite.run("publish", shown, "--to", target, status=1, **variables)
        text = redsite.run("publish", later, "--to", target, status=1, **variables)
        expect("1 page" in text, f"{target}: what was removed is not told: {text}")
        expect((root / page).read_text() == "<p>已结束", f"{target}: a hold kept people online")
        expect((root / "index.html").read_bytes() == (shown / "index.html").read_bytes(),
               f"{target}: more than the page was replaced under a hold")
        for link in Links((later / "index.html").read_text()).found:
            if "/assets/" in link:
                expect((root / link[1:]).exists(), f"{target}: the page lacks its style sheet")


def refusals(redsite, folder, sites):
    """What is not published, and what would be."""
    built = sites.folders[0]
    (folder / "empty").mkdir()
    for words in ((folder / "empty",), (folder / "none",)):
        redsite.run("publish", *words, "--to", folder / "refused", status=1)
    for name in ("../out", ".x", "-x", "a b"):
        redsite.run("publish", built, "--to", folder / "refused", f"--release={name}", status=64)
    expect(not (folder / "refused").exists(), "a refusal made a folder")
    redsite.run("publish", built, "--dry-run", "--to", folder / "refused")
    expect(not (folder / "refused").exists(), "a trial made a folder")
    site = built.parent
    redsite.folder, before = site, redsite.folder
    redsite.run("publish", PUBLISH_TARGET=folder / "from-site")
    redsite.folder = before
    expect(tree(folder / "from-site/current") == tree(built), "the site of the folder is not published")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("redsite")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
    arguments = parser.parse_args()
    print(f"publish: seed {arguments.seed}")
    random.seed(arguments.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="redsite-publish-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    folder.chmod(0o755)
    (folder / "clones-server").mkdir()
    redsite = Redsite(os.path.realpath(arguments.redsite), folder)
    ssh = None
    try:
        sites = Sites(redsite, folder, 4)
        ssh = SSH(folder) if shutil.which("sshd") else None
        refusals(redsite, folder, sites)
        queue(redsite, folder, sites)
        if ssh:
            over_ssh(redsite, folder, sites, ssh)
        two_clones(redsite, folder)
        objects(redsite, folder, sites)
        ended_people(redsite, folder, sites)
        random_order(redsite, folder, sites, ssh, arguments.times, arguments.seed)
    finally:
        if ssh:
            ssh.stop()
        shutil.rmtree(folder, ignore_errors=True)
    if problems:
        sys.exit(f"publish: {len(problems)} problems (seed {arguments.seed})")


if __name__ == "__main__":
    main()
