# SPDX-License-Identifier: Apache-2.0
"""Compares two sites that differ in what people typed, as a browser parses them: the elements, their
attributes and where their links lead must be the same, so that no text became markup."""

import json

# Only the number of paragraphs may differ, for a text may be one line or none. What is written in Markdown
# is looked at by itself.
SHAPE = """JSON.stringify([...document.querySelectorAll('*')]
  .filter(one => one.localName !== 'p' && !one.parentElement?.closest('.prose')).map(one =>
    one.localName + ' ' + [...one.attributes].map(given => {
      const told = ['href', 'src', 'id', 'class', 'rel', 'role', 'http-equiv', 'name'].includes(given.name);
      return given.name + (told ? '=' + given.value.replace(/[?].*/, '').replace(/[+]comment-\\w+/, '') : '');
    }).sort().join(' ')))"""

MARKDOWN = set("p h1 h2 h3 h4 h5 h6 ul ol li em strong code pre blockquote br hr a".split())
PROSE = """JSON.stringify([...document.querySelectorAll('.prose *')].map(one =>
  [one.localName, ...[...one.attributes].map(given => given.name + '=' + given.value)]))"""


def shapes(browser, folder):
    found = {}
    for path in sorted(folder.glob("*.html")):
        browser.open(path.resolve().as_uri())
        found[path.name] = json.loads(browser.run(SHAPE))
        for tag, *attributes in json.loads(browser.run(PROSE)):
            harmless = all(tag == "a" and one.startswith(("href=https://", "href=http://"))
                           or tag == "ol" and one.startswith("start=") for one in attributes)
            if tag not in MARKDOWN or not harmless:
                yield f"{path.name}: Markdown became <{tag} {attributes}>"
    yield found


def compare(browser, first, other):
    *problems, plain = shapes(browser, first)
    *more, typed = shapes(browser, other)
    yield from problems + more
    if plain.keys() != typed.keys() or not plain:
        yield f"pages: {sorted(plain)} and {sorted(typed)}"
    for name in plain.keys() & typed.keys():
        if plain[name] != typed[name]:
            lost = [one for one in plain[name] if one not in typed[name]][:5]
            new = [one for one in typed[name] if one not in plain[name]][:5]
            yield f"{name}: {len(plain[name])} and {len(typed[name])} elements; lost {lost}, new {new}"
