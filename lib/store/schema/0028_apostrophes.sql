-- SPDX-License-Identifier: Apache-2.0
-- Typographic apostrophes and hyphens are looked for as those of a keyboard; what was noted of members before then is
-- made anew when they are next looked for.
DELETE FROM member_signature;
