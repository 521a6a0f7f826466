# SPDX-License-Identifier: Apache-2.0
"""The handover file is made: whole and known to the store, or not there."""
import hashlib
import json

from succession import community, packing, password

SAID = ("kind", "successor", "members", "included", "withheld", "restricted_checked")


def prepare(lab):
    community(lab)


def ready(lab):
    lab.text("store", "adopt", "--reason", "the copy of a lab")


def command(lab):
    return packing(lab, "pack.zip")


def state(lab):
    file = lab.path("pack.zip")
    if not file.exists():
        return "not there"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if not lab.rows(f"SELECT 1 FROM handover_pack WHERE sha256 = '{digest}'"):
        raise AssertionError("the file is there, and the store knows nothing of it")
    verified = json.loads(lab.text("handover", "verify", str(file), *password(lab), "--json"))
    return repr([verified[name] for name in SAID])
