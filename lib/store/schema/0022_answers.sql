-- SPDX-License-Identifier: Apache-2.0
-- Until when answers to a webinar count, and those that do not.

-- Null: until the webinar ends.
ALTER TABLE webinar ADD COLUMN rsvp_until INTEGER;

-- Append-only. What a member answered after RSVPs closed, or to a revision that is no longer the present one. It waits
-- for a person until the member's answer counts, or they were asked again.
CREATE TABLE uncounted_answer (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  webinar_id  INTEGER NOT NULL REFERENCES webinar (id),
  member_id   INTEGER NOT NULL REFERENCES member (id),
  answer      TEXT    NOT NULL CHECK (answer = 'yes' OR answer = 'maybe' OR answer = 'no'),
  why         TEXT    NOT NULL CHECK (why = 'late' OR why = 'older revision'),
  sequence    INTEGER NOT NULL,  -- the revision that was answered
  source      TEXT    NOT NULL CHECK (source = 'calendar' OR source = 'token'),
  answered_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  digest      TEXT    NOT NULL UNIQUE  -- of the mail that it came in (incoming.digest)
) STRICT;
CREATE INDEX uncounted_answer_of ON uncounted_answer (webinar_id, member_id);
CREATE INDEX uncounted_answer_member ON uncounted_answer (member_id);
