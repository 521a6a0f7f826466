-- SPDX-License-Identifier: Apache-2.0
-- The first schema. Instants are seconds since 1970 UTC. AUTOINCREMENT: an id is never used twice.

-- The store ---------------------------------------------------------------------------------------

CREATE TABLE store_identity (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  store_uuid TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- One row per change: what it did can be inverted from its changeset (SQLite session extension), and
-- from its batches ("table first_id last_id" per line) where a large import inserted new rows.
CREATE TABLE change_log (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  command   TEXT    NOT NULL,
  summary   TEXT    NOT NULL,
  touched   TEXT    NOT NULL,
  changeset BLOB    NOT NULL,
  batches   TEXT    NOT NULL
) STRICT;

-- Members -----------------------------------------------------------------------------------------
-- "a = 'x' OR a = 'y'", not "a IN (...)": SQLite makes a table of the list for each statement, which
-- took a fifth of an import.

CREATE TABLE member (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT    NOT NULL,
  organisation TEXT    NOT NULL DEFAULT '',
  role         TEXT    NOT NULL DEFAULT '',
  nation       TEXT    NOT NULL DEFAULT '',
  relation     TEXT    NOT NULL DEFAULT ''
                       CHECK (relation = '' OR relation = 'collaborator' OR relation = 'wider'
                              OR relation = 'guest'),
  account      TEXT    NOT NULL DEFAULT '',
  outlook      TEXT    NOT NULL DEFAULT 'undecided'
                       CHECK (outlook = 'time-limited' OR outlook = 'lasting'
                              OR outlook = 'undecided'),
  delivery     TEXT    NOT NULL DEFAULT 'on' CHECK (delivery = 'on' OR delivery = 'off'),
  joined_at    INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL
) STRICT;

-- Position 0 is the primary address. The key is what addresses are compared by (lib/core/address.hpp).
CREATE TABLE member_address (
  member_id INTEGER NOT NULL REFERENCES member (id),
  position  INTEGER NOT NULL,
  address   TEXT    NOT NULL,
  key       TEXT    NOT NULL,
  state     TEXT    NOT NULL DEFAULT 'ok' CHECK (state = 'ok' OR state = 'bad'),
  PRIMARY KEY (member_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_address_key ON member_address (key);

-- A tag is a slug (lib/core/text.hpp).
CREATE TABLE tag (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT    NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE member_tag (
  member_id INTEGER NOT NULL REFERENCES member (id),
  tag_id    INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (member_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_tag_tag ON member_tag (tag_id, member_id);

-- How somebody took part, dated: the community's shape over time.
CREATE TABLE participation (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL REFERENCES member (id),
  kind      TEXT    NOT NULL CHECK (kind = 'workshop' OR kind = 'webinar' OR kind = 'online'
                                    OR kind = 'call' OR kind = 'comment'),
  at        INTEGER NOT NULL,
  object    TEXT    NOT NULL DEFAULT '',  -- a ref such as w1, or the name of a workshop
  UNIQUE (member_id, kind, at, object)
) STRICT;

-- Append-only: the present state is the newest row per member, purpose and recipient.
CREATE TABLE consent (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL REFERENCES member (id),
  purpose   TEXT    NOT NULL CHECK (purpose = 'contact' OR purpose = 'call' OR purpose = 'listing'
                                    OR purpose = 'quote' OR purpose = 'handover'),
  recipient TEXT    NOT NULL DEFAULT '',
  state     TEXT    NOT NULL CHECK (state = 'asked' OR state = 'given' OR state = 'refused'
                                    OR state = 'withdrawn'),
  channel   TEXT    NOT NULL DEFAULT '',
  evidence  TEXT    NOT NULL DEFAULT '',
  wording   TEXT    NOT NULL DEFAULT '',
  actor     TEXT    NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX consent_present ON consent (member_id, purpose, recipient, id, state);

-- Scenarios and stances ---------------------------------------------------------------------------

CREATE TABLE scenario (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  slug             TEXT    NOT NULL UNIQUE
                           CHECK (slug GLOB '[a-z0-9]*' AND slug NOT GLOB '*[^a-z0-9-]*'),
  title            TEXT    NOT NULL CHECK (title <> ''),
  position         INTEGER NOT NULL,
  state            TEXT    NOT NULL DEFAULT 'draft'
                           CHECK (state IN ('draft', 'open', 'closed', 'chosen', 'set aside')),
  version          INTEGER NOT NULL DEFAULT 1,  -- of its text
  material_version INTEGER NOT NULL DEFAULT 1,  -- an answer to an earlier version is stale
  opened_at        INTEGER,
  closed_at        INTEGER,
  created_at       INTEGER NOT NULL,
  CHECK (state = 'draft' OR opened_at IS NOT NULL)
) STRICT;

CREATE TABLE scenario_version (
  scenario_id INTEGER NOT NULL REFERENCES scenario (id),
  version     INTEGER NOT NULL,
  body        TEXT    NOT NULL,  -- Markdown
  at          INTEGER NOT NULL,
  actor       TEXT    NOT NULL,
  PRIMARY KEY (scenario_id, version)
) STRICT, WITHOUT ROWID;

-- Rows are kept: the present stance is the one that nothing supersedes.
CREATE TABLE stance (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id   INTEGER NOT NULL REFERENCES scenario (id),
  member_id     INTEGER NOT NULL REFERENCES member (id),
  axis          TEXT    NOT NULL CHECK (axis IN ('want', 'value', 'support')),
  answer        TEXT    NOT NULL CHECK (answer IN ('yes', 'conditional', 'no')),
  condition     TEXT    NOT NULL DEFAULT '',
  reason        TEXT    NOT NULL DEFAULT '',
  horizon       TEXT    NOT NULL DEFAULT '',  -- '', 'lasting' or a date
  offers        TEXT    NOT NULL DEFAULT '',  -- host, facilitate, organise, fund, admin: space between
  version       INTEGER NOT NULL,             -- of the scenario's text that was answered
  late          INTEGER NOT NULL CHECK (late IN (0, 1)),  -- joined after the scenario opened
  source        TEXT    NOT NULL CHECK (source IN ('staff', 'import', 'member')),  -- staff: on behalf
  actor         TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  superseded_at INTEGER,
  CHECK (condition = '' OR answer = 'conditional'),
  CHECK (offers = '' OR axis = 'support')
) STRICT;
CREATE UNIQUE INDEX stance_present ON stance (scenario_id, member_id, axis)
  WHERE superseded_at IS NULL;
-- Everything a tally needs, in the order it is grouped by: counting never touches the table. SQLite
-- wants the column of its own WHERE in it too, or it reads the table for that.
CREATE INDEX stance_tally
  ON stance (scenario_id, axis, late, version, answer, horizon, offers, superseded_at)
  WHERE superseded_at IS NULL;
CREATE INDEX stance_member ON stance (member_id);

-- Comments ----------------------------------------------------------------------------------------

-- Who wrote from outside the register. The address lives here and nowhere near the comment's text.
CREATE TABLE comment_guest (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  name    TEXT    NOT NULL,
  address TEXT    NOT NULL DEFAULT '',
  key     TEXT    NOT NULL DEFAULT '',
  UNIQUE (key, name)
) STRICT;

CREATE TABLE comment_policy (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  body    TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

-- Who agreed to which version, and when: asked once per version and author.
CREATE TABLE comment_policy_acceptance (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  version   INTEGER NOT NULL REFERENCES comment_policy (version),
  member_id INTEGER REFERENCES member (id),
  guest_id  INTEGER REFERENCES comment_guest (id),
  actor     TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  CHECK ((member_id IS NULL) <> (guest_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX comment_policy_acceptance_member
  ON comment_policy_acceptance (member_id, version) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX comment_policy_acceptance_guest
  ON comment_policy_acceptance (guest_id, version) WHERE guest_id IS NOT NULL;

-- What imported comments were written under: a post of the blog they come from.
CREATE TABLE comment_page (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT    NOT NULL,
  key    TEXT    NOT NULL,
  title  TEXT    NOT NULL,
  link   TEXT    NOT NULL,
  UNIQUE (source, key)
) STRICT;

-- Threads are three deep: parent_id is where a reply stands, answers_id what it answered, if deeper.
CREATE TABLE comment (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id    INTEGER NOT NULL REFERENCES scenario (id),
  parent_id      INTEGER REFERENCES comment (id),
  answers_id     INTEGER REFERENCES comment (id),
  depth          INTEGER NOT NULL CHECK (depth BETWEEN 1 AND 3),
  member_id      INTEGER REFERENCES member (id),
  guest_id       INTEGER REFERENCES comment_guest (id),
  signed         TEXT    NOT NULL DEFAULT '',  -- a member's name under it, where it is another one
  body           TEXT    NOT NULL,
  format         TEXT    NOT NULL CHECK (format IN ('text', 'html')),
  state          TEXT    NOT NULL
                         CHECK (state IN ('pending', 'published', 'rejected', 'spam', 'hidden', 'withdrawn')),
  reason         TEXT    NOT NULL DEFAULT '',
  licence        TEXT    NOT NULL DEFAULT 'not outside'
                         CHECK (licence IN ('with name', 'unnamed', 'paraphrase only', 'not outside')),
  policy_version INTEGER REFERENCES comment_policy (version),
  page_id        INTEGER REFERENCES comment_page (id),
  source         TEXT    NOT NULL DEFAULT '',  -- of an import; ('', '') for our own
  source_id      TEXT    NOT NULL DEFAULT '',
  written_at     INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  version        INTEGER NOT NULL DEFAULT 1,
  CHECK (member_id IS NULL OR guest_id IS NULL),
  CHECK ((depth = 1) = (parent_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX comment_source ON comment (source, source_id) WHERE source <> '';
CREATE INDEX comment_scenario ON comment (scenario_id, state, written_at);
CREATE INDEX comment_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_answers ON comment (answers_id) WHERE answers_id IS NOT NULL;
CREATE INDEX comment_member ON comment (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX comment_guest_id ON comment (guest_id) WHERE guest_id IS NOT NULL;
CREATE INDEX comment_page_id ON comment (page_id) WHERE page_id IS NOT NULL;

CREATE TABLE comment_history (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  state      TEXT    NOT NULL,
  reason     TEXT    NOT NULL DEFAULT '',
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL
) STRICT;
CREATE INDEX comment_history_comment ON comment_history (comment_id);

-- Webinars ----------------------------------------------------------------------------------------

CREATE TABLE webinar (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  slug       TEXT    NOT NULL UNIQUE,
  title      TEXT    NOT NULL,
  local_start TEXT   NOT NULL,  -- wall time as given: 2027-02-20 12:30
  zone       TEXT    NOT NULL,  -- IANA
  starts_at  INTEGER NOT NULL,  -- the instant that follows from both
  duration_s INTEGER NOT NULL CHECK (duration_s > 0),
  url        TEXT    NOT NULL DEFAULT '',
  capacity   INTEGER CHECK (capacity > 0),
  status     TEXT    NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'cancelled')),
  uid        TEXT    NOT NULL UNIQUE,
  sequence   INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

-- Append-only. An answer counts by its own time, which may be long before it was read. 'automatic'
-- are the offers of a place and their end.
CREATE TABLE rsvp (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  webinar_id  INTEGER NOT NULL REFERENCES webinar (id),
  member_id   INTEGER NOT NULL REFERENCES member (id),
  answer      TEXT    NOT NULL
                      CHECK (answer IN ('invited', 'yes', 'maybe', 'no', 'waitlisted', 'offered')),
  previous    TEXT    NOT NULL,
  source      TEXT    NOT NULL
                      CHECK (source IN ('staff', 'calendar', 'token', 'import', 'automatic')),
  answered_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  offer_until INTEGER,  -- of 'offered': until when the place is kept
  actor       TEXT    NOT NULL,
  CHECK ((answer = 'offered') = (offer_until IS NOT NULL))
) STRICT;
CREATE INDEX rsvp_present ON rsvp (webinar_id, member_id, answered_at, id, answer);
CREATE INDEX rsvp_member ON rsvp (member_id);

-- The present answer per member and webinar. Any answer beats the invitation: a clock that is a
-- minute slow must not lose it.
CREATE VIEW rsvp_latest AS
SELECT id, webinar_id, member_id, answer, source, answered_at, offer_until
FROM rsvp
WHERE NOT EXISTS (SELECT 1 FROM rsvp AS later
                  WHERE later.webinar_id = rsvp.webinar_id AND later.member_id = rsvp.member_id
                    AND (later.answer <> 'invited', later.answered_at, later.id)
                        > (rsvp.answer <> 'invited', rsvp.answered_at, rsvp.id));

-- One row per person in an attendance file, matched to a member or kept unmatched. The ordinal
-- tells apart people who gave the same name and no address.
CREATE TABLE attendance (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  webinar_id INTEGER NOT NULL REFERENCES webinar (id),
  member_id  INTEGER REFERENCES member (id),
  name       TEXT    NOT NULL,
  address    TEXT    NOT NULL DEFAULT '',
  ordinal    INTEGER NOT NULL DEFAULT 0,
  match      TEXT    NOT NULL CHECK (match IN ('address', 'alias', 'name', 'ambiguous', 'unmatched')),
  first_join INTEGER,
  last_leave INTEGER,
  duration_s INTEGER,  -- null where the file does not say
  role       TEXT    NOT NULL DEFAULT '',
  imported_at INTEGER NOT NULL,
  UNIQUE (webinar_id, name, address, ordinal)
) STRICT;
CREATE INDEX attendance_member ON attendance (member_id) WHERE member_id IS NOT NULL;

-- Mail --------------------------------------------------------------------------------------------

-- The outbox: the bytes are stored before the network is touched and never change. The unique rule
-- is what makes a second cron job or a restored backup find the mail taken.
CREATE TABLE message (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  purpose    TEXT    NOT NULL,  -- invite, remind, ...
  object     TEXT    NOT NULL,  -- a ref: w1
  recipient  TEXT    NOT NULL,  -- a ref: m12
  occurrence TEXT    NOT NULL DEFAULT '',
  member_id  INTEGER REFERENCES member (id),
  address    TEXT    NOT NULL,
  subject    TEXT    NOT NULL,
  message_id TEXT    NOT NULL UNIQUE,
  token      TEXT    NOT NULL UNIQUE,
  sender     TEXT    NOT NULL,
  bytes      BLOB    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed',
                                               'uncertain', 'cancelled', 'missed')),
  attempts   INTEGER NOT NULL DEFAULT 0,
  code       INTEGER NOT NULL DEFAULT 0,
  detail     TEXT    NOT NULL DEFAULT '',
  queued_at  INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  tried_at   INTEGER,
  done_at    INTEGER,
  UNIQUE (purpose, object, recipient, occurrence)
) STRICT;
CREATE INDEX message_due ON message (due_at, id) WHERE state IN ('queued', 'deferred');
CREATE INDEX message_sending ON message (id) WHERE state = 'sending';
CREATE INDEX message_state ON message (state, id);
CREATE INDEX message_member ON message (member_id);
