#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever words the presets choose tests by must still stand in the name of one: ctest is content where none has them.

usage: selections_test.py SOURCE_DIR BUILD_DIR
"""
import json
import re
import subprocess
import sys
from pathlib import Path

source, build = sys.argv[1:]
presets = json.loads((Path(source) / "CMakePresets.json").read_text(encoding="utf-8"))["testPresets"]
selections = next(preset["environment"] for preset in presets if preset["name"] == "program")
listed = subprocess.run(["ctest", "--test-dir", build, "-N"], check=True, capture_output=True, text=True).stdout
names = re.findall(r"Test +#[0-9]+: (.*)", listed)

missing = [f"{selection}: no test has '{words}' in its name" for selection, alternatives in selections.items()
           for words in alternatives.split("|") if not any(re.search(words, name) for name in names)]
for line in missing:
    print(line)
sys.exit(1 if missing else 0)
