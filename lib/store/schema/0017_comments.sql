-- SPDX-License-Identifier: Apache-2.0
-- Comments: every decision with its reason, texts as they were, what waits for a person, flags, themes, addresses to
-- comment at by mail, and the words of comments to search by.

ALTER TABLE comment ADD COLUMN clause TEXT NOT NULL DEFAULT '';  -- of the policy, for which it was rejected
ALTER TABLE comment_history ADD COLUMN action TEXT NOT NULL DEFAULT '';  -- what was done; the state is what came of it
ALTER TABLE comment_history ADD COLUMN clause TEXT NOT NULL DEFAULT '';
ALTER TABLE comment_policy ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE comment_policy_acceptance ADD COLUMN evidence TEXT NOT NULL DEFAULT '';

-- A text that was replaced. It names the author of the comment, so that whoever forgets them finds it.
CREATE TABLE comment_revision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  member_id  INTEGER REFERENCES member (id),
  guest_id   INTEGER REFERENCES comment_guest (id),
  body       TEXT    NOT NULL,
  format     TEXT    NOT NULL CHECK (format IN ('text', 'html')),
  actor      TEXT    NOT NULL,  -- who replaced it
  at         INTEGER NOT NULL
) STRICT;
CREATE INDEX comment_revision_comment ON comment_revision (comment_id);
CREATE INDEX comment_revision_member ON comment_revision (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX comment_revision_guest ON comment_revision (guest_id) WHERE guest_id IS NOT NULL;

-- What a person has to look at. A comment has one open item at most.
CREATE TABLE comment_review (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  cause      TEXT    NOT NULL CHECK (cause = 'new' OR cause = 'edited' OR cause = 'flagged'),
  opened_at  INTEGER NOT NULL,
  closed_at  INTEGER,
  outcome    TEXT    NOT NULL DEFAULT '',  -- what was decided
  actor      TEXT    NOT NULL DEFAULT ''   -- by whom
) STRICT;
CREATE UNIQUE INDEX comment_review_open ON comment_review (comment_id) WHERE closed_at IS NULL;
CREATE INDEX comment_review_comment ON comment_review (comment_id);
INSERT INTO comment_review (comment_id, cause, opened_at)
  SELECT id, 'new', created_at FROM comment WHERE state = 'pending' ORDER BY id;

-- Who said that somebody should look at a comment. A decision settles the flags up to then.
CREATE TABLE comment_flag (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  member_id  INTEGER REFERENCES member (id),
  guest_id   INTEGER REFERENCES comment_guest (id),
  reason     TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  settled_at INTEGER,
  CHECK ((member_id IS NULL) <> (guest_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX comment_flag_member ON comment_flag (member_id, comment_id) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX comment_flag_guest ON comment_flag (guest_id, comment_id) WHERE guest_id IS NOT NULL;
CREATE INDEX comment_flag_comment ON comment_flag (comment_id);

CREATE TABLE comment_theme (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  code       TEXT    NOT NULL UNIQUE,
  title      TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE comment_coding (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id INTEGER NOT NULL REFERENCES comment (id),
  theme_id   INTEGER NOT NULL REFERENCES comment_theme (id),
  actor      TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  UNIQUE (comment_id, theme_id)
) STRICT;
CREATE INDEX comment_coding_theme ON comment_coding (theme_id);

-- A mail to the address with this token is a comment under the scenario, or an answer to the comment. The policy is the
-- version that stood beside the address: whoever writes there accepts it.
CREATE TABLE comment_address (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  token          TEXT    NOT NULL UNIQUE,
  scenario_id    INTEGER NOT NULL REFERENCES scenario (id),
  comment_id     INTEGER REFERENCES comment (id),
  policy_version INTEGER NOT NULL REFERENCES comment_policy (version),
  created_at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX comment_address_scenario
  ON comment_address (scenario_id, policy_version) WHERE comment_id IS NULL;
CREATE UNIQUE INDEX comment_address_comment
  ON comment_address (comment_id, policy_version) WHERE comment_id IS NOT NULL;
CREATE INDEX comment_address_policy ON comment_address (policy_version);

-- Which comments hold a word, and what their order needs beside: a row is a comment's id and how long it is, and what a
-- comment repeats has terms of its own (lib/store/indexed_text.hpp). Where a word stands is read from the texts, which stand
-- in the comments only. Kept by triggers, so that undoing and importing keep it too; their functions are qlab's.
CREATE VIRTUAL TABLE comment_text
  USING fts5 (words, repeated, content = '', tokenize = 'unicode61 remove_diacritics 2', detail = 'none', columnsize = 0);
CREATE VIRTUAL TABLE comment_term USING fts5vocab (comment_text, instance);
INSERT INTO comment_text (rowid, words, repeated)
  SELECT index_row(id, body), body, repeated_words(body) FROM comment ORDER BY id;

CREATE TRIGGER comment_text_new AFTER INSERT ON comment
BEGIN
  INSERT INTO comment_text (rowid, words, repeated)
    VALUES (index_row(NEW.id, NEW.body), NEW.body, repeated_words(NEW.body));
END;
CREATE TRIGGER comment_text_changed AFTER UPDATE OF body ON comment WHEN NEW.body <> OLD.body
BEGIN
  INSERT INTO comment_text (comment_text, rowid, words, repeated)
    VALUES ('delete', index_row(OLD.id, OLD.body), OLD.body, repeated_words(OLD.body));
  INSERT INTO comment_text (rowid, words, repeated)
    VALUES (index_row(NEW.id, NEW.body), NEW.body, repeated_words(NEW.body));
END;
CREATE TRIGGER comment_text_gone AFTER DELETE ON comment
BEGIN
  INSERT INTO comment_text (comment_text, rowid, words, repeated)
    VALUES ('delete', index_row(OLD.id, OLD.body), OLD.body, repeated_words(OLD.body));
END;
