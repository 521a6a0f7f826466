-- SPDX-License-Identifier: Apache-2.0
-- Calls with members one by one, and the times at which staff can hold them. Checks are chained comparisons where many calls
-- are made at once: for "x IN (three or more)" SQLite makes a table for each row.

-- lib/calls/transition.cpp says from which state a call may go to which. It is in calendars from its first booking on.
CREATE TABLE call (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id    INTEGER NOT NULL REFERENCES member (id),
  webinar_id   INTEGER REFERENCES webinar (id),  -- the one that they cannot come to, where that is why
  state        TEXT    NOT NULL CHECK (state = 'wanted' OR state = 'proposed' OR state = 'booked' OR state = 'held'
                                       OR state = 'no-show' OR state = 'cancelled' OR state = 'declined' OR state = 'lapsed'),
  side         TEXT    NOT NULL DEFAULT '' CHECK (side = '' OR side = 'member' OR side = 'staff'),
  reason       TEXT    NOT NULL DEFAULT '',
  phone        TEXT    NOT NULL DEFAULT '',
  owner        TEXT    NOT NULL DEFAULT '',  -- of staff: who arranges it
  zone         TEXT    NOT NULL DEFAULT '',  -- IANA, the member's; '' where nobody knows
  staff        TEXT    NOT NULL DEFAULT '',  -- who holds it
  starts_at    INTEGER,
  ends_at      INTEGER,
  booked_at    INTEGER,                      -- when this time was agreed
  confirmed_at INTEGER,                      -- when their calendar said yes to it
  uid          TEXT    NOT NULL DEFAULT '',  -- of its calendar object; once set it never changes
  sequence     INTEGER NOT NULL DEFAULT -1,  -- of that object; -1: no calendar has it
  outcome      TEXT    NOT NULL DEFAULT '',  -- a code
  agreed       TEXT    NOT NULL DEFAULT '',  -- may be passed on
  created_at   INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  CHECK ((side <> '') = (state = 'no-show' OR state = 'cancelled')),
  CHECK ((state <> 'booked' AND state <> 'held' AND state <> 'no-show') OR starts_at IS NOT NULL),
  CHECK (state <> 'booked' OR ends_at IS NOT NULL),  -- of a call that was held at once nobody knows it
  CHECK (ends_at IS NULL OR (starts_at IS NOT NULL AND starts_at < ends_at))
) STRICT;
-- Who cannot come is called once for each webinar.
CREATE UNIQUE INDEX call_answer ON call (member_id, webinar_id) WHERE webinar_id IS NOT NULL;
CREATE UNIQUE INDEX call_uid ON call (uid) WHERE uid <> '';
CREATE INDEX call_member ON call (member_id, state);
CREATE INDEX call_webinar ON call (webinar_id) WHERE webinar_id IS NOT NULL;
CREATE INDEX call_state ON call (state, starts_at);
CREATE INDEX call_start ON call (starts_at) WHERE starts_at IS NOT NULL;
CREATE INDEX call_owner ON call (owner) WHERE owner <> '';

-- Calendars ignore a revision that is older than theirs (RFC 5546 2.1.4): it never falls, whatever is taken back.
CREATE TRIGGER call_revision_never_falls AFTER UPDATE OF sequence ON call
WHEN NEW.sequence < OLD.sequence
BEGIN
  UPDATE call SET sequence = OLD.sequence + 1 WHERE id = NEW.id;
END;

-- Every step of a call, with who took it. Never a word of the member's own.
CREATE TABLE call_history (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  call_id INTEGER NOT NULL REFERENCES call (id),
  event   TEXT    NOT NULL,
  state   TEXT    NOT NULL,
  side    TEXT    NOT NULL DEFAULT '',
  detail  TEXT    NOT NULL DEFAULT '',
  source  TEXT    NOT NULL CHECK (source = 'staff' OR source = 'calendar' OR source = 'token'
                                  OR source = 'automatic'),
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX call_history_call ON call_history (call_id, id);

-- What staff write about a call for themselves: never passed on.
CREATE TABLE call_note (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  call_id INTEGER NOT NULL REFERENCES call (id),
  body    TEXT    NOT NULL CHECK (body <> ''),
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX call_note_call ON call_note (call_id, id);

-- A time at which somebody of staff can hold a call. Free without a call; kept for one until held_until, while its member
-- chooses; booked by it where nothing is said until when.
CREATE TABLE call_slot (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  staff      TEXT    NOT NULL CHECK (staff <> ''),
  starts_at  INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL,
  call_id    INTEGER REFERENCES call (id),
  held_until INTEGER,
  ad_hoc     INTEGER NOT NULL DEFAULT 0 CHECK (ad_hoc IN (0, 1)),  -- made for this one call: gone with it
  UNIQUE (staff, starts_at),
  CHECK (starts_at < ends_at AND ends_at - starts_at <= 86400),
  CHECK (call_id IS NOT NULL OR held_until IS NULL)
) STRICT;
CREATE UNIQUE INDEX call_slot_booked ON call_slot (call_id)
  WHERE call_id IS NOT NULL AND held_until IS NULL;
CREATE INDEX call_slot_held ON call_slot (call_id, held_until) WHERE held_until IS NOT NULL;
CREATE INDEX call_slot_start ON call_slot (starts_at);

-- Nobody can hold two calls at a time, whoever writes the rows.
CREATE TRIGGER call_slot_overlap BEFORE INSERT ON call_slot
WHEN EXISTS (SELECT 1 FROM call_slot WHERE staff = NEW.staff AND starts_at < NEW.ends_at
             AND starts_at > NEW.starts_at - 86400 AND ends_at > NEW.starts_at)
BEGIN
  SELECT RAISE(ABORT, 'two slots of one person overlap');
END;
CREATE TRIGGER call_slot_never_moves BEFORE UPDATE OF staff, starts_at, ends_at ON call_slot
WHEN (NEW.staff, NEW.starts_at, NEW.ends_at) <> (OLD.staff, OLD.starts_at, OLD.ends_at)
BEGIN
  SELECT RAISE(ABORT, 'a slot never moves');
END;

-- Reminders that nobody ran in time: one row for each rule of the configuration and time of the call. Those that went out
-- stand in the outbox.
CREATE TABLE call_reminder_missed (
  call_id   INTEGER NOT NULL REFERENCES call (id),
  rule      TEXT    NOT NULL,
  starts_at INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (call_id, rule, starts_at)
) STRICT, WITHOUT ROWID;

-- Who had declined before there were calls is on the call track as well.
INSERT INTO call (member_id, webinar_id, state, created_at, changed_at)
SELECT said.member_id, said.webinar_id, 'wanted', said.answered_at, said.answered_at
FROM rsvp_latest AS said JOIN member ON member.id = said.member_id
WHERE said.answer = 'no' AND member.erased_at IS NULL
ORDER BY said.id;
INSERT INTO call_history (call_id, event, state, detail, source, actor, at)
SELECT id, 'wanted', 'wanted', 'cannot come to w' || webinar_id, 'automatic', 'qlab', created_at FROM call ORDER BY id;
