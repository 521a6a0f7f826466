# SPDX-License-Identifier: Apache-2.0
"""What every command costs before it does anything."""
from measuring import Row, interleaved, measured


def rows(lab):
    yield Row("start-up: --version", "sqlite3 --version", *interleaved(
        40, lambda: lab.run("--version"),
        lambda: measured(["sqlite3", "--version"], lab.environment)), "<= 1.5x")
    yield Row("start-up: members view m1", "sqlite3 FILE 'select ...'", *interleaved(
        40, lambda: lab.run("members", "view", "m1"),
        lambda: lab.peer("-list", "SELECT name FROM member WHERE id = 1")), "<= 2.5x")
