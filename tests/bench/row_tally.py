# SPDX-License-Identifier: Apache-2.0
"""All scenarios counted and judged by every kind of rule, against the same sums in one query."""
import subprocess

from measuring import HERE, Lab, Row, interleaved

SCENARIOS = 10
AXES = 3

RULES = """[scenarios]
want_percent = 40
value_people = 30
support_people = 8
support_lasting = 3
rules = ["want answered >= 1/4 of electorate", "want >= 2/3 of answered", "support offering host >= 1"]
"""

PRESENT = "a.version >= s.material_version AND NOT late"
SUMS = ", ".join(
    [f"SUM(iif({PRESENT} AND answer = '{answer}', n, 0))" for answer in ("yes", "conditional", "no")]
    + ["SUM(iif(a.version < s.material_version AND NOT late, n, 0))",
       f"SUM(iif({PRESENT} AND answer = 'yes' AND horizon = 'lasting', n, 0))"]
    + [f"SUM(iif(late AND answer = '{answer}', n, 0))" for answer in ("yes", "conditional", "no")]
    + [f"SUM(iif({PRESENT} AND offers LIKE '%{offer}%', n, 0))"
       for offer in ("host", "facilitate", "organise", "fund", "admin")])
# The fastest that was found: equal answers are counted in the order of an index first.
SAME = (f"SELECT s.slug, axis, {SUMS},"
        " (SELECT COUNT(*) FROM member WHERE joined_at <= s.opened_at AND erased_at IS NULL),"
        " (SELECT COUNT(*) FROM scenario_unreached u WHERE u.scenario_id = s.id)"
        " FROM (SELECT scenario_id, axis, late, version, answer, horizon, offers, COUNT(*) AS n"
        " FROM stance INDEXED BY stance_tally WHERE superseded_at IS NULL"
        " GROUP BY scenario_id, axis, late, version, answer, horizon, offers) a"
        " JOIN scenario s ON s.id = scenario_id GROUP BY scenario_id, axis")


def rows(lab):
    folder = lab.folder / "tally"
    folder.mkdir()
    asked = Lab(lab.qlab, lab.rows // SCENARIOS, folder)
    asked.fresh_import()
    with open(HERE / "tally.sql", encoding="utf-8") as script:
        subprocess.run(["sqlite3", asked.database], stdin=script, stdout=subprocess.DEVNULL, check=True)
    config = folder / "rules.toml"
    config.write_text(RULES, encoding="utf-8")
    stances = asked.rows * SCENARIOS * AXES
    times = interleaved(
        5,
        lambda: asked.run("scenarios", "tally", "--json", "--config", str(config)),
        lambda: asked.peer("-json", SAME))
    yield Row(f"tally of {stances:,} stances", "sqlite3, the same sums", *times, "<= 1.2x")
