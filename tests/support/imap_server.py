#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An IMAP server on loopback in plain text, with the mails of a folder, which writes down what it is told.

usage: imap_server.py [--bye-after N] [--password WORD] [--refuse UID=WORDS] [--search WORDS] [--many N] [--chatter LINES]
                      FOLDER

Prints its port. Every file of FOLDER/mails is a mail, its UID from 11 on in steps of 10; FOLDER/commands.txt gets
every command.

--bye-after N says BYE in the middle of the Nth mail.
--refuse answers NO and these words to whoever fetches this mail, and may stand several times.
--search puts words before the numbers that were looked for.
--many says each of these numbers N times.
--chatter says so many lines, and as often the literal of another mail, that nobody asked for.
"""
import argparse
import os
import pathlib
import re
import signal
import socket
import threading


class Session:
    def __init__(self, options, sock):
        self.options = options
        self.sock = sock
        self.stream = sock.makefile("rb")
        files = sorted((pathlib.Path(options.folder) / "mails").iterdir())
        self.mails = {11 + 10 * index: file.read_bytes() for index, file in enumerate(files)}
        self.fetched = 0
        self.refused = dict(refusal.split("=", 1) for refusal in options.refuse)

    def say(self, text):
        self.sock.sendall(text.encode() + b"\r\n")

    def serve(self):
        try:
            self.converse()
        except OSError:
            pass  # the client has heard enough
        self.sock.close()

    def converse(self):
        self.say("* OK ready")
        for line in self.stream:
            words = line.decode().strip()
            shown = re.sub(r"LOGIN .*", "LOGIN", words)
            with open(pathlib.Path(self.options.folder) / "commands.txt", "a", encoding="utf-8") as log:
                log.write(shown + "\n")
            tag, command = words.split(" ", 1)
            if not self.answer(tag, command):
                break

    def answer(self, tag, command):
        verb = command.split(" ")[0].upper()
        for _ in range(self.options.chatter if verb in ("EXAMINE", "UID") else 0):
            self.sock.sendall(b"* 9 FETCH (X-NOTE {5}\r\nabcde UID 9)\r\n* OK " + b"x" * 1000 + b"\r\n")
        if verb == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif verb == "LOGIN" and self.options.password not in command:
            self.say(f"{tag} NO wrong")
            return True
        elif verb == "EXAMINE":
            validity = pathlib.Path(self.options.folder) / "validity"
            self.say(f"* OK [UIDVALIDITY {validity.read_text() if validity.exists() else 7}] UIDs valid")
        elif command.upper().startswith("UID SEARCH UID"):
            first = int(command.split(" ")[3].split(":")[0])
            found = [uid for uid in self.mails if uid >= first] or list(self.mails)[-1:]
            self.say("* SEARCH " + self.options.search + " ".join(map(str, found * self.options.many)))
        elif command.upper().startswith("UID FETCH"):
            return self.fetch(tag, int(command.split(" ")[2]), int(re.search(r"<0\.(\d+)>", command)[1]))
        self.say(f"{tag} OK done")
        return verb != "LOGOUT"

    def fetch(self, tag, uid, size):
        self.fetched += 1
        if str(uid) in self.refused:
            self.say(f"{tag} NO {self.refused[str(uid)]}")
            return True
        mail = self.mails[uid][:size]
        self.sock.sendall(f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(mail)}}}\r\n".encode())
        if self.fetched == self.options.bye_after:
            self.sock.sendall(mail[: len(mail) // 2])
            return False
        self.sock.sendall(mail + b")\r\n")
        self.say(f"{tag} OK done")
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bye-after", type=int, default=0)
    parser.add_argument("--password", default="secret")
    parser.add_argument("--refuse", action="append", default=[])
    parser.add_argument("--search", default="")
    parser.add_argument("--many", type=int, default=1)
    parser.add_argument("--chatter", type=int, default=0)
    parser.add_argument("folder")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    listener = socket.create_server(("127.0.0.1", 0))
    timer = threading.Timer(120, lambda: os._exit(0))
    timer.daemon = True
    timer.start()
    print(listener.getsockname()[1], flush=True)
    while True:
        sock, _ = listener.accept()
        threading.Thread(target=Session(options, sock).serve, daemon=True).start()


if __name__ == "__main__":
    main()
