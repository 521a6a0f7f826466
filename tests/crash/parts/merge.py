# SPDX-License-Identifier: Apache-2.0
"""Two members who hold something of everything become one: all of it, or nothing. No row may be between."""


def prepare(lab):
    lab.configure()
    crowd = "".join(f"Person {n},person{n}@example.net,Org {n}\n" for n in range(100))
    lab.path("crowd.csv").write_text("Name,Email,Organisation\n" + crowd, encoding="utf-8")
    lab.path("text.md").write_text("# A host leads on\n", encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    add(lab, "Anna", "anna@example.org", "Wales", "workshop:Cardiff@2026-05-01")
    add(lab, "Anna Lee", "lee@example.org", "Cymru", "call@2026-06-01")
    lab.text("members", "consent", "m101", "contact", "given", "--evidence", "form 3")
    lab.text("members", "consent", "m102", "contact", "withdrawn")
    lab.text("handover", "successor", "add", "--name", "New Trust")
    lab.text("members", "consent", "m102", "handover", "given", "--recipient", "New Trust")
    lab.text("members", "tag", "m102", "+founder")
    lab.text("scenarios", "add", "host-led", "--title", "Host", "--body-file", str(lab.path("text.md")), "--open")
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30", "--zone", "UTC",
             "--duration", "60m")
    lab.text("webinar", "invite", "future", "--to", "email:anna,lee", "--queue", "--yes")
    answer(lab, "m101", "yes")
    answer(lab, "m102", "no")


def add(lab, name, address, nation, participation):
    lab.text("members", "add", "--name", name, "--email", address, "--nation", nation, "--relation", "collaborator",
             "--participated", participation)


def answer(lab, member, word):
    lab.text("scenarios", "respond", "host-led", member, "--want", word, "--reason", f"as {member} says")
    lab.text("comments", "add", "host-led", "--author", member, "--accept-policy", "--body", f"{member} says {word}")
    lab.text("webinar", "rsvp", "future", member, word)


def command(lab):
    return "members", "merge", "m101", "m102"


def state(lab):
    return lab.dump()
