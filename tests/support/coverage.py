#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints what llvm-cov exported: lines and branches of each folder, then each function that nothing called.

usage: coverage.py SUMMARY SOURCES < EXPORT     both as JSON of llvm-cov export; names below SOURCES are shown short
"""
import collections
import json
import os
import subprocess
import sys


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


def unreached(functions, sources):
    """A function counts as called where any of its instances was."""
    called = collections.defaultdict(bool)
    names = {}
    for function in functions:
        file = place_of(function["filenames"][0], sources)
        if not file.startswith(("lib/", "cmd/")):
            continue
        place = (file, function["regions"][0][0])
        called[place] |= function["count"] > 0
        names[place] = function["name"]
    return [(place, names[place]) for place in sorted(called) if not called[place]]


def plain(names):
    """As they are written, by the demangler of the linker's package."""
    bare = [name.rsplit(":", 1)[-1] for name in names]
    finished = subprocess.run(["c++filt"], input="\n".join(bare), capture_output=True, text=True, check=True)
    return finished.stdout.splitlines()


def main():
    _, summary, sources = sys.argv
    with open(summary, encoding="utf-8") as file:
        print_folders(json.load(file)["data"][0]["files"], sources)
    missed = unreached(json.load(sys.stdin)["data"][0]["functions"], sources)
    print(f"\nNo test reaches {len(missed)} functions:")
    for ((file, line), _), name in zip(missed, plain([name for _, name in missed])):
        print(f"  {file}:{line}: {name}")


main()
