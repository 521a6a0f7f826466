-- SPDX-License-Identifier: Apache-2.0
-- The register: who turned delivery off, whether newcomers would value being part, the wordings that consents
-- were given to, and members who turned out to be one person.

ALTER TABLE member ADD COLUMN interest TEXT NOT NULL DEFAULT 'unknown'
  CHECK (interest = 'unknown' OR interest = 'yes' OR interest = 'no');

-- Empty where nobody said, or delivery is on.
ALTER TABLE member ADD COLUMN delivery_by TEXT NOT NULL DEFAULT ''
  CHECK (delivery_by = '' OR delivery_by = 'member' OR delivery_by = 'staff' OR delivery_by = 'bounces');

-- What people are asked, word for word. A consent names the version that was agreed to.
CREATE TABLE consent_wording (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  purpose TEXT    NOT NULL CHECK (purpose IN ('contact', 'call', 'listing', 'quote', 'handover')),
  version INTEGER NOT NULL CHECK (version > 0),
  body    TEXT    NOT NULL CHECK (body <> ''),
  actor   TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  UNIQUE (purpose, version)
) STRICT;

-- The id of a member who was merged leads to the one who stayed, for ever: the row of the duplicate is gone.
CREATE TABLE member_merge (
  duplicate_id INTEGER PRIMARY KEY,
  kept_id      INTEGER NOT NULL REFERENCES member (id),
  actor        TEXT    NOT NULL,
  at           INTEGER NOT NULL
) STRICT;
CREATE INDEX member_merge_kept ON member_merge (kept_id);

-- Where both said something else: what holds now, and what was set aside.
CREATE TABLE member_merge_value (
  duplicate_id INTEGER NOT NULL REFERENCES member_merge (duplicate_id),
  field        TEXT    NOT NULL,
  kept         TEXT    NOT NULL,
  set_aside    TEXT    NOT NULL,
  PRIMARY KEY (duplicate_id, field)
) STRICT, WITHOUT ROWID;
