#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Publishes sites and reports and has them checked by axe-core, the Nu validator and a browser's parser.
Prints each finding, and how much was checked.

usage: run.py QLAB BUILD REALDATA     status 77 and the reason where a tool cannot be had on this machine;
                                      with CI=true that is a failure
"""

import os
import sys
from pathlib import Path

import labs
from browser import Browser
from check_pages import LOOKS, pages, served, with_axe, with_vnu
from check_site import check
from compare_pages import compare
from install import Missing, tools


def publish_all(qlab, parent, base):
    """Every kind of page and report below the folder, which is found at this address; returns the sites."""
    full = labs.new_lab(qlab, parent, "full")
    labs.whole(full)
    sites = [full.publish("public", "--with-tally", "--base-url", base + "full/sites/public"),
             full.publish("members", "--members-only", "--allow-robots")]
    full.now = "2027-03-15T09:00:00Z"
    sites.append(full.publish("later"))
    bare = labs.new_lab(qlab, parent, "bare")
    sites.append(bare.publish("bare"))
    for lab in (full, bare):
        lab.report("public")
        lab.report("restricted", "--restricted")
    full.run("members", "export", "--person", "m1", "--format", "html", "-o", str(full.folder / "reports/m1.html"))
    return sites


def check_everything(qlab, modules, parent):
    root = Path(parent)
    with served(root) as base, Browser() as browser:
        sites = publish_all(qlab, parent, base)
        names = pages(root)
        yield from with_vnu(modules, base, names)
        yield from with_axe(modules, browser, base, names)
    print(f"{len(names)} pages in {len(LOOKS)} looks")
    addresses = [f"person{one}@example.org" for one in range(12)] + ["guest@example.net"]
    for site in sites:
        for problem in check(site, addresses):
            yield f"{site.name}: {problem}"


def check_words(qlab, parent, realdata):
    words = labs.hostile_words(realdata)
    names = [one for one in words if len(one) < 60][:20]
    plain = labs.new_lab(qlab, parent, "plain")
    labs.typed(plain, "A title", [f"Guest {one}" for one in range(len(names))], "A text")
    hostile = labs.new_lab(qlab, parent, "hostile")
    labs.typed(hostile, " ".join(words[:6]), names, "\n\n".join(words))
    first, other = (lab.publish("site", "--with-tally") for lab in (plain, hostile))
    with Browser() as browser:
        yield from compare(browser, first, other)
    yield from check(other, [])
    print(f"{len(words)} hostile words")


def main():
    qlab, build, realdata = sys.argv[1:4]
    try:
        modules = tools(build)
    except Missing as missing:
        print(f"skipped: {missing}")
        return 1 if os.environ.get("CI") == "true" else 77
    with labs.scratch() as parent:
        problems = [*check_everything(qlab, modules, parent), *check_words(qlab, parent, realdata)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} findings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
