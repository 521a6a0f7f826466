# SPDX-License-Identifier: Apache-2.0
"""A member gets another name, another address and a role: all of it, with its line in the log, or nothing."""


def prepare(lab):
    lab.text("members", "add", "--name", "Dora", "--email", "dora@example.net", "--relation", "collaborator")


def command(lab):
    return ("members", "edit", "m1", "--name", "Dora Evans", "--role", "treasurer",
            "--replace-email", "dora@example.net=evans@example.net")


def state(lab):
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT name, role FROM member", "SELECT address, position, state FROM member_address ORDER BY position",
        "SELECT command, summary FROM change_log ORDER BY id"))
