#!/usr/bin/env python3
"""Lists what a program is made of, with versions and licences.

list-parts.py PROGRAM VERSION LIBRARIES CHECKOUTS LICENCES: prints an SPDX 2.3 document of the program and
of all that is linked into it, and copies the licence of each part into the new folder LICENCES. Libraries
are Debian's; their packages know version and licence. Swift packages are those of Package.resolved, as they
lie in CHECKOUTS.
"""

import datetime
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

program, version, libraries, checkouts, licences = sys.argv[1:]
licences = pathlib.Path(licences)
licences.mkdir(parents=True)
# Headers alone, compiled in.
HEADERS = ["/usr/include/toml++/toml.h"]


def ask(*words):
    return subprocess.run(words, check=True, text=True, capture_output=True).stdout.strip()


def owner(path):
    """The package of Debian's that a file came with: its name and its architecture."""
    for candidate in {path, os.path.realpath(path), re.sub(r"^/usr/lib/", "/lib/", os.path.realpath(path))}:
        done = subprocess.run(["dpkg", "-S", candidate], text=True, capture_output=True)
        if done.returncode == 0:
            return done.stdout.split(": ")[0].split(",")[0].split(":")[0]
    sys.exit(f"list-parts: no package of Debian's has {path}: its version and licence are not known")


def licence(name, *candidates):
    for path in map(pathlib.Path, candidates):
        if path.is_file():
            shutil.copyfile(path, licences / name)
            return
    sys.exit(f"list-parts: {name} has no licence: {' '.join(map(str, candidates))}")


parts = []
# The compiler's own library for what processors lack goes into every program.
builtins = ask("gcc", "-print-libgcc-file-name")
# Links lead to Debian's libraries; what is no link is ours.
files = [str(path) for path in sorted(pathlib.Path(libraries).glob("*.a")) if path.is_symlink()] + [builtins] + [path for path in HEADERS if os.path.exists(path)]
for package in sorted({owner(path) for path in files}):
    text = ask("dpkg-query", "-W", "-f", "${Version}\t${Architecture}\t${source:Package}", package).split("\t")
    licence(package, f"/usr/share/doc/{package}/copyright")
    parts.append({
        "name": package, "version": text[0], "supplier": "Organization: Debian",
        "purl": f"pkg:deb/debian/{package}@{text[0].replace('+', '%2B').replace(':', '%3A')}?arch={text[1]}",
        "comment": f"source package {text[2]}"})

swift = pathlib.Path(os.path.realpath(shutil.which("swift"))).parent.parent
runtime = re.search(r"Swift version (\S+)", ask("swift", "--version"))[1]
licence("swift", swift / "share/swift/LICENSE.txt", swift / "share/doc/swift/LICENSE.txt")
parts.append({"name": "swift", "version": runtime, "supplier": "Organization: Swift project",
              "purl": f"pkg:github/swiftlang/swift@{runtime}",
              "comment": "the runtime, the standard library, Dispatch and FoundationEssentials"})
for pin in json.loads(pathlib.Path("Package.resolved").read_text("utf-8"))["pins"]:
    location = pin["location"].removesuffix(".git")
    name = location.rsplit("/", 1)[1]
    checkout = pathlib.Path(checkouts) / name
    licence(name, *(checkout / text for text in ("LICENSE", "LICENSE.txt", "LICENSE.md")))
    tag = pin["state"].get("version", pin["state"]["revision"])
    parts.append({"name": name, "version": tag, "supplier": "NOASSERTION",
                  "purl": f"pkg:swift/{location.removeprefix('https://').lower()}@{tag}",
                  "comment": f"commit {pin['state']['revision']}"})

# Licences that are on every Debian system and nowhere else.
for name in sorted({name.rstrip(".") for path in licences.iterdir() if path.is_file() for name in
                    re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.-]+)", path.read_text("utf-8"))}):
    (licences / "common-licenses").mkdir(exist_ok=True)
    shutil.copyfile(f"/usr/share/common-licenses/{name}", licences / "common-licenses" / name)

told = json.loads(ask(program, "version", "--format", "json"))
commit = told["commit"] or "unknown"
bytes_of_program = pathlib.Path(program).read_bytes()
time = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)


def package(identifier, name, number, **further):
    return {"SPDXID": f"SPDXRef-{identifier}", "name": name, "versionInfo": number, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
            "copyrightText": "NOASSERTION", **further}


def identifier(name):
    return re.sub(r"[^A-Za-z0-9.-]", "-", name)


document = {
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
    "name": f"redsite-{version}-{told['build']['architecture']}",
    "documentNamespace": f"https://spdx.org/spdxdocs/redsite-{version}-{commit}-{told['build']['architecture']}",
    "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: redsite-list-parts"]},
    "packages": [
        package("redsite", "redsite", version, supplier="NOASSERTION", comment=f"commit {commit}",
                licenseDeclared="Apache-2.0"),
    ] + [
        package("part-" + identifier(part["name"]), part["name"], part["version"], supplier=part["supplier"],
                comment=part["comment"], licenseComments=f"The licence is in licences/{part['name']}.",
                externalRefs=[{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                               "referenceLocator": part["purl"]}])
        for part in parts
    ],
    "files": [{
        "SPDXID": "SPDXRef-program", "fileName": "./bin/redsite", "fileTypes": ["BINARY"],
        "checksums": [{"algorithm": kind, "checksumValue": hashlib.new(kind.lower(), bytes_of_program).hexdigest()}
                      for kind in ("SHA1", "SHA256")],
        "licenseConcluded": "NOASSERTION", "licenseInfoInFiles": ["NOASSERTION"], "copyrightText": "NOASSERTION"}],
    "relationships": [
        {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-redsite"},
        {"spdxElementId": "SPDXRef-program", "relationshipType": "GENERATED_FROM", "relatedSpdxElement": "SPDXRef-redsite"},
    ] + [
        {"spdxElementId": "SPDXRef-program", "relationshipType": "STATIC_LINK",
         "relatedSpdxElement": "SPDXRef-part-" + identifier(part["name"])} for part in parts
    ],
}
print(json.dumps(document, indent=1, ensure_ascii=False))
