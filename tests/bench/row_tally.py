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

PRESENT = "a.version >= s.material_version AND NOT a.late"
SUMS = ", ".join(
    [f"SUM({PRESENT} AND a.answer = '{answer}')" for answer in ("yes", "conditional", "no")]
    + ["SUM(a.version < s.material_version AND NOT a.late)",
       f"SUM({PRESENT} AND a.answer = 'yes' AND a.horizon = 'lasting')"]
    + [f"SUM(a.late AND a.answer = '{answer}')" for answer in ("yes", "conditional", "no")]
    + [f"SUM({PRESENT} AND a.offers LIKE '%{offer}%')"
       for offer in ("host", "facilitate", "organise", "fund", "admin")])
SAME = (f"SELECT s.slug, a.axis, {SUMS},"
        " (SELECT COUNT(*) FROM member WHERE joined_at <= s.opened_at AND erased_at IS NULL),"
        " (SELECT COUNT(*) FROM scenario_unreached u WHERE u.scenario_id = s.id)"
        " FROM stance a JOIN scenario s ON s.id = a.scenario_id WHERE a.superseded_at IS NULL"
        " GROUP BY a.scenario_id, a.axis")


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
