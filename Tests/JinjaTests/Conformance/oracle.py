#!/usr/bin/env python3
"""Renders every conformance case with Jinja2 itself and prints what it said.

    oracle.py CASES.json            print a JSON array, one entry a case, in the order of the file:
                                    {"name": …, "output": …} or {"name": …, "error": "Type: message"}
    oracle.py --check CASES.json    print nothing but the cases whose outcome contradicts their
                                    "error" flag, for people who edit the case file

Each case has an environment of its own: its templates in a DictLoader, autoescape on, every other
setting as Jinja2 ships it. The template named "main" is rendered with the case's data.

Exit status: 0 done, 1 contradictions found by --check, 2 the case file is not usable,
3 Jinja2 is absent or not 3.1.x, 64 wrong command line.
"""

import json
import sys
import warnings

REQUIRED_VERSION = "3.1"


def stop(status, message):
    print(f"oracle.py: {message}", file=sys.stderr)
    sys.exit(status)


def load_jinja2():
    """Returns the jinja2 module; another minor version would be another language."""
    try:
        import jinja2
    except ImportError as problem:
        stop(
            3,
            f"Jinja2 cannot be imported by {sys.executable} ({problem}); install it with "
            "'apt-get install python3-jinja2' or 'pip install \"jinja2==3.1.*\"'",
        )
    version = jinja2.__version__
    if version.split(".")[:2] != REQUIRED_VERSION.split("."):
        stop(
            3,
            f"found Jinja2 {version}, but the cases are written for {REQUIRED_VERSION}.x; "
            "install it with 'pip install \"jinja2==3.1.*\"'",
        )
    return jinja2


def load_cases(path):
    """Returns the cases of the file after checking the shape that both engines rely on."""
    try:
        with open(path, encoding="utf-8") as file:
            cases = json.load(file)
    except (OSError, ValueError) as problem:
        stop(2, f"{path}: {problem}")
    if not isinstance(cases, list):
        stop(2, f"{path}: expected a JSON array of cases")
    seen = set()
    for position, case in enumerate(cases, start=1):
        name = case.get("name") if isinstance(case, dict) else None
        if not isinstance(name, str) or not name:
            stop(2, f"{path}: case {position} has no name")
        if name in seen:
            stop(2, f"{path}: case {position}: the name '{name}' is already taken")
        seen.add(name)
        unknown = set(case) - {"name", "templates", "data", "expected", "error"}
        if unknown:
            stop(2, f"{path}: {name}: unknown keys {sorted(unknown)}")
        if not isinstance(case.get("data", {}), dict):
            stop(2, f"{path}: {name}: 'data' must be an object")
        templates = case.get("templates")
        if not isinstance(templates, dict) or "main" not in templates:
            stop(2, f"{path}: {name}: 'templates' must be an object with a 'main'")
    return cases


def render(jinja2, case):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["templates"]), autoescape=True
    )
    try:
        output = environment.get_template("main").render(case.get("data", {}))
    except Exception as problem:  # Whatever a template can provoke is a result here.
        return {"name": case["name"], "error": f"{type(problem).__name__}: {problem}"}
    return {"name": case["name"], "output": output}


def contradiction(case, result):
    """Returns one line about a result that its case does not announce, otherwise None."""
    if case.get("error", False) and "output" in result:
        return f"{case['name']}: should fail, but prints {result['output']!r}"
    if not case.get("error", False) and "error" in result:
        return f"{case['name']}: should print, but fails: {result['error']}"
    if "expected" in case and case["expected"] != result.get("output"):
        return f"{case['name']}: expected {case['expected']!r}, got {result.get('output')!r}"
    return None


def main(arguments):
    only_check = arguments[:1] == ["--check"]
    paths = arguments[1:] if only_check else arguments
    if len(paths) != 1:
        stop(64, "usage: oracle.py [--check] CASES.json")
    # Python warns about string escapes that it does not know; a case may hold one on purpose.
    warnings.simplefilter("ignore")
    jinja2 = load_jinja2()
    cases = load_cases(paths[0])
    results = [render(jinja2, case) for case in cases]
    if not only_check:
        # ASCII output, so that no locale of the caller can change a byte.
        json.dump(results, sys.stdout, indent=1)
        print()
        return 0
    found = [line for line in map(contradiction, cases, results) if line]
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
