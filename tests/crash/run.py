#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills a command of qlab at every system call that writes, syncs or names a file, and looks at what is left.

usage: run.py QLAB [PART...] [--points N]

A part is a module in tests/crash/parts: prepare(lab) makes a community, command(lab) is what is killed, and
state(lab) renders what it changed; ready(lab), where there is one, is called on each copy of what was prepared. After
each kill the store must open, be whole (to SQLite and to 'store check', which may say what the part lists in
STORE_CHECK_MAY_SAY), and be in the state before the command or behind it; the same command again must lead behind it,
with nothing more to say. --points N looks at N places of each system call, evenly spread, instead of at all of them.
"""
import argparse
import collections
import importlib
import json
import os
import pkgutil
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True  # a test leaves nothing beside the sources
import parts  # noqa: E402

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat2", "linkat", "unlink")

IDENTITY = """[identity]
name = "Lab"
email = "lab@example.org"
domain = "example.org"
"""


class Lab:
    """A community in a folder, and qlab run on it with a stopped clock."""

    def __init__(self, qlab, folder):
        self.qlab = qlab
        self.folder = Path(folder)
        self.store = self.folder / "lab" / "qlab.db"

    def path(self, name):
        return self.folder / name

    def configure(self, more=""):
        """Says who writes, and more in TOML."""
        settings = self.path(".config/qlab")
        settings.mkdir(parents=True)
        (settings / "qlab.toml").write_text(IDENTITY + more, encoding="utf-8")

    def environment(self):
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "QLAB_NOW": "2027-01-15T09:00:00Z",
                "QLAB_STORE": str(self.store)}

    def run(self, *arguments, before=()):
        return subprocess.run([*before, self.qlab, *arguments], env=self.environment(), capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=120, check=False)

    def text(self, *arguments):
        finished = self.run(*arguments)
        if finished.returncode != 0:
            raise AssertionError(f"{' '.join(arguments)}: status {finished.returncode}: {finished.stderr.decode()}")
        return finished.stdout.decode()

    def rows(self, query):
        store = sqlite3.connect(self.store)
        try:
            return store.execute(query).fetchall()
        finally:
            store.close()

    def dump(self):
        """Every row of every table, those of indexes of words too; what only shows them has no rows of its own."""
        tables = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                           " ORDER BY name")
        return "\n".join(f'INSERT INTO "{table}" {row!r}' for (table,) in tables
                         for row in self.rows(f'SELECT * FROM "{table}"'))

    def of(self, store):
        """The same lab with another store."""
        lab = Lab(self.qlab, self.folder)
        lab.store = store
        return lab

    def copy(self, folder):
        shutil.copytree(self.folder, folder)
        return Lab(self.qlab, folder)

    def require_whole(self, may_be_said=()):
        store = sqlite3.connect(self.store)
        try:
            answers = [row[0] for row in store.execute("PRAGMA integrity_check")]
            orphans = list(store.execute("PRAGMA foreign_key_check"))
        finally:
            store.close()
        if answers != ["ok"] or orphans:
            raise AssertionError(f"the store is damaged: {answers} {orphans}")
        self.require_clean(may_be_said)

    def require_clean(self, may_be_said):
        """What 'store check' says, but for these words and one thing: a copy is not adopted where it stands."""
        expected = ("it is not adopted here", *may_be_said)
        said = json.loads(self.run("store", "check", "--json").stdout)
        problems = [each["problem"] for each in said if not each["problem"].startswith(expected)]
        if problems:
            raise AssertionError(f"'store check' is not clean: {problems}")


def counts_of(lab, command):
    """How often one thread of the command makes each of the calls, the one with the most, when nobody kills it."""
    trace = lab.path("trace")
    finished = lab.run(*command, before=("strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={','.join(CALLS)}"))
    if finished.returncode != 0:
        raise AssertionError(finished.stderr.decode())
    text = trace.read_text(errors="replace")
    of_threads = collections.Counter(re.findall(rf"^(\d+) +({'|'.join(CALLS)})\(", text, re.MULTILINE))
    return {call: max((of_threads[each] for each in of_threads if each[1] == call), default=0) for call in CALLS}


def kill_at(lab, command, call, number):
    """As a thread of it enters this call for the nth time: strace counts each call and each thread for itself."""
    killed = lab.run(*command, before=("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}",
                                       "-e", f"inject={call}:signal=KILL:when={number}"))
    if killed.returncode != -signal.SIGKILL:
        raise AssertionError(f"it was not killed, but ended with {killed.returncode}: {killed.stderr.decode()}")


def numbers(count, points):
    if not points or points >= count:
        return range(1, count + 1)
    return sorted({1 + index * (count - 1) // max(1, points - 1) for index in range(points)})


def places(counts, points):
    return [(call, number) for call in CALLS for number in numbers(counts[call], points)]


def look_at(part, killed, seen, after):
    """What is left is one of the states that may be, and the same command again completes it."""
    state = part.state(killed)
    if state not in seen:
        raise AssertionError("the state is neither that before nor that behind the command")
    seen[state] += 1
    killed.require_whole(getattr(part, "STORE_CHECK_MAY_SAY", ()))
    killed.run(*part.command(killed))
    if part.state(killed) != after:
        raise AssertionError("the same command again leads somewhere else")
    killed.require_whole()


def ready_copy(part, lab, folder):
    copied = lab.copy(folder)
    if hasattr(part, "ready"):
        part.ready(copied)
    return copied


def crash(name, part, qlab, points, folder):
    lab = Lab(qlab, folder / "prepared")
    lab.folder.mkdir()
    lab.text("init", str(lab.path("lab")))
    part.prepare(lab)
    before = part.state(lab)
    clean = ready_copy(part, lab, folder / "clean")
    counts = counts_of(clean, part.command(clean))
    after = part.state(clean)
    if before == after:
        raise AssertionError(f"{name}: the command changes nothing, so nothing would be seen")
    seen = {before: 0, after: 0}
    for call, number in places(counts, points):
        killed = ready_copy(part, lab, folder / "killed")
        try:
            kill_at(killed, part.command(killed), call, number)
            look_at(part, killed, seen, after)
        except AssertionError as error:
            raise AssertionError(f"{name}: killed at {call} {number} of {counts[call]}: {error}") from error
        shutil.rmtree(killed.folder)
    if 0 in seen.values():
        raise AssertionError(f"{name}: every kill came before, or behind, what the command writes")
    calls = ", ".join(f"{counts[call]} {call}" for call in CALLS if counts[call])
    print(f"{name}: SIGKILL at {sum(seen.values())} of {sum(counts.values())} calls ({calls}): {seen[before]} times "
          f"before, {seen[after]} times behind, whole", flush=True)


def main():
    known = sorted(module.name for module in pkgutil.iter_modules(parts.__path__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("qlab", type=Path)
    parser.add_argument("--points", type=int, default=0)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(known))
    options = parser.parse_args()
    for name in options.parts or known:
        if name not in known:
            sys.exit(f"crash: there is no part '{name}'; the parts are: {', '.join(known)}")
        with tempfile.TemporaryDirectory(prefix="qlab-crash-") as folder:
            try:
                crash(name, importlib.import_module(f"parts.{name}"), options.qlab.resolve(), options.points,
                      Path(folder))
            except AssertionError as error:
                sys.exit(f"crash: {error}")


if __name__ == "__main__":
    main()
