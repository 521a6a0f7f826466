# SPDX-License-Identifier: Apache-2.0
"""A backup takes the store's place: the store is the one before or the one restored, and a no said since is in both."""


def prepare(lab):
    for name in ("Anna", "Bela"):
        lab.text("members", "add", "--name", name, "--email", f"{name.lower()}@example.org")
    lab.text("store", "backup", str(lab.path("backup.db")))
    lab.text("members", "consent", "m1", "contact", "withdrawn", "--channel", "mail")
    lab.text("members", "add", "--name", "Cora", "--email", "cora@example.org")


def command(lab):
    return "store", "restore", str(lab.path("backup.db")), "--yes"


def state(lab):
    consent = lab.rows("SELECT member_id, purpose, state FROM consent ORDER BY id")
    if not consent:
        raise AssertionError("the no is lost")
    return f"{lab.rows('SELECT id, name FROM member ORDER BY id')}\n{consent}"
