-- SPDX-License-Identifier: Apache-2.0
-- Rows of member files whose addresses are those of several members: kept until a person has decided. A row is
-- held as CSV of our own, with its header; whose it may be follows from its addresses, so that a merge settles it.

CREATE TABLE member_import_queue (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  source    TEXT    NOT NULL,  -- the file's name
  line      INTEGER NOT NULL,
  text      TEXT    NOT NULL UNIQUE,
  queued_at INTEGER NOT NULL
) STRICT;

CREATE TABLE member_import_queue_address (
  queue_id INTEGER NOT NULL REFERENCES member_import_queue (id),
  key      TEXT    NOT NULL,  -- what addresses are compared by (lib/core/address.hpp)
  PRIMARY KEY (queue_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_import_queue_address_key ON member_import_queue_address (key);
