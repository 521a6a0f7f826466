#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a terminal of its own and prints all that the terminal showed.

usage: terminal.py ROWS COLUMNS SCRIPT PROGRAM [ARGUMENT...]

SCRIPT is a JSON list of steps, each of them [WAIT, TYPE]: once the terminal shows WAIT, a piece of
text, TYPE is typed; CSI 8 ; ROWS ; COLUMNS t is not typed but gives the terminal another size (as
xterm reads it). WAIT is looked for behind what an earlier step found. Then the program is waited for;
its exit status is this program's, 128 and a signal's number where that ended it. After 60 s without
what is waited for the status is 124.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios

LIMIT_S = 60
RESIZE = re.compile("\x1b\\[8;([0-9]+);([0-9]+)t")


def resize(terminal, rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def take(terminal, text):
    size = RESIZE.fullmatch(text)
    if size:
        resize(terminal, int(size[1]), int(size[2]))
    else:
        os.write(terminal, text.encode())


def main():
    rows, columns, steps = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
    process, terminal = pty.fork()
    if process == 0:
        # The child's size must be there before the child looks.
        resize(0, rows, columns)
        os.execvp(sys.argv[4], sys.argv[4:])
    shown, seen = b"", 0
    while True:
        while steps:
            at = shown.find(steps[0][0].encode(), seen)
            if at < 0:
                break
            seen = at + len(steps[0][0].encode())
            take(terminal, steps.pop(0)[1])
        ready, _, _ = select.select([terminal], [], [], LIMIT_S)
        if not ready:
            os.kill(process, signal.SIGKILL)
            sys.stdout.buffer.write(shown)
            sys.stderr.write(f"waited in vain for {steps[:1]}\n")
            return 124
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            piece = b""
        if not piece:
            break
        shown += piece
    sys.stdout.buffer.write(shown)
    _, status = os.waitpid(process, 0)
    if steps:
        sys.stderr.write(f"never showed {steps[0][0]!r}\n")
        return 124
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


sys.exit(main())
