-- SPDX-License-Identifier: Apache-2.0
-- People who were erased, and who was ever given whose data.

-- The row of an erased person stays without anything of theirs, so that answers and figures keep what they refer to.
ALTER TABLE member ADD COLUMN erased_at INTEGER;

-- One row per erasure, and one line of the file beside the store: whichever is older learns from the other.
CREATE TABLE erasure (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid      TEXT    NOT NULL UNIQUE,
  member_id INTEGER NOT NULL,  -- no reference: an older backup may not know the member
  joined_at INTEGER NOT NULL,
  comments  TEXT    NOT NULL CHECK (comments IN ('keep', 'remove')),
  key_mark  TEXT    NOT NULL,  -- tells which key the hashes were made with
  hashes    TEXT    NOT NULL,  -- of the addresses (lib/mail/suppression.hpp), space between
  reason    TEXT    NOT NULL DEFAULT '',  -- never an address or a name
  actor     TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  purged_at INTEGER            -- when the deleted bytes were gone from the files too
) STRICT;
CREATE INDEX erasure_member ON erasure (member_id);

-- Which members' data left the store, to whom. Ids as ranges: "1-400 402" costs the same for four or four million.
CREATE TABLE disclosure (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind IN ('export', 'person', 'report', 'pack')),
  recipient TEXT    NOT NULL DEFAULT '',  -- empty: only the account that ran the command
  file      TEXT    NOT NULL DEFAULT '',
  members   INTEGER NOT NULL,
  ids       TEXT    NOT NULL
) STRICT;
