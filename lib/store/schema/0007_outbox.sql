-- SPDX-License-Identifier: Apache-2.0
-- Sending by itself and at a pace.

-- Whether a person asked for this mail or qlab wrote it by itself, as a reminder: only the latter waits
-- for the end of the quiet hours, in the zone of what it is about ('' is general.timezone).
ALTER TABLE message ADD COLUMN origin TEXT NOT NULL DEFAULT 'asked'
  CHECK (origin = 'asked' OR origin = 'automatic');
ALTER TABLE message ADD COLUMN zone TEXT NOT NULL DEFAULT '';
CREATE INDEX message_automatic ON message (zone, due_at)
  WHERE state IN ('queued', 'deferred') AND origin = 'automatic';

-- With the state in it, what is due is counted without a look at the mails themselves.
DROP INDEX message_due;
CREATE INDEX message_due ON message (due_at, id, state) WHERE state IN ('queued', 'deferred');

-- When a waiting mail was last touched: one that was touched after now tells that the clock was set back.
CREATE INDEX message_touched ON message (coalesce(tried_at, queued_at))
  WHERE state IN ('queued', 'deferred');

-- The pace of sending, which all runs share.
CREATE TABLE send_pace (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  next_at_ms INTEGER NOT NULL,  -- no mail before this: milliseconds since 1970 UTC
  held_until INTEGER NOT NULL   -- the relay asked to be left alone until then
) STRICT;
INSERT INTO send_pace (id, next_at_ms, held_until) VALUES (1, 0, 0);
