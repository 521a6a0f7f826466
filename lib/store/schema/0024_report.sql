-- SPDX-License-Identifier: Apache-2.0
-- What the report and its search for private values ask of every comment and answer: read from narrow rows, where a
-- comment's own row is as long as its text, and where few rows have what is asked for, only those.

DROP INDEX comment_member;
CREATE INDEX comment_member ON comment (member_id, state, written_at, parent_id, depth) WHERE member_id IS NOT NULL;
DROP INDEX comment_parent;
CREATE INDEX comment_parent ON comment (parent_id, state, member_id, depth) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_hidden ON comment (id) WHERE state = 'hidden';
CREATE INDEX comment_named ON comment (id) WHERE licence = 'with name';
CREATE INDEX stance_reason ON stance (reason) WHERE reason <> '';
CREATE INDEX stance_condition ON stance (condition) WHERE condition <> '';
CREATE INDEX attendance_address ON attendance (address) WHERE address <> '';
