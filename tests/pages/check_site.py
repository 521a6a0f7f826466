#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks a published site as a whole, with nothing but Python: every link and id resolves, the feed is
Atom (RFC 4287), modes are what a web server needs, and none of the words given is in any byte of it, in
plain or in an encoding. Prints each finding.

usage: check_site.py FOLDER WORD...
"""

import base64
import re
import sys
import urllib.parse
import xml.etree.ElementTree as tree
from html.parser import HTMLParser
from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
ELSEWHERE = re.compile(r"(mailto:|https?:)")


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.named, self.problems = [], [], [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])
        self.named += values.get("aria-labelledby", "").split()
        for name in values:
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "formaction"):
                self.problems.append(f"attribute {name} on {tag}")
        if tag in ("script", "style", "form", "iframe", "object", "embed", "img", "base", "input"):
            self.problems.append(f"element {tag}")


def read(path):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    page.problems += [f"id {one} twice" for one in sorted(set(page.ids)) if page.ids.count(one) > 1]
    page.problems += [f"no id {one}" for one in sorted(set(page.named) - set(page.ids))]
    return page


def check_links(folder, pages):
    for name, page in pages.items():
        for problem in page.problems:
            yield f"{name}: {problem}"
        for link in page.links:
            if ELSEWHERE.match(link):
                continue
            file, _, mark = link.partition("#")
            target = file or name
            if not (folder / target).is_file():
                yield f"{name}: {link} leads nowhere"
            elif mark and mark not in pages[target].ids:
                yield f"{name}: there is no {link}"


def check_feed(path):
    """What RFC 4287 4.1.1 and 4.1.2 demand of a feed and its entries."""
    feed = tree.parse(path).getroot()
    if feed.tag != ATOM + "feed":
        yield "the feed is no Atom feed"
    ids = []
    for part in [feed, *feed.findall(ATOM + "entry")]:
        for name in ("id", "title", "updated"):
            if len(part.findall(ATOM + name)) != 1 or not part.find(ATOM + name).text:
                yield f"feed: {part.tag}: not one {name}"
        ids.append(part.findtext(ATOM + "id"))
        if not re.match(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", ids[-1] or ""):
            yield f"feed: {ids[-1]} is no id"
        for name in ("updated", "published"):
            for element in part.findall(ATOM + name):
                if not INSTANT.match(element.text):
                    yield f"feed: {element.text} is no instant"
        links = [(one.get("rel", "alternate"), one.get("type")) for one in part.findall(ATOM + "link")]
        if len(links) != len(set(links)):
            yield "feed: two links of one kind"
        if not any(rel == "alternate" for rel, _ in links) and part.find(ATOM + "content") is None:
            yield "feed: an entry without content or link"
    if feed.findtext(f"{ATOM}author/{ATOM}name", "") == "":
        yield "feed: nobody is its author"
    if len(ids) != len(set(ids)):
        yield "feed: an id twice"


def forms(word):
    """The word as mails, links, pages and texts may carry it; of base64, the part that no neighbour changes."""
    plain = word.encode()
    yield plain
    yield urllib.parse.quote(word, safe="").encode()
    yield urllib.parse.quote(word.upper(), safe="").encode()
    yield plain.replace(b"@", b"&#64;")
    yield plain.replace(b"@", b"&#x40;")
    yield plain.replace(b"@", b"&commat;")
    yield plain.replace(b"@", b"=40")
    yield "".join(f"={one:02X}" for one in plain).encode()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        first = (shift * 8 + 5) // 6
        yield coded[first:len(plain) * 8 // 6 + first - 1].rstrip(b"=")[:-1]


def check_words(folder, words):
    for path in sorted(folder.iterdir()):
        data = path.read_bytes().lower()
        for word in words:
            if any(form.lower() in data for form in forms(word)):
                yield f"{path.name}: it holds '{word}'"


def check_files(folder):
    if folder.stat().st_mode & 0o777 != 0o755:
        yield "the folder cannot be read by others"
    for path in folder.iterdir():
        if path.is_symlink() or not path.is_file() or path.stat().st_mode & 0o777 != 0o644:
            yield f"{path.name}: not a file that others can read"


def check(folder, words):
    pages = {path.name: read(path) for path in sorted(folder.glob("*.html"))}
    if not pages:
        yield "there is no page"
    yield from check_files(folder)
    yield from check_links(folder, pages)
    yield from check_feed(folder / "feed.xml")
    yield from check_words(folder, words)


def main():
    problems = list(check(Path(sys.argv[1]), sys.argv[2:]))
    print("\n".join(problems), end="")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
