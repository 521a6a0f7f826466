// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/contacts.hpp"

#include <doctest/doctest.h>

#include <array>

namespace qlab::handover {

TEST_CASE("contacts: addresses are replaced, what stands around them stays") {
  CHECK(without_contacts("Write to anna.evans+lab@example.org.") == "Write to [e-mail address].");
  CHECK(without_contacts("<a@example.org>, (b@example.org)") ==
        "<[e-mail address]>, ([e-mail address])");
  CHECK(without_contacts("mailto:siân@exämple.org!") == "mailto:[e-mail address]!");
  CHECK(without_contacts("連絡: anna.secret＠private.example。") == "連絡: [e-mail address]");
  CHECK(without_contacts("a＠b.example, c﹫d.example ＠ e@f.example") ==
        "[e-mail address], [e-mail address] ＠ [e-mail address]");
  CHECK(without_contacts("root@localhost a@b@c") == "[e-mail address] [e-mail address]@c");
}

TEST_CASE("contacts: an at sign alone is no address") {
  CHECK(without_contacts("@anna meets @ noon, 3 @ 4") == "@anna meets @ noon, 3 @ 4");
  CHECK(without_contacts("@") == "@");
}

TEST_CASE("contacts: telephone numbers are replaced however they are written") {
  for (const auto* number :
       {"07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900 123", "(029) 2018-0123",
        "02920180123", "0044 29 2018 0123", "555-123-4567", "(555) 123.4567", "+3531234567"}) {
    INFO(number);
    CHECK(without_contacts(std::string("call ") + number + ", please") ==
          "call [telephone number], please");
  }
}

TEST_CASE("contacts: a telephone number is found beside other numbers") {
  CHECK(without_contacts("07700 900123 07700 900124") == "[telephone number] [telephone number]");
  CHECK(without_contacts("2027-02-20 07700 900123") == "2027-02-20 [telephone number]");
}

TEST_CASE("contacts: dates, years, amounts and times stay") {
  for (const auto* text : {"2027-02-20 12:30", "20.02.2027 at 12", "2025 2026 2027",
                           "2027-02-20 - 2027-02-21", "1 000 000 000 people", "12:30-14:00",
                           "room 1234567", "version 1.2.3.4", "3-4-5", "", "+", "(", "0"}) {
    CHECK(without_contacts(text) == text);
  }
}

}  // namespace qlab::handover
