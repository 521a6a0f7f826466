# SPDX-License-Identifier: Apache-2.0
"""Comments that wait are published together: all of them, with their history and words to search for, or none."""
import json


def prepare(lab):
    lab.path("text.md").write_text("# A host leads on\n", encoding="utf-8")
    lab.text("members", "add", "--name", "Anna", "--email", "anna@example.org")
    lab.text("scenarios", "add", "host-led", "--title", "Host", "--body-file", str(lab.path("text.md")), "--open")
    lab.text("comments", "add", "host-led", "--author", "m1", "--accept-policy", "--body", "Remark 0")
    for number in range(1, 12):
        lab.text("comments", "add", "host-led", "--author", "m1", "--body", f"Remark {number}")


def command(lab):
    waiting = json.loads(lab.text("comments", "list", "state:pending", "--json"))
    return "comments", "approve", *([each["ref"] for each in waiting] or ["c1"])


def state(lab):
    return lab.dump()
