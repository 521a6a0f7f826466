# SPDX-License-Identifier: Apache-2.0
"""The successor's receipt is put on record: the pack counts as acknowledged, or not yet."""
from succession import accepting, make_pack


def prepare(lab):
    make_pack(lab)
    lab.text(*accepting(lab, "pack.zip", "next"))


def command(lab):
    return "handover", "ack", str(lab.path("receipt.json"))


def state(lab):
    return lab.dump()
