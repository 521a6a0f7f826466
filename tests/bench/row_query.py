# SPDX-License-Identifier: Apache-2.0
"""Each field of the grammar giving at most 1,000 of a million members, against the SQL that somebody who knows the
schema, its indexes and the stored values would write for the same answer; and what has to look at every member, without a goal."""
import subprocess

from measuring import HERE, Row, interleaved

MEMBERS = "SELECT 'm' || id AS ref, name, organisation FROM member WHERE {} ORDER BY id"
FACTS = MEMBERS.format("id IN (SELECT member_id FROM {})")
LATEST = ("NOT EXISTS (SELECT 1 FROM rsvp l WHERE l.webinar_id = r.webinar_id AND l.member_id = r.member_id"
          " AND (l.answer <> 'invited', l.answered_at, l.id) > (r.answer <> 'invited', r.answered_at, r.id))")
NEWEST = ("NOT EXISTS (SELECT 1 FROM consent n WHERE n.member_id = c.member_id AND n.purpose = c.purpose"
          " AND n.recipient = c.recipient AND n.id > c.id)")
SHORTEST = ("NOT EXISTS (SELECT 1 FROM attendance l INDEXED BY attendance_member WHERE l.member_id = a.member_id"
            " AND l.webinar_id = a.webinar_id AND ifnull(l.duration_s >= 2700, 1))")
ANYWHERE = MEMBERS.format("name LIKE '%{0}%' OR organisation LIKE '%{0}%'"
                          " OR id IN (SELECT member_id FROM member_address WHERE address LIKE '%{0}%')")
RARE_TAG = "member_tag WHERE tag_id = (SELECT id FROM tag WHERE name = 'rare')"

FIELDS = [
    (["tag:rare"], FACTS.format(RARE_TAG)),
    (["org:rare-trust"], MEMBERS.format("organisation LIKE '%rare trust%'")),
    (["nation:isle-of-man"], MEMBERS.format("nation = 'Isle of Man'")),
    (["role:archivist"], MEMBERS.format("role = 'Archivist'")),
    (["relation:none"], MEMBERS.format("relation = ''")),
    (["outlook:lasting"], MEMBERS.format("outlook = 'lasting'")),
    (["account:account6"], MEMBERS.format("account = 'account6' COLLATE NOCASE AND account <> ''")),
    (["joined:2026-05-14"], MEMBERS.format("joined_at >= 1778716800 AND joined_at < 1778803200")),
    (["interest:yes"], MEMBERS.format("interest = 'yes'")),
    (["name:quentin"], MEMBERS.format("name LIKE '%quentin%'")),
    (["email:quagga"], FACTS.format("member_address WHERE address LIKE '%quagga%'")),
    (["quentin"], ANYWHERE.format("quentin")),
    (["quagga"], ANYWHERE.format("quagga")),
    (["nowhere-at-all"], ANYWHERE.format("nowhere-at-all")),
    (["state:off"], MEMBERS.format("delivery = 'off'")),
    (["state:bad"], FACTS.format("member_address WHERE position = 0 AND state = 'bad'"
                                 " AND (SELECT delivery FROM member m WHERE m.id = member_id) = 'on'")),
    (["consent:refused"],
     FACTS.format(f"consent c WHERE purpose = 'contact' AND state = 'refused' AND {NEWEST}")),
    (["consent:handover.acme-trust=given"],
     FACTS.format("consent c WHERE purpose = 'handover' AND recipient = 'Acme Trust' AND state = 'given' AND "
                  + NEWEST)),
    (["participation:workshop"], FACTS.format("participation WHERE kind = 'workshop'")),
    (["rsvp:first=yes"], FACTS.format(f"rsvp r WHERE webinar_id = 1 AND answer = 'yes' AND {LATEST}")),
    (["attended:second"], FACTS.format("attendance WHERE webinar_id = 2 AND member_id IS NOT NULL")),
    (["attended:first=partial"],
     FACTS.format(f"attendance a WHERE webinar_id = 1 AND duration_s < 2700 AND member_id IS NOT NULL AND {SHORTEST}")),
    (["stance:host-led.want=yes"],
     FACTS.format("stance WHERE scenario_id = 1 AND axis = 'want' AND answer = 'yes' AND version >= 1"
                  " AND superseded_at IS NULL")),
    (["nation:wales", "tag:rare", "-rsvp:first=yes"],
     MEMBERS.format(f"nation || '' = 'Wales' AND id IN (SELECT member_id FROM {RARE_TAG}) AND NOT EXISTS (SELECT 1"
                    f" FROM rsvp r WHERE r.member_id = member.id AND webinar_id = 1 AND answer = 'yes' AND {LATEST})")),
]

# What is common, or only a look at every member finds.
SCANS = [
    (["name:okafor"], MEMBERS.format("name LIKE '%okafor%'")),
    (["email:00000"], FACTS.format("member_address WHERE address LIKE '%00000%'")),
    (["rsvp:first=none"], MEMBERS.format("id NOT IN (SELECT member_id FROM rsvp WHERE webinar_id = 1)")),
]


def rows(lab):
    with open(HERE / "facts.sql", encoding="utf-8") as script:
        subprocess.run(["sqlite3", lab.database], stdin=script, stdout=subprocess.DEVNULL, check=True)
    # Signs the blocks of members whose texts the script changed, as any change of a member does.
    lab.run("members", "edit", "m1", "--role", "Clerk")
    for query, sql in FIELDS + SCANS:
        has_goal = (query, sql) in FIELDS
        times = interleaved(
            9 if has_goal else 3,
            lambda query=query: lab.run("members", "list", *query, "--json=ref,name,organisation"),
            lambda sql=sql: lab.peer("-json", sql))
        yield Row(f"query {' '.join(query)}", "sqlite3, the same SQL", *times, *(["<= 1.2x", 50] if has_goal else []))
