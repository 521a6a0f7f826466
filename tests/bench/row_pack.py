# SPDX-License-Identifier: Apache-2.0
"""The whole handover file of a tenth as many members as rows, and as many comments, all of which may be quoted, against
zip on the very bytes that are in it."""
import random
import shutil
import sqlite3
import subprocess
from pathlib import Path

from measuring import Lab, Row, interleaved, measured

# No pack asks the index of words, and only qlab has the functions that its trigger calls.
FACTS = """
DROP TRIGGER comment_text_new;
INSERT INTO handover_item (id, kind, created_at, updated_at) VALUES (1, 'successor', 1, 1);
INSERT INTO successor (id, name, name_key) VALUES (1, 'Acme Trust', 'acme trust');
INSERT INTO consent (member_id, purpose, recipient, state, actor, at)
  SELECT id, 'handover', 'Acme Trust', iif(id % 10 = 0, 'refused', 'given'), 'bench', 1767225600 FROM member;
INSERT INTO scenario (slug, title, position, state, opened_at, created_at)
  VALUES ('host-led', 'Led by a host', 1, 'open', 1767225600, 1767225600);
INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor, at)
  SELECT 1, m.id, a.column1, 'yes', 1, 0, 'import', 'bench', 1767225600
  FROM (VALUES ('want'), ('value'), ('support')) a CROSS JOIN member m;
"""

COMMENT = """INSERT INTO comment (scenario_id, depth, member_id, body, format, state, licence, written_at, created_at)
  VALUES (1, 1, ?, ?, 'text', 'published', ?, ?, 1767225600)"""
WORDS = ("we would like meetings every month because peer support needs people who listen and somebody to organise the room"
         " again as long as anybody comes").split()


def comments(count, members):
    random.seed(56)
    pool = random.choices(WORDS, k=100_003)
    for number in range(count):
        at = number * 7919 % (len(pool) - 60)
        body = f"Comment {number}: {' '.join(pool[at:at + 30])}. {random.randbytes(4).hex()} {' '.join(pool[at + 30:at + 55])}."
        yield 1 + number % members, body, "unnamed" if number % 2 else "with name", 1767225600 + number


def fill(lab, count):
    with sqlite3.connect(lab.database) as store:
        store.executescript(FACTS)
        store.executemany(COMMENT, comments(count, lab.rows))
    store.close()


def rows(lab):
    small = Lab(lab.qlab, max(1, lab.rows // 10), lab.folder / "pack")
    small.fresh_import()
    fill(small, lab.rows)
    password = small.folder / "password"
    password.write_text("correct horse battery\n")
    password.chmod(0o600)
    pack = small.folder / "pack.zip"

    def packed():
        pack.unlink(missing_ok=True)
        return small.run("handover", "pack", "--to", "Acme Trust", "--password-file", str(password), "-o", str(pack))

    packed()
    bytes_of_it = small.folder / "bytes"
    subprocess.run(["7z", "x", "-y", "-pcorrect horse battery", f"-o{bytes_of_it}", pack], check=True,
                   stdout=subprocess.DEVNULL)

    def zipped():
        target = small.folder / "peer.zip"
        target.unlink(missing_ok=True)
        return measured(["zip", "-q", "-r", str(target), str(bytes_of_it)], small.environment)

    size = sum(file.stat().st_size for file in bytes_of_it.rglob("*") if file.is_file())
    yield Row(f"pack, {size / 1e6:,.0f} MB", "zip, the same bytes", *interleaved(3, packed, zipped), ">= 0.5x", most_mb=100)
    shutil.rmtree(Path(small.folder))
