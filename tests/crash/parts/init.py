# SPDX-License-Identifier: Apache-2.0
"""A store and its configuration are made: where the configuration is missing, the same command makes what is left."""


def prepare(lab):
    """Nothing: what is made stands in a folder of its own."""


def command(lab):
    return "init", str(lab.path("new"))


def state(lab):
    made = lab.of(lab.path("new/qlab.db"))
    if made.store.exists():
        made.require_whole()
    configuration = lab.path("new/qlab.toml")
    return configuration.read_text(encoding="utf-8") if configuration.exists() else "not there"
