"""Serves sites with the settings that `redsite server` makes and asks them as browsers would.

servers.py REDSITE PROGRAM…: runs in a network and a view of the file system of its own (see
Scripts/check-servers.sh), where /etc is that of Debian's packages. Each program serves six sites
at once: two at the root of a host with TLS and the same old addresses, a subsite of one of them with
a host of its own, two below folders of one host, one without TLS. `redsite check-live` must find nothing wrong with any of them, and every
fault that is made on purpose. What the program says of itself is not believed alone: old addresses
and the rules of Mozilla's Observatory are asked here once more. Prints what is wrong; the exit
status is 1 where anything is.
"""

import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse

redsite = str(pathlib.Path(sys.argv[1]).resolve())
work = pathlib.Path(tempfile.mkdtemp(prefix="redsite-servers-"))
work.chmod(0o755)
OLD = ["/old/a.html", "/旧网站/第一篇.html", "/old (1)/x+y [z].html", "/old/$1 & {2}.html", "/yijiu/",
       "/news/%E9%80%9A%E7%9F%A5.html", "/old/it's 50% off;.html"]
# Old address to the name of its article's file: pages whose addresses are percent-encoded.
NAMED = {"/old/zh.html": "中文名", "/old/space.html": "a b & c+d", "/old/percent.html": "100% $1", "/old/hash.html": "甲#1",
         "/archives/2015/05/一篇有很长很长很长很长很长的中文文件名的旧文章.html": "长"}
# Old addresses with a query, two of them of one path, one of a path that is an old address itself.
QUERIES = ["/show.asp?id=12", "/show.asp?id=13&x=$1%20(a).b", "/旧/show.php?name=%D6%D0", "/?p=7",
           "/old/a.html?id=1"]
SITES = {"a": "https://dj.example.org/", "b": "https://dx.example.org/", "http": "http://nw.example.org/",
         "sub": "https://zi.example.org/", "folder": "https://www.example.org/dangjian/", "second": "https://www.example.org/tuanjian/"}
# A subsite of the second site that has a host of its own.
SUBSITE, OWNER = "sub", "b"
wrong, asked = [], 0


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if done.returncode:
        raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(what, condition, seen):
    if not condition:
        wrong.append(what)
        print(f"{what}: {seen}")


def make_site(folder, url):
    run(redsite, "new", "site", folder, "--preset", "blank")
    settings = folder / "site.toml"
    settings.write_text(re.sub("(?m)^base_url.*", f'base_url = "{url}"', settings.read_text("utf-8")), "utf-8")
    column = folder / "content/xinwen"
    column.mkdir(exist_ok=True)
    (column / "_index.md").write_text('---\ntitle: 新闻\naliases: ["/jiu/xinwen/"]\n---\n', "utf-8")
    aliases = json.dumps(OLD, ensure_ascii=False)
    from PIL import Image
    Image.effect_mandelbrot((1600, 1200), (-2, -1.5, 1, 1.5), 50).convert("RGB").save(column / "图.jpg")
    (column / "20260701-a.md").write_text(
        f"---\ntitle: 一\ndate: 2026-07-01\naliases: {aliases}\n---\n正文\n\n![一张图](图.jpg)\n", "utf-8")
    (column / "20260702-b.md").write_text(
        f"---\ntitle: 二\ndate: 2026-07-02\naliases: {json.dumps(QUERIES, ensure_ascii=False)}\n---\n正文\n", "utf-8")
    for old, name in NAMED.items():
        (column / f"{name}.md").write_text(f"---\ntitle: 名\ndate: 2026-07-01\naliases: ['{old}']\n---\n正文\n", "utf-8")
    if folder.name == OWNER:
        (folder / "content/lilun").mkdir()
        (folder / "content/lilun/_index.md").write_text(
            f"---\ntitle: 理论\naliases: [/jiu/lilun/]\nsubsite: {{ host: '{SITES[SUBSITE]}' }}\n---\n", "utf-8")
        (folder / "content/lilun/学习.md").write_text("---\ntitle: 学\ndate: 2026-07-03\naliases: [/old/x.html]\n---\n正文\n", "utf-8")
    (folder / "static/.well-known").mkdir(parents=True)
    (folder / "static/.well-known/security.txt").write_text("Contact: mailto:office@example.org\n")
    run(redsite, "build", folder, "--strict", "--quiet", "--precompress")


def make_certificate():
    """A root of our own, and a certificate of it for all names; one that expires soon besides."""
    run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "400",
        "-subj", "/CN=test root", "-keyout", work / "root.key", "-out", work / "root.pem")
    names = ",".join("DNS:" + urllib.parse.urlsplit(url).hostname for url in SITES.values())
    (work / "extensions").write_text(f"subjectAltName={names}\n")
    run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=dj.example.org",
        "-keyout", work / "key.pem", "-out", work / "request.pem")
    for name, days in [("certificate", 300), ("soon", 5)]:
        run("openssl", "x509", "-req", "-in", work / "request.pem", "-CA", work / "root.pem", "-CAkey", work / "root.key",
            "-days", days, "-extfile", work / "extensions", "-out", work / f"{name}.pem")
    (work / "key.pem").chmod(0o644)


class Server:
    """One program with its folder of settings as Debian ships it, and our files in it."""

    def __init__(self, program):
        self.program = program
        self.name = program.rstrip("2")
        self.etc = pathlib.Path("/etc") / program
        self.process = None
        shipped = work / f"etc-{program}"
        shutil.copytree(self.etc, shipped, symlinks=True)
        run("mount", "--bind", shipped, self.etc)
        (self.etc / "redsite").mkdir()
        own = self.etc / {"nginx": "conf.d", "apache2": "sites-available", "caddy": "sites"}[program]
        own.mkdir(exist_ok=True)
        for key, url in SITES.items():
            host = urllib.parse.urlsplit(url).hostname
            part = self.part(key)
            site = work / (OWNER if key == SUBSITE else key)
            words = [redsite, "server", self.name, site, "--root", site / "public", "--host", host]
            if key == "second":
                part.write_text(run(*words), "utf-8")
                self.include(own / "www.example.org.conf", part)
                continue
            words += ["--once", own / f"{host}.conf"]
            if url.startswith("https"):
                words += ["--tls", f"{work}/certificate.pem,{work}/key.pem"]
            part.write_text(run(*words), "utf-8")
            again = subprocess.run([str(word) for word in words], capture_output=True, text=True)
            expect(f"{program} writes {host}.conf once", again.returncode == 74, again.stderr)
        if program == "apache2":
            environment = {**os.environ, "APACHE_CONFDIR": str(self.etc)}
            run("a2ensite", "-q", *[file.name for file in own.glob("*.example.org.conf")], env=environment)
            tried = self.test()
            expect("apache without modules", tried.returncode != 0 and "a2enmod" in tried.stderr, tried.stderr)
            run("a2enmod", "-q", "headers", "rewrite", "ssl", env=environment)
        if program == "caddy":
            with open(self.etc / "Caddyfile", "a") as file:
                file.write("import sites/*.conf\n")

    def part(self, key):
        url = urllib.parse.urlsplit(SITES[key])
        return self.etc / "redsite" / (url.hostname + url.path.rstrip("/").replace("/", "-") + ".conf")

    @staticmethod
    def include(own, part):
        """A second site below a folder of a host: one line in the office's own file."""
        line = next(line for line in own.read_text("utf-8").splitlines()
                    if line.strip().lower().startswith(("include", "import")))
        own.write_text(own.read_text("utf-8").replace(line, line + "\n" + re.sub('"[^"]*"', f'"{part}"', line)), "utf-8")

    def environment(self):
        names = {"HOME": str(work), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        if self.program == "apache2":
            names.update(APACHE_RUN_USER="www-data", APACHE_RUN_GROUP="www-data", APACHE_PID_FILE=f"{work}/apache.pid",
                         APACHE_RUN_DIR=str(work), APACHE_LOCK_DIR=str(work), APACHE_LOG_DIR=str(work))
        return names

    def test(self):
        words = {"nginx": ["nginx", "-t"], "apache2": ["apache2", "-t"],
                 "caddy": ["caddy", "validate", "--config", "/etc/caddy/Caddyfile"]}[self.program]
        return subprocess.run(words, capture_output=True, text=True, env=self.environment())

    def start(self):
        tried = self.test()
        if tried.returncode or "[warn]" in tried.stderr:
            raise SystemExit(f"{self.program} does not take its settings:\n{tried.stderr}")
        words = {"nginx": ["nginx", "-g", "daemon off;"], "apache2": ["apache2", "-DFOREGROUND"],
                 "caddy": ["caddy", "run", "--config", "/etc/caddy/Caddyfile"]}[self.program]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment())
        for port in [80, 443]:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            else:
                raise SystemExit(f"{self.program} does not listen at {port}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def check_live(key, *more):
    """The status of check-live, and the codes of what it found."""
    done = subprocess.run([redsite, "check-live", SITES[key], str(work / (OWNER if key == SUBSITE else key)), "--at", "127.0.0.1", "--format", "json", *more],
                          capture_output=True, text=True, env={**os.environ, "CURL_CA_BUNDLE": f"{work}/root.pem"})
    found = json.loads(done.stdout)["diagnostics"] if done.stdout.strip() else []
    return done.returncode, found, done.stderr


def ask(url, headers={}):
    """One answer, by a client of its own."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "https":
        context = ssl.create_default_context(cafile=f"{work}/root.pem")
        connection = http.client.HTTPSConnection(parts.hostname, timeout=10, context=context)
        connection.sock = context.wrap_socket(socket.create_connection(("127.0.0.1", 443), 10), server_hostname=parts.hostname)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", timeout=10)
    path = urllib.parse.quote(urllib.parse.unquote(parts.path), safe="/")
    connection.request("GET", path + ("?" + parts.query if parts.query else ""), headers={"Host": parts.hostname, **headers})
    answer = connection.getresponse()
    answer.content = answer.read()
    connection.close()
    return answer


def old_addresses(name, key):
    """Every old address, by a reading of our own of what it should lead to."""
    global asked
    base = SITES[key]
    path = urllib.parse.urlsplit(base).path
    quote = urllib.parse.quote
    wanted = {old: path + "xinwen/20260701-a.html" for old in OLD}
    wanted["/jiu/xinwen/"] = path + "xinwen/"
    wanted.update({old: f"{path}xinwen/{quote(file, safe='')}.html" for old, file in NAMED.items()})
    for old, new in wanted.items():
        for query in ["", "?x=1&y=%E4%B8%AD"]:
            written = old if "%" in old and "100" not in old else quote(old)
            answer = ask(base.rstrip("/") + written + query)
            place = urllib.parse.urlsplit(answer.getheader("Location") or "")
            expect(f"{name} {old}{query}", answer.status == 301
                   and (urllib.parse.unquote(place.path), "?" + place.query if place.query else "")
                   == (urllib.parse.unquote(new), query), (answer.status, answer.getheader("Location")))
            asked += 1
        expect(f"{name} {new}", ask(urllib.parse.urljoin(base, new)).status == 200, "not there")
    for old in QUERIES:
        answer = ask(base.rstrip("/") + old)
        place = urllib.parse.urlsplit(answer.getheader("Location") or "")
        expect(f"{name} {old}", answer.status == 301 and (place.path, place.query) == (path + "xinwen/20260702-b.html", ""),
               (answer.status, answer.getheader("Location")))
        asked += 1
    for old, status in [("/show.asp", 404), ("/", 200), ("/old/a.html", 301)]:
        answer = ask(base.rstrip("/") + old + "?id=99")
        expect(f"{name} {old}?id=99", answer.status == status and "-b." not in (answer.getheader("Location") or ""), answer.status)


def observatory(name, key):
    """The rules of Mozilla's HTTP Observatory, as far as they can be asked on loopback, by its published results: none failed,
    and a policy with default-src 'none' and nothing unsafe."""
    answer = ask(SITES[key])
    headers = {header.lower(): value for header, value in answer.getheaders()}
    policy = dict((part.split()[0], part.split()[1:]) for part in headers.get("content-security-policy", "").split(";") if part.split())
    scripts = policy.get("script-src", policy.get("default-src", ["*"]))
    objects = policy.get("object-src", policy.get("default-src", ["*"]))
    unsafe = {"'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:", "*"}
    body = answer.content.decode("utf-8")
    sources = re.findall(r'<script[^>]*\ssrc="([^"]+)"', body)
    hsts = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    rules = {
        "csp-implemented-with-no-unsafe-default-src-none": policy.get("default-src") == ["'none'"]
        and not unsafe & set(scripts + objects) and not unsafe & set(policy.get("style-src", [])),
        "csp without insecure schemes": not any(source.startswith("http:") for all in policy.values() for source in all),
        "cookies-not-found": "set-cookie" not in headers,
        "cross-origin-resource-sharing-not-implemented": "access-control-allow-origin" not in headers
        and ask(urllib.parse.urljoin(SITES[key], "/crossdomain.xml")).status == 404
        and ask(urllib.parse.urljoin(SITES[key], "/clientaccesspolicy.xml")).status == 404,
        "hsts-implemented-max-age-at-least-six-months": bool(hsts) and int(hsts[1]) >= 15_768_000,
        "referrer-policy-private": headers.get("referrer-policy") in
        ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"],
        "sri: all scripts of the same origin": all(
            urllib.parse.urljoin(SITES[key], source).startswith(urllib.parse.urljoin(SITES[key], "/")) for source in sources),
        "x-content-type-options-nosniff": headers.get("x-content-type-options") == "nosniff",
        "x-frame-options-implemented-via-csp": policy.get("frame-ancestors") in [["'none'"], ["'self'"]],
        "cross-origin-resource-policy": headers.get("cross-origin-resource-policy") in
        [None, "same-origin", "same-site", "cross-origin"],
    }
    host = urllib.parse.urlsplit(SITES[key]).hostname
    redirect = ask(f"http://{host}/xinwen/?a=1")
    rules["redirection-to-https"] = redirect.status in (301, 308) and \
        redirect.getheader("Location") == f"https://{host}/xinwen/?a=1"
    for rule, is_kept in rules.items():
        expect(f"{name} Observatory: {rule}", is_kept, headers)


# A fault of the part or the office's own file: what is replaced by what, and the code that must be found.
FAULTS = {
    "nginx": [
        (r'(?m)^.*Content-Security-Policy.*$', "", "live-header"), (r'(?m)^.*Strict-Transport.*$', "", "live-header"),
        (r'(?m)^.*well-known/\)".*$', "", "live-hidden"), (r"error_page .*;", "", "live-content"),
        (r'"no-cache"', '"public, max-age=86400"', "live-header"), (r'immutable";', 'immutable" always; error_page 404 =200 /404.html;', "live-status"),
        (r"gzip_static on;\s*gzip on;", "gzip off;", "live-transfer"), (r"index index.html;", "index index.html; etag off; if_modified_since off; max_ranges 0;", "live-transfer"),
        (r"return 301 ", "return 302 ", "live-redirect"), (r"charset utf-8;", "charset gbk; override_charset on;", "live-header"),
        (r"index index.html;", "index index.html; autoindex on;", "live-hidden"),
        (r"gzip_static on;", 'sub_filter_once off; sub_filter "正文" "<script>1</script>";', "live-content"),
        (r"index index.html;", 'index index.html; types { text/plain html css js; }', "live-header"),
    ],
    "apache2": [
        (r'(?m)^.*Content-Security-Policy.*$', "", "live-header"), (r'(?m)^RedirectMatch 404.*$', "", "live-hidden"),
        (r"(?m)^.*ErrorDocument.*$", "", "live-content"), (r'"no-cache"', '"public, max-age=86400"', "live-header"),
        (r"(?m)^.*DEFLATE.*$", "SetEnv no-gzip 1", "live-transfer"), (r"(?m)^.*If-None-Match.*$", "", "live-transfer"),
        (r"R=301", "R=302", "live-redirect"), (r",NE", "", "live-redirect"), (r"utf-8", "gbk", "live-header"),
        (r"Options FollowSymLinks", "Options FollowSymLinks Indexes", "live-hidden"),
        (r"AllowOverride None", "AllowOverride None\nMaxRanges none", "live-transfer"),
        (r"RewriteEngine On", "RewriteEngine Off", "live-redirect"),
    ],
    "caddy": [
        (r'(?m)^.*Content-Security-Policy.*$', "", "live-header"), (r"(?m)^.*error @.*_hidden.*$", "", "live-hidden"),
        (r"rewrite @missing /404.html", "rewrite @missing /index.html", "live-content"), (r'"no-cache"', '"public, max-age=86400"', "live-header"),
        (r"encode gzip|precompressed br gzip", "", "live-transfer"), (r"permanent", "temporary", "live-redirect"),
        (r"file_server \{", "file_server browse {", "live-hidden"), (r"\?\{http.request.uri.query\} permanent", " permanent", "live-redirect"),
        (r"(?m)^    header \{$", '    header {\n        Set-Cookie "visit=1"\n        Access-Control-Allow-Origin "https://other.example.com"', "live-header"),
        (r"(?m)^    header \{$", "    header {\n        -ETag\n        -Last-Modified", "live-transfer"),
    ],
}


def faults(server):
    part = server.part("a")
    whole = part.read_text("utf-8")
    for pattern, replacement, code in FAULTS[server.program]:
        text = re.sub(pattern, lambda _: replacement, whole)
        expect(f"{server.program}: {pattern} is in the settings", text != whole, "")
        part.write_text(text, "utf-8")
        server.start()
        status, found, said = check_live("a")
        server.stop()
        codes = {problem["code"] for problem in found}
        expect(f"{server.program} with “{replacement or 'nothing'}” for {pattern}", status == 1 and code in codes, (status, codes, said))
    part.write_text(whole, "utf-8")


def faults_beside_the_part(server):
    """What is not the fault of the part: a certificate that ends soon, and nobody there."""
    own = next(path for path in server.etc.rglob("dj.example.org.conf") if path.parent.name != "redsite" and not path.is_symlink())
    text = own.read_text("utf-8")
    own.write_text(text.replace("certificate.pem", "soon.pem"), "utf-8")
    server.start()
    status, found, _ = check_live("a")
    expect(f"{server.program} with five days left", status == 1 and "live-certificate" in {p["code"] for p in found}, (status, found))
    server.stop()
    own.write_text(text, "utf-8")
    status, found, _ = check_live("a")
    expect(f"{server.program} stopped", status == 75 and [p["code"] for p in found] == ["live-unreachable"], (status, found))


def other_release(server):
    """Readers have yesterday's release: what is changed and what is new is found."""
    part = server.part("a")
    text = part.read_text("utf-8")
    shutil.copytree(work / "a/public", work / "yesterday", dirs_exist_ok=True)
    for name in ["xinwen/20260702-b.html", "index.html"]:
        for form in (work / "yesterday").glob(name + "*"):
            form.unlink()
    (work / "yesterday/index.html").write_text("<p>old</p>")
    part.write_text(text.replace(f"{work}/a/public", f"{work}/yesterday"), "utf-8")
    server.start()
    status, found, _ = check_live("a", "--all")
    server.stop()
    part.write_text(text, "utf-8")
    codes = {problem["code"] for problem in found}
    expect(f"{server.program} with another release", status == 1 and {"live-status", "live-content"} <= codes, (status, codes))


for key, url in SITES.items():
    if key != SUBSITE:
        make_site(work / key, url)
make_certificate()
for program in sys.argv[2:]:
    server = Server(program)
    server.start()
    for key in SITES:
        name = f"{program} {SITES[key]}"
        for more in [[], ["--all"]]:
            status, found, said = check_live(key, *more)
            problems = [(p["code"], p["path"], p["message"]) for p in found]
            expect(f"{name} check-live {more}", status == 0 and not found, (status, problems, said))
        if key != SUBSITE:
            old_addresses(name, key)
        if SITES[key].startswith("https"):
            observatory(name, key)
    server.stop()
    faults(server)
    faults_beside_the_part(server)
    other_release(server)
    print(f"{program}: {len(SITES)} sites, {asked} old addresses, {len(FAULTS[program]) + 3} faults; {len(wrong)} wrong so far")
shutil.rmtree(work, ignore_errors=True)
sys.exit(1 if wrong else 0)
