-- SPDX-License-Identifier: Apache-2.0
-- What the report and its search for private values look for among all comments and answers, where few have it.

CREATE INDEX comment_hidden ON comment (id, scenario_id, state) WHERE state = 'hidden';
CREATE INDEX comment_named ON comment (id) WHERE licence = 'with name';
CREATE INDEX stance_reason ON stance (reason) WHERE reason <> '';
CREATE INDEX stance_condition ON stance (condition) WHERE condition <> '';
CREATE INDEX attendance_address ON attendance (address) WHERE address <> '';
