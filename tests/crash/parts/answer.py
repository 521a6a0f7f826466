# SPDX-License-Identifier: Apache-2.0
"""An answer comes in by telephone: the place is taken and the change on record, or neither."""


def prepare(lab):
    lab.configure()
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30", "--zone", "UTC",
             "--duration", "60m", "--capacity", "1")
    lab.text("webinar", "invite", "future", "--to", "relation:collaborator", "--queue", "--yes")


def command(lab):
    return "webinar", "rsvp", "future", "m1", "yes"


def state(lab):
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT member_id, answer FROM rsvp_latest", "SELECT purpose, state FROM message ORDER BY id"))
