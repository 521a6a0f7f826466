#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a folder on an IMAP server and puts a mail into it, by Python's own imaplib.

usage: imap_folder.py PORT CA NAME < mail      NAME is in modified UTF-7
"""
import imaplib
import ssl
import sys


def main():
    port, authority, name = sys.argv[1:]
    context = ssl.create_default_context(cafile=authority)
    with imaplib.IMAP4_SSL("localhost", int(port), ssl_context=context) as server:
        server.login("lab", "wonderland")
        for answer, _ in (server.create(f'"{name}"'),
                          server.append(f'"{name}"', None, None, sys.stdin.buffer.read())):
            if answer != "OK":
                sys.exit(f"imap_folder.py: {answer}")


if __name__ == "__main__":
    main()
