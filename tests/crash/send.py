#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `qlab mail send` in every way and asks a relay that keeps the truth who got what.

usage: send.py [--short] [--over smtp|http] QLAB [CASE]...

CASE is one of
  kill     kill -9 at random moments of a send of 1,000 mails over 4 connections, 100 rounds
  inject   SIGKILL at every write, pwrite64, fdatasync and sendto of a send of 20 mails
  power    the power fails at every fsync: the store as it was written by then, and as it was synced
  full     the disk is full at every step (a small tmpfs; skipped where none may be mounted)
  late     the relay takes a mail and answers 75 seconds later: one copy, known as sent
Without one, all. --short does a sample of each. Prints one line for each case; a broken promise ends it with 1.
"""
import argparse
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # the folder of the tests stays as it is
import lab as crash  # noqa: E402
from lab import expect  # noqa: E402

CALLS = ("write", "pwrite64", "fdatasync", "sendto")


def kill(options, folder):
    """Each round kills until everything left is done, so that kills land early, late and in restarts."""
    messages, rounds = (200, 3) if options.short else (1000, 100)
    lab = crash.Lab(options.qlab, folder, messages, 4, options.over)
    start = time.monotonic()
    lab.run("mail", "send")
    whole = time.monotonic() - start
    dice = random.Random(4)
    kills = uncertain = 0
    for _ in range(rounds):
        lab.reset()
        for _ in range(4):
            process = lab.start()
            try:
                process.communicate(timeout=dice.uniform(0, 0.7 * whole))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
            lab.check()
        uncertain += lab.finish()
    return f"{kills} kills in {rounds} rounds of {messages} mails, {uncertain} settled as uncertain"


def killed_at(lab, call, number):
    """Kills the process as it enters this call for the nth time; false where it never does."""
    lab.reset()
    process = lab.start("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                        "-e", f"inject={call}:signal=KILL:when={number}")
    process.communicate(timeout=120)
    return process.returncode != 0


def inject(options, folder):
    lab = crash.Lab(options.qlab, folder, 20, options.connections, options.over)
    points = uncertain = 0
    for call in CALLS:
        number = 1
        while killed_at(lab, call, number):
            lab.check()
            uncertain += lab.finish()
            points += 1
            number += 11 if options.short else 1
        lab.check()
    return f"SIGKILL at {points} calls of {', '.join(CALLS)}, {uncertain} settled as uncertain"


def follower(process):
    """The process that strace runs, once it is there."""
    children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return int(children[0]) if children else None


def is_stopped(pid):
    """Whether every thread stands still, and not only while strace looks at it."""
    for _ in range(3):
        stats = [(task / "stat").read_text() for task in pathlib.Path(f"/proc/{pid}/task").iterdir()]
        if any(stat.rpartition(")")[2].split()[0] not in "Tt" for stat in stats):
            return False
        time.sleep(0.01)
    return True


def each_sync(lab):
    """Runs a send that stops as it enters each fsync, and yields what is written and sent by then."""
    lab.reset()
    process = lab.start("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fdatasync,fsync",
                        "-e", "inject=fdatasync,fsync:signal=STOP")
    try:
        while process.poll() is None:
            try:
                pid = follower(process)
                if pid and is_stopped(pid):  # by then what is on the wire has arrived
                    yield lab.store_files(), lab.relay.copies.copy()
                    os.kill(pid, signal.SIGCONT)
            except (FileNotFoundError, ProcessLookupError):
                pass  # it ended meanwhile
            time.sleep(0.002)
    finally:
        process.kill()
        process.communicate()
    yield lab.store_files(), lab.relay.copies.copy()


def power(options, folder):
    lab = crash.Lab(options.qlab, folder, 20, 2, options.over)
    moments = list(each_sync(lab))
    expect(len(moments) > 3, "no fsync was seen")
    states = uncertain = 0
    for number in range(1, len(moments), 4 if options.short else 1):
        (synced, _), (written, copies) = moments[number - 1], moments[number]
        for files in (synced, written):
            lab.replace_store(files)
            lab.relay.copies = copies.copy()
            lab.check()
            uncertain += lab.finish()
            states += 1
    return f"{len(moments)} fsync boundaries, {states} states resumed, {uncertain} settled as uncertain"


def full(options, folder):
    disk = folder / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True)
    if mount.returncode != 0:
        return "skipped: no tmpfs may be mounted"
    lab = crash.Lab(options.qlab, disk, 20, 2, options.over)
    outcomes = {}
    for free in range(0, 260 * 1024, (32 if options.short else 4) * 1024):
        (disk / "filler").unlink(missing_ok=True)
        lab.reset()
        left = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        (disk / "filler").write_bytes(bytes(max(0, left - free)))
        process = lab.start()
        error = process.communicate(timeout=120)[1].decode()
        expect(process.returncode in (0, 74, 75), "ended with", process.returncode, error)
        expect(process.returncode == 0 or error.startswith("qlab: "), "an unclear message:", error)
        outcomes[process.returncode] = outcomes.get(process.returncode, 0) + 1
        (disk / "filler").unlink()
        lab.check()
        lab.finish()
    return f"{sum(outcomes.values())} sizes of a full disk, by exit status {outcomes}"


def late(options, folder):
    seconds = 2 if options.short else 75
    lab = crash.Lab(options.qlab, folder, 1, 1, options.over, answers_after=seconds)
    start = time.monotonic()
    lab.run("mail", "send")
    expect(time.monotonic() - start >= seconds, "the answer was not waited for")
    expect(set(lab.check().values()) == {"sent"}, "not known as sent:", lab.states())
    return f"one mail sent after {seconds} s, one copy"


CASES = {"kill": kill, "inject": inject, "power": power, "full": full, "late": late}


def with_own_mounts():
    """A tmpfs needs a mount namespace of its own; without one the case says that it is skipped."""
    if os.environ.get("QLAB_CRASH_MOUNTS") or not shutil.which("unshare"):
        return
    able = subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0
    if able:
        os.environ["QLAB_CRASH_MOUNTS"] = "1"
        os.execvp("unshare", ["unshare", "-m", sys.executable, *sys.argv])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--connections", type=int, default=2)
    parser.add_argument("--over", choices=("smtp", "http"), default="smtp")
    parser.add_argument("qlab", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("cases", nargs="*", metavar="CASE")
    options = parser.parse_args()
    if "full" in (options.cases or CASES):
        with_own_mounts()
    for name in options.cases or CASES:
        with tempfile.TemporaryDirectory(prefix="qlab-crash-") as folder:
            try:
                start = time.monotonic()
                print(f"{name}: {CASES[name](options, pathlib.Path(folder))}"
                      f" ({time.monotonic() - start:.0f} s)", flush=True)
            except crash.Broken as broken:
                sys.exit(f"{name}: {broken}")
            finally:
                subprocess.run(["umount", "-q", "-l", f"{folder}/disk"], capture_output=True)


if __name__ == "__main__":
    main()
