# SPDX-License-Identifier: Apache-2.0
"""What tests/crash/run.py kills: one module per command, with prepare(lab), command(lab) and state(lab)."""
