#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints what llvm-cov exported: lines and branches of each folder, then each function that nothing called, and why.

usage: coverage.py SUMMARY REASONS SOURCES < EXPORT

SUMMARY and EXPORT are JSON of llvm-cov export; names below SOURCES are shown short. REASONS: see unreached.txt. Ends
with 1 where a function has no reason, or a reason has a function that was called or is gone.
"""
import collections
import json
import os
import re
import subprocess
import sys

BRACKETS = r"\([^()]*\)|<[^<>]*>|\[[^][]*\]"


def place_of(name, sources):
    """Below the sources; the compiler names files from where it stood."""
    return os.path.relpath(os.path.normpath(name), sources)


def folder_of(name, sources):
    return "/".join(place_of(name, sources).split("/")[:-1])


def share(covered, count):
    return f"{100 * covered / count:.1f} % of {count}" if count else "none"


def print_folders(files, sources):
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for file in files:
        summary = file["summary"]
        for name in (folder_of(file["filename"], sources), "all"):
            for place, (kind, what) in enumerate(
                    [("lines", "covered"), ("lines", "count"), ("branches", "covered"), ("branches", "count")]):
                sums[name][place] += summary[kind][what]
    print("| folder | lines | branches |\n| --- | --- | --- |")
    for name, (lines, all_lines, branches, all_branches) in sorted(sums.items(), key=lambda item: (item[0] == "all", item)):
        print(f"| {name} | {share(lines, all_lines)} | {share(branches, all_branches)} |")


def plain(name):
    """Without namespaces, which the folder says, and without parameters; all lambdas of a function are one."""
    outer, *inner = re.split(r"::(?:\{lambda|\$_)", name.replace("(anonymous namespace)::", ""), maxsplit=1)
    shorter = re.sub(BRACKETS, "", outer)
    while shorter != outer:
        outer, shorter = shorter, re.sub(BRACKETS, "", shorter)
    outer = re.sub(r"^([a-z0-9_]+::)+", "", outer.removesuffix(" const"))
    return outer + " lambda" if inner else outer


def in_words(names):
    """As they are written, by the demangler of the linker's package."""
    bare = [name.rsplit(":", 1)[-1] for name in names]
    finished = subprocess.run(["c++filt", "-p"], input="\n".join(bare), capture_output=True, text=True, check=True)
    return [plain(name) for name in finished.stdout.splitlines()]


def unreached(functions, sources):
    """The lines of each (file, name) that nothing called. A function is called where any of its instances was; the
    lambdas of one that is not called are not counted."""
    called = collections.defaultdict(bool)
    names = {}
    for function in functions:
        file = place_of(function["filenames"][0], sources)
        if file.startswith(("lib/", "cmd/")):
            place = (file, *function["regions"][0][:2])
            called[place] |= function["count"] > 0
            names[place] = function["name"]
    missed = [place for place in sorted(called) if not called[place]]
    lines = collections.defaultdict(list)
    for (file, line, _), name in zip(missed, in_words([names[place] for place in missed])):
        lines[file, name].append(line)
    return {(file, name): found for (file, name), found in lines.items()
            if (file, name.removesuffix(" lambda")) not in lines or not name.endswith(" lambda")}


def read_reasons(text):
    """The reason of each (file, name)."""
    reasons = {}
    reason = ""
    for line in text.splitlines():
        if line.startswith("  "):
            file, name = line.strip().split(": ", 1)
            reasons[file, name] = reason
        elif line and not line.startswith("#"):
            reason = line
    return reasons


def print_functions(title, functions):
    if functions:
        print("\n".join([f"\n{title}", *(f"  {function}" for function in functions)]))


def judge(missed, reasons):
    """Prints each unreached function below its reason. Whether all have one, and no reason is too much."""
    print(f"\nNo test reaches {sum(map(len, missed.values()))} functions:")
    by_reason = collections.defaultdict(list)
    for (file, name), lines in missed.items():
        by_reason[reasons.get((file, name))] += [f"{file}:{line}: {name}" for line in lines]
    unexplained = by_reason.pop(None, [])
    for reason in dict.fromkeys(reasons.values()):
        print_functions(reason, by_reason[reason])
    gone = [f"{file}: {name}" for file, name in reasons if (file, name) not in missed]
    print_functions("Without a reason: test it, drop it, or say why in tests/support/unreached.txt", unexplained)
    print_functions("Reached or gone, yet still in tests/support/unreached.txt", gone)
    return not unexplained and not gone


def main():
    _, summary, reasons, sources = sys.argv
    with open(summary, encoding="utf-8") as file:
        print_folders(json.load(file)["data"][0]["files"], sources)
    missed = unreached(json.load(sys.stdin)["data"][0]["functions"], sources)
    with open(reasons, encoding="utf-8") as file:
        return 0 if judge(missed, read_reasons(file.read())) else 1


if __name__ == "__main__":
    sys.exit(main())
