# SPDX-License-Identifier: Apache-2.0
"""The successor takes over what changed since the pack: who came, who went and what they said, or nothing of it."""
from succession import accepting, agree, make_pack, password

STORE_CHECK_MAY_SAY = ("an erasure is not finished",)


def prepare(lab):
    make_pack(lab)
    lab.text(*accepting(lab, "pack.zip", "next"))
    agree(lab, range(1, 11), "withdrawn")
    agree(lab, range(21, 31), "given")
    lab.text("handover", "delta", "--since", str(lab.path("pack.zip")), *password(lab), "-o",
             str(lab.path("delta.zip")))
    # From here on the store that is looked at is the successor's.
    lab.path("lab").rename(lab.path("before"))
    lab.path("next").rename(lab.path("lab"))


def command(lab):
    return accepting(lab, "delta.zip", "lab")


def state(lab):
    """Who withdrew goes first, one after the other: that they are gone is looked at once the rest is there."""
    received = lab.rows("SELECT kind, sha256 FROM handover_received ORDER BY id")
    since = 0 if len(received) > 1 else 21
    members = lab.rows(f"SELECT id, name, erased_at IS NULL FROM member WHERE id >= {since} ORDER BY id")
    addresses = lab.rows(f"SELECT member_id, address FROM member_address WHERE member_id >= {since} ORDER BY 1")
    return f"{received}\n{members}\n{addresses}"
