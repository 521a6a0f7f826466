-- SPDX-License-Identifier: Apache-2.0
-- Mails that came in. Each is taken once, in whatever mailbox it is read again.

CREATE TABLE incoming (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  digest     TEXT    NOT NULL UNIQUE CHECK (length(digest) = 64),
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
CREATE INDEX incoming_waiting ON incoming (id) WHERE state = 'waiting';
CREATE INDEX incoming_member ON incoming (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX incoming_message ON incoming (message_id) WHERE message_id IS NOT NULL;

-- How far a mailbox was read whose mails have numbers (UID and UIDVALIDITY). Without a primary key, so that the log of
-- changes does not record it: what is taken back is not read again by itself.
CREATE TABLE mailbox_mark (
  mailbox TEXT    NOT NULL UNIQUE,  -- user, server and folder
  epoch   INTEGER NOT NULL,
  number  INTEGER NOT NULL
) STRICT;

-- What notifications said of addresses that we mailed, once for each mail of ours.
CREATE TABLE bounce (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  incoming_id INTEGER NOT NULL REFERENCES incoming (id),
  message_id  INTEGER NOT NULL REFERENCES message (id),
  member_id   INTEGER REFERENCES member (id),
  outcome     TEXT    NOT NULL CHECK (outcome = 'permanent' OR outcome = 'temporary' OR outcome = 'delayed'
                                      OR outcome = 'delivered' OR outcome = 'unclassified'),
  status      TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  UNIQUE (incoming_id, message_id)
) STRICT;
CREATE INDEX bounce_message ON bounce (message_id, outcome);
CREATE INDEX bounce_member ON bounce (member_id) WHERE member_id IS NOT NULL;
