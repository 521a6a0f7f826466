-- SPDX-License-Identifier: Apache-2.0
-- What comes in costs less to record.

-- Each mail once, by half of its digest: mails stand in this index in no order, so that many of its pages are written for a
-- few of them.
CREATE TABLE incoming_row (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  digest     TEXT    NOT NULL CHECK (length(digest) = 64),
  kind       TEXT    NOT NULL CHECK (kind = 'calendar' OR kind = 'token' OR kind = 'bounce' OR kind = 'complaint'
                                     OR kind = 'auto-reply' OR kind = 'comment' OR kind = 'other'),
  state      TEXT    NOT NULL CHECK (state = 'applied' OR state = 'waiting' OR state = 'done' OR state = 'nothing'),
  reason     TEXT    NOT NULL,              -- what was made of it, or why it waits
  member_id  INTEGER REFERENCES member (id),
  message_id INTEGER REFERENCES message (id),  -- the mail of ours that it answers
  address    TEXT    NOT NULL,              -- who says to have written it
  subject    TEXT    NOT NULL,
  bytes      BLOB    NOT NULL,              -- of what waits for a person; else nothing
  read_at    INTEGER NOT NULL
) STRICT;
INSERT INTO incoming_row (id, digest, kind, state, reason, member_id, message_id, address, subject, bytes, read_at)
SELECT id, digest, kind, state, reason, member_id, message_id, address, subject, bytes, read_at FROM incoming
ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'incoming_row';
UPDATE sqlite_sequence SET name = 'incoming_row' WHERE name = 'incoming';
DROP TABLE incoming;
ALTER TABLE incoming_row RENAME TO incoming;
CREATE UNIQUE INDEX incoming_digest ON incoming (substr(digest, 1, 32));
CREATE INDEX incoming_waiting ON incoming (id) WHERE state = 'waiting';
CREATE INDEX incoming_member ON incoming (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX incoming_message ON incoming (message_id) WHERE message_id IS NOT NULL;

-- The references of answers are looked at when the change ends: as long as a statement with triggers may fail halfway over
-- one, SQLite keeps a copy of every page that it touches.
DROP VIEW rsvp_latest;
CREATE TABLE rsvp_row (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  webinar_id  INTEGER NOT NULL REFERENCES webinar (id) DEFERRABLE INITIALLY DEFERRED,
  member_id   INTEGER NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  answer      TEXT    NOT NULL
                      CHECK (answer = 'invited' OR answer = 'yes' OR answer = 'maybe' OR answer = 'no'
                             OR answer = 'waitlisted' OR answer = 'offered'),
  previous    TEXT    NOT NULL,
  source      TEXT    NOT NULL
                      CHECK (source = 'staff' OR source = 'calendar' OR source = 'token' OR source = 'import'
                             OR source = 'automatic'),
  answered_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  offer_until INTEGER,  -- of 'offered': until when the place is kept
  actor       TEXT    NOT NULL,
  CHECK ((answer = 'offered') = (offer_until IS NOT NULL))
) STRICT;
INSERT INTO rsvp_row (id, webinar_id, member_id, answer, previous, source, answered_at, recorded_at, offer_until, actor)
SELECT id, webinar_id, member_id, answer, previous, source, answered_at, recorded_at, offer_until, actor FROM rsvp
ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'rsvp_row';
UPDATE sqlite_sequence SET name = 'rsvp_row' WHERE name = 'rsvp';
DROP TABLE rsvp;
ALTER TABLE rsvp_row RENAME TO rsvp;
CREATE INDEX rsvp_present ON rsvp (webinar_id, member_id, answered_at, id, answer, source, offer_until);
CREATE INDEX rsvp_member ON rsvp (member_id);
CREATE INDEX rsvp_answer ON rsvp (webinar_id, answer, member_id, answered_at);
CREATE VIEW rsvp_latest AS
SELECT id, webinar_id, member_id, answer, source, answered_at, offer_until
FROM rsvp
WHERE NOT EXISTS (SELECT 1 FROM rsvp AS later
                  WHERE later.webinar_id = rsvp.webinar_id AND later.member_id = rsvp.member_id
                    AND (later.answer <> 'invited', later.answered_at, later.id)
                        > (rsvp.answer <> 'invited', rsvp.answered_at, rsvp.id));

-- Whatever changes: a member leaves the number of the answer that stood, and joins that of the one that stands then.
CREATE TRIGGER rsvp_number_before_new BEFORE INSERT ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members - 1 WHERE webinar_id = NEW.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = NEW.webinar_id AND member_id = NEW.member_id);
END;
CREATE TRIGGER rsvp_number_after_new AFTER INSERT ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members + 1 WHERE webinar_id = NEW.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = NEW.webinar_id AND member_id = NEW.member_id);
END;
CREATE TRIGGER rsvp_number_before_gone BEFORE DELETE ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members - 1 WHERE webinar_id = OLD.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = OLD.webinar_id AND member_id = OLD.member_id);
END;
CREATE TRIGGER rsvp_number_after_gone AFTER DELETE ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members + 1 WHERE webinar_id = OLD.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = OLD.webinar_id AND member_id = OLD.member_id);
END;
-- Two members may be one person: an answer is then given to the other, who stood somewhere too.
CREATE TRIGGER rsvp_number_before_changed BEFORE UPDATE OF webinar_id, member_id, answer, answered_at ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members - 1 WHERE webinar_id = OLD.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = OLD.webinar_id AND member_id = OLD.member_id);
  UPDATE rsvp_number SET members = members - 1 WHERE webinar_id = NEW.webinar_id
    AND (OLD.webinar_id, OLD.member_id) <> (NEW.webinar_id, NEW.member_id)
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = NEW.webinar_id AND member_id = NEW.member_id);
END;
CREATE TRIGGER rsvp_number_after_changed AFTER UPDATE OF webinar_id, member_id, answer, answered_at ON rsvp
BEGIN
  UPDATE rsvp_number SET members = members + 1 WHERE webinar_id = OLD.webinar_id
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = OLD.webinar_id AND member_id = OLD.member_id);
  UPDATE rsvp_number SET members = members + 1 WHERE webinar_id = NEW.webinar_id
    AND (OLD.webinar_id, OLD.member_id) <> (NEW.webinar_id, NEW.member_id)
    AND answer = (SELECT answer FROM rsvp_latest WHERE webinar_id = NEW.webinar_id AND member_id = NEW.member_id);
END;
