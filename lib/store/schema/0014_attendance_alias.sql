-- SPDX-License-Identifier: Apache-2.0
-- What a member is called in attendance files, once somebody said so: "iPhone", or an address that is not theirs.

CREATE TABLE attendance_alias (
  alias      TEXT    NOT NULL PRIMARY KEY,  -- as names are compared
  member_id  INTEGER NOT NULL REFERENCES member (id),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_alias_member ON attendance_alias (member_id);
