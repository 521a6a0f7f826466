# SPDX-License-Identifier: Apache-2.0
"""A community in a folder of its own, a relay that keeps the truth, and qlab run on both until it dies."""
import collections
import contextlib
import pathlib
import socket
import sqlite3
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
import fault_smtp  # noqa: E402
import http_relay  # noqa: E402
import relay_rules  # noqa: E402

NOW = 1800003600
KEPT = ("", "-wal", ".place")
MAIL = """From: Peer Support Lab <lab@example.org>\r
To: Person {0} <person{0}@example.net>\r
Subject: Invitation {0}\r
Message-ID: <seed-{0}@example.org>\r
Date: Fri, 15 Jan 2027 09:00:00 +0000\r
\r
Dear Person {0}\r
"""


class Broken(Exception):
    """A promise was not kept."""


@contextlib.contextmanager
def opened(store):
    """Closed afterwards, so that a deleted store takes no room; kept where nothing was thrown."""
    database = sqlite3.connect(store)
    try:
        with database:
            yield database
    finally:
        database.close()


def expect(truth, *words):
    if not truth:
        raise Broken(" ".join(map(str, words)))


class Recorder(fault_smtp.Relay):
    """What was accepted, by recipient: the truth. In memory, since a disk may be full."""

    def __init__(self, answers_after):
        super().__init__(fault_smtp.parse(["--pipelining", f"--fault=dot=wait:{answers_after}", "."]))
        self.copies = collections.Counter()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def log_command(self, connection, line):
        pass

    def accept(self, connection, sender, to, raw):
        with self.lock:
            self.copies.update(to)

    def serve(self):
        while True:
            sock, _ = self.listener.accept()
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=fault_smtp.handle, args=(self, sock), daemon=True).start()


class HttpRecorder(http_relay.Server):
    """The same of a relay over HTTP."""

    def __init__(self, answers_after):
        super().__init__(http_relay.parse(["--relay=generic", f"--fault=wait:{answers_after}", "."]))
        self.copies = collections.Counter()
        self.port = http_relay.listen(self).getsockname()[1]

    def keep(self, line):
        with self.lock:
            self.copies.update(mail["to"] for mail in line["accepted"])


class Lab:
    """One store with an outbox, and its relay."""

    def __init__(self, qlab, folder, messages, connections, over, answers_after=0):
        self.qlab = qlab
        self.folder = pathlib.Path(folder)
        self.over = over
        self.relay = (Recorder if over == "smtp" else HttpRecorder)(answers_after)
        self.store = self.folder / "lab" / "qlab.db"
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QLAB_NOW": "2027-01-15T09:00:00Z"}
        self.run("init", str(self.folder / "lab"))
        self.environment |= {"QLAB_STORE": str(self.store), "QLAB_CONFIG": str(self.folder / "qlab.toml")}
        self.configure(connections)
        self.fill(messages)
        self.beginning = self.store_files()
        self.recipients = [f"person{number}@example.net" for number in range(1, messages + 1)]

    def relay_lines(self):
        if self.over == "smtp":
            return f'kind = "smtp"\nurl = "smtp://localhost:{self.relay.port}"\ntls = "none"\n'
        token = self.folder / "token"
        token.write_text(relay_rules.TOKEN)
        token.chmod(0o600)
        return (f'kind = "http"\nrecipe = "generic"\nurl = "http://localhost:{self.relay.port}/messages"\n'
                f'token_file = "{token}"\n')

    def configure(self, connections):
        path = self.folder / "qlab.toml"
        path.write_text('[identity]\nname = "Lab"\nemail = "lab@example.org"\ndomain = "example.org"\n'
                        f'[relay]\n{self.relay_lines()}'
                        f'[send]\nconnections = {connections}\nmax_per_run = 100000\n')
        path.chmod(0o600)

    def fill(self, messages):
        with opened(self.store) as database:
            for number in range(1, messages + 1):
                address = f"person{number}@example.net"
                database.execute("INSERT INTO member (id, name, relation, joined_at, updated_at)"
                                 " VALUES (?, ?, 'collaborator', ?, ?)", (number, f"Person {number}", NOW, NOW))
                database.execute("INSERT INTO member_address (member_id, position, address, key)"
                                 " VALUES (?, 0, ?, ?)", (number, address, address))
                database.execute(
                    "INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id,"
                    " token, sender, state, queued_at, due_at)"
                    " VALUES ('invite', 'w1', ?, ?, ?, 'Invitation', ?, ?, 'lab@example.org', 'queued', ?, ?)",
                    (f"m{number}", number, address, f"seed-{number}@example.org", f"token{number}", NOW, NOW))
                database.execute("INSERT INTO message_bytes (id, bytes) VALUES (last_insert_rowid(), ?)",
                                 (MAIL.format(number).encode(),))
        with opened(self.store) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def reset(self):
        """The outbox and the relay as they were at the beginning."""
        self.replace_store(self.beginning)
        self.relay.copies = collections.Counter()

    def replace_store(self, files):
        """Writes over the files that are there: new ones would be a copy, which does not send."""
        for suffix in (*KEPT, "-shm"):
            path = pathlib.Path(f"{self.store}{suffix}")
            if suffix in files:
                path.write_bytes(files[suffix])
                path.chmod(0o600)
            else:
                path.unlink(missing_ok=True)

    def store_files(self):
        """The store, its log, and where it was adopted, as they lie on the disk."""
        paths = {suffix: pathlib.Path(f"{self.store}{suffix}") for suffix in KEPT}
        return {suffix: path.read_bytes() for suffix, path in paths.items() if path.exists()}

    def start(self, *before):
        return subprocess.Popen([*before, self.qlab, "mail", "send"], env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(self, *arguments):
        finished = subprocess.run([self.qlab, *arguments], env=self.environment, capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=120)
        expect(finished.returncode in (0, 3), "qlab", arguments, "ended with", finished.returncode, finished.stderr)

    def states(self):
        """The state of each recipient's mail, once the store is found whole."""
        with opened(self.store) as database:
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
            expect(whole == "ok", "the store is damaged:", whole)
            return dict(database.execute("SELECT address, state FROM message"))

    def check(self):
        """At any moment: at most one copy each, and nobody with a copy counts as not written to."""
        states = self.states()
        expect(set(states) == set(self.recipients), "mails were lost")
        for recipient in self.recipients:
            copies, state = self.relay.copies[recipient], states[recipient]
            expect(copies <= 1, recipient, "got", copies, "copies")
            expect(copies == 0 or state in ("sent", "uncertain", "sending"), recipient, "got a copy and is", state)
            expect(copies == 1 or state != "sent", recipient, "is sent and got nothing")
        return states

    def finish(self):
        """Sends the rest, settles what is uncertain by the truth, and ends with exactly one copy each."""
        self.run("mail", "send")
        states = self.check()
        expect(set(states.values()) <= {"sent", "uncertain"}, "not done:", set(states.values()))
        uncertain = [recipient for recipient, state in states.items() if state == "uncertain"]
        with opened(self.store) as database:
            for recipient in uncertain:
                truth = "sent" if self.relay.copies[recipient] else "queued"
                database.execute("UPDATE message SET state = ? WHERE address = ?", (truth, recipient))
        self.run("mail", "send")
        expect(set(self.check().values()) == {"sent"}, "not all are sent")
        expect(all(self.relay.copies[recipient] == 1 for recipient in self.recipients), "not one copy each")
        return len(uncertain)
