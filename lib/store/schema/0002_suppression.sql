-- SPDX-License-Identifier: Apache-2.0
-- Addresses that are never written to again, whatever file brings them back. Only a keyed hash is kept, so that
-- the store of a person who was erased holds nothing of theirs. The key never leaves the store.

CREATE TABLE store_secret (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  suppression_key TEXT    NOT NULL CHECK (length(suppression_key) = 64)
) STRICT;
INSERT INTO store_secret (id, suppression_key) VALUES (1, lower(hex(randomblob(32))));

CREATE TABLE suppression (
  hash   TEXT    PRIMARY KEY CHECK (length(hash) = 64),  -- of the address's key (lib/core/address.hpp)
  reason TEXT    NOT NULL CHECK (reason IN ('erased', 'unsubscribed', 'complained', 'staff')),
  detail TEXT    NOT NULL DEFAULT '',                    -- never an address or a name
  actor  TEXT    NOT NULL,
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
