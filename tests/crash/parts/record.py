# SPDX-License-Identifier: Apache-2.0
"""A call was held: its outcome, the note and what was agreed are kept together, or none of them."""


def prepare(lab):
    lab.configure()
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")
    lab.text("calls", "request", "m1", "--phone", "029 2018 0000")


def command(lab):
    return "calls", "record", "k1", "held", "--agreed", "Hosts in May.", "--note", "Speaks slowly."


def state(lab):
    """A note that is given again is another note: which there are does not change."""
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT state, outcome, agreed FROM call", "SELECT DISTINCT body FROM call_note",
        "SELECT DISTINCT event, state FROM call_history ORDER BY id"))
