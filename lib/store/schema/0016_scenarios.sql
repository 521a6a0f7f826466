-- SPDX-License-Identifier: Apache-2.0
-- Scenarios whose texts change, and answers that say more about themselves.

-- A version has its title too. Answers to what was there before a material one are stale.
ALTER TABLE scenario_version ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE scenario_version ADD COLUMN material INTEGER NOT NULL DEFAULT 0
  CHECK (material = 0 OR material = 1);
UPDATE scenario_version
  SET title = (SELECT scenario.title FROM scenario WHERE scenario.id = scenario_id);

-- Somebody else answered for the member; the member let an earlier answer stand for the present text.
ALTER TABLE stance ADD COLUMN on_behalf INTEGER NOT NULL DEFAULT 0
  CHECK (on_behalf = 0 OR on_behalf = 1);
ALTER TABLE stance ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0
  CHECK (confirmed = 0 OR confirmed = 1);

-- Members of the electorate to whom no mail could go when the scenario opened and who have not answered since.
-- Everybody else of the electorate is what rules call reachable.
CREATE TABLE scenario_unreached (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id),
  member_id   INTEGER NOT NULL REFERENCES member (id),
  PRIMARY KEY (scenario_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scenario_unreached_member ON scenario_unreached (member_id);

-- How many there were at an instant is counted in the index alone.
DROP INDEX member_joined;
CREATE INDEX member_joined ON member (joined_at, erased_at);

-- Who offers what.
CREATE INDEX stance_offers ON stance (scenario_id, offers, version, member_id, superseded_at)
  WHERE superseded_at IS NULL AND offers <> '';

-- What was last told in public of each scenario, and since when: numbers that would tell too much beside them wait.
CREATE TABLE scenario_told (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id),
  axis        TEXT    NOT NULL,  -- empty for numbers of the whole scenario
  figure      TEXT    NOT NULL,
  people      INTEGER NOT NULL,
  told_at     INTEGER NOT NULL,
  PRIMARY KEY (scenario_id, axis, figure)
) STRICT, WITHOUT ROWID;
