# SPDX-License-Identifier: Apache-2.0
"""A thread of comments is imported, many of them before what they answer: all of it with its index of words, or nothing."""
import json

COMMENTS = 40


def prepare(lab):
    lab.path("text.md").write_text("# What could happen\n", encoding="utf-8")
    lab.text("scenarios", "add", "host-led", "--title", "A host", "--body-file", str(lab.path("text.md")), "--open")
    rows = [{"id": n, "parent": n // 2 or None, "author": f"Person {n % 5}", "email": f"person{n % 5}@example.net",
             "body": f"Comment {n} about costs", "created_at": "2027-01-02T03:04:05Z",
             "state": ("published", "pending")[n % 2], "themes": ["costs"]} for n in range(1, COMMENTS + 1)]
    rows.sort(key=lambda row: row["id"] * 7 % 41)
    lab.path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def command(lab):
    return "comments", "import", str(lab.path("rows.jsonl")), "--scenario", "host-led", "--source", "survey"


def state(lab):
    return lab.dump()
