# SPDX-License-Identifier: Apache-2.0
"""A backup takes the place of an older one: the old one is there or the new one, whole."""


def prepare(lab):
    lab.text("members", "add", "--name", "Anna", "--email", "anna@example.org")
    lab.text("store", "backup", str(lab.path("lab/backup.db")))
    lab.text("members", "add", "--name", "Bela", "--email", "bela@example.org")


def command(lab):
    return "store", "backup", str(lab.path("lab/backup.db")), "--force"


def state(lab):
    backup = lab.of(lab.path("lab/backup.db"))
    backup.require_whole()
    return backup.dump()
