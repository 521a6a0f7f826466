#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An SMTP server on loopback that fails where it is told to, and keeps the truth.

usage: fault_smtp.py [--fault POINT=WHAT]... [options] FOLDER

Prints its port on the first line. In FOLDER it keeps every mail it accepted as N.eml, one line of
JSON about each in accepted.jsonl (number, connection, from, to, message_id, bytes, sha256), and every
command with its connection's number in commands.txt (what follows AUTH is left out).

POINT is one of
  greeting ehlo starttls auth mail rcpt data    instead of the answer to it
  body    in the middle of the mail
  dot     instead of the answer to the final dot
  after   when a mail was accepted and answered
WHAT is one of
  CODE       a reply, for example 451
  drop       the connection is closed without a word; at the dot the mail is accepted all the same
  garbage    a line that is no reply, then closed
  endless    lines of a reply that never ends
  wait:S     S seconds pass before the right answer
  hold       the right answer comes once FOLDER holds a file named go (a minute at most)
"""
import argparse
import base64
import collections
import hashlib
import json
import os
import pathlib
import re
import signal
import socket
import ssl
import struct
import threading
import time
import zlib

WORDS = {421: "4.3.2 closing", 450: "4.2.1 try later", 451: "4.3.0 try later", 452: "4.3.1 full",
         454: "4.7.0 not now", 535: "5.7.8 credentials refused", 550: "5.1.1 no such user",
         552: "5.3.4 too large", 553: "5.7.1 not your address", 554: "5.7.1 refused"}


class Gone(Exception):
    """The connection is over."""


class Relay:
    """What all connections share."""

    def __init__(self, options):
        self.options = options
        self.faults = dict(fault.split("=", 1) for fault in options.fault)
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.folder = pathlib.Path(options.folder)
        self.tls = None
        if options.tls:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(*options.tls)

    def count(self, what):
        with self.lock:
            self.counts[what] += 1
            return self.counts[what]

    def log_command(self, connection, line):
        with self.lock, open(self.folder / "commands.txt", "a", encoding="utf-8") as log:
            log.write(f"{connection} {line}\n")

    def wait_for_go(self):
        deadline = time.monotonic() + 60
        while not (self.folder / "go").exists() and time.monotonic() < deadline:
            time.sleep(0.02)

    def accept(self, connection, sender, to, raw):
        number = self.count("accepted")
        (self.folder / f"{number}.eml").write_bytes(raw)
        found = re.search(rb"(?im)^message-id:\s*(\S+)", raw)
        line = {"number": number, "connection": connection, "from": sender, "to": to,
                "message_id": found.group(1).decode() if found else None,
                "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
        with self.lock, open(self.folder / "accepted.jsonl", "a", encoding="utf-8") as record:
            record.write(json.dumps(line) + "\n")


class Connection:
    """One client, from greeting to QUIT."""

    def __init__(self, relay, sock):
        self.relay = relay
        self.options = relay.options
        self.number = relay.count("connection")
        self.strikes = True
        self.mails = 0
        self.sender, self.to = "", []
        self.secure = False
        self.sock = sock
        self.input = None

    def secured(self):
        return self.relay.tls.wrap_socket(self.sock, server_side=True)

    def attach(self, sock):
        self.sock = sock
        self.input = sock.makefile("rb")

    def say(self, line):
        time.sleep(self.options.latency)
        self.sock.sendall(line.encode() + b"\r\n")

    def read(self):
        line = self.input.readline()
        if not line:
            raise Gone
        return line

    def fault(self, point):
        """True where the fault of this point has answered instead of us."""
        what = self.relay.faults.get(point)
        if not what or not self.strikes:
            return False
        if what.startswith("wait:"):
            time.sleep(float(what[5:]))
            return False
        if what == "hold":
            self.relay.wait_for_go()
            return False
        if what == "drop":
            raise Gone
        while what == "endless":
            self.say("250-and " + "so on " * 80)
        if what == "garbage":
            self.say("garbage")
            raise Gone
        self.say(f"{what} {WORDS.get(int(what), 'as told')}")
        if what == "421":
            raise Gone
        return True

    def serve(self):
        self.secure = self.options.smtps
        self.attach(self.secured() if self.secure else self.sock)
        if self.fault("greeting"):
            return
        self.say("220 fault.test ESMTP")
        while True:
            line = self.read().rstrip(b"\r\n").decode("utf-8", "backslashreplace")
            verb, _, rest = line.partition(" ")
            verb = verb.upper()
            self.relay.log_command(self.number, verb if verb == "AUTH" else line)
            if verb == "QUIT":
                self.say("221 bye")
                return
            answer = getattr(self, "on_" + verb.lower(), None)
            if answer:
                answer(rest)
            else:
                self.say("502 5.5.1 unknown")

    def on_ehlo(self, _):
        if self.fault("ehlo"):
            return
        offers = ["fault.test", "8BITMIME", "SIZE 60000000"]
        if self.relay.tls and not self.secure:
            offers.append("STARTTLS")
        if self.options.user or self.options.auth:
            offers.append("AUTH " + (self.options.auth or "PLAIN"))
        if self.options.utf8:
            offers.append("SMTPUTF8")
        if self.options.pipelining:
            offers.append("PIPELINING")
        for offer in offers[:-1]:
            self.say("250-" + offer)
        self.say("250 " + offers[-1])

    def on_helo(self, _):
        if not self.fault("ehlo"):
            self.say("250 fault.test")

    def on_starttls(self, _):
        if self.fault("starttls"):
            return
        self.say("220 go ahead")
        self.attach(self.secured())
        self.secure = True

    def on_auth(self, rest):
        mechanism, _, words = rest.partition(" ")
        if mechanism.upper() == "LOGIN":
            words = [self.ask("Username:"), self.ask("Password:")]
        else:
            words = [words or self.ask("")]
        if self.fault("auth"):
            return
        if self.options.user or self.knows(mechanism.upper(), words):
            self.say("235 2.7.0 welcome")
        else:
            self.say("535 5.7.8 no")

    def ask(self, words):
        self.say("334 " + base64.b64encode(words.encode()).decode())
        return self.read().decode().strip()

    @staticmethod
    def knows(mechanism, words):
        said = [base64.b64decode(word) for word in words]
        return said == {
            "PLAIN": [b"\0lab\0wonderland"], "LOGIN": [b"lab", b"wonderland"],
            "XOAUTH2": [b"user=lab\x01auth=Bearer t0ken-of-the-lab\x01\x01"]}.get(mechanism)

    def on_mail(self, rest):
        self.strikes = self.relay.count("mail") % self.options.every == 0
        self.mails += 1
        if self.options.mails and self.mails > self.options.mails:
            self.say("421 4.7.0 enough mails over this connection")
            raise Gone
        self.sender, self.to = "", []
        if self.fault("mail"):
            return
        self.sender = rest
        self.say("250 2.1.0 ok")

    def on_rcpt(self, rest):
        to = re.sub(r"(?i)^to:\s*<?([^>]*)>?.*", r"\1", rest)
        if not self.sender and not self.options.takes_empty:
            self.say("503 5.5.1 MAIL first")
            return
        if self.fault("rcpt") or self.defers(to):
            return
        self.to.append(to)
        self.say("250 2.1.5 ok")

    def defers(self, to):
        """The same recipients each time, three times in a row, with another code each time."""
        if zlib.crc32(to.encode()) % 100 >= self.options.defer:
            return False
        tries = self.relay.count(to)
        if tries > 3:
            return False
        code = (451, 421, 454)[tries - 1]
        self.say(f"{code} {WORDS[code]}")
        if code == 421:
            raise Gone
        return True

    def on_rset(self, _):
        self.say("250 ok")

    def on_data(self, _):
        if self.fault("data"):
            return
        if not self.to and not self.options.takes_empty:
            self.say("503 5.5.1 nobody to send it to")
            return
        self.say("354 go ahead")
        raw = self.body()
        accepted = self.relay.faults.get("dot") in (None, "drop") or not self.strikes
        waits = self.relay.faults.get("dot", "").startswith(("wait:", "hold"))
        if accepted or waits:
            self.relay.accept(self.number, self.sender, self.to, raw)
        if self.fault("dot"):
            return
        self.say("250 2.0.0 accepted as 42")
        self.fault("after")

    def body(self):
        lines = []
        while True:
            line = self.read()
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
            if len(lines) == 3 and self.strikes and "body" in self.relay.faults:
                # A reset instead of an orderly end: what the client wrote is thrown away.
                self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                raise Gone

    def close(self):
        try:
            if not self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER):
                self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        if self.input:
            self.input.close()
        self.sock.close()


def handle(relay, sock):
    connection = Connection(relay, sock)
    try:
        connection.serve()
    except (Gone, OSError):
        pass
    finally:
        connection.close()


def parse(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fault", action="append", default=[], metavar="POINT=WHAT")
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="faults from MAIL on strike at each Nth mail only")
    parser.add_argument("--defer", type=int, default=0, metavar="PERCENT",
                        help="of the recipients are deferred three times with 451, 421 and 454")
    parser.add_argument("--mails", type=int, default=0, metavar="N",
                        help="answer 421 to the mail after the Nth of a connection")
    parser.add_argument("--latency", type=float, default=0, metavar="S", help="before every reply")
    parser.add_argument("--utf8", action="store_true", help="offer SMTPUTF8")
    parser.add_argument("--pipelining", action="store_true", help="offer PIPELINING")
    parser.add_argument("--takes-empty", action="store_true",
                        help="say 354 to DATA also where sender or recipient was refused")
    parser.add_argument("--user", action="store_true", help="offer AUTH PLAIN, accept anybody")
    parser.add_argument("--auth", metavar="MECHANISMS",
                        help="offer these, accept lab with wonderland or t0ken-of-the-lab only")
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"), help="offer STARTTLS")
    parser.add_argument("--smtps", action="store_true", help="TLS from the first byte")
    parser.add_argument("--seconds", type=float, default=120, help="stop after so long")
    parser.add_argument("folder", metavar="FOLDER")
    return parser.parse_args(arguments)


def main():
    relay = Relay(parse())
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    timer = threading.Timer(relay.options.seconds, lambda: os._exit(0))
    timer.daemon = True
    timer.start()
    print(listener.getsockname()[1], flush=True)
    while True:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=handle, args=(relay, sock), daemon=True).start()


if __name__ == "__main__":
    main()
