// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/wordpress.hpp"

#include <doctest/doctest.h>

namespace qlab::comments::wordpress {

TEST_CASE("wordpress: a post has one name in every export of its blog") {
  const wxr::Item post{
      .title = "T", .link = "http://Example.tld/2014/test/", .post_id = "18", .comments = {}};
  CHECK(page_key(post, "", 1) == "example.tld/?p=18");
  CHECK(page_key(post, "https://EXAMPLE.tld/", 1) == "example.tld/?p=18");
  CHECK(page_key(post, "http://example.tld/blog", 1) == "example.tld/blog/?p=18");
  CHECK(page_key({"T", "https://example.tld/?p=4#more", "", {}}, "", 2) == "example.tld/?p=4");
  CHECK(page_key({"T", "", "", {}}, "", 2) != page_key({"T", "", "", {}}, "", 3));
}

TEST_CASE("wordpress: times are GMT, local only where there is no other") {
  const auto both = written("2022-06-06 02:13:14", "2022-06-06 12:13:14").value();
  CHECK(rfc3339(both.at) == "2022-06-06T02:13:14Z");
  CHECK_FALSE(both.is_local);
  CHECK(written("0000-00-00 00:00:00", "2022-06-06 12:13:14")->is_local);
  CHECK(rfc3339(written("2022-06-06T02:13:14+02:00", "")->at) == "2022-06-06T00:13:14Z");
  CHECK_FALSE(written("yesterday", "2022-13-01 00:00:00"));
}

TEST_CASE("wordpress: states keep what was published, deleted or spam, and the rest waits") {
  CHECK(fate_of("1").state == State::published);
  CHECK(fate_of("0").state == State::pending);
  CHECK(fate_of("spam").state == State::spam);
  for (const auto* gone : {"trash", "post-trashed", "Trash"}) {
    CHECK(fate_of(gone).state == State::rejected);
    CHECK(fate_of(gone).reason == "deleted where it was written");
  }
  CHECK(fate_of("").state == State::pending);
  CHECK(fate_of("2").state == State::pending);
}

TEST_CASE("wordpress: pingbacks, trackbacks and a shop's notes are no comments") {
  for (const auto* type : {"", "comment", "Comment", "review"}) CHECK(is_comment(type));
  for (const auto* type : {"pingback", "trackback", "order_note"}) CHECK_FALSE(is_comment(type));
}

}  // namespace qlab::comments::wordpress
