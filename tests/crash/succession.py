# SPDX-License-Identifier: Apache-2.0
"""A community of thirty, twenty of whom agreed to be passed on, and the successor who gets them."""


def password(lab):
    path = lab.path("pack.password")
    path.write_text("correct horse battery\n", encoding="ascii")
    path.chmod(0o600)
    return "--password-file", str(path)


def agree(lab, numbers, answer):
    for number in numbers:
        lab.text("members", "consent", f"m{number}", "handover", answer, "--recipient", "Next", "--channel", "form",
                 "--evidence", f"form {number}")


def community(lab):
    lab.configure()
    crowd = "".join(f"Person {n},person{n}@example.net\n" for n in range(1, 31))
    lab.path("crowd.csv").write_text("Name,Email\n" + crowd, encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("handover", "successor", "add", "--name", "Next", "--email", "next@example.net")
    agree(lab, range(1, 21), "given")


def packing(lab, file):
    return "handover", "pack", "--to", "Next", *password(lab), "-o", str(lab.path(file))


def make_pack(lab):
    community(lab)
    lab.text(*packing(lab, "pack.zip"))


def accepting(lab, file, folder):
    """The command by which the successor, whose store is in that folder, takes over what is in the file."""
    return ("handover", "accept", str(lab.path(file)), "--into", str(lab.path(folder)), *password(lab), "-o",
            str(lab.path("receipt.json")))
