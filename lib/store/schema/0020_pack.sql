-- SPDX-License-Identifier: Apache-2.0
-- Packs that were made and received, and who acknowledged which.

-- Signs packs and receipts. The public key follows from it; it is never shown.
CREATE TABLE handover_key (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  secret     TEXT    NOT NULL CHECK (length(secret) = 64),
  created_at INTEGER NOT NULL
) STRICT;

-- A file that was made for a successor: everything, or what changed since another one.
CREATE TABLE handover_pack (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT    NOT NULL CHECK (kind IN ('pack', 'delta')),
  base_id      INTEGER REFERENCES handover_pack (id),
  sha256       TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
  file         TEXT    NOT NULL,  -- its name
  successor_id INTEGER NOT NULL,  -- no reference: who was given what outlives the list of successors
  recipient    TEXT    NOT NULL,
  members      INTEGER NOT NULL,  -- of the community then
  included     INTEGER NOT NULL,
  actor        TEXT    NOT NULL,
  made_at      INTEGER NOT NULL,
  CHECK ((kind = 'delta') = (base_id IS NOT NULL))
) STRICT;
CREATE INDEX handover_pack_base ON handover_pack (base_id) WHERE base_id IS NOT NULL;

-- What was handed over of whom, as digests: what a delta is made from. No value of anybody's.
CREATE TABLE handover_pack_item (
  pack_id INTEGER NOT NULL REFERENCES handover_pack (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('member', 'comment')),
  item_id INTEGER NOT NULL,
  digest  TEXT    NOT NULL,
  PRIMARY KEY (pack_id, kind, item_id)
) STRICT, WITHOUT ROWID;

-- That the successor has exactly this file, by a receipt that they signed.
CREATE TABLE handover_acknowledgement (
  pack_id     INTEGER PRIMARY KEY REFERENCES handover_pack (id),
  public_key  TEXT    NOT NULL CHECK (length(public_key) = 64),
  receipt     TEXT    NOT NULL,  -- as it came, without anybody's data
  accepted_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor       TEXT    NOT NULL
) STRICT;

-- Packs that this store was made from or took in, and by whose key.
CREATE TABLE handover_received (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT    NOT NULL CHECK (kind IN ('pack', 'delta')),
  sha256       TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
  organisation TEXT    NOT NULL,
  recipient    TEXT    NOT NULL,
  public_key   TEXT    NOT NULL CHECK (length(public_key) = 64),
  made_at      INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  receipt      TEXT    NOT NULL   -- as it was sent back, without anybody's data
) STRICT;

-- Whom a pack calls by which id. No reference: members may be joined here, and erased.
CREATE TABLE handover_received_member (
  origin_id INTEGER PRIMARY KEY,
  member_id INTEGER NOT NULL
) STRICT;
