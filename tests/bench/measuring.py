# SPDX-License-Identifier: Apache-2.0
"""One command timed, two commands in turn, and a store to time them on."""
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class Row:
    """One line of the table. The ratio is ours over the peer's for a goal of "<=", the other way for ">="."""
    name: str
    peer: str
    ours_s: float
    peer_s: float
    memory_mb: float
    ratio_goal: str = ""
    most_ms: float = 0
    most_mb: float = 0

    @property
    def ratio(self):
        at_most = self.ratio_goal.startswith("<=")
        return self.ours_s / self.peer_s if at_most else self.peer_s / self.ours_s

    @property
    def goal(self):
        parts = [self.ratio_goal]
        parts += [f"<= {self.most_ms:.0f} ms"] if self.most_ms else []
        parts += [f"<= {self.most_mb:.0f} MB"] if self.most_mb else []
        return ", ".join(filter(None, parts))

    @property
    def verdict(self):
        if not self.goal:
            return "no goal"
        limit = float(self.ratio_goal.split()[1].rstrip("x")) if self.ratio_goal else 0
        reached = not self.ratio_goal or (
            self.ratio <= limit if self.ratio_goal.startswith("<=") else self.ratio >= limit)
        reached = reached and not (self.most_ms and self.ours_s * 1000 > self.most_ms)
        reached = reached and not (self.most_mb and self.memory_mb > self.most_mb)
        return "reached" if reached else "**missed**"

    def __str__(self):
        return (f"| {self.name} | {self.ours_s * 1000:,.1f} ms | {self.peer} | {self.peer_s * 1000:,.1f} ms |"
                f" {self.ratio:.2f}x | {self.memory_mb:.0f} MB | {self.goal} | {self.verdict} |")


# Where it is set, the next command runs below GNU time, which writes its peak memory into this file: of a child of
# this process the kernel would tell the larger of its own peak and ours.
PEAK = None


def measured(command, environment, out=subprocess.DEVNULL):
    """Runs a command once: seconds, and its peak memory in MB where that is asked for. A failure ends the benchmark."""
    if PEAK:
        command = ["/usr/bin/time", "-f", "%M", "-o", PEAK, *command]
    start = time.perf_counter()
    finished = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                              stderr=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - start
    if finished.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {finished.returncode}")
    return seconds, int(Path(PEAK).read_text()) / 1024 if PEAK else 0


def peak_of(command):
    """The peak memory in MB of one more run of it: a function as interleaved takes."""
    global PEAK
    with tempfile.NamedTemporaryFile(prefix="qlab-peak-") as file:
        PEAK = file.name
        memory = command()[1]
        PEAK = None
    return memory


def interleaved(rounds, ours, peer):
    """Medians of both commands, run in turn, and our peak: each is a function that returns (seconds, MB)."""
    results = [(ours(), peer()) for _ in range(rounds)]
    seconds = [statistics.median(pair[side][0] for pair in results) for side in (0, 1)]
    return seconds[0], seconds[1], peak_of(ours)


class Lab:
    """A folder with a member file and, once it is imported, a store."""

    def __init__(self, qlab, rows, folder):
        self.qlab = str(Path(qlab).resolve())
        self.rows = rows
        self.folder = folder
        folder.mkdir(exist_ok=True)
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder)}
        self.csv = folder / "members.csv"
        self.database = folder / "lab" / "qlab.db"
        with open(self.csv, "wb") as file:
            subprocess.run([sys.executable, HERE / "make_members.py", str(rows)], stdout=file, check=True)

    def run(self, *arguments, named=True):
        store = {"QLAB_STORE": str(self.database)} if named else {}
        return measured([self.qlab, *arguments], self.environment | store)

    def fresh_import(self):
        subprocess.run(["rm", "-rf", str(self.database.parent)], check=True)
        self.run("init", str(self.database.parent), named=False)
        return self.run("members", "import", str(self.csv))

    def peer(self, mode, sql):
        return measured(["sqlite3", "-readonly", mode, self.database, sql], self.environment)
