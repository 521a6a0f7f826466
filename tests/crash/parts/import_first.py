# SPDX-License-Identifier: Apache-2.0
"""The first import, of a file so large that the store is filled without its log: all of it, or nothing."""

ROWS = 15_000


def row(number):
    mixed = number * 2654435761 % 2**32
    address = f"p{mixed:08x}@example{mixed % 97}.org"
    return f"Person {number} of the long name {mixed},{address},Group {mixed % 71},tag{number % 5};all\n"


def prepare(lab):
    text = "Name,Email,Organisation,Tags\n" + "".join(row(number) for number in range(ROWS))
    lab.path("people.csv").write_text(text, encoding="utf-8")
    if len(text) <= 1 << 20:
        raise AssertionError("the file is not large")


def command(lab):
    return "members", "import", str(lab.path("people.csv"))


def state(lab):
    return lab.text("members", "export") + lab.text("members", "import", "--review", "--format", "csv")
