// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/redaction.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace qlab::handover {
namespace {

/// The text after the names were taken out of it.
std::string redacted(const std::string& text, const std::vector<std::string>& names) {
  const std::vector<std::string> texts{text};
  Redaction redaction(texts);
  for (const auto& name : names) redaction.hide(spoken_name(name));
  return redaction(text);
}

}  // namespace

TEST_CASE("redaction: names are found whatever stands around and between their words") {
  const std::vector<std::string> names{"Anna Evans", "Mary-Jane O'Neil"};
  CHECK(redacted("Thanks to Anna Evans's idea (ANNA  EVANS)!", names) ==
        "Thanks to [name]'s idea ([name])!");
  CHECK(redacted("Mary Jane O\u2019Neil/Anna\nEvans", names) == "[name]/[name]");
  CHECK(redacted("Anna and Evans and Joanna Evansson", names) ==
        "Anna and Evans and Joanna Evansson");
}

TEST_CASE("redaction: accents do not hide a name") {
  CHECK(redacted("sian evans", {"Siân Evans"}) == "[name]");
  CHECK(redacted("Łukasz Ó Briain spoke", {"Łukasz  Ó Briain"}) == "[name] spoke");
}

TEST_CASE("redaction: a longer name goes before a shorter one inside it") {
  CHECK(redacted("Anna Evans Jones", {"Anna Evans", "Anna Evans Jones"}) == "[name]");
}

TEST_CASE("redaction: one word is a name only in scripts without capitals") {
  CHECK(redacted("We hope Will comes", {"Will", "Hope"}) == "We hope Will comes");
  CHECK(redacted("תודה יעל על הכל", {"יעל"}) == "תודה [name] על הכל");
}

TEST_CASE("redaction: names are found in text without spaces") {
  CHECK(redacted("佐藤美咲さんに感謝します", {"佐藤 美咲"}) == "[name]さんに感謝します");
}

TEST_CASE("redaction: addresses and telephone numbers go with the names") {
  CHECK(redacted("Anna Evans, a@example.org, 07700 900123", {"Anna Evans"}) ==
        "[name], [e-mail address], [telephone number]");
}

TEST_CASE("redaction: names of punctuation, and very long ones, do no harm") {
  CHECK(redacted("a ... b", {"...", "", "!!!"}) == "a ... b");
  std::string long_name = "n0";
  for (int i = 1; i < 50; ++i) long_name += " n" + std::to_string(i);
  CHECK(redacted("x " + long_name, {long_name}).starts_with("x [name]"));
}

}  // namespace qlab::handover
