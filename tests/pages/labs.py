# SPDX-License-Identifier: Apache-2.0
"""Communities to make pages from: one with everything in it, and two alike but for what people typed."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

TEXT = """# One organisation hosts the community

A member organisation takes the community in, and keeps the list of its members for three years.

## What would stay

- The quarterly webinar, see <https://example.org/webinar>
- The library of *what we learned*

1. A host with a **budget**
2. Eight people who help

> It worked in the north.

    a line of code
"""


class Lab:
    def __init__(self, qlab, folder):
        self.qlab, self.folder = str(qlab), Path(folder)
        self.now = "2027-01-15T09:00:00Z"
        self.environment = {"PATH": "/usr/bin:/bin", "TZ": "UTC"}
        self.run("init", str(self.folder / "lab"))
        self.environment["QLAB_STORE"] = str(self.folder / "lab/qlab.db")
        self.environment["QLAB_CONFIG"] = str(self.folder / "lab/qlab.toml")

    def run(self, *words):
        environment = dict(self.environment, QLAB_NOW=self.now)
        done = subprocess.run([self.qlab, *words], env=environment, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise RuntimeError(f"qlab {words}: {done.returncode}: {done.stderr}")
        return done.stdout.strip()

    def identity(self, name="Peer Support Programme"):
        for key, value in {"name": name, "organisation": name, "email": "lab@example.org",
                           "domain": "example.org"}.items():
            self.run("config", "set", f"identity.{key}", value)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def scenario(self, slug, title, text):
        self.run("scenarios", "add", slug, "--title", title, "--body-file", self.file(f"{slug}.md", text),
                 "--open")

    def member(self, name, address):
        return self.run("members", "add", "--name", name, "--email", address, "--format", "ids")

    def comment(self, scenario, author, text, licence="with name", answers=None):
        words = ["comments", "add", scenario, "--body-file", self.file("comment.txt", text),
                 "--accept-policy", "--licence", licence, "--format", "ids"]
        words += ["--reply-to", answers] if answers else []
        if author.startswith("m"):
            words += ["--author", author]
        else:
            words += ["--guest", author, "--guest-email", "guest@example.net"]
        comment = self.run(*words)
        self.run("comments", "approve", comment)
        return comment

    def webinar(self, slug, title, start="2027-02-20 12:30"):
        self.run("webinar", "add", slug, "--title", title, "--start", start, "--zone", "Europe/London",
                 "--duration", "90m", "--url", "https://meet.example.org/future")

    def report(self, name, *more):
        folder = self.folder / "reports"
        folder.mkdir(exist_ok=True)
        self.run("handover", "report", "-o", str(folder / f"{name}.html"), *more)

    def publish(self, name, *more):
        folder = self.folder / "sites" / name
        folder.parent.mkdir(exist_ok=True)
        self.run("scenarios", "publish", str(folder), *more)
        return folder


def whole(lab):
    """Threads of every shape, answers, webinars ahead, over and cancelled, a scenario without comments."""
    lab.identity()
    lab.scenario("host-led", "One organisation hosts the community", TEXT)
    lab.scenario("close-well", "Close well", "The community ends, and what it learned is given to everybody.")
    people = [lab.member(f"Person Number{one}", f"person{one}@example.org") for one in range(12)]
    for person in people[:9]:
        lab.run("scenarios", "respond", "host-led", person, "--want", "yes", "--value", "yes", "--support", "no")
    start = lab.comment("host-led", people[0], "I would trust it.\n\nIf members chose the chair.")
    reply = lab.comment("host-led", people[1], "So would I.", "unnamed", start)
    deep = lab.comment("host-led", "Gwen Guest", "And I.", "with name", reply)
    lab.comment("host-led", people[2], "And who pays? Ask me at person2@example.org", "with name", deep)
    inside = lab.comment("host-led", people[3], "For us alone.", "not outside")
    lab.comment("host-led", people[4], "An answer for everybody.", "with name", inside)
    lab.webinar("future", "The future of our community")
    lab.webinar("past", "Where we stand", "2027-01-10 12:30")
    lab.webinar("called-off", "A second one", "2027-02-27 12:30")
    lab.run("webinar", "cancel", "called-off", "--yes")


def typed(lab, title, names, text):
    """A small community in which every text that a page shows was given."""
    lab.identity()
    lab.scenario("host-led", title, text)
    lab.webinar("future", title)
    for name in names:
        lab.comment("host-led", name, text)


def hostile_words(realdata):
    """What has broken other programs' pages; the last are of real test data where it is there."""
    words = ["<script>alert('planted')</script>", "\" onload=\"alert(1)", "' onmouseover='alert(1)", "<!--", "-->",
             "]]></title></style><img src=x onerror=alert(1)>", "</main></body></html><form action=//evil.example>",
             "\u202eevil \u2066bidi\u2069 name", "\x1b[31mred\x07 name", "&lt;b&gt; &#x202E; entity",
             "[click](javascript:alert(1)) me", "![i](https://evil.example/x.png)", "<https://evil.example@x.example>",
             "%0d%0aBcc: all@example.com", "?subject=x&body=y#z", "{{mustache}} {{{raw}}}"]
    file = Path(realdata) / "csv/naughty-strings/blns.json"
    if file.exists():
        words += [one for one in json.loads(file.read_text(encoding="utf-8")) if one.strip() and "\n" not in one]
    else:
        print(f"skipped: {file} is absent, so fewer words are tried")
    return words


def new_lab(qlab, parent, name):
    folder = Path(parent) / name
    os.mkdir(folder)
    return Lab(qlab, folder)


def scratch():
    return tempfile.TemporaryDirectory(prefix="qlab-pages-")
