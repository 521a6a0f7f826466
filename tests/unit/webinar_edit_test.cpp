// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/edit.hpp"

#include <doctest/doctest.h>

#include "lib/mail/listing.hpp"
#include "lib/mail/undo.hpp"
#include "lib/store/log.hpp"
#include "lib/store/undo.hpp"
#include "lib/webinar/cancel.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/mailed_webinar.hpp"

namespace qlab::webinar {
namespace {

using test::day;

Edit another_title() {
  Edit wanted;
  wanted.title = "What is next";
  return wanted;
}

Edit another_link() {
  Edit wanted;
  wanted.url = "https://meet.example.org/other";
  return wanted;
}

}  // namespace

TEST_CASE("edit: two people who edit at the same time both get what they want") {
  test::MailedWebinar lab;
  const auto read_by_both = lab.webinar;
  edit(lab.community.store, read_by_both, another_title(), day(1));
  const auto done = edit(lab.community.store, read_by_both, another_link(), day(1));
  CHECK(done.before.title == "What is next");
  const auto kept = find(lab.community.store, "future");
  CHECK(kept.title == "What is next");
  CHECK(kept.url == "https://meet.example.org/other");
  CHECK(kept.sequence == 1);
}

TEST_CASE("edit: what was cancelled meanwhile is neither changed, answered nor cancelled again") {
  test::MailedWebinar lab;
  const auto anna = lab.member("anna");
  const auto read_before = lab.webinar;
  cancel(lab.community.store, lab.webinar, day(1));
  const auto refused = [](const std::function<void()>& call) {
    const auto error = test::error_of(call);
    REQUIRE(error);
    CHECK(error->kind() == Kind::refused);
  };
  refused([&] { edit(lab.community.store, read_before, another_link(), day(1)); });
  refused([&] { cancel(lab.community.store, read_before, day(1)); });
  refused([&] { lab.says(anna, Answer::yes, day(1)); });
}

TEST_CASE("edit: mails that were taken back stay so where the change is undone") {
  test::MailedWebinar lab;
  const auto anna = lab.member("anna");
  const auto mail = lab.write_to(anna, "queued", "invite", "0");
  SUBCASE("of a change") {
    CHECK(edit(lab.community.store, lab.webinar, another_link(), day(1)).withdrawn == 1);
  }
  SUBCASE("of a cancellation") {
    CHECK(cancel(lab.community.store, lab.webinar, day(1)).withdrawn == 1);
  }
  store::undo(lab.community.store, store::last_change(lab.community.store).value(),
              mail::own_histories(), day(2));
  CHECK(find(lab.community.store, "future").url == lab.webinar.url);
  CHECK(mail::find(lab.community.store, mail).value().state == mail::State::cancelled);
}

}  // namespace qlab::webinar
