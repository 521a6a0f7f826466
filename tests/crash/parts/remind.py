# SPDX-License-Identifier: Apache-2.0
"""Everybody who said yes is reminded: each has their mail, and the reminder is on record as made, or nobody."""


def prepare(lab):
    lab.configure('[[webinar.reminders]]\nname = "day-before"\nbefore = "24h"\n')
    crowd = "".join(f"Person {n},person{n}@example.net,collaborator\n" for n in range(20))
    lab.path("crowd.csv").write_text("Name,Email,Relation\n" + crowd, encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-01-16 08:00", "--zone", "UTC",
             "--duration", "60m")
    for number in range(1, 21):
        lab.text("webinar", "rsvp", "future", f"m{number}", "yes")


def command(lab):
    return "webinar", "remind", "future", "--rule", "day-before", "--queue", "--yes"


def state(lab):
    """The names of a mail are new each time: what it is does not change."""
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT purpose, object, recipient, occurrence, state, length(bytes) > 0"
        " FROM message LEFT JOIN message_bytes USING (id) ORDER BY id",
        "SELECT count(*) FROM change_log"))
