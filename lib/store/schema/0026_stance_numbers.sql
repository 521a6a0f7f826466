-- SPDX-License-Identifier: Apache-2.0
-- How many members say the same about a scenario, kept rather than counted: a tally reads a few rows, however many answered.

-- Present answers alike, as a tally tells them apart. Kept by the triggers below, whoever changes an answer, undo included.
-- It has no primary key, so that the log does not record it. It takes the place of an index over all answers.
CREATE TABLE stance_number (
  scenario_id INTEGER NOT NULL,
  axis        TEXT    NOT NULL,
  late        INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  answer      TEXT    NOT NULL,
  horizon     TEXT    NOT NULL,
  offers      TEXT    NOT NULL,
  members     INTEGER NOT NULL CHECK (members >= 0)
) STRICT;
CREATE UNIQUE INDEX stance_number_of ON stance_number (scenario_id, axis, late, version, answer, horizon, offers);
INSERT INTO stance_number (scenario_id, axis, late, version, answer, horizon, offers, members)
SELECT scenario_id, axis, late, version, answer, horizon, offers, count(*) FROM stance WHERE superseded_at IS NULL
GROUP BY scenario_id, axis, late, version, answer, horizon, offers;
DROP INDEX stance_tally;

CREATE TRIGGER stance_number_new AFTER INSERT ON stance WHEN NEW.superseded_at IS NULL
BEGIN
  INSERT INTO stance_number (scenario_id, axis, late, version, answer, horizon, offers, members)
  VALUES (NEW.scenario_id, NEW.axis, NEW.late, NEW.version, NEW.answer, NEW.horizon, NEW.offers, 1)
  ON CONFLICT DO UPDATE SET members = members + 1;
END;
CREATE TRIGGER stance_number_gone AFTER DELETE ON stance WHEN OLD.superseded_at IS NULL
BEGIN
  UPDATE stance_number SET members = members - 1
  WHERE scenario_id = OLD.scenario_id AND axis = OLD.axis AND late = OLD.late AND version = OLD.version
    AND answer = OLD.answer AND horizon = OLD.horizon AND offers = OLD.offers;
END;
CREATE TRIGGER stance_number_left
AFTER UPDATE OF scenario_id, axis, late, version, answer, horizon, offers, superseded_at ON stance
WHEN OLD.superseded_at IS NULL
BEGIN
  UPDATE stance_number SET members = members - 1
  WHERE scenario_id = OLD.scenario_id AND axis = OLD.axis AND late = OLD.late AND version = OLD.version
    AND answer = OLD.answer AND horizon = OLD.horizon AND offers = OLD.offers;
END;
CREATE TRIGGER stance_number_joined
AFTER UPDATE OF scenario_id, axis, late, version, answer, horizon, offers, superseded_at ON stance
WHEN NEW.superseded_at IS NULL
BEGIN
  INSERT INTO stance_number (scenario_id, axis, late, version, answer, horizon, offers, members)
  VALUES (NEW.scenario_id, NEW.axis, NEW.late, NEW.version, NEW.answer, NEW.horizon, NEW.offers, 1)
  ON CONFLICT DO UPDATE SET members = members + 1;
END;
