# SPDX-License-Identifier: Apache-2.0
"""Members are written to a file for somebody: the whole file or none, and who has it stands on record."""


def prepare(lab):
    crowd = "".join(f"Person {n},person{n}@example.net\n" for n in range(1, 41))
    lab.path("crowd.csv").write_text("Name,Email\n" + crowd, encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))


def command(lab):
    return "members", "export", "--recipient", "Next", "-o", str(lab.path("members.csv"))


def state(lab):
    file = lab.path("members.csv")
    if not file.exists():
        return "not there"
    if not lab.rows("SELECT 1 FROM disclosure WHERE recipient = 'Next' AND file = 'members.csv'"):
        raise AssertionError("the file is there, and nobody knows who has it")
    return file.read_text(encoding="utf-8")
