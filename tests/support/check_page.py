#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads an HTML page from standard input and prints what is wrong with it, one line each: not
well-formed, an element, attribute or link that our pages never write, an id twice or missing, a
heading level skipped, a table or picture without its name, a control or bidirectional character."""

import sys
import xml.etree.ElementTree as tree
from html.parser import HTMLParser

ELEMENTS = set(
    "html head meta title style body a header footer nav main section h1 h2 h3 h4 h5 h6 p div ol ul "
    "li dl dt dd figure figcaption details summary table caption thead tbody tr th td bdi blockquote "
    "svg desc defs pattern rect circle line text strong em code pre br hr span".split()
)
ATTRIBUTES = set(
    "lang charset name content http-equiv class id href role tabindex scope dir start aria-labelledby "
    "viewbox width height x y x1 y1 x2 y2 cx cy r fill text-anchor patternunits "
    "patterntransform".split()
)
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.ids, self.wanted, self.levels, self.open = [], [], [], [], []
        self.tables = 0
        self.captions = 0

    def handle_starttag(self, tag, attributes):
        self.look_at(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.look_at(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_comment(self, data):
        self.problems.append("a comment")

    def handle_pi(self, data):
        self.problems.append("a processing instruction")

    def look_at(self, tag, attributes):
        values = dict(attributes)
        if tag not in ELEMENTS:
            self.problems.append(f"element {tag}")
        if len(values) != len(attributes):
            self.problems.append(f"an attribute twice on {tag}")
        for name in values:
            if name not in ATTRIBUTES:
                self.problems.append(f"attribute {name} on {tag}")
        if "id" in values:
            self.ids.append(values["id"])
        self.wanted += values.get("aria-labelledby", "").split()
        self.follow(values.get("href"))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if tag == "svg" and values.get("role") != "img":
            self.problems.append("a picture without a role")
        if tag == "th" and values.get("scope") not in ("row", "col"):
            self.problems.append("a heading cell without a scope")
        self.tables += tag == "table"
        self.captions += tag == "caption"

    def follow(self, link):
        if link is None:
            return
        if link.startswith("#"):
            self.wanted.append(link[1:])
        elif not link.startswith("https://scenario.example/"):
            self.problems.append(f"link {link}")

    def finish(self):
        self.close()
        if self.open:
            self.problems.append(f"never closed: {self.open}")
        self.problems += [f"id {one} twice" for one in set(self.ids) if self.ids.count(one) > 1]
        self.problems += [f"no id {one}" for one in set(self.wanted) - set(self.ids)]
        if self.tables != self.captions:
            self.problems.append("a table without a caption")
        # The contents come before the title of the text only in the source of the navigation.
        before = 0
        for level in self.levels:
            if level > before + 1:
                self.problems.append(f"heading {level} after {before}")
            before = level
        if self.levels.count(1) != 1:
            self.problems.append("not one first heading")


def strange(character):
    code = ord(character)
    control = (code < 0x20 and character != "\n") or 0x7F <= code < 0xA0
    bidi = code in (0x61C, 0x200E, 0x200F) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return control or bidi


def main():
    html = sys.stdin.buffer.read().decode("utf-8")
    page = Page()
    page.feed(html)
    page.finish()
    try:
        tree.fromstring(html)
    except tree.ParseError as error:
        page.problems.append(f"not well-formed: {error}")
    page.problems += [f"character U+{ord(one):04X}" for one in set(filter(strange, html))]
    print("\n".join(page.problems), end="")


main()
