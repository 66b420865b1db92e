"""Holds the pipelines of `redsite new ci` to their services' rules, and runs their steps.

pipelines.py REDSITE [ARCHIVE ROOT…]: writes every pipeline into a repository, for a site at its top
and one in a folder; reads the files as the services do (the JSON Schemas of GitHub's and GitLab's
that check-jsonschema brings) and gives each step to shellcheck. With an archive of the program and
bare root file systems (as mmdebstrap makes them, with their apt), the steps are run in each of them
to the letter, as root and as a user without a home. Prints what is wrong; the exit status is 1 where
anything is.
"""

import functools
import hashlib
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import yaml

redsite = str(pathlib.Path(sys.argv[1]).resolve())
PIPELINES = [("github", "rsync"), ("github", "objects"), ("github", "pages"), ("gitlab", "rsync"),
             ("gitlab", "objects"), ("gitlab", "pages"), ("gitee", "rsync"), ("gitee", "objects")]
SCHEMAS = {".github/workflows/redsite.yml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}
# A user of bare machines who is nobody there: no name, no home.
USER = 4242
wrong = []
steps_run = 0


def must(condition, words):
    if not condition:
        wrong.append(words)
        print("pipelines:", words, file=sys.stderr)


def run(words, **options):
    return subprocess.run(words, text=True, capture_output=True, **options)


# In a file: what a command line says of repositories of others, a clone does not hand on.
settings = tempfile.NamedTemporaryFile("w", suffix=".gitconfig")
settings.write("[user]\nname = test\nemail = editor@example.org\n[safe]\ndirectory = *\n")
settings.flush()


def git(folder, *words):
    done = run(["git", "-C", str(folder), *words], env={**os.environ, "GIT_CONFIG_GLOBAL": settings.name})
    if done.returncode:
        sys.exit(f"git {' '.join(words)}: {done.stderr}")
    return done.stdout.strip()


def new_ci(repository, site, service, publishing, *further):
    done = run([redsite, "new", "ci", service, "--publish", publishing, "--site", site or ".", *further],
               cwd=repository)
    must(done.returncode == 0, f"{service} {publishing} is not written: {done.stderr}")
    return done


def workflows(repository):
    """The files of services in a repository, read as YAML."""
    found = {}
    for path in sorted(repository.rglob("*.yml")):
        name = str(path.relative_to(repository))
        if name.startswith((".github/", ".gitlab-ci.yml", ".workflow/")):
            found[name] = yaml.safe_load(path.read_text("utf-8"))
    return found


def scripts(name, workflow):
    """The steps of a workflow as scripts: job, shell, [script]."""
    if name.startswith(".github"):
        for job, value in workflow["jobs"].items():
            yield job, "bash", [step["run"] for step in value["steps"] if "run" in step]
    elif name.startswith(".gitlab"):
        for job, value in workflow.items():
            if isinstance(value, dict) and "script" in value:
                yield job, "bash", ["\n".join(value["script"])]
    else:
        for stage in workflow["stages"]:
            for step in stage["steps"]:
                yield step["name"], "sh", ["\n".join(step["script"])]


def check_files(site):
    with tempfile.TemporaryDirectory() as folder:
        repository = pathlib.Path(folder) / "repository"
        repository.mkdir()
        git(repository, "init", "-q", "-b", "main")
        done = run([redsite, "new", "site", str(repository / site) if site else str(repository / "new"),
                    "--preset", "blank"])
        must(done.returncode == 0, done.stderr)
        if not site:
            for path in (repository / "new").iterdir():
                path.rename(repository / path.name)
        for service, publishing in PIPELINES:
            for path in (".github", ".gitlab-ci.yml", ".workflow", "ci"):
                run(["rm", "-rf", str(repository / path)])
            new_ci(repository, site, service, publishing)
            for name, workflow in workflows(repository).items():
                title = f"{service} {publishing} in “{site}”"
                must(isinstance(workflow, dict), f"{title}: {name} is no YAML")
                if name in SCHEMAS:
                    done = run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name],
                                str(repository / name)])
                    must(done.returncode == 0, f"{title}: {done.stdout}{done.stderr}")
                for job, shell, texts in scripts(name, workflow):
                    for text in texts:
                        done = run(["shellcheck", "-s", shell, "-e", "SC2154", "-"], input=text + "\n")
                        must(done.returncode == 0, f"{title}, {job}: {done.stdout}")
            done = run(["shellcheck", *map(str, sorted((repository / "ci").glob("*.sh")))])
            must(done.returncode == 0, f"{service} {publishing}: {done.stdout}")


class Root:
    """A bare machine, and a repository on it."""

    def __init__(self, folder, user, archive, address):
        self.folder = pathlib.Path(folder)
        self.user = user
        self.archive = archive
        self.address = address
        self.title = f"{self.folder.name} as {'root' if user == 0 else 'a user'}"

    def make_repository(self, site):
        """A repository with a site, pipelines of all services and three branches: `main`, a request that
        is fine, and one with a fault in its article."""
        self.remove("srv/work", "srv/repository.git", "srv/www", "srv/bucket", "srv/home")
        self.work = self.folder / "srv/work"
        self.work.mkdir(parents=True)
        git(self.work, "init", "-q", "-b", "main")
        git(self.work, "remote", "add", "gitee", "git@gitee.com:example/site.git")
        done = run([redsite, "new", "site", str(self.work / site), "--preset", "blank"])
        must(done.returncode == 0, done.stderr)
        digest = hashlib.sha256(pathlib.Path(self.archive).read_bytes()).hexdigest()
        self.site = site
        # Samples are older than the repository; what came in before it is not asked about.
        self.write("data/units.toml", "")
        self.set_pipelines("rsync", "--archive", self.address, "--sha256", digest)
        self.commit("begin")
        self.write("site.toml", (self.work / site / "site.toml").read_text("utf-8").replace(
            'base_url = "http://localhost/"', 'base_url = "https://dj.example.org/"')
            + f'\n[history]\nbaseline = "{git(self.work, "rev-parse", "HEAD")}"\n'
              '[units]\neditors = ["editor@example.org"]\n')
        self.commit("settings")
        git(self.work, "checkout", "-qb", "request")
        self.article("a", run(["date", "+%F"]).stdout.strip())
        self.commit("an article")
        git(self.work, "checkout", "-qb", "fault")
        self.article("b", "2026-13-01")
        self.commit("a fault")
        git(self.work, "checkout", "-q", "main")
        for number, branch in (1, "request"), (2, "fault"):
            git(self.work, "update-ref", f"refs/pull/{number}/head", branch)
        git(self.work, "clone", "-q", "--mirror", str(self.work), str(self.folder / "srv/repository.git"))
        if self.user:
            run(["chown", "-R", f"{self.user}:{self.user}", str(self.folder / "srv/repository.git")])

    def set_pipelines(self, publishing, *further):
        for service in "github", "gitlab", "gitee":
            new_ci(self.work, self.site, service, publishing, "--branch", "main", "--update", *further)
        for path in (self.work / ".workflow").glob("*.yml"):
            text = path.read_text("utf-8")
            path.write_text(re.sub(r"- repository=.*", "- repository='/srv/repository.git'", text), "utf-8")

    def write(self, path, text):
        (self.work / self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.work / self.site / path).write_text(text, "utf-8")

    def article(self, name, date):
        column = sorted(path.parent.name for path in (self.work / self.site / "content").glob("*/_index.md"))[0]
        self.write(f"content/{column}/{name}.md", f"---\ntitle: 试一试 {name}\ndate: {date}\n---\n\n正文写在这里。\n")

    def commit(self, message):
        git(self.work, "add", "-A")
        git(self.work, "commit", "-qm", message)

    def remove(self, *paths):
        for path in paths:
            shutil.rmtree(self.folder / path, ignore_errors=True)

    def check_out(self, branch, owner=None):
        """What a service puts there before the first step: the whole history, and other branches as those
        of `origin`."""
        self.remove("srv/checkout")
        git(self.folder, "clone", "-q", str(self.folder / "srv/repository.git"), str(self.folder / "srv/checkout"))
        checkout = self.folder / "srv/checkout"
        git(checkout, "checkout", "-q", "--detach", f"origin/{branch}")
        owner = self.user if owner is None else owner
        run(["chown", "-R", f"{owner}:{owner}", str(checkout)])
        if owner != self.user:
            run(["chmod", "-R", "a+rwX", str(checkout)])

    def run(self, shell, text, folder, variables):
        """Runs a step as its service does; its exit status."""
        global steps_run
        steps_run += 1
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", **variables}
        if self.user == 0:
            environment["HOME"] = "/root"
        (self.folder / "tmp/step").write_text(text + "\n", "utf-8")
        words = ["chroot", f"--userspec={self.user}:{self.user}", str(self.folder), "/usr/bin/env", "-i", "-C", folder,
                 *[f"{name}={value}" for name, value in environment.items()], *shell, "/tmp/step"]
        done = run(words, timeout=900)
        self.output = done.stdout + done.stderr
        return done.returncode

    def publishing_variables(self, publishing):
        self.remove("srv/www", "srv/bucket")
        for name in "srv/www", "srv/bucket":
            (self.folder / name).mkdir(parents=True)
            os.chown(self.folder / name, self.user, self.user)
        if publishing == "objects":
            return {"PUBLISH_TARGET": "rclone:store:/srv/bucket", "RCLONE_CONFIG_TEXT": "[store]\ntype = local"}
        return {"PUBLISH_TARGET": "/srv/www"}

    def must_be_published(self, publishing, title):
        place = {"rsync": "srv/www/current", "objects": "srv/bucket", "pages": "srv/checkout/public"}[publishing]
        page = self.folder / place / "index.html"
        must(page.exists() and "<html" in page.read_text("utf-8"), f"{title}: nothing is published")
        if publishing == "pages":
            must(not (page.parent / ".redsite-manifest").exists(), f"{title}: the manifest is published")

    def run_github(self, publishing):
        workflow = yaml.safe_load((self.work / ".github/workflows/redsite.yml").read_text("utf-8"))
        variables = self.publishing_variables(publishing)
        known = {"github.base_ref": "main", **{f"{kind}.{name}": variables.get(name, "") for kind in ("vars", "secrets")
                 for name in ("PUBLISH_TARGET", "SSH_KEY", "SSH_KNOWN_HOSTS", "RCLONE_CONFIG_TEXT")}}

        def value(text):
            return re.sub(r"\$\{\{ *([a-zA-Z_.]+) *\}\}", lambda match: known[match[1]], str(text))

        for job, branch, is_fine in ("check", "request", True), ("check", "fault", False), ("publish", "main", True):
            title = f"{self.title}: github {publishing} {job} of {branch}"
            self.check_out(branch)
            failed = False
            for step in workflow["jobs"][job]["steps"]:
                if "run" not in step or failed and "if" not in step:
                    continue
                environment = {name: value(text) for part in (workflow, workflow["jobs"][job], step)
                               for name, text in part.get("env", {}).items()}
                environment |= {"GITHUB_WORKSPACE": "/srv/checkout", "GITHUB_STEP_SUMMARY": "/srv/checkout/summary.md",
                                "CI": "true"}
                status = self.run(["bash", "-e"], step["run"], "/srv/checkout", environment)
                failed = failed or status != 0
                must(not is_fine or status == 0, f"{title}: “{step['run']}” ends with {status}: {self.output}")
            must(is_fine or failed, f"{title}: the fault passes")
            if job == "publish":
                self.must_be_published(publishing, title)

    def run_gitlab(self, publishing):
        workflow = yaml.safe_load((self.work / ".gitlab-ci.yml").read_text("utf-8"))
        last = "pages" if publishing == "pages" else "publish"
        for job, branch, is_fine in ("check", "request", True), ("check", "fault", False), (last, "main", True):
            title = f"{self.title}: gitlab {publishing} {job} of {branch}"
            # GitLab's helper checks out as root whoever runs the job, and lets everybody write.
            self.check_out(branch, owner=0)
            environment = {**workflow["variables"], "CI_PROJECT_DIR": "/srv/checkout",
                           **self.publishing_variables(publishing),
                           "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(self.work, "merge-base", "main", branch)}
            status = self.run(["bash", "-eo", "pipefail"], "\n".join(workflow[job]["script"]), "/srv/checkout", environment)
            must((status == 0) == is_fine, f"{title} ends with {status}: {self.output}")
            if job == "check":
                report = json.loads((self.folder / "srv/checkout/gl-code-quality-report.json").read_text("utf-8"))
                paths = [item["location"]["path"] for item in report if item["severity"] == "critical"]
                must(bool(paths) != is_fine and all((self.folder / "srv/checkout" / path).is_file() for path in paths),
                     f"{title}: the report is of {paths}")
            else:
                self.must_be_published(publishing, title)

    def run_gitee(self, publishing):
        for name, number, is_fine in ("check", 1, True), ("check", 2, False), ("publish", 0, True):
            title = f"{self.title}: gitee {publishing} {name} {number}"
            workflow = yaml.safe_load((self.work / f".workflow/redsite-{name}.yml").read_text("utf-8"))
            environment = {"GITEE_BRANCH": "main", **self.publishing_variables(publishing)}
            if number:
                environment["GITEE_PULL_ID"] = str(number)
            script = "\n".join(workflow["stages"][0]["steps"][0]["script"])
            status = self.run(["sh"], script, "/tmp", environment)
            must((status == 0) == is_fine, f"{title} ends with {status}: {self.output}")
            if name == "publish":
                self.must_be_published(publishing, title)

    def run_all(self):
        self.make_repository("web")
        for publishing in "rsync", "objects", "pages":
            if publishing != "pages":
                self.set_pipelines(publishing)
            else:
                for service in "github", "gitlab":
                    new_ci(self.work, self.site, service, publishing, "--update")
            self.run_github(publishing)
            self.run_gitlab(publishing)
            # A host of one's own has git: it fetches the repository with it.
            if publishing != "pages":
                self.run_gitee(publishing)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def run_steps(archive, folders):
    handler = functools.partial(Quiet, directory=str(archive.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{archive.name}"
    for folder in folders:
        # Names are looked up there as here, and programs find themselves in /proc.
        shutil.copy("/etc/resolv.conf", f"{folder}/etc/resolv.conf")
        subprocess.run(["mount", "-t", "proc", "proc", f"{folder}/proc"], check=True)
        try:
            # Root first: it installs what is missing, which somebody else finds there then.
            for user in 0, USER:
                Root(folder, user, archive, address).run_all()
        finally:
            subprocess.run(["umount", f"{folder}/proc"], check=True)


for site in "", "web":
    check_files(site)
print(f"pipelines: {2 * len(PIPELINES)} repositories are written as the services want them")
if len(sys.argv) > 3:
    run_steps(pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:])
    print(f"pipelines: {steps_run} steps were run in {len(sys.argv) - 3} bare machines")
sys.exit(1 if wrong else 0)
