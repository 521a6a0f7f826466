// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/manifest.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/handover/receipt.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/hostile_json.hpp"

namespace qlab::handover {
namespace {

Manifest manifest() {
  Manifest manifest;
  manifest.kind = PackKind::delta;
  manifest.base = std::string(64, '0');
  manifest.made_at = test::day(3);
  manifest.organisation = "A \"lab\"\n";
  manifest.recipient = "Next";
  manifest.public_key = std::string(64, '1');
  manifest.reconciliation = {20, 12, {{"refused", 8}, {"withdrawn", std::nullopt}}};
  manifest.entries = {{"a", 1, "x", 2, "y", false}, {"b", 3, "", 4, "z", true}};
  return manifest;
}

}  // namespace

TEST_CASE("manifest: what is written is read, and is the same bytes again") {
  const auto json = to_json(manifest());
  const auto read = read_manifest(json);
  CHECK(to_json(read) == json);
  CHECK(read.kind == PackKind::delta);
  CHECK(read.made_at == test::day(3));
  CHECK(read.entries.size() == 2);
  CHECK(read.entries[1].encrypted);
  CHECK(read.reconciliation.withheld[0].members == 8);
  CHECK_FALSE(read.reconciliation.withheld[1].members);
}

TEST_CASE("manifest: what is none, is another's or is newer is refused") {
  const auto json = to_json(manifest());
  for (const std::string& bad :
       {std::string(), std::string("[]"), std::string("{\"format\":1}"), json.substr(0, 100)}) {
    const auto error = test::error_of([&] { read_manifest(bad); });
    REQUIRE(error);
    CHECK(error->kind() == Kind::data);
  }
  auto newer = json;
  newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 2");
  const auto error = test::error_of([&] { read_manifest(newer); });
  REQUIRE(error);
  CHECK(std::string(error->what()).find("newer qlab") != std::string::npos);
}

TEST_CASE("manifest, receipt: what would exhaust whoever reads it is refused unread") {
  for (const auto& inner : {test::deep_json(300'000), test::wide_json(200'000)}) {
    for (const auto& hostile : {inner, fmt::format(R"({{"format":{},"version":1}})", inner),
                                fmt::format(R"({{"receipt":{},"signature":""}})", inner)}) {
      const auto manifest = test::error_of([&] { read_manifest(hostile); });
      REQUIRE(manifest);
      CHECK(manifest->kind() == Kind::data);
      const auto receipt = test::error_of([&] { read_receipt(hostile); });
      REQUIRE(receipt);
      CHECK(receipt->kind() == Kind::data);
    }
  }
}

TEST_CASE(
    "reconciliation: everybody is included or withheld for one reason, and small numbers wait") {
  test::Community community;
  community.store.run(
      "INSERT INTO handover_item (kind, created_at, updated_at)"
      " VALUES ('successor', 1, 1)");
  community.store.run("INSERT INTO successor (id, name, name_key) VALUES (1, 'Next', 'next')");
  for (int i = 0; i < 30; ++i) {
    const auto id = community.member("Anna", fmt::format("a{}@example.org", i));
    if (i >= 20) continue;
    community.store.run(
        "INSERT INTO consent (member_id, purpose, recipient, state, actor, at)"
        " VALUES (?, 'handover', 'Next', ?, 'x', 1)",
        id,
        i < 12   ? "given"
        : i < 19 ? "refused"
                 : "withdrawn");
  }
  const auto exact = reconcile(community.store, "Next");
  CHECK(exact.sums());
  CHECK(exact.total == 30);
  CHECK(exact.included == 12);
  const auto shown = published(exact);
  CHECK_FALSE(shown.sums());
  CHECK_FALSE(shown.withheld.back().members);
}

}  // namespace qlab::handover
