#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times what qlab writes and sends against Postfix's smtp-source, in interleaved rounds; medians as Markdown.

usage: send.py QLAB PEERS MAILS

PEERS is the folder that peer_programs.sh unpacked. Both sides send 3 KB to one server: smtp-sink, or, for the
row with 20 ms before each reply, our own. qlab's outbox is durable as always.
"""
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
FAULT_SMTP = HERE.parent / "support" / "fault_smtp.py"
NOW = 1800003600
HEAD = ("From: Lab <lab@example.org>\r\nTo: person{0}@example.net\r\nSubject: Invitation\r\n"
        "Message-ID: <bench-{0}@example.org>\r\nDate: Fri, 15 Jan 2027 09:00:00 +0000\r\n\r\n")
LINE = "x" * 70 + "\r\n"


def mail(number):
    head = HEAD.format(number)
    return (head + LINE * ((3000 - len(head)) // len(LINE))).encode()


class Bench:
    def __init__(self, qlab, peers, folder):
        self.qlab = str(pathlib.Path(qlab).resolve())
        self.programs = pathlib.Path(peers).resolve() / "usr" / "sbin"
        self.folder = pathlib.Path(folder)
        self.peer_environment = {"LD_LIBRARY_PATH": str(self.programs.parent / "lib" / "postfix")}
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QLAB_NOW": "2027-01-15T09:00:00Z",
                            "QLAB_STORE": str(self.folder / "lab" / "qlab.db")}

    def run(self, *arguments):
        subprocess.run([self.qlab, *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def fresh(self, port, connections):
        subprocess.run(["rm", "-rf", self.folder / "lab"], check=True)
        self.run("init", str(self.folder / "lab"))
        path = self.folder / "qlab.toml"
        path.write_text('[identity]\nname = "Lab"\nemail = "lab@example.org"\ndomain = "example.org"\n[relay]\n'
                        f'kind = "smtp"\nurl = "smtp://127.0.0.1:{port}"\ntls = "none"\n[send]\n'
                        f"connections = {connections}\nmax_per_run = 1000000\n")
        path.chmod(0o600)
        self.environment["QLAB_CONFIG"] = str(path)

    def fill(self, mails):
        with sqlite3.connect(self.environment["QLAB_STORE"]) as store:
            numbers = range(1, mails + 1)
            store.executemany("INSERT INTO member (id, name, relation, joined_at, updated_at)"
                              " VALUES (?, 'Person', 'collaborator', ?, ?)", ((n, NOW, NOW) for n in numbers))
            store.executemany("INSERT INTO member_address (member_id, position, address, key) VALUES (?, 0, ?2, ?2)",
                              ((n, f"person{n}@example.net") for n in numbers))
            store.executemany(
                "INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id, token,"
                " sender, state, queued_at, due_at) VALUES ('invite', 'w1', ?, ?, ?, 'Invitation', ?, ?,"
                " 'lab@example.org', 'queued', ?, ?)",
                ((f"m{n}", n, f"person{n}@example.net", f"bench-{n}@example.org", f"token{n}", NOW, NOW)
                 for n in numbers))
            store.executemany("INSERT INTO message_bytes (id, bytes) VALUES (?, ?)", ((n, mail(n)) for n in numbers))

    def ours(self, port, mails, connections):
        self.fresh(port, connections)
        self.fill(mails)
        start = time.perf_counter()
        self.run("mail", "send")
        return time.perf_counter() - start

    def peer(self, port, mails, connections):
        start = time.perf_counter()
        subprocess.run([self.programs / "smtp-source", "-d", "-s", str(connections), "-l", "3000", "-m", str(mails),
                        "-f", "lab@example.org", "-t", "person@example.net", f"127.0.0.1:{port}"],
                       env=self.peer_environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    def sink(self):
        """smtp-sink on a port of its own."""
        port = 20000 + os.getpid() % 20000
        # It gives up root's rights, where it has them.
        user = ["-u", "nobody"] if os.geteuid() == 0 else []
        server = subprocess.Popen([self.programs / "smtp-sink", *user, f"127.0.0.1:{port}", "1000"],
                                  env=self.peer_environment, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        return server, port

    def slow(self):
        """A server that thinks for 20 ms before each reply."""
        folder = self.folder / "slow"
        folder.mkdir(exist_ok=True)
        server = subprocess.Popen([sys.executable, FAULT_SMTP, "--latency", "0.02", "--seconds", "3600", folder],
                                  stdout=subprocess.PIPE, text=True)
        return server, int(server.stdout.readline())

    def sending(self, name, start_server, mails, connections, goal, rounds=3):
        server, port = start_server()
        try:
            times = [(self.ours(port, mails, connections), self.peer(port, mails, connections))
                     for _ in range(rounds)]
        finally:
            server.terminate()
            server.wait()
        ours, theirs = (mails / statistics.median(pair[side] for pair in times) for side in (0, 1))
        print(f"| {name} | {ours:,.0f}/s | smtp-source -d -s {connections} | {theirs:,.0f}/s |"
              f" {ours / theirs:.2f}x | {goal} |", flush=True)

    def composing(self, mails, rounds=3):
        """Personal invitations with text, HTML and calendar, written and queued."""
        rates = []
        csv = self.folder / "members.csv"
        with open(csv, "wb") as file:
            subprocess.run([sys.executable, HERE / "make_members.py", str(mails)], stdout=file, check=True)
        for _ in range(rounds):
            self.fresh(1, 1)
            self.run("members", "import", str(csv))
            self.run("webinar", "add", "future", "--title", "The future", "--start", "2027-02-20 12:30",
                     "--zone", "Europe/London", "--duration", "90m")
            start = time.perf_counter()
            self.run("webinar", "invite", "future", "--to", "relation:collaborator,wider,guest", "--queue", "--yes")
            seconds = time.perf_counter() - start
            with sqlite3.connect(self.environment["QLAB_STORE"]) as store:
                rates.append(store.execute("SELECT count(*) FROM message").fetchone()[0] / seconds)
        rate = statistics.median(rates)
        print(f"| compose and queue | {rate:,.0f}/s | none | | | >= 10,000/s |", flush=True)

    def idling(self, mails):
        """Nothing due behind many sent mails."""
        self.fresh(1, 1)
        self.fill(mails)
        with sqlite3.connect(self.environment["QLAB_STORE"]) as store:
            store.execute("UPDATE message SET state = 'sent'")
        times = []
        for _ in range(20):
            start = time.perf_counter()
            self.run("mail", "send")
            times.append((time.perf_counter() - start) * 1000)
        print(f"| nothing due, {mails:,} sent | {statistics.median(times):.1f} ms | none | | | a few ms |", flush=True)


def main():
    qlab, peers, mails = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="qlab-bench-") as folder:
        bench = Bench(qlab, peers, folder)
        print(f"| row ({mails:,} mails of 3 KB) | ours | peer | peer's | ratio | goal |")
        print("| --- | --- | --- | --- | --- | --- |")
        bench.sending("send, 4 connections", bench.sink, mails, 4, ">= 0.7x")
        bench.sending("send, 8 connections", bench.sink, mails, 8, ">= 0.7x")
        bench.sending("send, 16 connections, 20 ms a reply", bench.slow, mails // 10, 16, ">= 0.9x", rounds=1)
        bench.composing(mails)
        bench.idling(mails * 50)


if __name__ == "__main__":
    main()
