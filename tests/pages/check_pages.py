# SPDX-License-Identifier: Apache-2.0
"""Checks pages with what others made to check pages: axe-core in Chromium, at the width of a desktop and
of a phone, light and dark; and the Nu validator. Whatever either of them says is a problem."""

import contextlib
import functools
import http.server
import json
import subprocess
import threading

LOOKS = [(1280, False), (390, False), (1280, True), (390, True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# What axe leaves to us: it cannot tell what is behind the words of a drawing, which is the page itself.
DRAWN = """[...document.querySelectorAll('svg text')].filter(one => {
  const light = given => given.match(/[0-9.]+/g).slice(0, 3).map(one => one / 255)
    .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0.05);
  const [ink, paper] = [getComputedStyle(one).fill, getComputedStyle(document.body).backgroundColor].map(light);
  return Math.max(ink, paper) / Math.min(ink, paper) < 4.5;
}).length"""


# A report is well-formed XML too, for readers other than browsers, so its empty elements end with a slash. That
# this has no effect in HTML is mentioned, and no error.
ALSO_XML = "Trailing slash on void elements has no effect"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """The address of a folder, as a web server shows it."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def pages(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.html"))


def with_axe(modules, browser, base, names):
    source = (modules / "axe-core/axe.min.js").read_text()
    passed = 0
    for name in names:
        for width, dark in LOOKS:
            look = f"{name} at {width} px{', dark' if dark else ''}"
            browser.look(width, dark=dark)
            browser.open(base + name)
            if browser.run("getComputedStyle(document.body).lineHeight === 'normal'"):
                yield f"{look}: it has no style"
            if browser.run("document.scrollingElement.scrollWidth > innerWidth"):
                yield f"{look}: it is wider than the screen"
            browser.run(source + ";0")
            result = json.loads(browser.run(
                f"axe.run(document, {json.dumps(RULES)}).then(result => JSON.stringify({{"
                "violations: result.violations, incomplete: result.incomplete,"
                " passes: result.passes.length}))"))
            passed += result["passes"]
            for kind in ("violations", "incomplete"):
                for rule in result[kind]:
                    if kind == "incomplete" and is_answered_by_us(rule, browser):
                        continue
                    where = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
                    yield f"{look}: axe {kind}: {rule['id']}: {rule['help']}: {where}"
    if passed < 20 * len(names):
        yield f"axe found only {passed} rules to apply"


def is_answered_by_us(rule, browser):
    drawn = all(node["html"].startswith("<text ") for node in rule["nodes"])
    return rule["id"] == "color-contrast" and drawn and browser.run(DRAWN) == 0


def vnu_messages(jar, base, names):
    """Of each page, what the validator says. It waits 5 s for a page, which a machine at work may need: what it
    did not get is asked for again."""
    command = ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar), "--format", "json"]
    for last in (False, False, True):
        done = subprocess.run(command + [base + name for name in names], capture_output=True, text=True)
        messages = json.loads(done.stderr or done.stdout)["messages"]
        missed = {one.get("url", "") for one in messages if one["type"] == "non-document-error"}
        yield from (one for one in messages if last or one.get("url", "") not in missed)
        names = [name for name in names if base + name in missed]
        if not names:
            return


def with_vnu(modules, base, names):
    """Messages of every kind: errors, warnings, and what it only mentions."""
    for message in vnu_messages(next(modules.glob("vnu-jar/**/vnu.jar")), base, names):
        name = message.get("url", "?").removeprefix(base)
        if "/reports/" in name and message["message"].startswith(ALSO_XML):
            continue
        yield f"{name}:{message.get('lastLine', '?')}: vnu {message['type']}: {message['message']}"
