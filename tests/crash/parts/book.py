# SPDX-License-Identifier: Apache-2.0
"""A slot is taken and the invitation written: both, or neither. No slot may be taken for nothing."""


def prepare(lab):
    lab.configure()
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")
    lab.text("calls", "request", "m1", "--phone", "029 2018 0000")
    lab.text("calls", "slots", "add", "--on", "2027-03-01", "--from", "09:00", "--to", "10:00", "--staff", "anna")
    lab.text("calls", "offer", "k1", "--queue")


def command(lab):
    return "calls", "book", "k1", "t1", "--queue"


def state(lab):
    """The names of a mail are new each time: what it is does not change."""
    tables = ("SELECT id, state, staff, starts_at, sequence, uid <> '' FROM call",
              "SELECT id, call_id, held_until FROM call_slot ORDER BY id",
              "SELECT event, state, detail FROM call_history ORDER BY id",
              "SELECT purpose, occurrence, state FROM message ORDER BY id",
              "SELECT count(*) FROM change_log")
    return "\n".join(repr(lab.rows(table)) for table in tables)
