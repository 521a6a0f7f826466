-- SPDX-License-Identifier: Apache-2.0
-- What a community leaves behind in a year: ten comments a member in threads of one to about ten, answers to five
-- scenarios, invitations and attendance, participations, lessons and tasks.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
BEGIN;

UPDATE member SET joined_at = 1767225600 + id % 300 * 86400,
  outlook = CASE id % 3 WHEN 0 THEN 'lasting' WHEN 1 THEN 'time-limited' ELSE 'undecided' END;
INSERT INTO participation (member_id, kind, at, object)
  SELECT id, 'workshop', 1767225600 + id % 365 * 86400, 'Workshop ' || id / 20 FROM member;
INSERT INTO participation (member_id, kind, at, object)
  SELECT id, 'online', 1767225600 + id % 333 * 86400, 'Forum ' || id % 50 FROM member WHERE id % 2 = 0;

INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, uid, created_at)
  VALUES ('first', 'First', '2027-02-20 12:30', 'UTC', 1803126600, 5400, 'a@bench', 1767225600);
INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at, recorded_at, actor)
  SELECT 1, id, CASE id % 4 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'invited' END, 'none', 'import', 1767225600,
         1767225600, 'bench' FROM member;
INSERT INTO attendance (webinar_id, member_id, name, ordinal, match, duration_s, imported_at)
  SELECT 1, id, name, 0, 'address', 600 + id % 4800, 1767225600 FROM member WHERE id % 5 = 0;

INSERT INTO scenario (slug, title, position, state, opened_at, created_at)
  SELECT 'scenario-' || value, 'Scenario ' || value, value, 'open', 1793000000, 1767225600
  FROM generate_series(1, 5);
INSERT INTO scenario_version (scenario_id, version, body, at, actor)
  SELECT id, 1, '# ' || title || char(10, 10) || 'What could happen.', 0, 'bench' FROM scenario;
INSERT INTO stance (scenario_id, member_id, axis, answer, offers, version, late, source, actor, at)
  SELECT s.id, m.id, a.column1, CASE (m.id + s.id) % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'conditional' ELSE 'no' END,
         iif(a.column1 = 'support' AND m.id % 7 = 0, 'host fund', ''), 1, 0, 'import', 'bench', 1793100000
  FROM scenario s CROSS JOIN (VALUES ('want'), ('value'), ('support')) a CROSS JOIN member m WHERE m.id % 2 = 0;

-- No report asks the index of words, and only qlab has the functions that its trigger calls.
DROP TRIGGER comment_text_new;
-- Every fourth begins a thread; the others answer the one that began it, and every third of those goes deeper.
INSERT INTO comment (id, scenario_id, parent_id, depth, member_id, body, format, state, licence, written_at, created_at)
  SELECT n.value, n.value / 40 % 5 + 1, CASE n.value % 4 WHEN 0 THEN NULL WHEN 3 THEN n.value - 1
           ELSE n.value - n.value % 4 END,
         CASE n.value % 4 WHEN 0 THEN 1 WHEN 3 THEN 3 ELSE 2 END, n.value * 7919 % (SELECT count(*) FROM member) + 1,
         substr(hex(n.value * 104729) || ' ' || replace(hex(zeroblob(225)), '00', 'we said '), 1, 450), 'text',
         CASE n.value % 50 WHEN 1 THEN 'pending' WHEN 2 THEN 'hidden' ELSE 'published' END,
         CASE n.value % 3 WHEN 0 THEN 'unnamed' ELSE 'not outside' END, 1793100000 + n.value, 1793100000
  FROM generate_series(1, (SELECT 10 * count(*) FROM member)) AS n WHERE n.value > 3;

INSERT INTO message (purpose, object, recipient, member_id, address, subject, message_id, token, sender, state,
                     queued_at, due_at, done_at)
  SELECT 'invite', 'w1', 'm' || id, id, 'a', 's', 'x' || id, 't' || id, 'x', 'sent', 0, 0, 0 FROM member;
COMMIT;
ANALYZE;
PRAGMA wal_checkpoint(TRUNCATE);
