-- SPDX-License-Identifier: Apache-2.0
-- What the handover needs beside the register: its dates, who carries on, what was learned, what is still to be done.

-- From when on nothing is written any more but what lib/store/freeze.hpp allows; the plan sets it.
CREATE TABLE store_freeze (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  frozen_from INTEGER NOT NULL
) STRICT;

-- The sunset clock: when each step is due. The freeze has its own table.
CREATE TABLE handover_date (
  step TEXT    PRIMARY KEY CHECK (step IN ('last send', 'comments close', 'pack', 'acknowledgement', 'erasure')),
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Gives successors, lessons and tasks their ids: h2 names one of them, for ever.
CREATE TABLE handover_item (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT    NOT NULL CHECK (kind IN ('successor', 'learning', 'progress')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Who carries on. A consent to the handover names one (consent.recipient), so a name is never given to another.
CREATE TABLE successor (
  id           INTEGER PRIMARY KEY REFERENCES handover_item (id),
  name         TEXT    NOT NULL CHECK (name <> ''),
  name_key     TEXT    NOT NULL UNIQUE,      -- folded: what names are compared by
  email        TEXT    NOT NULL DEFAULT '',
  organisation TEXT    NOT NULL DEFAULT '',
  public_key   TEXT    NOT NULL DEFAULT ''   -- Ed25519 (RFC 8032), 64 hexadecimal digits; empty: none yet
               CHECK (public_key = '' OR (length(public_key) = 64 AND public_key NOT GLOB '*[^0-9a-f]*'))
) STRICT;

-- A lesson: what it says, what it rests on, how sure it is, and whom it is for.
CREATE TABLE learning (
  id         INTEGER PRIMARY KEY REFERENCES handover_item (id),
  title      TEXT    NOT NULL CHECK (title <> ''),
  body       TEXT    NOT NULL,               -- Markdown
  confidence TEXT    NOT NULL CHECK (confidence IN ('low', 'medium', 'high')),
  role       TEXT    NOT NULL DEFAULT ''     -- who should know it: facilitator, funder ...
) STRICT;

-- A comment, call, webinar or scenario that a lesson rests on. No reference: an erased text stays counted.
CREATE TABLE learning_source (
  learning_id INTEGER NOT NULL REFERENCES learning (id),
  position    INTEGER NOT NULL,
  source      TEXT    NOT NULL,              -- c3, k4, w1, s2
  PRIMARY KEY (learning_id, position)
) STRICT, WITHOUT ROWID;

-- Work that goes on. Its owner is a member, or is named as staff typed it.
CREATE TABLE progress (
  id        INTEGER PRIMARY KEY REFERENCES handover_item (id),
  task      TEXT    NOT NULL CHECK (task <> ''),
  owner     TEXT    NOT NULL DEFAULT '',
  member_id INTEGER REFERENCES member (id),
  state     TEXT    NOT NULL CHECK (state IN ('open', 'doing', 'blocked', 'done', 'dropped')),
  next_step TEXT    NOT NULL DEFAULT '',
  due_at    INTEGER,
  done_at   INTEGER,
  CHECK (owner = '' OR member_id IS NULL),
  CHECK ((state = 'done') = (done_at IS NOT NULL))
) STRICT;
CREATE INDEX progress_member ON progress (member_id) WHERE member_id IS NOT NULL;

-- Whose consent to a handover stands how: each successor's, without reading the others.
CREATE INDEX consent_handover ON consent (recipient, member_id, id, state) WHERE purpose = 'handover';
