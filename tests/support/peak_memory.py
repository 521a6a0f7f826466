#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command, then says on standard error how much memory it had at most. usage: peak_memory.py COMMAND..."""
import os
import sys

child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(f"peak {usage.ru_maxrss // 1024} MB", file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
