-- SPDX-License-Identifier: Apache-2.0
-- Which file it was that left: whoever holds it can be asked to show that it is the one.

ALTER TABLE disclosure ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';  -- empty: standard output, or broken off
