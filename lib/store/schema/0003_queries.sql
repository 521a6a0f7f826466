-- SPDX-License-Identifier: Apache-2.0
-- Every field of a query finds its members by an index (qlab help queries). Values that nearly all
-- members have are left out where the grammar can say so: a partial index costs an import nothing. SQLite reads the
-- table for a column that the index does not have, the one of its own WHERE included. Names, organisations, roles and
-- nations are found by their letters (0013).

CREATE INDEX member_relation ON member (relation);
CREATE INDEX member_outlook ON member (outlook);
CREATE INDEX member_joined ON member (joined_at);
CREATE INDEX member_account ON member (account COLLATE NOCASE) WHERE account <> '';
CREATE INDEX member_off ON member (delivery) WHERE delivery = 'off';
CREATE INDEX member_address_bad ON member_address (state, position) WHERE state = 'bad';

CREATE INDEX consent_state ON consent (purpose, state, recipient, member_id);
CREATE INDEX participation_kind ON participation (kind, at, member_id);
CREATE INDEX rsvp_answer ON rsvp (webinar_id, answer, member_id, answered_at);
CREATE INDEX attendance_duration ON attendance (webinar_id, duration_s, member_id)
  WHERE member_id IS NOT NULL;
CREATE INDEX stance_answer ON stance (scenario_id, axis, answer, version, member_id, superseded_at)
  WHERE superseded_at IS NULL;
