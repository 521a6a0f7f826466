// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/opening.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

#include "lib/scenarios/could_change.hpp"
#include "lib/scenarios/respond.hpp"
#include "lib/scenarios/tally.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

/// Anna can be written to, Ben's address is bad, Cai has none, Dee joins later.
struct Reached : Community {
  std::int64_t anna = collaborator("Anna", "anna@example.org");
  std::int64_t ben = collaborator("Ben", "ben@example.org");
  std::int64_t cai = collaborator("Cai", {});
  Scenario host = opened();
  std::int64_t dee = member("Dee", "dee@example.org", day(3));

  std::int64_t collaborator(std::string_view name, std::string_view address) {
    const auto id = member(name, address);
    store.run("UPDATE member SET relation = 'collaborator' WHERE id = ?", id);
    return id;
  }
  Scenario opened() {
    store.run("UPDATE member_address SET state = 'bad' WHERE member_id = ?", ben);
    return add(store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  }
  [[nodiscard]] Tally counted() const { return tally(store, host); }
  [[nodiscard]] std::string missing(std::string_view rule) const {
    std::string all;
    each_who_could_change(store, require(store, "host-led"), parse_viability_rule(rule).value(),
                          [&](const CouldChange& who) {
                            all += fmt::format("{}:{}:{} ", who.name, name(who.missing),
                                               who.reachable ? "reachable" : "not");
                          });
    return all;
  }
};

}  // namespace

TEST_CASE("scenarios open: who can be reached is fixed then, and whoever answers was reached") {
  Reached lab;
  CHECK(lab.counted().electorate == 3);
  CHECK(lab.counted().reachable == 1);
  CHECK(lab.counted().later == 1);
  lab.store.run("UPDATE member_address SET state = 'ok'");
  CHECK(lab.counted().reachable == 1);
  respond(lab.store, lab.host, lab.cai, {.want = Answer::no}, Source::staff, day(4));
  CHECK(lab.counted().reachable == 2);
  respond(lab.store, lab.host, lab.dee, {.want = Answer::yes}, Source::staff, day(4));
  CHECK(lab.counted().reachable == 2);
}

TEST_CASE("scenarios tally: who could still change a rule is named with what is missing") {
  Reached lab;
  CHECK(lab.missing("want >= 2") == "Anna:answer:reachable Ben:answer:not Cai:answer:not ");
  respond(lab.store, lab.host, lab.anna,
          {.want = Answer::conditional, .support = Answer::yes, .offers = {Offer::fund}},
          Source::staff, day(4));
  respond(lab.store, lab.host, lab.cai, {.want = Answer::no, .support = Answer::no}, Source::staff,
          day(4));
  CHECK(lab.missing("want >= 2") == "Anna:yes:reachable Ben:answer:not ");
  CHECK(lab.missing("want answered >= 3") == "Ben:answer:not ");
  CHECK(lab.missing("support lasting >= 1") == "Anna:lasting:reachable Ben:answer:not ");
  CHECK(lab.missing("support offering host >= 1") == "Anna:offer:reachable Ben:answer:not ");
  CHECK(lab.missing("support offering fund >= 1") == "Ben:answer:not ");
  lab.store.run("UPDATE scenario SET version = 2, material_version = 2");
  CHECK(lab.missing("support >= 1") ==
        "Anna:confirmation:reachable Ben:answer:not Cai:confirmation:reachable ");
  const std::vector<std::string> words{"host-led"};
  close(lab.store, words, State::closed, day(5));
  CHECK(lab.missing("want >= 2").empty());
}

TEST_CASE("scenarios close: open ones close, and what came of closed ones is said once") {
  Community community;
  for (const auto* slug : {"one", "two"})
    add(community.store, {slug, "Title", "Text."}, Opening::now, day(1));
  add(community.store, {"draft", "Title", "Text."}, Opening::later, day(1));
  const std::vector<std::string> all{"one", "two", "draft", "s1"};
  const auto closed = close(community.store, all, State::closed, day(2));
  REQUIRE(closed.size() == 3);
  CHECK(closed[0].scenario.state == State::closed);
  CHECK(closed[0].scenario.closed_at == day(2));
  CHECK(closed[2].refused == "it is a draft and was never open");
  const std::vector<std::string> one{"one"};
  CHECK(close(community.store, one, State::chosen, day(3))[0].scenario.closed_at == day(2));
  CHECK(close(community.store, one, State::chosen, day(4))[0].refused.empty());
  CHECK(close(community.store, one, State::closed, day(4))[0].scenario.state == State::chosen);
  CHECK(close(community.store, one, State::set_aside, day(4))[0].refused == "it is chosen already");
  CHECK(require(community.store, "one").state == State::chosen);
  CHECK(error_of([&] { close(community.store, one, State::open, day(4)); })->kind() == Kind::usage);
  const std::vector<std::string> nowhere{"two", "nowhere"};
  CHECK(error_of([&] { close(community.store, nowhere, State::chosen, day(4)); })->kind() ==
        Kind::not_found);
  CHECK(require(community.store, "two").state == State::closed);
}

TEST_CASE("scenarios: what may become of which state is one table") {
  constexpr std::array all{State::draft, State::open, State::closed, State::chosen,
                           State::set_aside};
  const std::array word{std::string("host-led")};
  std::string table;
  for (const auto from : all) {
    for (const auto wanted : all) {
      if (wanted == State::draft) continue;
      Community lab;
      add(lab.store, {"host-led", "A host", "Text."}, Opening::later, day(1));
      lab.store.run("UPDATE scenario SET state = ?, opened_at = 1, closed_at = 1", name(from));
      const auto done = wanted == State::open
                            ? open(lab.store, word, day(2), members::Basis::relationship)
                            : close(lab.store, word, wanted, day(2));
      const auto& now = done.at(0);
      const auto* outcome = !now.refused.empty()                        ? "refused"
                            : require(lab.store, word[0]).state == from ? "as it is"
                                                                        : "changed";
      table += fmt::format("{} {}: {} {}\n", name(from), name(wanted), outcome,
                           name(require(lab.store, word[0]).state));
    }
  }
  CHECK(table ==
        "draft open: changed open\ndraft closed: refused draft\n"
        "draft chosen: refused draft\ndraft set aside: refused draft\n"
        "open open: as it is open\nopen closed: changed closed\n"
        "open chosen: changed chosen\nopen set aside: changed set aside\n"
        "closed open: refused closed\nclosed closed: as it is closed\n"
        "closed chosen: changed chosen\nclosed set aside: changed set aside\n"
        "chosen open: refused chosen\nchosen closed: as it is chosen\n"
        "chosen chosen: as it is chosen\nchosen set aside: refused chosen\n"
        "set aside open: refused set aside\nset aside closed: as it is set aside\n"
        "set aside chosen: refused set aside\nset aside set aside: as it is set aside\n");
  Community lab;
  CHECK(error_of([&] { close(lab.store, word, State::draft, day(2)); })->kind() == Kind::usage);
  CHECK(error_of([&] { close(lab.store, word, State::open, day(2)); })->kind() == Kind::usage);
}

}  // namespace qlab::scenarios
