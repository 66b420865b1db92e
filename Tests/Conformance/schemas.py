"""Validates the files of sites with the schemas of `redsite schema`, by PyPI's jsonschema.

schemas.py FOLDER-OF-SCHEMAS fit SITE…      every file of every site must fit its schema
schemas.py FOLDER-OF-SCHEMAS refuse SITE…   every site must have a file that does not

The schemas themselves, their examples and their defaults are checked each time.
"""

import csv
import datetime
import json
import pathlib
import re
import sys
import tomllib

import yaml
from jsonschema import Draft7Validator


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors and redsite read it: no dates, no yes and no."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)

def plain(value):
    """TOML's dates as text, which is how validators of TOML see them."""
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def front_matter(text):
    lines = text.lstrip("\ufeff").splitlines()
    fence = lines[0].strip() if lines else ""
    if fence not in ("---", "+++"):
        return None
    end = next((i for i, line in enumerate(lines) if i and line.strip() == fence), len(lines))
    block = "\n".join(lines[1:end])
    return yaml.load(block, CoreLoader) if fence == "---" else plain(tomllib.loads(block))


def schema_name(path):
    if path.parts[0] == "content":
        if path.name != "_index.md":
            return "article"
        if path.parts == ("content", "_index.md"):
            return "home"
        return "topic" if path.parts[1] == "topics" and len(path.parts) == 4 else "column"
    if path.parts[:2] == ("data", "walls"):
        return "walls.csv"
    if path.parts[:2] == ("data", "contests"):
        return "contests" if path.suffix == ".toml" else "contests-scores.csv"
    if path.parts[:2] == ("data", "stats"):
        return "stats"
    if path.parts[0] == "data":
        # Schemes of points that follow each other: points-2026a.toml.
        stem = re.sub("^points-.*", "points", path.stem)
        return stem if path.suffix == ".toml" else path.name
    return path.stem


def headings(schema):
    """The Chinese names of columns, as the descriptions of the schema of a row give them."""
    names = {}
    for key, member in schema["properties"].items():
        for group in re.findall("（列名也可以写 (.*)）", member["description"]):
            names |= {name: key for name in group.split("、")}
    return names


def documents(site, path, schema):
    text = (site / path).read_text("utf-8")
    if path.suffix == ".md":
        yield front_matter(text)
    elif path.suffix == ".toml":
        yield plain(tomllib.loads(text))
    else:
        names = headings(schema)
        for row in csv.DictReader(text.lstrip("\ufeff").splitlines()):
            yield {names.get(key, key): cell for key, cell in row.items() if cell}


def problems(validators, site):
    found, count = [], 0
    patterns = ["site.toml", "content/**/*.md", "data/*.toml", "data/*.csv", "data/walls/*.csv", "data/contests/*",
                "data/stats/*.toml",
                "themes/*/theme.toml"]
    for file in sorted(file for pattern in patterns for file in site.glob(pattern)):
        path = file.relative_to(site)
        if schema_name(path) not in validators:
            found.append(f"{file}: there is no schema for it")
            continue
        validator = validators[schema_name(path)]
        for document in documents(site, path, validator.schema):
            count += 1
            for error in validator.iter_errors(document):
                place = "/".join(str(part) for part in error.absolute_path)
                found.append(f"{file}: {place}: {error.message}")
    return found, count


def examples(validator, table, is_toml):
    """Faults of the examples and defaults of a table and of those within it."""
    for key, member in table.get("properties", {}).items():
        own = validator.evolve(schema=member)
        values = [member["default"]] if "default" in member else []
        for example in re.findall("例：`(.*)`$", member["markdownDescription"]):
            values.append(
                plain(tomllib.loads("x = " + example)["x"]) if is_toml
                else yaml.load(example, CoreLoader))
        for value in values:
            yield from (f"{key} = {value!r}: {error.message}" for error in own.iter_errors(value))
        yield from examples(validator, member, is_toml)


def main():
    folder, wanted, *sites = sys.argv[1:]
    validators = {}
    for file in pathlib.Path(folder).glob("*.schema.json"):
        schema = json.loads(file.read_text("utf-8"))
        Draft7Validator.check_schema(schema)
        validators[file.name.removesuffix(".schema.json")] = Draft7Validator(schema)
    assert validators, "no schemas"
    failures = []
    for name, validator in validators.items():
        is_toml = name not in ("article", "column", "topic", "home")
        if not name.endswith(".csv"):
            faults = examples(validator, validator.schema, is_toml)
            failures += [f"{name}: {fault}" for fault in faults]
    for site in map(pathlib.Path, sites):
        found, count = problems(validators, site)
        if not count:
            failures.append(f"{site}: nothing to validate")
        if wanted == "fit":
            failures += found
        elif not found:
            failures.append(f"{site}: everything fits")
    print("\n".join(failures))
    sys.exit(bool(failures))


main()
