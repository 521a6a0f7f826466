-- SPDX-License-Identifier: Apache-2.0
-- How many members stand where with a webinar, kept rather than counted: whether there is a place is asked with every answer.

-- A row for each webinar and answer. Kept by the triggers below, whoever changes an answer, undo included. It has no
-- primary key, so that the log does not record it.
CREATE TABLE rsvp_number (
  webinar_id INTEGER NOT NULL,
  answer     TEXT    NOT NULL,
  members    INTEGER NOT NULL CHECK (members >= 0)
) STRICT;
CREATE UNIQUE INDEX rsvp_number_of ON rsvp_number (webinar_id, answer);
INSERT INTO rsvp_number (webinar_id, answer, members)
SELECT webinar.id, said.column1, (SELECT count(*) FROM rsvp_latest WHERE webinar_id = webinar.id AND answer = said.column1)
FROM webinar, (VALUES ('invited'), ('yes'), ('maybe'), ('no'), ('waitlisted'), ('offered')) AS said;
CREATE TRIGGER rsvp_number_webinar_new AFTER INSERT ON webinar
BEGIN
  INSERT INTO rsvp_number (webinar_id, answer, members)
  VALUES (NEW.id, 'invited', 0), (NEW.id, 'yes', 0), (NEW.id, 'maybe', 0), (NEW.id, 'no', 0), (NEW.id, 'waitlisted', 0),
         (NEW.id, 'offered', 0);
END;
CREATE TRIGGER rsvp_number_webinar_gone AFTER DELETE ON webinar
BEGIN
  DELETE FROM rsvp_number WHERE webinar_id = OLD.id;
END;

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

-- Who stands where, and who came, are read from these alone.
DROP INDEX rsvp_present;
CREATE INDEX rsvp_present ON rsvp (webinar_id, member_id, answered_at, id, answer, source, offer_until);
CREATE INDEX attendance_came ON attendance (webinar_id, member_id, duration_s) WHERE member_id IS NOT NULL;
