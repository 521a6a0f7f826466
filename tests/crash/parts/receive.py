# SPDX-License-Identifier: Apache-2.0
"""A mailbox with answers, a bounce and a token is read: every mail with what it does, or none; the mailbox as it was."""
import hashlib
import re
from pathlib import Path

MAILBOX = """[mailbox]
kind = "mbox"
path = "{}"
trusted_authserv = ["mx.example.org"]
"""

ANSWER = """From x@example.net Fri Jan 15 09:00:01 2027
Authentication-Results: mx.example.org; dkim=pass header.d=example.net
From: person{0}@example.net
Subject: {2}
Content-Type: text/calendar; method=REPLY

BEGIN:VCALENDAR
METHOD:REPLY
BEGIN:VEVENT
UID:{1}
SEQUENCE:0
DTSTAMP:20270110T09000{0}Z
ATTENDEE;PARTSTAT={2}:mailto:person{0}@example.net
END:VEVENT
END:VCALENDAR

"""

BOUNCE = """From x@example.net Fri Jan 15 09:00:01 2027
From: MAILER-DAEMON@mx.example.com
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; person4@example.net
Action: failed
Diagnostic-Code: smtp; 550 5.1.1 user unknown

--b
Content-Type: text/rfc822-headers

Message-ID: <{0}>

--b--

"""

TOKEN = """From x@example.net Fri Jan 15 09:00:01 2027
From: somebody@example.com
To: lab+stop-{0}@example.org
Subject: unsubscribe


"""


def prepare(lab):
    lab.configure(MAILBOX.format(lab.path("in.mbox")))
    crowd = "".join(f"Person {n},person{n}@example.net,collaborator\n" for n in range(1, 6))
    lab.path("crowd.csv").write_text("Name,Email,Relation\n" + crowd, encoding="utf-8")
    lab.text("members", "import", str(lab.path("crowd.csv")))
    lab.text("webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30", "--zone", "UTC",
             "--duration", "60m")
    lab.text("webinar", "invite", "future", "--to", "relation:collaborator", "--queue", "--yes")
    lab.path("in.mbox").write_text(mails(lab), encoding="utf-8")


def mails(lab):
    (uid,) = lab.rows("SELECT uid FROM webinar")[0]
    sent = lab.rows("SELECT message_id, token FROM message ORDER BY member_id")
    answers = ANSWER.format(1, uid, "ACCEPTED") + ANSWER.format(2, uid, "DECLINED") + ANSWER.format(3, uid, "TENTATIVE")
    return answers + BOUNCE.format(sent[3][0]) + TOKEN.format(sent[4][1])


def command(lab):
    return "mail", "receive"


def state(lab):
    """Without the names and bytes of mails that confirm answers, which are new in each; with the mailbox, which all read."""
    kept = [line for line in lab.dump().split("\n") if "message" not in line[:24]]
    mails = lab.rows("SELECT purpose, object, recipient, occurrence, member_id, address, subject, state, length(bytes) > 0"
                     " FROM message LEFT JOIN message_bytes USING (id) ORDER BY id")
    mailbox = Path(re.search(r'^path = "(.*)"$', lab.path(".config/qlab/qlab.toml").read_text(encoding="utf-8"), re.M)[1])
    untouched = hashlib.sha256(mailbox.read_bytes()).hexdigest(), mailbox.stat().st_mtime_ns
    return "\n".join(kept + [repr(mail) for mail in mails] + [repr(untouched)])
