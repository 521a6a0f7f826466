#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times what qlab sends over HTTP against wrk, which keeps nothing, in interleaved rounds; medians as Markdown.

usage: send_http.py QLAB PEERS MAILS

PEERS is the folder that peer_programs.sh unpacked. Both sides post the same 4 KB of JSON to one nginx, which
answers at once; where there are two processors it has one to itself. What batches are worth is measured twice:
with that nginx, where every mail costs what it costs us, and with a relay that thinks for 20 ms before each answer,
as relays do that are not on the same machine. qlab's outbox is durable as always.
"""
import base64
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from send import Bench, mail

ROUNDS = 3
BATCH = 100
RESULT = {"ErrorCode": 0, "MessageID": "0a1b2c"}
ONE = '{"id": "0a1b2c"}'
HERE = pathlib.Path(__file__).parent
RELAYS = HERE.parent.parent / "config" / "relays"
SLOW_HTTP = HERE / "slow_http.py"
NGINX = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  keepalive_requests 10000000;
  client_max_body_size 60m;
  client_body_buffer_size 2m;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  default_type application/json;
  server {{
    listen 127.0.0.1:{port};
    location /messages {{ return 200 '{one}'; }}
    location /batch {{ alias {folder}/results.json; error_page 405 =200 $uri; }}
  }}
}}
"""


def pinned(processor, command):
    return ["taskset", "-c", str(processor), *command] if os.cpu_count() > 1 else command


class HttpBench(Bench):
    def __init__(self, qlab, peers, folder):
        super().__init__(qlab, peers, folder)
        self.peers = pathlib.Path(peers).resolve() / "usr"
        self.script = self.folder / "post.lua"
        body = json.dumps({"sender": "lab@example.org", "recipient": "person1@example.net",
                           "mail": base64.b64encode(mail(1)).decode()})
        self.script.write_text('wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\n'
                               f"wrk.body = [[{body}]]\n")

    def start_nginx(self):
        folder = self.folder / "nginx"
        folder.mkdir()
        (folder / "results.json").write_text(json.dumps([RESULT] * BATCH))
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user, one=ONE))
        server = subprocess.Popen(pinned(0, ["/usr/sbin/nginx", "-c", folder / "nginx.conf", "-p", folder,
                                             "-e", folder / "error.log"]))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return server, port
            except OSError:
                time.sleep(0.05)
        sys.exit("send_http: nginx did not start")

    def configure(self, recipe, url, connections):
        self.fresh(1, connections)
        path = self.folder / "qlab.toml"
        relay = f'[relay]\nkind = "http"\nrecipe = "{recipe}"\nurl = "{url}"\ntoken_file = "{self.folder}/token"\n'
        path.write_text(re.sub(r"\[relay\].*?(?=\[send\])", lambda _: relay, path.read_text(), flags=re.S))
        (self.folder / "token").write_text("a-token")
        (self.folder / "token").chmod(0o600)

    def ours(self, recipe, url, mails, connections):
        self.configure(recipe, url, connections)
        self.fill(mails)
        start = time.perf_counter()
        subprocess.run(pinned(1, [self.qlab, "mail", "send"]), env=self.environment, check=True)
        return mails / (time.perf_counter() - start)

    def start_slow(self):
        """A relay that thinks for 20 ms before each answer."""
        server = subprocess.Popen([sys.executable, SLOW_HTTP, "0.02", ONE, json.dumps([RESULT] * BATCH)],
                                  stdout=subprocess.PIPE, text=True)
        return server, int(server.stdout.readline())

    def wrk(self, url, connections):
        done = subprocess.run(pinned(1, [self.peers / "bin" / "wrk", "-t1", f"-c{connections}", "-d3s", "-s",
                                         self.script, url]),
                              env={"LD_LIBRARY_PATH": str(next((self.peers / "lib").glob("*-linux-gnu")))},
                              check=True, capture_output=True, text=True)
        return float(re.search(r"Requests/sec:\s*([\d.]+)", done.stdout).group(1))

    def batched_recipe(self):
        """Postmark's, with as many mails in a request as the row says."""
        path = self.folder / "batched.toml"
        path.write_text(re.sub(r"(?m)^size = \d+$", f"size = {BATCH}", (RELAYS / "postmark.toml").read_text()))
        return path


def row(name, ours, peer, theirs, goal):
    print(f"| {name} | {ours:,.0f}/s | {peer} | {theirs:,.0f}/s | {ours / theirs:.2f}x | {goal} |", flush=True)


def measure(bench, port, mails):
    url = f"http://127.0.0.1:{port}/messages"
    unbatched = 0.0
    for connections in (8, 32):
        pairs = [(bench.ours("generic", url, mails, connections), bench.wrk(url, connections)) for _ in range(ROUNDS)]
        ours, theirs = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        row(f"send-http, {connections} connections", ours, f"wrk -t1 -c{connections}", theirs, ">= 0.25x")
        unbatched = max(unbatched, ours)
    batched = statistics.median(
        bench.ours(bench.batched_recipe(), f"http://127.0.0.1:{port}/batch", mails, 4) for _ in range(ROUNDS))
    row(f"send-http, {BATCH} per request, at once", batched, "ours, one per request", unbatched, "")


def measure_slow(bench, port, mails):
    """Four connections each, and fewer mails where each waits for its own answer."""
    pairs = [(bench.ours(bench.batched_recipe(), f"http://127.0.0.1:{port}/batch", mails, 4),
              bench.ours("generic", f"http://127.0.0.1:{port}/messages", mails // 20, 4)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    row(f"send-http, {BATCH} per request, 20 ms a reply", ours, "ours, one per request", theirs, ">= 20x")


def main():
    qlab, peers, mails = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin"):
        sys.exit("send_http: nginx is not installed")
    with tempfile.TemporaryDirectory(prefix="qlab-bench-") as folder:
        bench = HttpBench(qlab, peers, folder)
        print(f"| row ({mails:,} mails of 3 KB) | ours | peer | peer's | ratio | goal |")
        print("| --- | --- | --- | --- | --- | --- |")
        for start, measured in (bench.start_nginx, measure), (bench.start_slow, measure_slow):
            server, port = start()
            try:
                measured(bench, port, mails)
            finally:
                server.terminate()
                server.wait()


if __name__ == "__main__":
    main()
