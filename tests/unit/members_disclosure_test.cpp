// SPDX-License-Identifier: Apache-2.0
#include "lib/members/disclosure.hpp"

#include <doctest/doctest.h>

#include "tests/support/community.hpp"

namespace qlab::members {

TEST_CASE("disclosure: ids are kept as ranges, whatever their number") {
  IdRanges ranges;
  CHECK(ranges.text().empty());
  for (std::int64_t id = 1; id <= 1'000'000; ++id) {
    if (id != 500 && id != 502) ranges.add(id);
  }
  ranges.add(1'000'000);
  CHECK(ranges.count() == 999'998);
  CHECK(ranges.text() == "1-499 501 503-1000000");
}

TEST_CASE("disclosure: an id is found in ranges") {
  for (const auto id : {1, 7, 9, 12}) CHECK(contains("1 7-9 12", id));
  for (const auto id : {0, 2, 6, 10, 13}) CHECK_FALSE(contains("1 7-9 12", id));
  CHECK_FALSE(contains("", 1));
}

TEST_CASE("disclosure: the file is known by its digest once it was written") {
  test::Community community;
  IdRanges one;
  one.add(4);
  const auto id =
      disclose(community.store, DisclosureKind::export_, one, "", "members.csv", test::day(1));
  const auto digest = [&] {
    std::string found;
    each_disclosure(community.store, {}, [&](const Disclosure& each) { found = each.sha256; });
    return found;
  };
  CHECK(digest().empty());
  identify(community.store, id.value(), std::string(64, 'a'));
  CHECK(digest() == std::string(64, 'a'));
}

TEST_CASE("disclosure: nobody's data is no disclosure") {
  test::Community community;
  CHECK_FALSE(disclose(community.store, DisclosureKind::pack, {}, "X", "pack.zip", test::day(1)));
  IdRanges one;
  one.add(4);
  CHECK(disclose(community.store, DisclosureKind::pack, one, "X", "pack.zip", test::day(1)) == 1);
  std::vector<std::string> seen;
  each_disclosure(community.store, 4, [&](const Disclosure& each) {
    seen.push_back(
        fmt::format("{} {} {} {}", name(each.kind), each.recipient, each.file, each.members));
  });
  each_disclosure(community.store, 5, [&](const Disclosure&) { seen.emplace_back("other"); });
  CHECK(seen == std::vector<std::string>{"pack X pack.zip 1"});
}

}  // namespace qlab::members
