// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/authors.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

using Addresses = std::vector<std::string>;

TEST_CASE("inbox authors: the address is what stands in the brackets, or alone") {
  for (const auto* from : {"anna@ex.net",
                           "<anna@ex.net>",
                           "Anna <anna@ex.net>",
                           "anna@ex.net (Anna Lee)",
                           "\"Lee, Anna\" <anna@ex.net>",
                           "\"anna@ex.net\" <anna@ex.net>",
                           "'anna@ex.net' <anna@ex.net>",
                           "anna@ex.net <anna@ex.net>",
                           "\"Anna (work: three@work.example)\" <anna@ex.net>",
                           "bob@else.example <anna@ex.net>",
                           "(bob@else.example) Anna\n\t<anna@ex.net> (a \\) b@else.example)",
                           "=?UTF-8?Q?M=C3=BCller,_bob@else.example?= <anna@ex.net>",
                           "=?utf-8?q?bob=40else.example_=3Cbob=40else.example=3E?= <anna@ex.net>",
                           "\"a \\\" <bob@else.example>\" <anna@ex.net>",
                           "M\xc3\xbcller, Anna <anna@ex.net>",
                           "Anna <anna@ex.net",
                           "\"Anna <anna@ex.net>",
                           "Anna :-( <anna@ex.net>",
                           "Anna <@one.example,@two.example:anna@ex.net>",
                           "Friends: Anna <anna@ex.net>;",
                           "mailto:anna@ex.net"}) {
    CAPTURE(from);
    CHECK(mailboxes_in(from) == Addresses{"anna@ex.net"});
  }
}

TEST_CASE("inbox authors: several are several, and a name alone is nobody") {
  CHECK(mailboxes_in("Anna <a@ex.net>, \"B, C\" <b@ex.net>, c@ex.net") ==
        Addresses{"a@ex.net", "b@ex.net", "c@ex.net"});
  CHECK(mailboxes_in("<a@ex.net> <b@ex.net>").size() == 2);
  CHECK(mailboxes_in("=?utf-8?q?a b?= <a@ex.net> <b@ex.net>").size() == 2);
  for (const auto* from : {"", "Anna Lee", "\"anna@ex.net\"", "<>", "(anna@ex.net)",
                           "undisclosed-recipients:;", "=?utf-8?q?anna@ex.net?="}) {
    CAPTURE(from);
    CHECK(mailboxes_in(from).empty());
  }
}

TEST_CASE("inbox authors: a quoted local part hides no domain") {
  CHECK(mailboxes_in("<\"anna@ex.net\"@evil.example>") ==
        Addresses{"\"anna@ex.net\"@evil.example"});
  CHECK(mailboxes_in("<\"anna@ex.net>, \"@evil.example>") ==
        Addresses{"\"anna@ex.net>, \"@evil.example"});
  CHECK(mailboxes_in("\"anna@ex.net\"@evil.example").empty());
}

TEST_CASE("inbox authors: what never ends takes no time") {
  for (const auto* piece : {"(", "\\\"", "=?", "<", "<\\\"", "\"<"}) {
    std::string from;
    while (from.size() < 4000) from += piece;
    CHECK(mailboxes_in(from).empty());
  }
  CHECK(mailboxes_in(std::string(5000, ' ') + "a@ex.net").empty());
}

}  // namespace qlab::inbox
