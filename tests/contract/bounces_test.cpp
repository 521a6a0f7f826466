// SPDX-License-Identifier: Apache-2.0
// Notifications in the forms and languages of many mail systems, written for this test: each says
// in a field of its own who did not get the mail, how final that is and, where it is clear, why.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/inbox/classify_file.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

/// "anna@example.net=permanent:user-unknown" of each mail, in their order.
std::vector<std::string> expectations(std::string_view mbox) {
  constexpr std::string_view field = "X-Expected: ";
  std::vector<std::string> all;
  for (const auto line : text::split(mbox, '\n')) {
    if (line.starts_with(field)) all.emplace_back(line.substr(field.size()));
  }
  return all;
}

/// The same words of what was understood, the reason where one is expected.
std::string understood(const inbox::Classified& mail, bool with_reason) {
  std::string said;
  for (const auto& each : mail.recipients) {
    said += fmt::format("{}{}={}{}", said.empty() ? "" : " ", each.address, name(each.outcome),
                        with_reason ? ":" + each.reason : "");
  }
  return said.empty() ? std::string(name(mail.kind)) : said;
}

}  // namespace

TEST_CASE("bounces: what mail systems say in many languages is understood, and no more than that") {
  const auto file = test_data("inbox/bounces.mbox");
  const auto expected = expectations(read(file));
  const auto reader = loaded_world().mail_reader();
  std::size_t number = 0;
  inbox::classify_file(file, *reader, [&](const inbox::ClassifiedFile& row) {
    REQUIRE(number < expected.size());
    const auto& wanted = expected.at(number++);
    CHECK(understood(row.mail, wanted.find(':') != std::string::npos) == wanted);
  });
  CHECK(number == expected.size());
  CHECK(number > 80);
}

}  // namespace qlab::test
