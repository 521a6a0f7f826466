#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `qlab members erase` at every call that writes: afterwards the person is whole or erased, and the same command
completes it, with no byte of them left.

usage: erase.py [--short] QLAB

--short does a sample. Prints one line; a broken promise ends it with 1.
"""
import argparse
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink")
PERSON = "Prydderch"


class Broken(Exception):
    """A promise was not kept."""


def expect(truth, *words):
    if not truth:
        raise Broken(" ".join(map(str, words)))


class Lab:
    """One store with a person on many of its pages, and a copy of it to begin again from."""

    def __init__(self, qlab, folder):
        self.qlab = qlab
        self.folder = pathlib.Path(folder)
        self.store = self.folder / "lab" / "qlab.db"
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QLAB_NOW": "2027-01-15T09:00:00Z"}
        self.run("init", str(self.folder / "lab"))
        self.environment["QLAB_STORE"] = str(self.store)
        self.fill()
        shutil.copytree(self.folder / "lab", self.folder / "full")

    def fill(self):
        people = self.folder / "people.csv"
        people.write_text("Name,Email,Organisation\n" + "".join(
            f"Person {n},person{n}@example.net,Org {n}\n" for n in range(1, 60)))
        self.run("members", "add", "--name", f"Siân {PERSON}", "--email", f"sian.{PERSON}@example.org", "--org",
                 f"{PERSON} Hall", "--tag", "founder")
        self.run("members", "import", str(people))
        text = self.folder / "text.md"
        text.write_text("# Members carry on\n")
        self.run("scenarios", "add", "carry-on", "--title", "Carry on", "--body-file", str(text), "--open")
        self.run("comments", "add", "carry-on", "--author", "m1", "--accept-policy", "--body", f"I, {PERSON}")
        self.run("scenarios", "respond", "carry-on", "m1", "--want", "yes", "--reason", f"{PERSON} says so")

    def reset(self):
        shutil.rmtree(self.folder / "lab")
        shutil.copytree(self.folder / "full", self.folder / "lab")

    def run(self, *arguments, before=()):
        return subprocess.run([*before, self.qlab, *arguments], env=self.environment, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=120)

    def is_left(self):
        files = [path for path in (self.folder / "lab").iterdir() if path.is_file()]
        return any(PERSON.lower().encode() in path.read_bytes().lower() for path in files)

    def check(self):
        """Whole or erased, never between. Returns whether it is erased."""
        with sqlite3.connect(self.store) as database:
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
            expect(whole == "ok", "the store is damaged:", whole)
            name, erased = database.execute("SELECT name, erased_at FROM member WHERE id = 1").fetchone()
            counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                      for table in ("member_address WHERE member_id = 1", "stance WHERE reason <> ''",
                                    "comment WHERE body <> ''")]
            records = database.execute("SELECT count(*) FROM erasure").fetchone()[0]
        if erased is None:
            expect(name.endswith(PERSON) and counts == [1, 1, 1] and records == 0, "half erased:", name, counts, records)
        else:
            expect(name == "former member" and counts == [0, 0, 0] and records == 1, "half left:", name, counts, records)
        return erased is not None

    def complete(self):
        """Nobody has to know how far it came."""
        again = self.run("members", "erase", "m1", "--yes")
        expect(again.returncode == 0, "a second run ended with", again.returncode, again.stderr)
        expect(self.check(), "a second run erased nothing")
        expect(not self.is_left(), "bytes of the person are left")
        ledger = pathlib.Path(f"{self.store}.erasures").read_text()
        expect(ledger.count("\nerasure ") + ledger.startswith("erasure ") == 1, "the ledger is wrong:", ledger)


def killed_at(lab, call, number):
    """Kills the process as it enters this call for the nth time; false where it never does."""
    lab.reset()
    strace = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
              f"inject={call}:signal=KILL:when={number}")
    finished = lab.run("members", "erase", "m1", "--yes", before=strace)
    expect(finished.returncode in (0, -signal.SIGKILL), "it ended by itself:", finished.returncode, finished.stderr)
    return finished.returncode != 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("qlab")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lab = Lab(options.qlab, folder)
        expect(lab.is_left(), "there is nothing to erase")
        points = erased = 0
        for call in CALLS:
            number = 1
            while killed_at(lab, call, number):
                erased += lab.check()
                lab.complete()
                points += 1
                number += 29 if options.short else 1
            expect(lab.check(), "a run that nobody killed erased nothing")
        expect(0 < erased < points, "every kill came before, or after, the person was erased")
    print(f"erase: SIGKILL at {points} calls of {', '.join(CALLS)}: {points - erased} times nothing, {erased} times erased")


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"erase: {broken}")
