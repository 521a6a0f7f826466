#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes one state of a state machine at a time and says which changes no unit test notices.

usage: check.py BUILD [MACHINE...]     BUILD: a built tree of the dev preset; MACHINE: see machines.py; default: all
       check.py --list                 says how many changes each machine has, and tries none
"""
import json
import shlex
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from machines import MACHINES


@dataclass
class Mutant:
    file: str
    line: int
    before: str
    after: str
    text: str  # the whole changed source

    def __str__(self):
        return f"{self.file}:{self.line}: {self.before} became {self.after}"


def mutants_of(file, machine):
    source = Path(file).read_text(encoding="utf-8")
    for found in machine.word.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        whole = source.splitlines()[line - 1]
        state = found.group(1)
        if state not in machine.states or any(idle in whole for idle in machine.idle):
            continue
        other = machine.states[(machine.states.index(state) + 1) % len(machine.states)]
        changed = source[:found.start(1)] + other + source[found.end(1):]
        yield Mutant(file, line, state, other, changed)


def mutants(name, machine):
    """All of them. A file without any has lost its transitions, which would be guarded by nobody."""
    for file in machine.files:
        of_file = list(mutants_of(file, machine))
        if not of_file:
            raise SystemExit(f"check.py: no state of '{name}' stands in {file}: mend machines.py")
        yield from of_file


class Builder:
    """Builds one changed source and links the unit tests with it before the library, which then leaves its own out."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        self.compile = {entry["file"]: shlex.split(entry["command"]) for entry in entries}
        commands = subprocess.run(["ninja", "-C", build, "-t", "commands", "qlab_unit"], check=True,
                                  capture_output=True, text=True).stdout
        link = commands.splitlines()[-1]
        self.link = shlex.split(link.split("&&")[1])
        self.unchanged = build / self.link[self.link.index("-o") + 1]

    def program(self, mutant):
        """The unit tests with the change in them; nothing where it does not compile."""
        source, thing = self.folder / "changed.cpp", self.folder / "changed.o"
        source.write_text(mutant.text, encoding="utf-8")
        original = str(Path(mutant.file).resolve())
        command = list(self.compile[original])
        command[command.index("-o") + 1] = str(thing)
        command[command.index(original)] = str(source)
        if not self.runs(command):
            return None
        program = self.folder / "qlab_unit"
        link = list(self.link)
        link[link.index("-o") + 1] = str(program)
        own = [word for word in link if word.endswith(mutant.file + ".o")]
        if own:
            link[link.index(own[0])] = str(thing)
        else:
            link.insert(link.index("-o"), str(thing))
        if not self.runs(link):
            raise SystemExit(f"check.py: cannot link {mutant.file}")
        return program

    def runs(self, command):
        return subprocess.run(command, cwd=self.build, capture_output=True, check=False).returncode == 0


def fails(program, tests, longest=None):
    """Whether one of the tests fails, or they take longer: a changed machine may wait for a state that never comes."""
    command = [program, "--minimal", "--abort-after=1", f"-sf=*/{tests}*"]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=longest).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def longest_of(tests, builder):
    """Seconds after which they wait for nothing."""
    start = time.monotonic()
    if fails(builder.unchanged, tests):
        raise SystemExit(f"check.py: the tests of {tests} fail without a change; build them, and see why")
    return 10 + 5 * (time.monotonic() - start)


def check(name, machine, builder):
    unnoticed, count = [], 0
    longest = longest_of(machine.tests, builder)
    for mutant in mutants(name, machine):
        program = builder.program(mutant)
        if program is None:
            continue
        count += 1
        if not fails(program, machine.tests, longest):
            unnoticed.append(mutant)
            print(f"{name}: {mutant}: no test notices", flush=True)
    if count == 0:
        raise SystemExit(f"check.py: no change of '{name}' compiles")
    print(f"{name}: {count} changes, {count - len(unnoticed)} noticed", flush=True)
    return unnoticed


def list_all():
    for name, machine in MACHINES.items():
        print(f"{name}: {sum(1 for _ in mutants(name, machine))} changes")


def main():
    build, *names = sys.argv[1:]
    if build == "--list":
        return list_all()
    unknown = [name for name in names if name not in MACHINES]
    if unknown:
        raise SystemExit(f"check.py: no machine '{unknown[0]}'; there are {', '.join(MACHINES)}")
    unnoticed = []
    with tempfile.TemporaryDirectory(prefix="qlab-mutation-") as folder:
        builder = Builder(Path(build).resolve(), Path(folder))
        for name in names or MACHINES:
            unnoticed += check(name, MACHINES[name], builder)
    sys.exit(1 if unnoticed else 0)


main()
