-- SPDX-License-Identifier: Apache-2.0
-- Answers to scenarios, attendance and comments with chained comparisons: for "x IN (three or more)" SQLite makes a table for each
-- row that is inserted, which took half of the time of inserting. Numbers that were given are not given again.

CREATE TABLE stance_row (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id   INTEGER NOT NULL REFERENCES scenario (id),
  member_id     INTEGER NOT NULL REFERENCES member (id),
  axis          TEXT    NOT NULL CHECK (axis = 'want' OR axis = 'value' OR axis = 'support'),
  answer        TEXT    NOT NULL CHECK (answer = 'yes' OR answer = 'conditional' OR answer = 'no'),
  condition     TEXT    NOT NULL DEFAULT '',
  reason        TEXT    NOT NULL DEFAULT '',
  horizon       TEXT    NOT NULL DEFAULT '',  -- '', 'lasting' or a date
  offers        TEXT    NOT NULL DEFAULT '',  -- host, facilitate, organise, fund, admin: space between
  version       INTEGER NOT NULL,             -- of the scenario's text that was answered
  late          INTEGER NOT NULL CHECK (late = 0 OR late = 1),  -- joined after the scenario opened
  source        TEXT    NOT NULL CHECK (source = 'staff' OR source = 'import' OR source = 'member'),
  actor         TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  superseded_at INTEGER,
  on_behalf     INTEGER NOT NULL DEFAULT 0 CHECK (on_behalf = 0 OR on_behalf = 1),
  confirmed     INTEGER NOT NULL DEFAULT 0 CHECK (confirmed = 0 OR confirmed = 1),
  CHECK (condition = '' OR answer = 'conditional'),
  CHECK (offers = '' OR axis = 'support')
) STRICT;
INSERT INTO stance_row (id, scenario_id, member_id, axis, answer, condition, reason, horizon, offers, version, late, source,
                        actor, at, superseded_at, on_behalf, confirmed)
SELECT id, scenario_id, member_id, axis, answer, condition, reason, horizon, offers, version, late, source, actor, at,
       superseded_at, on_behalf, confirmed
FROM stance ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'stance_row';
UPDATE sqlite_sequence SET name = 'stance_row' WHERE name = 'stance';
DROP TABLE stance;
ALTER TABLE stance_row RENAME TO stance;
CREATE UNIQUE INDEX stance_present ON stance (scenario_id, member_id, axis) WHERE superseded_at IS NULL;
CREATE INDEX stance_tally
  ON stance (scenario_id, axis, late, version, answer, horizon, offers, superseded_at)
  WHERE superseded_at IS NULL;
CREATE INDEX stance_member ON stance (member_id, scenario_id, superseded_at);
CREATE INDEX stance_answer ON stance (scenario_id, axis, answer, version, member_id, superseded_at)
  WHERE superseded_at IS NULL;
CREATE INDEX stance_offers ON stance (scenario_id, offers, version, member_id, superseded_at)
  WHERE superseded_at IS NULL AND offers <> '';

CREATE TABLE attendance_row (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  webinar_id  INTEGER NOT NULL REFERENCES webinar (id),
  member_id   INTEGER REFERENCES member (id),
  name        TEXT    NOT NULL,
  address     TEXT    NOT NULL DEFAULT '',
  ordinal     INTEGER NOT NULL DEFAULT 0,
  match       TEXT    NOT NULL
                      CHECK (match = 'address' OR match = 'alias' OR match = 'name' OR match = 'ambiguous'
                             OR match = 'unmatched'),
  first_join  INTEGER,
  last_leave  INTEGER,
  duration_s  INTEGER,  -- null where the file does not say
  role        TEXT    NOT NULL DEFAULT '',
  imported_at INTEGER NOT NULL,
  UNIQUE (webinar_id, name, address, ordinal)
) STRICT;
INSERT INTO attendance_row (id, webinar_id, member_id, name, address, ordinal, match, first_join, last_leave, duration_s,
                            role, imported_at)
SELECT id, webinar_id, member_id, name, address, ordinal, match, first_join, last_leave, duration_s, role, imported_at
FROM attendance ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'attendance_row';
UPDATE sqlite_sequence SET name = 'attendance_row' WHERE name = 'attendance';
DROP TABLE attendance;
ALTER TABLE attendance_row RENAME TO attendance;
CREATE INDEX attendance_member ON attendance (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX attendance_duration ON attendance (webinar_id, duration_s, member_id) WHERE member_id IS NOT NULL;

-- Rows of many tables refer to comments, and keep doing so: nothing is checked while the schema climbs.
CREATE TABLE comment_row (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id    INTEGER NOT NULL REFERENCES scenario (id),
  parent_id      INTEGER REFERENCES comment (id),
  answers_id     INTEGER REFERENCES comment (id),
  depth          INTEGER NOT NULL CHECK (depth BETWEEN 1 AND 3),
  member_id      INTEGER REFERENCES member (id),
  guest_id       INTEGER REFERENCES comment_guest (id),
  signed         TEXT    NOT NULL DEFAULT '',  -- a member's name under it, where it is another one
  body           TEXT    NOT NULL,
  format         TEXT    NOT NULL CHECK (format = 'text' OR format = 'html'),
  state          TEXT    NOT NULL
                         CHECK (state = 'pending' OR state = 'published' OR state = 'rejected' OR state = 'spam'
                                OR state = 'hidden' OR state = 'withdrawn'),
  reason         TEXT    NOT NULL DEFAULT '',
  licence        TEXT    NOT NULL DEFAULT 'not outside'
                         CHECK (licence = 'with name' OR licence = 'unnamed' OR licence = 'paraphrase only'
                                OR licence = 'not outside'),
  policy_version INTEGER REFERENCES comment_policy (version),
  page_id        INTEGER REFERENCES comment_page (id),
  source         TEXT    NOT NULL DEFAULT '',  -- of an import; ('', '') for our own
  source_id      TEXT    NOT NULL DEFAULT '',
  written_at     INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  version        INTEGER NOT NULL DEFAULT 1,
  clause         TEXT    NOT NULL DEFAULT '',  -- of the policy, for which it was rejected
  CHECK (member_id IS NULL OR guest_id IS NULL),
  CHECK ((depth = 1) = (parent_id IS NULL))
) STRICT;
INSERT INTO comment_row (id, scenario_id, parent_id, answers_id, depth, member_id, guest_id, signed, body, format, state,
                         reason, licence, policy_version, page_id, source, source_id, written_at, created_at, version, clause)
SELECT id, scenario_id, parent_id, answers_id, depth, member_id, guest_id, signed, body, format, state, reason, licence,
       policy_version, page_id, source, source_id, written_at, created_at, version, clause
FROM comment ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'comment_row';
UPDATE sqlite_sequence SET name = 'comment_row' WHERE name = 'comment';
DROP TABLE comment;
ALTER TABLE comment_row RENAME TO comment;
-- What is asked of every comment is read from narrow rows: a comment's own is as long as its text.
CREATE UNIQUE INDEX comment_source ON comment (source, source_id) WHERE source <> '';
CREATE INDEX comment_scenario ON comment (scenario_id, state, written_at);
CREATE INDEX comment_parent ON comment (parent_id, state, member_id, depth) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_answers ON comment (answers_id) WHERE answers_id IS NOT NULL;
CREATE INDEX comment_member ON comment (member_id, state, written_at, parent_id, depth) WHERE member_id IS NOT NULL;
CREATE INDEX comment_guest_id ON comment (guest_id) WHERE guest_id IS NOT NULL;
CREATE INDEX comment_page_id ON comment (page_id) WHERE page_id IS NOT NULL;
CREATE TRIGGER comment_text_new AFTER INSERT ON comment
BEGIN
  INSERT INTO comment_text (rowid, words, repeated)
    VALUES (index_row(NEW.id, NEW.body), NEW.body, repeated_words(NEW.body));
END;
CREATE TRIGGER comment_text_changed AFTER UPDATE OF body ON comment WHEN NEW.body <> OLD.body
BEGIN
  INSERT INTO comment_text (comment_text, rowid, words, repeated)
    VALUES ('delete', index_row(OLD.id, OLD.body), OLD.body, repeated_words(OLD.body));
  INSERT INTO comment_text (rowid, words, repeated)
    VALUES (index_row(NEW.id, NEW.body), NEW.body, repeated_words(NEW.body));
END;
CREATE TRIGGER comment_text_gone AFTER DELETE ON comment
BEGIN
  INSERT INTO comment_text (comment_text, rowid, words, repeated)
    VALUES ('delete', index_row(OLD.id, OLD.body), OLD.body, repeated_words(OLD.body));
END;
