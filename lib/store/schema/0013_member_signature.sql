-- SPDX-License-Identifier: Apache-2.0
-- In which members a piece of text may stand, so that a search need not read all of them (lib/members/signature.hpp).

-- For 32 members with neighbouring ids the bits of all three letters in a row that their names, organisations, roles,
-- nations and addresses have. What changes one of them takes the row away; a block without a row is searched. Made from
-- other tables and without a primary key, so that the log of changes does not record it.
CREATE TABLE member_signature (
  block INTEGER NOT NULL UNIQUE,  -- the id divided by 32
  bits  BLOB    NOT NULL
) STRICT;

CREATE TRIGGER member_signature_new AFTER INSERT ON member
BEGIN
  DELETE FROM member_signature WHERE block = NEW.id / 32;
END;
CREATE TRIGGER member_signature_changed AFTER UPDATE OF name, organisation, role, nation ON member
BEGIN
  DELETE FROM member_signature WHERE block = NEW.id / 32;
END;
CREATE TRIGGER member_signature_gone AFTER DELETE ON member
BEGIN
  DELETE FROM member_signature WHERE block = OLD.id / 32;
END;
CREATE TRIGGER member_signature_new_address AFTER INSERT ON member_address
BEGIN
  DELETE FROM member_signature WHERE block = NEW.member_id / 32;
END;
CREATE TRIGGER member_signature_changed_address AFTER UPDATE OF member_id, address ON member_address
BEGIN
  DELETE FROM member_signature WHERE block IN (OLD.member_id / 32, NEW.member_id / 32);
END;
CREATE TRIGGER member_signature_gone_address AFTER DELETE ON member_address
BEGIN
  DELETE FROM member_signature WHERE block = OLD.member_id / 32;
END;

-- Who is asked whether they would value being part is a few; 'unknown' is nearly everybody.
CREATE INDEX member_interest ON member (interest) WHERE interest <> 'unknown';
