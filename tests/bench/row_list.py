# SPDX-License-Identifier: Apache-2.0
"""Every member with every field. The peer writes the same fields with the same content: lists joined, the
consent derived, instants as RFC 3339. In JSON it writes lists as text and null as null; quoting is its own."""
from measuring import Row, interleaved

INSTANT = "strftime('%Y-%m-%dT%H:%M:%SZ', m.{0}, 'unixepoch') AS {1}"
LISTING = f"""
SELECT m.id, 'm' || m.id AS ref, m.name, a.address AS email,
  (SELECT group_concat(address, ';') FROM member_address e WHERE e.member_id = m.id) AS emails,
  nullif(m.organisation, '') AS organisation, nullif(m.role, '') AS role, nullif(m.nation, '') AS nation,
  nullif(m.relation, '') AS relation, m.outlook, nullif(m.account, '') AS account,
  (SELECT group_concat(tag.name, ';') FROM member_tag t JOIN tag ON tag.id = t.tag_id
   WHERE t.member_id = m.id) AS tags,
  m.delivery,
  coalesce((SELECT c.state FROM consent c WHERE c.member_id = m.id AND c.purpose = 'contact'
            AND c.recipient = '' ORDER BY c.id DESC LIMIT 1), 'unknown') AS consent,
  {INSTANT.format('joined_at', 'joined')}, {INSTANT.format('updated_at', 'updated')}
FROM member m JOIN member_address a ON a.member_id = m.id AND a.position = 0 ORDER BY m.id"""

# The least a peer could do, for comparison: the stored columns as they are, without the lists.
PLAIN = """
SELECT m.id, m.id, m.name, a.address, a.address, m.organisation, m.role, m.nation, m.relation, m.outlook,
  m.account, m.relation, m.delivery, m.delivery, m.joined_at, m.updated_at
FROM member m JOIN member_address a ON a.member_id = m.id AND a.position = 0 ORDER BY m.id"""


def rows(lab):
    for ours, peers in ("csv", "-csv"), ("jsonl", "-json"):
        def listed(ours=ours):
            return lab.run("members", "list", "--format", ours)
        yield Row(f"list --format {ours}", f"sqlite3 {peers}, the same content",
                  *interleaved(3, listed, lambda peers=peers: lab.peer(peers, LISTING)), ">= 1.6x", most_mb=32)
        yield Row(f"list --format {ours}", f"sqlite3 {peers}, 16 stored columns",
                  *interleaved(3, listed, lambda peers=peers: lab.peer(peers, PLAIN)))
