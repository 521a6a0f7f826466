#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts mails into the outbox of a store, as an invitation would.

usage: queue_mails.py STORE COUNT [DUE]

The mails o1 to oCOUNT go to person1@example.net and so on, from lab@example.org; DUE is an instant
in seconds. The members m1 to mCOUNT are made where they are absent.
"""
import sqlite3
import sys
from email.message import EmailMessage
from email.policy import SMTP

NOW = 1800003600  # 2027-01-15T09:00:00Z


def mail(number):
    message = EmailMessage(policy=SMTP)
    message["From"] = "Peer Support Lab <lab@example.org>"
    message["To"] = f"Person {number} <person{number}@example.net>"
    message["Subject"] = f"Invitation {number} \u2013 caf\u00e9"
    message["Message-ID"] = f"<seed-{number}@example.org>"
    message["Date"] = "Fri, 15 Jan 2027 09:00:00 +0000"
    message.set_content(f"Dear Person {number},\n\ncome to the caf\u00e9.\n.\nA lone dot is above.\n",
                        cte="quoted-printable")
    message.add_alternative(f"<p>Dear Person {number}</p>\n", subtype="html")
    return message


def main():
    store, count = sys.argv[1], int(sys.argv[2])
    due = int(sys.argv[3]) if len(sys.argv) > 3 else NOW
    with sqlite3.connect(store) as database:
        for number in range(1, count + 1):
            database.execute(
                "INSERT OR IGNORE INTO member (id, name, relation, joined_at, updated_at)"
                " VALUES (?, ?, 'collaborator', ?, ?)", (number, f"Person {number}", NOW, NOW))
            database.execute(
                "INSERT OR IGNORE INTO member_address (member_id, position, address, key)"
                " VALUES (?1, 0, ?2, ?2)",
                (number, f"person{number}@example.net"))
            message = mail(number)
            database.execute(
                "INSERT INTO message (purpose, object, recipient, member_id, address, subject,"
                " message_id, token, sender, bytes, state, queued_at, due_at)"
                " VALUES ('invite', 'w1', ?, ?, ?, ?, ?, ?, 'lab@example.org', ?, 'queued', ?, ?)",
                (f"m{number}", number, f"person{number}@example.net", message["Subject"],
                 f"seed-{number}@example.org", f"seedtoken{number}", message.as_bytes(), NOW, due))


if __name__ == "__main__":
    main()
