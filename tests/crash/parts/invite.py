# SPDX-License-Identifier: Apache-2.0
"""Everybody is invited: each has their mail and is on record as invited, or nobody."""


def prepare(lab):
    lab.configure()
    crowd = "".join(f"Person {n},person{n}@example.net,collaborator\n" for n in range(40))
    lab.path("crowd.csv").write_text("Name,Email,Relation\n" + crowd, encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30", "--zone", "UTC",
             "--duration", "60m")


def command(lab):
    return "webinar", "invite", "future", "--to", "relation:collaborator", "--queue", "--yes"


def state(lab):
    """The names of a mail are new each time: what it is does not change."""
    tables = ("SELECT purpose, object, recipient, occurrence, member_id, address, subject, state, length(bytes) > 0"
              " FROM message LEFT JOIN message_bytes USING (id) ORDER BY id",
              "SELECT webinar_id, member_id, answer, source, answered_at FROM rsvp ORDER BY id",
              "SELECT count(*) FROM change_log")
    return "\n".join(repr(lab.rows(table)) for table in tables)
