-- SPDX-License-Identifier: Apache-2.0
-- What the log knows about taking changes back, and the place where the store may send from.

-- A change that held data of a person who was erased has lost its changeset and cannot be taken back.
ALTER TABLE change_log ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1));
-- Why it can never be taken back, where that is so from the start.
ALTER TABLE change_log ADD COLUMN final_because TEXT NOT NULL DEFAULT '';
-- The change that this one took back, and the one that took this one back and still holds.
ALTER TABLE change_log ADD COLUMN undoes INTEGER REFERENCES change_log (id);
ALTER TABLE change_log ADD COLUMN undone_by INTEGER REFERENCES change_log (id);

-- Where the store was adopted (lib/store/clone_guard.hpp). A copy, a backup and a store that was moved
-- find that they are not there, and do not send.
CREATE TABLE store_place (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  place      TEXT    NOT NULL,                              -- as in the file beside the store
  machine    TEXT    NOT NULL,                              -- a keyed hash; '' where it has no id
  path       TEXT    NOT NULL,                              -- '' in a backup, which is adopted nowhere
  inode      INTEGER NOT NULL,
  born_at    INTEGER NOT NULL,                              -- nanoseconds; 0 where nobody knows
  departures INTEGER NOT NULL,                              -- counts the runs that sent
  in_doubt   INTEGER NOT NULL CHECK (in_doubt IN (0, 1))    -- what waits may have been sent elsewhere
) STRICT;
