#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes rules for ninja, beside those of the build, by which clang-tidy reads a file after its object was made anew.

usage: tidy.py SOURCES FILE|FOLDER... < compile_commands.json > tidy.ninja

The build knows what each file includes, makes it and the precompiled header. The target 'tidied' is all that was named.
"""
import json
import os
import re
import sys

RULES = """
include build.ninja
rule plugin
  command = clang++ -std=c++17 -O1 -fPIC -shared -fno-rtti -isystem "$$(llvm-config --includedir)" $in -o $out
  description = $in
rule tidy
  command = clang-tidy -quiet -p . -load=tidy/ours.so $in 2>$out.err && touch $out || { cat $out.err; false; }
  description = $in
build tidy/ours.so: plugin $sources/tests/support/tidy_ours.cpp"""


def main():
    sources, *wanted = sys.argv[1:]
    wanted = [os.path.relpath(path, sources) for path in wanted]
    print(f"sources = {sources}{RULES}")
    chosen = []
    for entry in json.load(sys.stdin):
        name = os.path.relpath(entry["file"], sources)
        if name in chosen or not any(name == path or name.startswith(path + "/") for path in wanted):
            continue
        chosen.append(name)
        made = re.search(r" -o (\S+)", entry["command"])[1]
        needed = f"{made} $sources/.clang-tidy $sources/tests/.clang-tidy tidy/ours.so"
        print(f"build tidy/{name}: tidy $sources/{name} | {needed}")
    if not chosen:
        sys.exit("script/tidy: nothing that is compiled is called " + " or ".join(wanted))
    print("build tidied: phony " + " ".join(f"tidy/{name}" for name in chosen))


main()
