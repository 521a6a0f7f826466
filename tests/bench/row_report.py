# SPDX-License-Identifier: Apache-2.0
"""The handover report of a tenth as many members with ten comments each, against stepping once over the rows that it
is made from, in the columns that it needs."""
import subprocess
import sys

from measuring import HERE, Lab, Row, interleaved

# Of comments, everything but who reads them as text: no body is among what is counted.
ROWS_NEEDED = [
    "SELECT sum(id), sum(length(name)), sum(length(organisation)), sum(length(nation)), sum(length(role)),"
    " sum(length(relation)), sum(length(outlook)), sum(joined_at), sum(length(delivery)) FROM member",
    "SELECT sum(member_id), sum(length(state)) FROM member_address",
    "SELECT sum(member_id), sum(length(kind)), sum(at), sum(length(object)) FROM participation",
    "SELECT sum(webinar_id), sum(member_id), sum(length(answer)), sum(answered_at) FROM rsvp",
    "SELECT sum(webinar_id), sum(member_id), sum(duration_s) FROM attendance",
    "SELECT sum(scenario_id), sum(length(axis)), sum(late), sum(version), sum(length(answer)), sum(length(horizon)),"
    " sum(length(offers)), sum(member_id) FROM stance WHERE superseded_at IS NULL",
    "SELECT sum(id), sum(scenario_id), sum(parent_id), sum(member_id), sum(length(state)), sum(written_at)"
    " FROM comment",
    "SELECT sum(member_id), sum(length(purpose)), sum(length(state)) FROM message",
]


def rows(lab):
    members = max(lab.rows // 10, 1)
    folder = lab.folder / "report"
    folder.mkdir()
    report = Lab(lab.qlab, members, folder)
    report.fresh_import()
    with open(HERE / "report_facts.sql", encoding="utf-8") as script:
        made = subprocess.run(["sqlite3", "-bail", report.database], stdin=script, stdout=subprocess.DEVNULL, check=False)
    if made.returncode != 0:
        sys.exit("bench: the store of the report cannot be made")
    times = interleaved(
        5,
        lambda: report.run("handover", "report", "--format", "html"),
        lambda: report.peer("-list", "; ".join(ROWS_NEEDED)))
    yield Row(f"report, {members:,} members, {10 * members:,} comments", "sqlite3, stepping over the rows", *times,
              "<= 3x", most_mb=100)
