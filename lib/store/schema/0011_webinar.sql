-- SPDX-License-Identifier: Apache-2.0
-- Webinars that change, and their reminders.

-- When the start was set to another one, null where it never was: a reminder that was due before is not sent again.
ALTER TABLE webinar ADD COLUMN moved_at INTEGER;

-- Calendars ignore a revision that is older than theirs (RFC 5546 2.1.4): it never falls, whatever is taken back.
CREATE TRIGGER webinar_revision_never_falls AFTER UPDATE OF sequence ON webinar
WHEN NEW.sequence < OLD.sequence
BEGIN
  UPDATE webinar SET sequence = OLD.sequence + 1 WHERE id = NEW.id;
END;

-- What became of each reminder: one row per rule of the configuration and start of the webinar. A reminder that is
-- still ahead has none.
CREATE TABLE reminder (
  webinar_id INTEGER NOT NULL REFERENCES webinar (id),
  rule       TEXT    NOT NULL,
  starts_at  INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state = 'completed' OR state = 'missed'),
  at         INTEGER NOT NULL,
  seen       INTEGER NOT NULL DEFAULT 0,  -- up to this answer (rsvp.id) all were looked at
  PRIMARY KEY (webinar_id, rule, starts_at)
) STRICT, WITHOUT ROWID;

-- What comes too late only confuses: a mail that is not on its way by then is missed.
ALTER TABLE message ADD COLUMN useless_from INTEGER;
CREATE INDEX message_useless ON message (useless_from)
  WHERE state IN ('queued', 'deferred') AND useless_from IS NOT NULL;
