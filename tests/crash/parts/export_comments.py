# SPDX-License-Identifier: Apache-2.0
"""Comments are written to a file: the whole file or none."""
from parts import approve


def prepare(lab):
    approve.prepare(lab)
    lab.text(*approve.command(lab))


def command(lab):
    return "comments", "export", "--format", "jsonl", "-o", str(lab.path("comments.jsonl"))


def state(lab):
    file = lab.path("comments.jsonl")
    return file.read_text(encoding="utf-8") if file.exists() else "not there"
