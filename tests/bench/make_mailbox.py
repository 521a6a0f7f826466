# SPDX-License-Identifier: Apache-2.0
"""Writes an mbox of what comes back after an invitation, as mail systems write it.

Of ten mails four are answers of calendars, two notifications that a mail was not delivered, one is sent to
an address with a token, one an auto-reply, and two are letters that a person has to read.
"""
import base64
import quopri

WAY = """\
Return-Path: <{sender}>
Delivered-To: lab@example.org
Received: from mx.example.org (mx.example.org [192.0.2.7])
\tby store.example.org (Postfix) with ESMTPS id 4F2A{number:08X}
\tfor <lab@example.org>; Fri, 15 Jan 2027 09:00:01 +0000 (UTC)
Received: from out.mail.example.net (out.mail.example.net [198.51.100.{last}])
\tby mx.example.org (Postfix) with ESMTPS id 9B1C{number:08X}
\tfor <lab@example.org>; Fri, 15 Jan 2027 09:00:00 +0000 (UTC)
Authentication-Results: mx.example.org; dkim=pass (2048-bit key) header.d={domain} header.i=@{domain}
\theader.b=Qx7c; spf=pass (mx.example.org: domain of {sender} designates 198.51.100.{last}
\tas permitted sender) smtp.mailfrom={sender}; dmarc=pass header.from={domain}
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=20230601; t=1800003600;
\th=to:subject:message-id:date:from:mime-version:from:to:cc:subject; bh=1cM0Yd3ZJtPm1Vw6vGhYl0n1VwUeFQ==;
\tb=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmn
\tabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnop
\tabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ==
X-Spam-Status: No, score=-2.1 required=5.0 tests=BAYES_00,DKIM_SIGNED,DKIM_VALID,SPF_PASS
MIME-Version: 1.0
From: {name} <{sender}>
Date: Fri, 15 Jan 2027 09:00:00 +0000
Message-ID: <answer-{number}@{domain}>
"""

ICS = """\
BEGIN:VCALENDAR
PRODID:-//Calendars//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20270220T123000Z
DTEND:20270220T140000Z
DTSTAMP:20270115T090000Z
ORGANIZER;CN=Lab:mailto:lab@example.org
UID:{uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={name};X-NUM-GUESTS=0:
 mailto:{sender}
CREATED:20270114T120000Z
DESCRIPTION:The webinar about the future of the community\\, with time for
  questions at the end.
LAST-MODIFIED:20270115T090000Z
LOCATION:
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:The future
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""

CALENDAR = """\
To: lab@example.org
Subject: {word}: The future
Content-Type: multipart/mixed; boundary="mixed{number}"

--mixed{number}
Content-Type: multipart/alternative; boundary="alternative{number}"

--alternative{number}
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes
Content-Transfer-Encoding: base64

{plain}
--alternative{number}
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

{html}
--alternative{number}
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

{ics}
--alternative{number}--
--mixed{number}
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

{encoded}
--mixed{number}--
"""

NOTIFICATION = """\
To: lab@example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="report{number}"

This is a MIME-encapsulated message.

--report{number}
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

This is the mail system at host {domain}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{mailed}>: host {domain}[198.51.100.9] said: {reply} (in reply to RCPT TO command)

--report{number}
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; {domain}
X-Postfix-Queue-ID: 4F2A{number:08X}
Arrival-Date: Fri, 15 Jan 2027 08:59:00 +0000 (UTC)

Final-Recipient: rfc822; {mailed}
Original-Recipient: rfc822;{mailed}
Action: failed
Status: {status}
Remote-MTA: dns; {domain}
Diagnostic-Code: smtp; {reply}

--report{number}
Content-Description: Undelivered Message
Content-Type: message/rfc822

{returned}
--report{number}--
"""

TOKEN = """\
To: {token_address}
Subject: {word}
Content-Type: text/plain; charset=utf-8

"""

AUTO_REPLY = """\
To: lab@example.org
Subject: Automatic reply: The future
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Thank you for your message. I am away until Monday and answer then.
In urgent cases please write to office@{domain}.
"""

LETTER = """\
To: Lab <lab@example.org>
Subject: Re: The future
In-Reply-To: <{message_id}>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Hello,

thank you for the invitation. Before I decide I should like to know who
else comes, and whether what is said will be written down. Could you tell
me? I was at the workshop in Cardiff, and much of what was promised there
has not been heard of again.

Best wishes
{name}

On Fri, 15 Jan 2027 at 08:59, Lab <lab@example.org> wrote:
> You are invited to our webinar about the future of the community.
> It takes place on 20 February at 12:30, and there is time for questions.
""" + "> What was said before stands here again, line after line after line.\n" * 20

HTML = "<p><b>{0}</b> has answered the invitation &ldquo;The future&rdquo;.</p>" + "<p>A line of a calendar.</p>" * 30
ANSWERS = [("ACCEPTED", "Accepted", "yes"), ("DECLINED", "Declined", "no"), ("TENTATIVE", "Tentative", "maybe")]
REPLIES = [("5.1.1", "550 5.1.1 <{0}>: Recipient address rejected: User unknown"),
           ("4.2.2", "452 4.2.2 <{0}>: The mailbox is full")]


def encoded(text):
    return base64.encodebytes(text.encode()).decode().rstrip("\n")


def answer(number, mail, sender):
    partstat, word, _ = ANSWERS[number % 3]
    ics = ICS.format(uid=mail["uid"], answer=partstat, name=mail["name"], sender=sender)
    html = quopri.encodestring(HTML.format(mail["name"]).encode()).decode()
    return CALENDAR.format(number=number, word=word, plain=encoded(f"{mail['name']} has answered.\n" * 8), html=html,
                           ics=ics, encoded=encoded(ics))


def notification(number, mail):
    status, reply = REPLIES[number % 2]
    returned = mail["bytes"].replace("\r\n", "\n").replace("\nFrom ", "\n>From ")
    return NOTIFICATION.format(number=number, domain=mail["domain"], mailed=mail["address"], status=status,
                               reply=reply.format(mail["address"]), returned=returned)


def one(number, mail):
    kind = number % 10
    sender = "MAILER-DAEMON@" + mail["domain"] if kind in (4, 5) else mail["address"]
    head = WAY.format(sender=sender, number=number, last=number % 250 + 1, domain=mail["domain"], name=mail["name"])
    if kind < 4:
        return head + answer(number, mail, sender)
    if kind < 6:
        return head + notification(number, mail)
    if kind == 6:
        word = ANSWERS[number // 10 % 3][2]
        address = f"lab+{word}-{mail['token']}@example.org"
        return head + TOKEN.format(token_address=address, word=word)
    if kind == 7:
        return head + AUTO_REPLY.format(domain=mail["domain"])
    return head + LETTER.format(message_id=mail["message_id"], name=mail["name"])


def write(path, mails):
    """mails: of each mail that was sent, name, address, domain, message_id, token, bytes and uid."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        for number, mail in enumerate(mails):
            file.write("From x@example.net Fri Jan 15 09:00:01 2027\n" + one(number, mail).rstrip("\n") + "\n\n")
