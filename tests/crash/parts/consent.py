# SPDX-License-Identifier: Apache-2.0
"""A consent is taken back: it counts as withdrawn and what was written to them meanwhile stops, or it is still given."""


def prepare(lab):
    lab.configure()
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")
    lab.text("members", "consent", "m1", "contact", "given", "--channel", "form", "--evidence", "form 12")
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30", "--zone", "UTC",
             "--duration", "60m")
    lab.text("webinar", "invite", "future", "--to", "relation:collaborator", "--queue", "--yes")


def command(lab):
    return "members", "consent", "m1", "contact", "withdrawn", "--channel", "mail", "--evidence", "mail of today"


def state(lab):
    """To say the same again is on record too: what holds does not change."""
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT DISTINCT state, evidence FROM consent ORDER BY id", "SELECT state, detail FROM message"))
