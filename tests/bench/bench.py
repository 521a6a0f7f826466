#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times qlab against the peer of each row, in interleaved rounds, and prints medians as Markdown.

usage: bench.py QLAB ROWS

A ratio above 1 means that qlab is faster, except for start-up, where it is qlab's time over the peer's.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = "id, name, organisation, role, nation, relation, account, outlook"


def measured(command, environment, out=subprocess.DEVNULL):
    """Runs a command once: seconds and peak memory in MB. A failure ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {status}")
    return seconds, usage.ru_maxrss / 1024


def interleaved(rounds, ours, peer):
    """Medians of both commands, run in turn: each is a function that returns (seconds, MB)."""
    results = [(ours(), peer()) for _ in range(rounds)]
    seconds = [statistics.median(pair[side][0] for pair in results) for side in (0, 1)]
    return seconds[0], seconds[1], max(pair[0][1] for pair in results)


class Bench:
    def __init__(self, qlab, rows, folder):
        self.qlab = str(Path(qlab).resolve())
        self.rows = rows
        self.folder = folder
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
        self.csv = folder / "members.csv"
        with open(self.csv, "wb") as file:
            subprocess.run([sys.executable, HERE / "make_members.py", str(rows)], stdout=file, check=True)

    def run(self, *arguments, store="lab"):
        named = {"QLAB_STORE": str(self.folder / store / "qlab.db")} if store else {}
        return measured([self.qlab, *arguments], self.environment | named)

    def fresh_import(self):
        subprocess.run(["rm", "-rf", str(self.folder / "lab")], check=True)
        self.run("init", str(self.folder / "lab"), store=None)
        return self.run("members", "import", str(self.csv))

    def peer_import(self):
        database = self.folder / "peer.db"
        database.unlink(missing_ok=True)
        return measured(["sqlite3", database,
                         "CREATE TABLE member (name, email, organisation, role, nation, relation, tags)",
                         "CREATE UNIQUE INDEX member_email ON member (email)",
                         f".import --csv --skip 1 {self.csv} member"], self.environment)

    def peer(self, mode, sql):
        database = self.folder / "lab" / "qlab.db"
        return measured(["sqlite3", "-readonly", mode, database, sql], self.environment)

    def rows_of_table(self):
        # The same columns from the same store, the primary address and the tags included.
        listing = (f"SELECT m.{COLUMNS.replace(', ', ', m.')}, a.address, (SELECT group_concat(name, ';')"
                   " FROM member_tag t JOIN tag ON tag.id = t.tag_id WHERE t.member_id = m.id)"
                   " FROM member m"
                   " JOIN member_address a ON a.member_id = m.id AND a.position = 0 ORDER BY m.id")
        one = "SELECT name FROM member WHERE id = 1"
        yield "start-up: --version", "sqlite3 --version", "<= 1.5x", interleaved(
            40, lambda: self.run("--version"), lambda: measured(["sqlite3", "--version"], self.environment))
        yield "import", "sqlite3 .import, unique index", ">= 1.0x", interleaved(
            3, self.fresh_import, self.peer_import)
        yield "import again, unchanged", "our own first import", ">= 2x", interleaved(
            2, lambda: self.run("members", "import", str(self.csv)), self.fresh_import)
        self.run("members", "import", str(self.csv))
        yield "start-up: members view m1", "sqlite3 FILE 'select ...'", "<= 2.5x", interleaved(
            40, lambda: self.run("members", "view", "m1"), lambda: self.peer("-list", one))
        yield "list --format csv", "sqlite3 -csv", ">= 1.6x", interleaved(
            3, lambda: self.run("members", "list", "--format", "csv"), lambda: self.peer("-csv", listing))
        yield "list --format jsonl", "sqlite3 -json", ">= 1.6x", interleaved(
            3, lambda: self.run("members", "list", "--format", "jsonl"), lambda: self.peer("-json", listing))

    def print_table(self):
        print(f"| row ({self.rows:,} members) | ours | peer | peer's time | ratio | goal | our peak memory |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for name, peer, goal, (ours, theirs, memory) in self.rows_of_table():
            ratio = ours / theirs if goal.startswith("<=") else theirs / ours
            print(f"| {name} | {ours * 1000:,.1f} ms | {peer} | {theirs * 1000:,.1f} ms | {ratio:.2f}x |"
                  f" {goal} | {memory:.0f} MB |", flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix="qlab-bench-") as folder:
        Bench(sys.argv[1], int(sys.argv[2]), Path(folder)).print_table()


if __name__ == "__main__":
    main()
