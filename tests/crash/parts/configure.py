# SPDX-License-Identifier: Apache-2.0
"""A value is set in the configuration: the file says the old one or the new one, and keeps every other line."""


def prepare(lab):
    lab.configure("# How many at once.\n[send]\nconnections = 4\n")


def command(lab):
    return "config", "set", "send.connections", "2"


def state(lab):
    lab.text("config", "list")
    return lab.path(".config/qlab/qlab.toml").read_text(encoding="utf-8")
