# SPDX-License-Identifier: Apache-2.0
"""Everything personal is erased once the successor has it: all of it, or nothing."""
from succession import accepting, make_pack

STORE_CHECK_MAY_SAY = ("an erasure is not finished",)


def prepare(lab):
    make_pack(lab)
    lab.text(*accepting(lab, "pack.zip", "next"))
    lab.text("handover", "ack", str(lab.path("receipt.json")))


def command(lab):
    return "handover", "erase-all", "--yes"


def state(lab):
    return "\n".join(repr(lab.rows(table)) for table in (
        "SELECT count(*), count(erased_at) FROM member", "SELECT count(*) FROM member_address",
        "SELECT state, count(*) FROM consent GROUP BY 1", "SELECT count(*) FROM erasure"))
