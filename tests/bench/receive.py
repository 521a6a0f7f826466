#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times `mail receive` on an mbox against Python, which only parses it, in interleaved rounds; medians as Markdown.

usage: receive.py QLAB MAILS

Every mail is classified, applied and recorded by ours; Python's mailbox and email make an object of each. Answers are
not confirmed: writing letters is the row `compose`.
"""
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import make_mailbox
from measuring import measured, peak_of

HERE = Path(__file__).parent
ROUNDS = 3
PARSING = "import mailbox, sys\nfor mail in mailbox.mbox(sys.argv[1], create=False): mail.get_content_type()"
CONFIGURATION = """\
[identity]
name = "Lab"
email = "lab@example.org"
domain = "example.org"
[mailbox]
kind = "mbox"
path = "{folder}/in.mbox"
trusted_authserv = ["mx.example.org"]
[webinar]
confirm = false
"""
SENT = ("SELECT member.name, address, message.message_id, token, CAST(bytes AS TEXT), webinar.uid FROM message"
        " JOIN message_bytes USING (id) JOIN member ON member.id = member_id JOIN webinar ON message.object = 'w' || webinar.id ORDER BY message.id")


class Bench:
    def __init__(self, qlab, folder):
        self.qlab = str(Path(qlab).resolve())
        self.folder = Path(folder)
        self.store = self.folder / "lab" / "qlab.db"
        config = self.folder / "qlab.toml"
        config.write_text(CONFIGURATION.format(folder=folder))
        config.chmod(0o600)
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QLAB_NOW": "2027-01-15T09:10:00Z",
                            "QLAB_CONFIG": str(config), "QLAB_STORE": str(self.store)}

    def run(self, *arguments):
        return measured([self.qlab, *arguments], self.environment)

    def invite(self, mails):
        """As many invited members, and what they and their servers answer."""
        csv = self.folder / "members.csv"
        with open(csv, "wb") as file:
            subprocess.run([sys.executable, HERE / "make_members.py", str(mails)], stdout=file, check=True)
        self.run("init", str(self.store.parent))
        self.run("members", "import", str(csv))
        self.run("webinar", "add", "future", "--title", "The future", "--start", "2027-02-20 12:30", "--zone",
                 "Europe/London", "--duration", "90m")
        self.run("webinar", "invite", "future", "--to", "relation:collaborator,wider,guest", "--queue", "--yes")
        keys = ("name", "address", "message_id", "token", "bytes", "uid")
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE message SET state = 'sent'")
            sent = [dict(zip(keys, row)) for row in store.execute(SENT)]
        for mail in sent:
            mail["domain"] = mail["address"].rpartition("@")[2]
        make_mailbox.write(self.folder / "in.mbox", sent)
        shutil.copytree(self.store.parent, self.folder / "sent")

    def ours(self):
        shutil.rmtree(self.store.parent)
        shutil.copytree(self.folder / "sent", self.store.parent)
        # The clone guard knows a store by its file.
        self.run("store", "adopt", "--reason", "a copy for the benchmark")
        return self.run("mail", "receive")

    def peer(self):
        return measured([sys.executable, "-c", PARSING, self.folder / "in.mbox"], {"PATH": "/usr/bin:/bin"})


def main():
    qlab, mails = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="qlab-bench-") as folder:
        bench = Bench(qlab, folder)
        bench.invite(mails)
        pairs = [(bench.ours(), bench.peer()) for _ in range(ROUNDS)]
        ours, theirs = (mails / statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
        size = os.path.getsize(bench.folder / "in.mbox") / 1e6
        print(f"| row ({mails:,} mails, {size:.0f} MB) | ours | peer | peer's | ratio | our peak memory | goal |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        print(f"| receive | {ours:,.0f}/s | Python parses | {theirs:,.0f}/s | {ours / theirs:.1f}x |"
              f" {peak_of(bench.ours):.0f} MB | >= 10x |")


if __name__ == "__main__":
    main()
