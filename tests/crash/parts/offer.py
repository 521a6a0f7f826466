# SPDX-License-Identifier: Apache-2.0
"""Times are proposed: they are kept for the one who is asked and the mail is written, or neither."""


def prepare(lab):
    lab.configure()
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")
    lab.text("calls", "request", "m1", "--phone", "029 2018 0000")
    lab.text("calls", "slots", "add", "--on", "2027-03-01", "--from", "09:00", "--to", "11:00", "--staff", "anna")


def command(lab):
    return "calls", "offer", "k1", "--queue"


def state(lab):
    """The names of a mail are new each time: what it is does not change."""
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT id, state, staff, starts_at FROM call", "SELECT id, call_id, held_until FROM call_slot ORDER BY id",
        "SELECT event, state, detail FROM call_history ORDER BY id",
        "SELECT purpose, occurrence, state FROM message ORDER BY id", "SELECT count(*) FROM change_log"))
