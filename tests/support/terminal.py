#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program at a terminal of its own and answers its questions.
usage: terminal.py PROGRAM [ARGUMENT...]: one answer for each line of standard input, typed when the program has asked
(its output ends in "? "), then the end of the input. What stood on the terminal goes to standard output."""
import os
import pty
import select
import signal
import sys

TIME_LIMIT = 100


def main():
    answers = sys.stdin.read().splitlines()
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    shown = b""
    while True:
        ready, _, _ = select.select([terminal], [], [], TIME_LIMIT)
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        try:
            block = os.read(terminal, 65536)
        except OSError:  # how Linux says that the program has gone
            break
        if not block:
            break
        shown += block
        if shown.endswith(b"? "):
            os.write(terminal, answers.pop(0).encode() + b"\n" if answers else b"\x04")
    _, status = os.waitpid(child, 0)
    sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(status))


main()
