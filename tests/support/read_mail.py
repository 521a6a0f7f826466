#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a reader that is not ours sees in mails.

usage: read_mail.py FILE...

Prints JSON, a line for each file: headers (name and decoded value, in order), to (name and address of each), body (type,
method, charset, encoding, disposition, file_name, and the text as it was before encoding; containers
have children instead), defects by place.
"""
import email
import email.header
import email.policy
import json
import pathlib
import sys


def text_of(part):
    raw = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    return raw.decode(charset, "backslashreplace")


def describe(part):
    about = {
        "type": part.get_content_type(),
        "method": part.get_param("method"),
        "charset": part.get_content_charset(),
        "encoding": str(part.get("content-transfer-encoding", "")),
        "disposition": part.get_content_disposition(),
        "file_name": part.get_filename(),
    }
    if part.is_multipart():
        about["children"] = [describe(child) for child in part.iter_parts()]
    else:
        about["text"] = text_of(part)
    return about


def recipients_of(raw, message):
    """The parser of addresses keeps the space between two encoded words of a name, which RFC 2047 6.2
    takes away; the older one of encoded words does not."""
    listed = message["to"].addresses
    field = str(email.message_from_bytes(raw)["to"])
    if len(listed) != 1 or "=?" not in field:
        return [[one.display_name, one.addr_spec] for one in listed]
    words = str(email.header.make_header(email.header.decode_header(field)))
    return [[words.rpartition("<")[0].rstrip(), listed[0].addr_spec]]


def defects_of(message):
    found = []
    for part in message.walk():
        found += [f"{part.get_content_type()}: {type(defect).__name__}" for defect in part.defects]
        for name, value in part.items():
            found += [f"{name}: {type(defect).__name__}: {defect}" for defect in value.defects]
    return found


def show(file):
    raw = pathlib.Path(file).read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    json.dump({
        "headers": [[name, str(value)] for name, value in message.items()],
        "to": recipients_of(raw, message),
        "body": describe(message),
        "defects": defects_of(message),
    }, sys.stdout, ensure_ascii=False)
    print()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        show(name)
