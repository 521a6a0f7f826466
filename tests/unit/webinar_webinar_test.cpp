// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/webinar.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;
using test::new_webinar;

std::optional<Error> refusal(const NewWebinar& wanted) {
  test::Community community;
  return test::error_of([&] { add(community.store, wanted, day(0)); });
}

}  // namespace

TEST_CASE("webinar: it is found by slug, ref and number, with all that was said") {
  const test::WebinarLab lab(12);
  for (const auto* name : {"future", "w1", "1"}) {
    CAPTURE(name);
    const auto found = find(lab.community.store, name);
    CHECK(found.id == 1);
    CHECK(found.title == "What comes next");
    CHECK(found.local_start == "2027-02-20 12:30");
    CHECK(found.zone == "Europe/London");
    CHECK(rfc3339(found.starts_at) == "2027-02-20T12:30:00Z");
    CHECK(found.duration == std::chrono::minutes(90));
    CHECK(found.capacity == 12);
    CHECK(found.sequence == 0);
    CHECK(found.uid.size() == 36 + std::string("@example.org").size());
    CHECK(found.uid.ends_with("@example.org"));
  }
}

TEST_CASE("webinar: an unknown one is named with the nearest") {
  const test::WebinarLab lab;
  const auto error = test::error_of([&] { find(lab.community.store, "futrue"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
  CHECK(std::string(error->what()) == "no webinar is named 'futrue'");
  CHECK(error->hint() == "did you mean 'future'?");
  CHECK(test::error_of([&] { find(lab.community.store, "w2"); })->kind() == Kind::not_found);
}

TEST_CASE("webinar: a name is taken once") {
  test::WebinarLab lab;
  const auto error = test::error_of([&] { add(lab.community.store, new_webinar(), day(1)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(list(lab.community.store).size() == 1);
}

TEST_CASE("webinar: what cannot name one is refused") {
  for (const auto* slug : {"", "w7", "7", "Future", "my webinar", "-x", "über", "a/b"}) {
    CAPTURE(slug);
    auto wanted = new_webinar();
    wanted.slug = slug;
    const auto error = refusal(wanted);
    REQUIRE(error);
    CHECK(error->kind() == Kind::usage);
  }
}

TEST_CASE("webinar: a title is one line of text") {
  for (const auto* title : {"", "  ", "a\nb", "a\u0085b", "a\u2028b", "a\x1b[0m", "caf\xe9"}) {
    CAPTURE(title);
    auto wanted = new_webinar();
    wanted.title = title;
    CHECK(refusal(wanted));
  }
}

TEST_CASE("webinar: a link is a web address") {
  for (const auto* url : {"meet.example.org", "javascript:alert(1)", "https://", "https:///x",
                          "https://a b", "https://a\"onclick=", "https://a\nb"}) {
    CAPTURE(url);
    auto wanted = new_webinar();
    wanted.url = url;
    CHECK(refusal(wanted));
  }
  auto wanted = new_webinar();
  wanted.url = "";
  CHECK_FALSE(refusal(wanted));
}

TEST_CASE("webinar: duration, capacity and zone have their bounds") {
  auto wanted = new_webinar();
  wanted.duration = std::chrono::seconds(0);
  CHECK(std::string(refusal(wanted)->what()) == "a webinar cannot last '0m'");
  wanted.duration = std::chrono::hours(25);
  CHECK(refusal(wanted));
  wanted = new_webinar();
  wanted.capacity = 0;
  CHECK(refusal(wanted));
  wanted = new_webinar();
  wanted.zone = "Europe/Londn";
  CHECK(refusal(wanted)->hint() == "did you mean 'Europe/London'?");
}

TEST_CASE("webinar: without a domain the UID is a bare UUID, and no two are equal") {
  test::Community community;
  auto wanted = new_webinar();
  wanted.domain = "";
  const auto first = add(community.store, wanted, day(0));
  wanted.slug = "other";
  const auto second = add(community.store, wanted, day(0));
  CHECK(first.uid.size() == 36);
  CHECK(first.uid != second.uid);
}

TEST_CASE("webinar: they are listed from the earliest, with who stands where") {
  test::WebinarLab lab;
  auto wanted = new_webinar();
  wanted.slug = "earlier";
  wanted.starts_at -= std::chrono::days(1);
  add(lab.community.store, wanted, day(0));
  const auto all = list(lab.community.store);
  REQUIRE(all.size() == 2);
  CHECK(all[0].webinar.slug == "earlier");
  CHECK(all[1].numbers.yes == 0);
}

}  // namespace qlab::webinar
