# SPDX-License-Identifier: Apache-2.0
"""Ranked search with snippets in a million comments of 450 bytes, against LIKE over the same texts; and how large the
index is beside the texts. Words are as frequent as in a language: the n-th most frequent is 1/n as common."""
import random
import subprocess
import sys

from measuring import Lab, Row, interleaved

WORDS = 30_000
LENGTH = 450
# Put into so many comments each, beside the words of the language.
HITS = {"quagga": 300, "zebroid": 3_000, "okapi": 40_000}
LIKE = "SELECT count(*) FROM comment WHERE state = 'published' AND body LIKE '%{}%'"
INDEX = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'comment_text%'"
TEXTS = "SELECT sum(length(CAST(body AS BLOB))) FROM comment"


def words():
    syllables = [a + b for a in "bdfgklmnprstvw" for b in "aeiou"]
    made = {}
    while len(made) < WORDS:
        made["".join(random.choices(syllables, k=random.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(made)


def wanted(count):
    """The words that can be put into that many comments and stay rare."""
    return {word: hits for word, hits in HITS.items() if 20 * hits <= count}


def texts(count):
    language = words()
    weights = [1 / (n + 1) for n in range(WORDS)]
    pool = random.choices(language, weights, k=4 * count)
    placed = {}
    for word, hits in wanted(count).items():
        for number in random.sample(range(count), hits):
            placed.setdefault(number, []).append(word)
    at = 0
    for number in range(count):
        text = placed.get(number, [])
        size = sum(map(len, text))
        while size + len(text) < LENGTH:
            text.append(pool[at % len(pool)])
            size += len(text[-1])
            at += 1 if at % 7 else 2
        random.shuffle(text)
        yield " ".join(text)


def fill(lab, count):
    """Through the import, as comments of another system come in."""
    random.seed(38)
    lab.run("init", str(lab.database.parent), named=False)
    body = lab.folder / "scenario.md"
    body.write_text("A scenario.", encoding="ascii")
    lab.run("scenarios", "add", "s", "--title", "s", "--body-file", str(body), "--open")
    export = lab.folder / "comments.jsonl"
    with open(export, "w", encoding="ascii") as file:
        for number, text in enumerate(texts(count)):
            file.write(f'{{"id": {number}, "author": "Gwen", "state": "published", "written_at": "2026-01-01T00:00:00Z",'
                       f' "body": "{text}"}}\n')
    lab.run("comments", "import", str(export), "--scenario", "s")
    export.unlink()


def size(lab, sql):
    return int(subprocess.run(["sqlite3", "-readonly", lab.database, sql], check=True, capture_output=True).stdout)


def rows(whole):
    lab = Lab(whole.qlab, 1, whole.folder / "search")
    count = whole.rows
    fill(lab, count)
    for word, hits in wanted(count).items():
        times = interleaved(
            5,
            lambda word=word: lab.run("comments", "search", word, "--json"),
            lambda word=word: lab.peer("-json", LIKE.format(word)))
        yield Row(f"search, {hits:,} hits of {count:,}", "sqlite3, LIKE", *times,
                  "<= 0.0333x" if hits <= 3_000 else "<= 0.25x")
    common = interleaved(5, lambda: lab.run("comments", "search", words_of_all(lab), "--json"),
                         lambda: lab.peer("-json", LIKE.format(words_of_all(lab))))
    yield Row("search, in nearly every comment", "sqlite3, LIKE", *common)
    index, body = size(lab, INDEX), size(lab, TEXTS)
    print(f"index {index / 1e6:,.0f} MB beside {body / 1e6:,.0f} MB of text: {index / body:.2f}x (goal: <= 0.35x)",
          file=sys.stderr)


def words_of_all(lab):
    """The most frequent word of the language."""
    if not hasattr(lab, "frequent"):
        random.seed(38)
        lab.frequent = words()[0]
    return lab.frequent
