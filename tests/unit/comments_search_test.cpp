// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/search.hpp"

#include <doctest/doctest.h>

#include <random>

#include "lib/comments/add.hpp"
#include "lib/core/text.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::comments {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Library : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));

  std::int64_t say(const std::string& body, std::string_view state = "published",
                   const std::string& author = "Gwen") {
    Contribution said;
    said.author = Guest{author, "gwen@example.org"};
    said.body = body;
    const auto id = add(store, scenario, said, Moderation::off, Acceptance::given, day(2)).id;
    store.run("UPDATE comment SET state = ?2 WHERE id = ?1", id, state);
    return id;
  }

  /// The ids found, in their order.
  std::string found(std::string_view text, Sight sight = Sight::published) const {
    SearchOptions options;
    options.sight = sight;
    options.text_of_html = [](std::string_view html) { return std::string(html); };
    std::string ids;
    search(store, text, options,
           [&](const Hit& hit) { ids += fmt::format("{} ", hit.comment.id); });
    return ids;
  }
};

}  // namespace

TEST_CASE("comments search: words are ANDed, accents and case do not matter") {
  Library library;
  library.say("Running costs are high");
  library.say("Siân runs the château");
  CHECK(library.found("COSTS running") == "1 ");
  CHECK(library.found("sian chateau") == "2 ");
  CHECK(library.found("costs château").empty());
  CHECK(library.found("run*") == "1 2 ");
  CHECK(library.found("\"running costs\"") == "1 ");
  CHECK(library.found("\"costs running\"").empty());
  CHECK(library.found("run* -costs") == "2 ");
}

TEST_CASE("comments search: the best comes first") {
  Library library;
  library.say("A host among many other words that say nothing about it at all, on and on");
  library.say("Host, host, host");
  CHECK(library.found("host") == "2 1 ");
}

TEST_CASE("comments search: only what others see, unless asked") {
  Library library;
  const auto first = library.say("A word");
  library.say("A word", "pending");
  Contribution reply;
  reply.author = Guest{"Gwen", "gwen@example.org"};
  reply.body = "Another word";
  reply.reply_to = "c1";
  add(library.store, library.scenario, reply, Moderation::off, Acceptance::given, day(3));
  CHECK(library.found("word") == "1 3 ");
  library.store.run("UPDATE comment SET state = 'hidden' WHERE id = ?", first);
  CHECK(library.found("word").empty());
  CHECK(library.found("word", Sight::every) == "1 2 3 ");
}

TEST_CASE("comments search: nothing that is typed is syntax of the index") {
  Library library;
  library.say("plain words near body");
  for (const auto* typed :
       {"\"", "\"\"\"plain", "plain AND", "NOT plain", "body:plain", "plain OR (", "plain NEAR(",
        "{body} : plain", "^plain", "plain + *", "- plain", "pl\"ain", "'; DROP TABLE comment; --",
        "a\x01plain", "plain\\", "*", "**"}) {
    CAPTURE(typed);
    try {
      library.found(typed);
    } catch (const Error& error) {
      CHECK(error.kind() == Kind::usage);
    }
  }
  CHECK(library.found("plain OR nothing").empty());
  CHECK(error_of([&] { library.found("-plain"); })->kind() == Kind::usage);
  CHECK(error_of([&] { library.found("!!! ..."); })->kind() == Kind::usage);
}

TEST_CASE("comments search: whatever bytes are typed, there is an answer or a usage error") {
  Library library;
  library.say("plain words");
  std::mt19937 random(38);
  constexpr std::string_view letters = "\"*-()^:+ \tplainNEAR{}'\\;,.\x7f";
  for (int round = 0; round < 3000; ++round) {
    std::string typed;
    for (auto length = random() % 12; length > 0; --length)
      typed += letters[random() % letters.size()];
    CAPTURE(typed);
    try {
      library.found(typed);
    } catch (const Error& error) {
      REQUIRE(error.kind() == Kind::usage);
    }
  }
}

TEST_CASE("comments search: the match is made of quoted words only") {
  const auto match_of = [](std::string_view text) { return wanted_of(text).match; };
  CHECK(match_of("a b") == "\"a\" AND \"b\"");
  CHECK(match_of("a* -b -\"c d\"") == "(\"a\" *) NOT (\"b\" OR \"c d\")");
  CHECK(match_of("a\"b") == "\"a\"\"b\"");
}

TEST_CASE("comments search: by who wrote and by what it is about") {
  Library library;
  library.say("Costs are high", "published", "Gwen");
  library.say("Costs are low", "published", "Siân Lee");
  library.say("Nothing about money", "published", "Siân Lee");
  const auto merged = scenarios::add(library.store, {"merge", "Joining forces", "Text."},
                                     scenarios::Opening::now, day(1));
  library.scenario = merged;
  library.say("Costs are shared", "published", "Gwen");
  CHECK(library.found("costs author:gwen") == "1 4 ");
  CHECK(library.found("costs author:sian") == "2 ");
  CHECK(library.found("costs author:\"siân lee\"") == "2 ");
  CHECK(library.found("costs -author:gwen") == "2 ");
  CHECK(library.found("author:sian") == "3 2 ");
  CHECK(library.found("author:sian -money") == "2 ");
  CHECK(library.found("author:nobody").empty());
  CHECK(library.found("costs scenario:joining") == "4 ");
  CHECK(library.found("costs scenario:merge author:gwen") == "4 ");
  CHECK(library.found("scenario:\"a host\" author:gwen") == "1 ");
  CHECK(library.found("scenario:s2") == "4 ");
  CHECK(library.found("costs -scenario:merge") == "1 2 ");
  CHECK(error_of([&] { library.found("costs scenario:nowhere"); })->kind() == Kind::not_found);
  CHECK(error_of([&] { library.found("costs author:"); })->kind() == Kind::usage);
  CHECK(error_of([&] { library.found("-author:gwen"); })->kind() == Kind::usage);
}

TEST_CASE("comments search: a snippet is one line around the first word found") {
  CHECK(snippet_of("one\n\x02two\x03  three") == "one [two] three");
  const auto long_text =
      std::string(300, 'x') + " before \x02word\x03 after " + std::string(300, 'y');
  const auto snippet = snippet_of(long_text);
  CHECK(snippet.find("[word]") != std::string::npos);
  CHECK(snippet.size() < 400);
  CHECK(snippet.starts_with("… "));
  CHECK(snippet.ends_with(" …"));
  CHECK(snippet_of("").empty());
  std::string umlauts;
  for (int i = 0; i < 500; ++i) umlauts += "ä";
  CHECK(text::is_utf8(snippet_of(umlauts + "\x02ö\x03" + umlauts)));
}

}  // namespace qlab::comments
