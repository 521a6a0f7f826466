# SPDX-License-Identifier: Apache-2.0
"""A survey that changes some answers and brings others: all of it, or nothing."""


def prepare(lab):
    members = "".join(f"Person {n},person{n}@example.net\n" for n in range(60))
    lab.path("crowd.csv").write_text("Name,Email\n" + members, encoding="utf-8")
    lab.path("text.md").write_text("# A host leads on\n", encoding="utf-8")
    lab.path("first.csv").write_text(survey(range(20), "no"), encoding="utf-8")
    lab.path("survey.csv").write_text(survey(range(60), "yes"), encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("scenarios", "add", "host-led", "--title", "Host", "--body-file", str(lab.path("text.md")), "--open")
    lab.text("scenarios", "respond", "host-led", "--from", str(lab.path("first.csv")))


def survey(people, word):
    return "Email,Want,Support\n" + "".join(f"person{n}@example.net,{word},{word}\n" for n in people)


def command(lab):
    return "scenarios", "respond", "host-led", "--from", str(lab.path("survey.csv"))


def state(lab):
    return lab.dump()
