# SPDX-License-Identifier: Apache-2.0
"""A member file into an empty store, and the same file again."""
from measuring import Row, interleaved, measured


# The fields of the file that a query can lead by; the register has an index for each.
QUERIED = ("organisation", "role", "nation", "relation")


def peer_import(lab, *indexes):
    database = lab.folder / "peer.db"
    database.unlink(missing_ok=True)
    return measured(["sqlite3", database,
                     "CREATE TABLE member (name, email, organisation, role, nation, relation, tags)",
                     "CREATE UNIQUE INDEX member_email ON member (email)",
                     f".import --csv --skip 1 {lab.csv} member",
                     *(f"CREATE INDEX member_{name} ON member ({name})" for name in indexes)],
                    lab.environment)


def rows(lab):
    yield Row("import", "sqlite3 .import, one unique index",
              *interleaved(3, lab.fresh_import, lambda: peer_import(lab)), ">= 1.0x", most_mb=150)
    yield Row("import", "sqlite3 .import, an index for each queried column",
              *interleaved(3, lab.fresh_import, lambda: peer_import(lab, *QUERIED)))
    again = interleaved(2, lambda: lab.run("members", "import", str(lab.csv)), lab.fresh_import)
    yield Row("import again, unchanged", "our own first import", *again, ">= 2x", most_mb=150)
