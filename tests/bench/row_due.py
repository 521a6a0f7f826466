# SPDX-License-Identifier: Apache-2.0
"""`webinar remind --due` where nothing is due, among a million members of whom each answered three webinars: before
the reminders, and when they were sent. Its peer only looks whether a reminder is due."""
import sqlite3

from measuring import Row, interleaved

CONFIGURATION = """\
[relay]
kind = "maildir"
path = "{folder}/out"
[identity]
name = "Lab"
email = "lab@example.org"
domain = "example.org"
[webinar]
reminders = [{{name = "day-before", before = "24h"}}, {{name = "last-call", before = "1h", to = ["yes"]}}]
"""
BEFORE, AFTER = "2027-02-01T09:00:00Z", "2027-02-19T18:00:00Z"
LOOK = "SELECT count(*) FROM webinar WHERE starts_at > 1801472400"


def prepare(lab):
    config = lab.folder / "due.toml"
    config.write_text(CONFIGURATION.format(folder=lab.folder))
    config.chmod(0o600)
    lab.environment["QLAB_CONFIG"] = str(config)
    lab.environment["QLAB_NOW"] = BEFORE
    for slug in ("due-one", "due-two", "due-three"):
        lab.run("webinar", "add", slug, "--title", slug, "--start", "2027-02-20 12:30", "--zone", "Europe/London",
                "--duration", "90m")
    with sqlite3.connect(lab.database) as store:
        store.execute("""INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at,
                         actor) SELECT webinar.id, member.id, CASE member.id % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no'
                         ELSE 'maybe' END, 'invited', 'token', 1800000000, 1800000000, 'bench'
                         FROM webinar CROSS JOIN member WHERE slug LIKE 'due-%'""")
        # Every reminder that was due by then was sent to everybody.
        store.execute("""INSERT INTO reminder (webinar_id, rule, starts_at, due_at, state, at, seen)
                         SELECT id, 'day-before', starts_at, starts_at - 86400, 'completed', starts_at - 86400,
                         (SELECT max(id) FROM rsvp)
                         FROM webinar WHERE slug LIKE 'due-%'""")


def rows(lab):
    prepare(lab)
    for name, now in ("before the reminders", BEFORE), ("one hour after they went", AFTER):
        lab.environment["QLAB_NOW"] = now

        def ours():
            return lab.run("webinar", "remind", "--due")
        yield Row(f"remind --due, {name}", "sqlite3 looks once",
                  *interleaved(9, ours, lambda: lab.peer("-csv", LOOK)),
                  most_ms=20)
