-- SPDX-License-Identifier: Apache-2.0
-- Ten facts a member, with the tags of the import: answers, stances, attendance, consents, participations. In each
-- field one value is rare: one member in 1,009 has it, no two fields at the same members.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
BEGIN;

UPDATE member SET
  name = CASE WHEN id % 1009 = 18 THEN 'Quentin ' || id ELSE name END,
  interest = CASE WHEN id % 1009 = 20 THEN 'yes' ELSE interest END,
  nation = CASE WHEN id % 1009 = 1 THEN 'Isle of Man' ELSE nation END,
  role = CASE WHEN id % 1009 = 2 THEN 'Archivist' ELSE role END,
  organisation = CASE WHEN id % 1009 = 3 THEN 'Rare Trust, Ltd' ELSE organisation END,
  relation = CASE WHEN id % 1009 = 4 THEN '' ELSE relation END,
  outlook = CASE WHEN id % 1009 = 5 THEN 'lasting' ELSE outlook END,
  account = CASE WHEN id % 1009 = 6 THEN 'account' || id ELSE account END,
  delivery = CASE WHEN id % 1009 = 7 THEN 'off' ELSE delivery END,
  joined_at = 1767225600 + id % 1009 * 86400;
UPDATE member_address SET state = 'bad' WHERE member_id % 1009 = 8 AND position = 0;
UPDATE member_address SET address = 'quagga.' || address, key = 'quagga.' || key WHERE member_id % 1009 = 19;
INSERT INTO tag (name) VALUES ('rare');
INSERT INTO member_tag (member_id, tag_id)
  SELECT id, (SELECT id FROM tag WHERE name = 'rare') FROM member WHERE id % 1009 = 9;

INSERT INTO participation (member_id, kind, at, object)
  SELECT id, iif(id % 1009 = 10, 'workshop', 'online'), 1767225600 + id, '' FROM member;
INSERT INTO consent (member_id, purpose, state, actor, at)
  SELECT id, 'contact', iif(id % 1009 = 11, 'refused', 'given'), 'bench', 1767225600 FROM member;
INSERT INTO consent (member_id, purpose, recipient, state, actor, at)
  SELECT id, 'handover', 'Acme Trust', 'given', 'bench', 1767225600 FROM member WHERE id % 1009 = 12;

INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, uid, created_at)
  VALUES ('first', 'First', '2027-02-20 12:30', 'UTC', 1803126600, 5400, 'a@bench', 1767225600),
         ('second', 'Second', '2027-03-20 12:30', 'UTC', 1805545800, 5400, 'b@bench', 1767225600),
         ('third', 'Third', '2027-04-20 12:30', 'UTC', 1808224200, 5400, 'c@bench', 1767225600);
INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at, actor)
  SELECT w.id, m.id, iif(m.id % 1009 = 13, 'yes', 'no'), 'none', 'import', 1767225600, 1767225600, 'bench'
  FROM webinar w CROSS JOIN member m;
INSERT INTO attendance (webinar_id, member_id, name, ordinal, match, duration_s, imported_at)
  SELECT 1, id, name, 0, 'address', iif(id % 1009 IN (14, 15), 600, 5400), 1767225600
  FROM member WHERE id % 2 = 0;
INSERT INTO attendance (webinar_id, member_id, name, ordinal, match, duration_s, imported_at)
  SELECT 2, id, name, 0, 'address', 5400, 1767225600 FROM member WHERE id % 1009 = 16;

INSERT INTO scenario (slug, title, position, state, opened_at, created_at)
  VALUES ('host-led', 'Led by a host', 1, 'open', 1767225600, 1767225600);
INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor, at)
  SELECT 1, m.id, a.column1, iif(m.id % 1009 = 17, 'yes', 'no'), 1, 0, 'import', 'bench', 1767225600
  FROM (VALUES ('want'), ('value'), ('support')) a CROSS JOIN member m;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
