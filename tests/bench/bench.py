#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times qlab against the peer of each row, in interleaved rounds, and prints medians as Markdown.

usage: bench.py QLAB ROWS [ROW...]     ROW: start-up, import, list, query, tally, search, due, pack, report; default: all
"""
import sys
import tempfile
from pathlib import Path

import row_due
import row_import
import row_list
import row_pack
import row_query
import row_report
import row_search
import row_start_up
import row_tally
from measuring import Lab

# In this order: what the later ones look at, the import makes.
ROWS = {"import": row_import, "start-up": row_start_up, "list": row_list, "query": row_query,
        "tally": row_tally, "search": row_search, "due": row_due, "pack": row_pack,
        "report": row_report}


def main():
    qlab, rows, *wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="qlab-bench-") as folder:
        lab = Lab(qlab, int(rows), Path(folder))
        print(f"| {lab.rows:,} members | ours | peer | peer's time | ratio | our peak memory | goal | |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        if wanted and "import" not in wanted:
            lab.fresh_import()
        for name, module in ROWS.items():
            if not wanted or name in wanted:
                for row in module.rows(lab):
                    print(row, flush=True)


if __name__ == "__main__":
    main()
