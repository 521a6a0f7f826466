-- SPDX-License-Identifier: Apache-2.0
-- How many rows erasures took out of what the log recorded of a change. They stay as the erasure left them when the
-- rest is taken back; where the rest cannot go without them, this tells why.

ALTER TABLE change_log ADD COLUMN erased_rows INTEGER NOT NULL DEFAULT 0 CHECK (erased_rows >= 0);
