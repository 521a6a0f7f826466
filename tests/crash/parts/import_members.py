# SPDX-License-Identifier: Apache-2.0
"""An import of 300 rows into a community of 100, 50 of them updated: all of it, or nothing."""


def row(number):
    return f"Person {number},p{number}@example.org,Group {number % 7},tag{number % 5};all\n"


def prepare(lab):
    header = "Name,Email,Organisation,Tags\n"
    known = "".join(row(number) for number in range(100))
    lab.path("known.csv").write_text(header + known, encoding="utf-8")
    file = header + "".join(row(number).replace("Group", "Circle") for number in range(50))
    file += "".join(row(number) for number in range(50, 300))
    lab.path("people.csv").write_text(file, encoding="utf-8")
    lab.text("members", "import", str(lab.path("known.csv")))


def command(lab):
    return "members", "import", str(lab.path("people.csv"))


def state(lab):
    return lab.text("members", "export") + lab.text("members", "import", "--review", "--format", "csv")
