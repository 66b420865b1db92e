#!/usr/bin/env python3
"""Writes the tables that search folds characters with.

    search-tables.py TSCharacters.txt

TSCharacters.txt is OpenCC's list of Traditional characters and what each is in Simplified writing
(https://github.com/BYVoid/OpenCC, data/dictionary; in Debian's source package opencc). Which
characters are compatible forms of others comes from Python's `unicodedata`.
"""

import sys
import textwrap
import unicodedata

FOLDER = "Sources/SearchIndex/"


def wrapped(text):
    """The text in lines that fit between the quotes of a literal, each but the last continued."""
    lines = textwrap.wrap(text, 48, break_on_hyphens=False)
    return "\\\n".join("    " + line for line in lines)


def variants(path):
    simplified = {}
    for line in open(path, encoding="utf-8"):
        if "\t" not in line:
            continue
        character, others = line.rstrip("\n").split("\t")
        others = [other for other in others.split(" ") if other != character]
        if len(character) == 1 and others:
            simplified[character] = others[0]
    pairs = {}
    for character in sorted(simplified):
        end, seen = character, set()
        while end in simplified and end not in seen:
            seen.add(end)
            end = simplified[end]
        if end != character:
            pairs[character] = end
    return pairs


def compatible_forms():
    """Runs of code points with a compatible form: the first one, and the forms of all."""
    runs = []
    last = None
    for value in range(0x80, 0x110000):
        character = chr(value)
        if unicodedata.category(character) in ("Cn", "Co", "Cs") or 0xAC00 <= value <= 0xD7A3:
            continue
        form = unicodedata.normalize("NFKC", character)
        if form == character:
            continue
        form = "".join(c for c in form.lower() if unicodedata.category(c)[0] in "LNM")
        if last is None or value != last + 1:
            runs.append((value, []))
        runs[-1][1].append(form or "-")
        last = value
    return runs


def write(name, text):
    with open(FOLDER + name, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def main():
    pairs = variants(sys.argv[1])
    write(
        "HanVariants+Table.swift",
        "// Written by Scripts/search-tables.py from the facts in OpenCC's TSCharacters.txt.\n\n"
        "extension HanVariants {\n"
        "  /// Characters of Traditional writing, by code point.\n"
        '  static let traditional = """\n' + wrapped("".join(pairs)) + '\n    """\n\n'
        "  /// What each of `traditional` is in Simplified writing.\n"
        '  static let simplified = """\n' + wrapped("".join(pairs.values())) + '\n    """\n'
        "}\n",
    )
    lines = []
    for first, forms in compatible_forms():
        for start in range(0, len(forms), 40):
            part = " ".join(forms[start : start + 40])
            lines.append(f"    {first + start:x} {part}")
    write(
        "CompatibleForms+Table.swift",
        f"// Written by Scripts/search-tables.py from Unicode {unicodedata.unidata_version}.\n\n"
        "extension CompatibleForms {\n"
        "  /// The first code point of a run in hexadecimal digits, then the form of each, `-` for none:\n"
        "  /// Normalization Form KC in lower case, letters, numbers and marks alone.\n"
        '  static let table = """\n' + "\n".join(lines) + '\n    """\n'
        "}\n",
    )


main()
