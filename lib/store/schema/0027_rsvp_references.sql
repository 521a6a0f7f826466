-- SPDX-License-Identifier: Apache-2.0
-- Answers cost less to record. Their references are looked at when the change ends: as long as a statement with triggers may
-- fail halfway over one, SQLite keeps a copy of every page that it touches.

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
