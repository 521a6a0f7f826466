#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Relays over HTTP on loopback: check each request against what that relay documents, answer as it does,
and fail where they are told to.

usage: http_relay.py

Reads lines of JSON: ["open", "--relay", NAME, options..., FOLDER] opens a relay and prints its port,
["close", PORT] closes it and prints its port. Ends with its standard input. FOLDER gets requests.jsonl, one line
for every request that was read whole: number, connection, path, headers, faults (what the documentation
forbids), bytes, and accepted, one {to, from, subject, key, raw} for each mail that was taken. The relays: see
relay_rules.py.

--fault WHAT, on each Nth request (--every), or on all but the first (--after-first):
    break     closes in the middle of the request
    close     takes the mails and closes without an answer
    cut       closes in the middle of its answer
    wait:S    takes them and answers S seconds later
    garbage   200 with a page of HTML
    STATUS    that status, as the relay words it; 429 and 503 with Retry-After: 7
--slow-to WORD answers a request that has this word in it 1.5 s later.
A recipient that begins with "refused" is refused for good, as the relay words it; one that begins
with "later" (generic only) for now.
"""
import argparse
import json
import pathlib
import socket
import sys
import threading
import time

import relay_rules


class Request:
    def __init__(self, line, headers, body):
        self.method, self.path, _ = line.split(" ", 2)
        self.headers = headers
        self.body = body


class Server:
    """What all connections share."""

    def __init__(self, options):
        self.options = options
        self.rules = relay_rules.RELAYS[options.relay]
        self.lock = threading.Lock()
        self.requests = 0
        self.connections = 0
        self.folder = pathlib.Path(options.folder)

    def number_connection(self):
        with self.lock:
            self.connections += 1
            return self.connections

    def keep(self, line):
        """Before it is answered."""
        with self.lock, open(self.folder / "requests.jsonl", "a", encoding="utf-8") as record:
            record.write(json.dumps(line) + "\n")

    def answer_to(self, request, connection):
        """Records the request and returns (status, headers, body, fault)."""
        with self.lock:
            self.requests += 1
            number = self.requests
        fault = self.fault_of(number)
        try:
            faults, accepted, answer = self.rules(request)
        except (AttributeError, IndexError, KeyError, TypeError) as error:
            faults, accepted, answer = [f"not understood: {error!r}"], [], (400, {}, "{}")
        if fault and fault.isdigit():
            accepted, answer = [], relay_rules.in_words(self.options.relay, int(fault))
        self.keep({"number": number, "connection": connection, "path": request.path,
                   "headers": request.headers, "faults": faults, "accepted": accepted,
                   "bytes": len(request.body)})
        if self.options.slow_to and self.options.slow_to.encode() in request.body:
            time.sleep(1.5)
        return *answer, fault

    def breaks_off(self):
        with self.lock:
            return self.fault_of(self.requests + 1) == "break"

    def fault_of(self, number):
        if not self.options.fault or (self.options.after_first and number == 1):
            return None
        return self.options.fault if number % self.options.every == 0 else None


def read_request(stream, breaks_off):
    line = stream.readline().decode("latin-1").strip()
    if not line:
        return None
    headers = {}
    while header := stream.readline().decode("latin-1").strip():
        name, _, value = header.partition(":")
        headers[name.strip().lower()] = value.strip()
    if breaks_off:
        return None
    size = int(headers.get("content-length", 0))
    body = stream.read(size)
    return Request(line, headers, body) if len(body) == size else None


def send(sock, status, headers, body, fault):
    if fault == "garbage":
        status, headers, body = 200, {}, "<html><h1>It works</h1></html>"
    bytes_ = body.encode()
    lines = [f"HTTP/1.1 {status} {relay_rules.REASONS.get(status, 'As told')}",
             f"Content-Length: {len(bytes_)}", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    whole = ("\r\n".join(lines) + "\r\n\r\n").encode() + bytes_
    sock.sendall(whole[:-max(1, len(bytes_) // 2)] if fault == "cut" else whole)
    return fault != "cut"


def serve(server, sock):
    connection = server.number_connection()
    stream = sock.makefile("rb")
    goes_on = True
    while goes_on and (request := read_request(stream, server.breaks_off())):
        status, headers, body, fault = server.answer_to(request, connection)
        if fault == "close":
            break
        if fault and fault.startswith("wait:"):
            time.sleep(float(fault[5:]))
        goes_on = send(sock, status, headers, body, fault)
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    sock.close()


def quietly(server, sock):
    try:
        serve(server, sock)
    except (OSError, ValueError):
        sock.close()


def accept(server, listener):
    while True:
        try:
            sock, _ = listener.accept()
        except OSError:
            return  # it was closed
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=quietly, args=(server, sock), daemon=True).start()


def parse(words):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relay", required=True, choices=sorted(relay_rules.RELAYS))
    parser.add_argument("--fault", metavar="WHAT")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--after-first", action="store_true")
    parser.add_argument("--slow-to", metavar="WORD")
    parser.add_argument("folder", metavar="FOLDER")
    return parser.parse_args(words)


def listen(server):
    """On a port of its own, until the listener is closed."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    threading.Thread(target=accept, args=(server, listener), daemon=True).start()
    return listener


def close_relay(listener):
    listener.shutdown(socket.SHUT_RDWR)  # wakes whoever accepts
    listener.close()


def main():
    relays = {}
    for line in sys.stdin:
        verb, *words = json.loads(line)
        if verb == "open":
            listener = listen(Server(parse(words)))
            port = str(listener.getsockname()[1])
            relays[port] = listener
        else:
            port, = words
            close_relay(relays.pop(port))
        print(port, flush=True)


if __name__ == "__main__":
    sys.exit(main())
