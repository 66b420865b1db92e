#!/usr/bin/env python3
"""Writes the manual pages of the program: make-manual.py PROGRAM FOLDER DATE

One page a command, in mdoc, from what the program tells of itself (`--experimental-dump-help`), in the
language of the locale. The tool of swift-argument-parser drops all that is not ASCII.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

program, folder, date = sys.argv[1:]
folder = pathlib.Path(folder)
folder.mkdir(parents=True, exist_ok=True)
chinese = os.environ.get("LC_ALL", "").startswith("zh")


def text(words):
    """Words of a line: backslashes, and marks that would begin a request, are escaped.

    A line may be broken after a mark: troff knows no Chinese words, and does not end with some lines
    that it cannot break.
    """
    lines = [("\\&" if line[:1] in (".", "'") else "") + line.replace("\\", "\\e")
             for line in words.splitlines() if line.strip()]
    return re.sub("([，、；。：！？”）])", r"\1\\:", "\n".join(lines))


def macro(words):
    return '"' + words.replace("\\", "\\e").replace('"', "\\(dq") + '"'


def abstract(argument):
    words = argument.get("abstract", "")
    # Two options are the library's own.
    return {"Show the version.": "显示版本号", "Show help information.": "显示帮助"}.get(words, words) if chinese else words


def name(option):
    return ("--" if option["kind"] == "long" else "-") + option["name"]


def statuses(root):
    """The list at the head of the program's help: a number, then what it means."""
    for line in root.get("discussion", "").splitlines():
        if line.startswith("  "):
            yield line.split(maxsplit=1)


def page(command, above, root):
    names = [*above, command["commandName"]]
    title = "-".join(names)
    shown = [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]
    children = [child for child in command.get("subcommands", []) if child.get("shouldDisplay", True)]
    lines = [f".Dd {date}", f".Dt {title.upper()} 1", ".Os", ".Sh NAME", f".Nm {title}",
             f".Nd {text(command.get('abstract', ''))}", ".Sh SYNOPSIS", f".Nm {macro(' '.join(names))}"]
    if children:
        lines.append(".Ar " + ("命令" if chinese else "subcommand"))
    for argument in shown:
        value = argument.get("valueName", "")
        if argument["kind"] == "positional":
            word = f".Ar {macro(value)}"
        else:
            word = f".Fl {macro(name(argument['preferredName'])[1:])}"
            if argument["kind"] == "option":
                word += f" Ar {macro(value)}"
        lines.append(".Op " + word[1:] if argument.get("isOptional", True) else word)
    if shown or children:
        lines += [".Sh DESCRIPTION", ".Bl -tag -width Ds"]
        for argument in shown:
            label = argument.get("valueName", "") if argument["kind"] == "positional" else ", ".join(
                name(option) for option in argument["names"]) + (
                    f" <{argument.get('valueName', '')}>" if argument["kind"] == "option" else "")
            lines += [f".It {macro(label)}", text(abstract(argument) or label)]
        for child in children:
            lines += [f".It {macro(' '.join([*names, child['commandName']]))}", text(child.get("abstract", ""))]
        lines.append(".El")
    lines += [".Sh EXIT STATUS", ".Bl -tag -width 4n"]
    for status, meaning in statuses(root):
        lines += [f".It {status}", text(meaning)]
    lines.append(".El")
    related = [above] if above else []
    related += [[*names, child["commandName"]] for child in children]
    if related:
        lines.append(".Sh SEE ALSO")
        lines += [f".Xr {'-'.join(other)} 1" + (" ," if other is not related[-1] else "") for other in related]
    (folder / f"{title}.1").write_text("\n".join(lines) + "\n", "utf-8")
    for child in children:
        page(child, names, root)


told = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
root = json.loads(told)["command"]
page(root, [], root)
