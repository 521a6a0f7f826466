#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sends a calendar answer as a mail program would, by Python's own email and smtplib.

usage: send_reply.py PORT CA FROM TO < answer.ics
"""
import smtplib
import ssl
import sys
from email.message import EmailMessage
from email.utils import make_msgid


def main():
    port, authority, sender, recipient = sys.argv[1:]
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, recipient, "Accepted: What comes next"
    mail["Message-ID"] = make_msgid(domain="example.net")
    mail.set_content("I will be there.")
    mail.add_alternative(sys.stdin.read(), subtype="calendar", params={"method": "REPLY"})
    with smtplib.SMTP("localhost", int(port), timeout=30) as server:
        server.starttls(context=ssl.create_default_context(cafile=authority))
        server.login("lab", "wonderland")
        server.send_message(mail)


if __name__ == "__main__":
    main()
