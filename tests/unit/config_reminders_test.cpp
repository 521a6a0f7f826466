// SPDX-License-Identifier: Apache-2.0
#include "lib/config/reminders.hpp"

#include <doctest/doctest.h>

#include "lib/config/load.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

std::vector<Reminder> reminders_of(const std::string& toml) {
  const test::TempDir dir;
  Sources sources;
  sources.named_file = dir.file("qlab.toml", toml);
  return load(sources).config.webinar.reminders;
}

/// From the line on.
std::string refusal(const std::string& toml) {
  const auto error = test::error_of([&] { reminders_of(toml); });
  if (!error) return "accepted";
  const std::string message = error->what();
  return message.substr(message.find("toml:") + 5);
}

std::string one(const std::string& fields) { return "[webinar]\nreminders = [{" + fields + "}]\n"; }

}  // namespace

TEST_CASE("config reminders: both kinds of time are read, with what is said beside them") {
  const auto found = reminders_of(R"([[webinar.reminders]]
name = "day-before"
on = "-1d 18:00"
[[webinar.reminders]]
name = "last-call"
before = "1h30m"
to = ["yes"]
template = "soon"
window = "45m"
catch_up = false
)");
  REQUIRE(found.size() == 2);
  CHECK_FALSE(found[0].before);
  CHECK(found[0].days == 1);
  CHECK(found[0].at == std::chrono::hours(18));
  CHECK(found[0].to == std::vector<std::string>{"yes", "maybe"});
  CHECK(found[0].letter == "remind");
  CHECK(found[0].window == std::chrono::hours(6));
  CHECK(found[0].catch_up);
  CHECK(found[1].before == std::chrono::minutes(90));
  CHECK(found[1].to == std::vector<std::string>{"yes"});
  CHECK(found[1].letter == "soon");
  CHECK(found[1].window == std::chrono::minutes(45));
  CHECK_FALSE(found[1].catch_up);
}

TEST_CASE("config reminders: what is shown reads back the same") {
  const auto text = show_reminders(reminders_of(
      "[webinar]\nreminders = [{name = \"a\", on = \"-0d 07:05\"}, {name = \"b\", before = "
      "\"24h\"}]\n"));
  CHECK(show_reminders(reminders_of("[webinar]\nreminders = " + text + "\n")) == text);
}

TEST_CASE("config reminders: a mistake is named with its place") {
  CHECK(refusal("[webinar]\nreminders = \"24h\"\n") ==
        "2:13: 'webinar.reminders' must be a list of tables, [[webinar.reminders]]");
  CHECK(refusal(one("before = \"24h\"")) ==
        "2:14: a reminder needs a name of small letters, digits and '-'");
  CHECK(refusal(one("name = \"a b\", before = \"24h\"")) ==
        "2:14: a reminder needs a name of small letters, digits and '-'");
  CHECK(refusal(one("name = \"a\"")) == "2:14: a reminder has either 'before' or 'on'");
  CHECK(refusal(one("name = \"a\", before = \"24h\", on = \"-1d 18:00\"")) ==
        "2:14: a reminder has either 'before' or 'on'");
  CHECK(refusal(one("name = \"a\", before = \"1 day\"")) ==
        "2:36: 'before' must be a time like \"24h\" or \"90m\"");
  for (const std::string on :
       {"18:00", "-1d", "1d 18:00", "-1d 25:00", "-999d 18:00", "-d 18:00"}) {
    CAPTURE(on);
    CHECK(refusal(one("name = \"a\", on = \"" + on + "\"")) ==
          "2:32: 'on' must be a day before the webinar and a time, like \"-1d 18:00\"");
  }
  CHECK(refusal(one("name = \"a\", before = \"1h\", to = [\"no\"]")) ==
        "2:47: 'to' holds yes, maybe, invited, waitlisted, offered, not 'no'");
  CHECK(refusal(one("name = \"a\", before = \"1h\", to = []")) == "2:47: 'to' names nobody");
  CHECK(refusal(one("name = \"a\", before = \"1h\", windw = \"1h\"")) ==
        "2:42: unknown key 'windw'");
  CHECK(refusal("[webinar]\nreminders = [{name = \"a\", before = \"1h\"},\n"
                " {name = \"a\", before = \"2h\"}]\n") == "3:10: a reminder is named 'a' already");
}

}  // namespace qlab::config
