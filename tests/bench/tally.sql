-- SPDX-License-Identifier: Apache-2.0
-- Ten open scenarios that every member answered on three axes: one in seven before the text changed materially, one in
-- eleven joined later, one in five means it to last, one in four offers something.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
BEGIN;
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 10)
  INSERT INTO scenario (slug, title, position, state, version, material_version, opened_at, created_at)
  SELECT 'scenario-' || char(96 + n), 'Scenario ' || n, n, 'open', 2, 2, 1767225600, 1767225600 FROM number;
UPDATE member SET joined_at = 1767225600 + iif(id % 11 = 0, 86400, -86400);
INSERT INTO scenario_unreached (scenario_id, member_id)
  SELECT s.id, m.id FROM scenario s CROSS JOIN member m WHERE m.id % 50 = 1 AND m.id % 11 <> 0;
INSERT INTO stance (scenario_id, member_id, axis, answer, horizon, offers, version, late, source, actor, at)
  SELECT s.id, m.id, a.column1, CASE (m.id * 7 + s.id) % 10 WHEN 0 THEN 'conditional' WHEN 1 THEN 'no' WHEN 2 THEN 'no'
         ELSE 'yes' END,
         iif((m.id + s.id) % 5 = 0, 'lasting', ''),
         iif(a.column1 = 'support' AND m.id % 4 = 0,
             CASE m.id % 3 WHEN 0 THEN 'host' WHEN 1 THEN 'host fund' ELSE 'admin' END, ''),
         iif((m.id * 3 + s.id) % 7 = 0, 1, 2), m.id % 11 = 0, 'import', 'bench', 1767312000
  FROM scenario s CROSS JOIN (VALUES ('want'), ('value'), ('support')) a CROSS JOIN member m;
-- What the peer counts by; qlab itself keeps the numbers.
CREATE INDEX stance_tally
  ON stance (scenario_id, axis, late, version, answer, horizon, offers, superseded_at)
  WHERE superseded_at IS NULL;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
