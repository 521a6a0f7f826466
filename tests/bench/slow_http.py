#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An HTTP relay on loopback that thinks for a while before each answer, as one far away does. Prints its port.

usage: slow_http.py SECONDS ONE MANY     ONE, MANY: the answers to /messages and /batch
"""
import asyncio
import re
import sys


class Connection(asyncio.Protocol):
    def __init__(self, seconds, answers):
        self.seconds, self.answers = seconds, answers
        self.buffer, self.wanted, self.path = bytearray(), None, ""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buffer += data
        if self.wanted is None:
            head = self.buffer.find(b"\r\n\r\n")
            if head < 0:
                return
            lines = bytes(self.buffer[:head]).decode("latin-1")
            self.path = lines.split(" ", 2)[1]
            self.wanted = head + 4 + int(re.search(r"(?im)^content-length:\s*(\d+)", lines).group(1))
        if len(self.buffer) >= self.wanted:
            self.buffer, self.wanted = bytearray(), None
            asyncio.get_running_loop().call_later(self.seconds, self.answer, self.answers[self.path])

    def answer(self, body):
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        if not self.transport.is_closing():
            self.transport.write((head + body).encode())


async def main():
    seconds, one, many = float(sys.argv[1]), sys.argv[2], sys.argv[3]
    answers = {"/messages": one, "/batch": many}
    server = await asyncio.get_running_loop().create_server(lambda: Connection(seconds, answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
