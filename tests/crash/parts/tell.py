# SPDX-License-Identifier: Apache-2.0
"""A tally is told in public after more people have answered: the numbers that were told last, or these, all of them."""


def prepare(lab):
    members = "".join(f"Person {n},person{n}@example.net\n" for n in range(30))
    lab.path("crowd.csv").write_text("Name,Email\n" + members, encoding="utf-8")
    lab.path("text.md").write_text("# A host leads on\n", encoding="utf-8")
    lab.path("first.csv").write_text(survey(range(10)), encoding="utf-8")
    lab.path("second.csv").write_text(survey(range(20)), encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("scenarios", "add", "host-led", "--title", "Host", "--body-file", str(lab.path("text.md")), "--open")
    lab.text("scenarios", "respond", "host-led", "--from", str(lab.path("first.csv")))
    lab.text("scenarios", "tally", "--public")
    lab.text("scenarios", "respond", "host-led", "--from", str(lab.path("second.csv")))


def survey(people):
    return "Email,Want\n" + "".join(f"person{n}@example.net,yes\n" for n in people)


def command(lab):
    return "scenarios", "tally", "--public"


def state(lab):
    return lab.dump()
