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
    return found(text, options);
  }

  std::string found(std::string_view text, SearchOptions options) const {
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
  const store::Words words;
  const auto match_of = [&](std::string_view text) { return wanted_of(text, words).match; };
  CHECK(match_of("a b") == "\"a\" AND \"b\"");
  CHECK(match_of("a* -b -c -\"d e\"") == "(\"a\" *) NOT (\"b\" OR \"c\")");
  CHECK(match_of("a\"b") == "\"a\" AND \"b\"");
  CHECK(match_of("\"A, b* ") == "\"a\" AND \"b\"");
  CHECK(match_of("Si\u00E2n-lee*") == "\"sian\" AND \"lee\" *");
}

TEST_CASE("comments search: the terms of repeated words cannot be typed") {
  Library library;
  library.say("Costs, costs, costs");
  CHECK(library.found("costs") == "1 ");
  CHECK(error_of([&] { library.found("\uE002costs"); })->kind() == Kind::usage);
  CHECK(error_of([&] { library.found("\uE002*"); })->kind() == Kind::usage);
  CHECK(library.found("\uE003costs costs") == "1 ");
}

TEST_CASE("comments search: the more often and the shorter, the better") {
  Library library;
  const std::string others = " one two three four five six seven eight nine ten eleven twelve";
  library.say("host" + others + others);
  library.say("host" + others);
  library.say("host host" + others);
  library.say("host host host" + others + others);
  library.say("host host host" + others);
  CHECK(library.found("host") == "5 3 4 2 1 ");
  CHECK(library.found("hos*") == "5 3 4 2 1 ");
  CHECK(library.found("host -nothing") == "5 3 4 2 1 ");
  CHECK(library.found("\"host host\"") == "5 4 3 ");
}

TEST_CASE("comments search: short comments are in the order that FTS5 gives them itself") {
  Library library;
  std::mt19937 random(38);
  for (int number = 0; number < 300; ++number) {
    std::string body = "host";
    for (auto more = random() % 12; more > 0; --more)
      body += random() % 3 == 0 ? " host" : " other";
    library.say(body);
  }
  library.store.run("CREATE VIRTUAL TABLE temp.whole USING fts5 (body)");
  library.store.run("INSERT INTO temp.whole (rowid, body) SELECT id, body FROM comment");
  auto rows = library.store.prepare(
      "SELECT rowid FROM temp.whole WHERE whole MATCH 'host' ORDER BY rank, rowid LIMIT 20");
  std::string order;
  for (rows.bind(); rows.step();) order += fmt::format("{} ", rows.integer(0));
  CHECK(library.found("host") == order);
  CHECK(library.found("ho*") == order);
}

TEST_CASE(
    "comments search: of more than are weighed the newest come first, and all that was asked") {
  Library library;
  for (const auto* body :
       {"host a host", "the host", "host two", "ghost", "two hosts, host a", "host"})
    library.say(body);
  SearchOptions options;
  options.most_ranked = 4;
  CHECK(library.found("host", SearchOptions{}) == "6 1 2 3 5 ");
  CHECK(library.found("host", options) == "6 5 3 2 1 ");
  CHECK(library.found("host*", options) == "6 5 3 2 1 ");
  CHECK(library.found("host -two", options) == "6 1 2 ");
  CHECK(library.found("\"host a\" -two", options) == "1 ");
  CHECK(library.found("\"host a\"", options) == "1 5 ");
  options.most_ranked = 1;
  CHECK(library.found("\"host a\"", options) == "5 1 ");
  CHECK(library.found("\"host a\" -\"a host\"", options) == "5 ");
  options.limit = 1;
  CHECK(library.found("host", options) == "6 ");
}

TEST_CASE("comments search: the index follows edits, and what is taken back") {
  Library library;
  const auto id = library.say("costs, costs and costs");
  library.say("costs");
  CHECK(library.found("costs") == "1 2 ");
  library.store.run("UPDATE comment SET body = 'a few of the costs' WHERE id = ?", id);
  CHECK(library.found("costs") == "2 1 ");
  library.store.run("UPDATE comment SET body = 'costs, costs and costs' WHERE id = ?", id);
  CHECK(library.found("costs") == "1 2 ");
  library.store.run("INSERT INTO comment_text (comment_text) VALUES ('integrity-check')");
  library.store.run("DELETE FROM comment_review");
  library.store.run("DELETE FROM comment_history");
  library.store.run("DELETE FROM comment");
  CHECK(library.store.first("SELECT count(*) FROM comment_term")->integer(0) == 0);
}

TEST_CASE("comments search: of words that begin alike, each counts") {
  Library library;
  library.say("volunteer and nobody else here");
  library.say("volunteers, a volunteer, volunteering");
  library.say("volunteer and volunteer, else nobody");
  CHECK(library.found("volunt*") == "2 3 1 ");
}

TEST_CASE("comments search: a rare word says more than a common one") {
  Library library;
  for (int i = 0; i < 20; ++i) library.say("meeting");
  library.say("meeting meeting bursary");
  library.say("meeting bursary bursary");
  CHECK(library.found("meeting bursary") == "22 21 ");
}

TEST_CASE("comments search: words together, whatever stands between them and in any script") {
  Library library;
  library.say("Peer-support, ll\u00EEw m\u00F4r");
  library.say("support of a peer; mor lliw");
  library.say("\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1 \u03BA\u03CC\u03C3\u03BC\u03B5");
  library.say("\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440!");
  library.say("peer peer support group");
  CHECK(library.found("\"peer support\"") == "1 5 ");
  CHECK(library.found("peer-support") == "1 5 ");
  CHECK(library.found("\"PEER  (support)\"") == "1 5 ");
  CHECK(library.found("\"lliw mor\"") == "1 ");
  CHECK(library.found("\"m\u00F4r ll\u00EEw\"") == "2 ");
  CHECK(
      library.found(
          "\"\u03BA\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1 \u039A\u03CC\u03C3\u03BC\u03B5\"") ==
      "3 ");
  CHECK(library.found("\"\u043F\u0440\u0438\u0432\u0435\u0442 \u043C\u0438\u0440\"") == "4 ");
  CHECK(library.found("peer-supp*") == "1 5 ");
  CHECK(library.found("peer -\"peer support\"") == "2 ");
  CHECK(library.found("peer -\"support group\" -mor") == "");
}

TEST_CASE("comments search: only words that must not be there, beside a name") {
  Library library;
  library.say("costs and more");
  library.say("running costs");
  library.say("nothing of that");
  CHECK(library.found("author:gwen -costs") == "3 ");
  CHECK(library.found("author:gwen -\"running costs\"") == "3 1 ");
}

TEST_CASE("comments search: what is found is marked as it is written") {
  Library library;
  library.say("Si\u00E2n: the peer-support, SUPPORT and supporters of peers");
  SearchOptions options;
  std::string snippet;
  search(library.store, "sian \"peer support\" support*", options,
         [&](const Hit& hit) { snippet = hit.snippet; });
  CHECK(snippet == "[Si\u00E2n]: the [peer-support], [SUPPORT] and [supporters] of peers");
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
