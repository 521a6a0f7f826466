// SPDX-License-Identifier: Apache-2.0
// Threads of a file that is read piece by piece, in whatever order it stands.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

#include "lib/comments/disqus.hpp"
#include "lib/comments/import.hpp"
#include "lib/comments/listing.hpp"
#include "lib/comments/rows_reader.hpp"
#include "tests/support/community.hpp"

namespace qlab::comments {

using test::Community;
using test::day;

namespace {

struct Row {
  int id;
  int parent;
};

/// What became of one row: its id in the file, its depth, and the ids of what it stands under and
/// of what it answered there.
struct Placed {
  std::string id;
  std::int64_t depth;
  std::string parent;
  std::string answers;
  bool operator==(const Placed&) const = default;
};

doctest::String toString(const Placed& placed) {
  return fmt::format("{} at {} under {} answers {}", placed.id, placed.depth, placed.parent,
                     placed.answers)
      .c_str();
}

struct Threads : Community {
  scenarios::Scenario scenario =
      scenarios::add(store, {"host-led", "A host", "Text."}, scenarios::Opening::now, day(1));

  ImportReport import(const std::vector<Row>& rows) {
    std::string text;
    for (const auto& [id, parent] : rows) text += line(id, parent);
    return import_text(text);
  }

  ImportReport import_text(const std::string& text) {
    TextFile file(text, "rows");
    const auto reader = open_rows(json_lines(file), "rows");
    return import_comments(store, *reader, {.scenario = scenario}, day(2));
  }

  static std::string line(int id, int parent) {
    return fmt::format(
        "{{\"id\": {}, \"parent\": {}, \"body\": \"Text {}\", \"author\": \"Ann\", \"themes\": "
        "[\"costs\"], \"title\": \"Page\", \"date\": \"2026-01-02T03:04:05Z\"}}\n",
        id, parent, id);
  }

  [[nodiscard]] std::vector<Placed> placed() const {
    std::map<std::int64_t, std::string> names;
    std::vector<Placed> all;
    list(store, {}, [&](const Comment& comment) { names[comment.id] = comment.source_id; });
    const auto named = [&](std::optional<std::int64_t> id) { return id ? names.at(*id) : ""; };
    list(store, {}, [&](const Comment& comment) {
      all.push_back(
          {comment.source_id, comment.depth, named(comment.parent_id), named(comment.answers_id)});
    });
    std::ranges::sort(all, {}, &Placed::id);
    return all;
  }
};

}  // namespace

TEST_CASE("comments import: threads are the same in whatever order a file stands") {
  const std::vector<Row> rows{{1, 0}, {2, 1}, {3, 2}, {4, 3}, {5, 4},
                              {6, 1}, {7, 0}, {8, 7}, {9, 99}};
  Threads straight;
  const auto report = straight.import(rows);
  const auto wanted = straight.placed();
  CHECK(wanted.at(4) == Placed{"5", 3, "2", "4"});
  CHECK(report.detached == 1);
  CHECK(report.moved_up == 2);
  std::mt19937 random(20270220);
  for (int round = 0; round < 40; ++round) {
    auto shuffled = rows;
    if (round == 0) std::ranges::reverse(shuffled);
    if (round > 0) std::ranges::shuffle(shuffled, random);
    Threads threads;
    const auto said = threads.import(shuffled);
    CHECK(said.added == 9);
    CHECK(said.detached == 1);
    CHECK(said.moved_up == 2);
    CHECK(said.pages.at(0).comments == 9);
    CHECK(threads.placed() == wanted);
    CHECK(threads.number("SELECT COUNT(*) FROM comment_coding") == 9);
    CHECK(threads.import(rows).unchanged == 9);
  }
}

TEST_CASE("comments import: a reply that waited is kept as it stood in the file") {
  Threads threads;
  const auto report = threads.import_text(
      "{\"id\": 2, \"parent\": 1, \"body\": \"<b>Two</b>\", \"format\": \"html\", \"author\":"
      " \"Ben\", \"email\": \"ben@example.org\", \"state\": \"rejected\", \"reason\": \"Rude\","
      " \"clause\": \"Be kind\", \"licence\": \"unnamed\", \"themes\": [\"costs\", \"hosts\"],"
      " \"title\": \"Page\", \"link\": \"https://example.org/p\", \"date\": \"2026-01-02"
      " 03:04:05\"}\n" +
      Threads::line(1, 0));
  CHECK(report.added == 2);
  CHECK(report.local_times == 1);
  CHECK(threads.text("SELECT body || format || state || reason || clause || licence FROM comment"
                     " WHERE source_id = '2'") == "<b>Two</b>htmlrejectedRudeBe kindunnamed");
  CHECK(threads.text("SELECT g.address || p.link FROM comment c JOIN comment_guest g ON"
                     " g.id = c.guest_id JOIN comment_page p ON p.id = c.page_id WHERE"
                     " c.source_id = '2'") == "ben@example.orghttps://example.org/p");
  CHECK(threads.number("SELECT COUNT(*) FROM comment_coding k JOIN comment c ON"
                       " c.id = k.comment_id WHERE c.source_id = '2'") == 2);
}

TEST_CASE("comments import: rings are cut once each, whoever hangs on them stays") {
  Threads threads;
  const auto report =
      threads.import({{1, 2}, {2, 3}, {3, 1}, {4, 3}, {5, 4}, {6, 6}, {7, 6}, {8, 9}});
  CHECK(report.added == 8);
  CHECK(report.detached == 3);
  CHECK(threads.number("SELECT COUNT(*) FROM comment WHERE depth = 1") == 3);
  CHECK(threads.number("SELECT COUNT(*) FROM pragma_foreign_key_check") == 0);
}

TEST_CASE("comments import: an id that stands twice is told, also of replies that wait") {
  Threads threads;
  const auto report = threads.import({{2, 1}, {2, 1}, {1, 0}, {1, 0}, {2, 0}, {4, 3}, {4, 0}});
  CHECK(report.rows == 7);
  CHECK(report.added == 3);
  CHECK(report.skipped.size() == 4);
  const auto again = threads.import({{1, 0}, {1, 0}});
  CHECK(again.unchanged == 1);
  CHECK(again.skipped.size() == 1);
}

TEST_CASE("comments import: a long chain of replies that stands backwards needs no stack") {
  Threads threads;
  std::vector<Row> rows;
  for (int id = 20'000; id > 0; --id) rows.push_back({id, id - 1});
  CHECK(threads.import(rows).added == 20'000);
  CHECK(threads.number("SELECT COUNT(*) FROM comment WHERE parent_id IS NULL") == 1);
}

TEST_CASE("comments import: our own rows answer each other by their ids, whatever their source") {
  Threads threads;
  const auto row = [](const char* ref, const char* parent, const char* source, const char* id) {
    return fmt::format(
        "{{\"ref\": \"{}\", \"parent\": \"{}\", \"source\": \"{}\", \"source_id\": \"{}\", "
        "\"body\": \"x\", \"written_at\": \"2026-01-02T03:04:05Z\"}}\n",
        ref, parent, source, id);
  };
  const auto text = row("c3", "c2", "qlab:other", "c3") + row("c1", "", "qlab:other", "c1") +
                    row("c2", "c1", "wordpress", "blog#comment-3") +
                    row("c2", "c1", "qlab:other", "c2") +
                    row("c9", "", "wordpress", "blog#comment-3");
  const auto report = threads.import_text(text);
  CHECK(report.added == 3);
  CHECK(report.skipped.size() == 2);
  CHECK(threads.placed() == std::vector<Placed>{{"blog#comment-3", 2, "c1", ""},
                                                {"c1", 1, "", ""},
                                                {"c3", 3, "blog#comment-3", ""}});
  CHECK(threads.import_text(text).unchanged == 3);
}

TEST_CASE("comments import: Disqus posts may stand before their thread") {
  Threads threads;
  const auto post = [](int id, int thread) {
    return fmt::format(
        "<post dsq:id='{}'><message>Hi</message><createdAt>2013-10-10T19:20:29Z</createdAt>"
        "<author><name>Ann</name></author><thread dsq:id='{}'/></post>",
        id, thread);
  };
  const std::string begin =
      "<disqus xmlns='http://disqus.com' xmlns:dsq='http://disqus.com/disqus-internals'>";
  const auto thread = [](int id) {
    return fmt::format("<thread dsq:id='{}'><title>T{}</title></thread>", id, id);
  };
  std::istringstream file(begin + thread(1) + post(1, 1) + post(2, 2) + thread(2) + post(3, 2) +
                          post(4, 9) + "</disqus>");
  const auto reader = disqus::open(file, "d.xml");
  const auto report =
      import_comments(threads.store, *reader, {.scenario = threads.scenario}, day(2));
  CHECK(report.rows == 4);
  CHECK(report.added == 3);
  REQUIRE(report.skipped.size() == 1);
  CHECK(report.skipped[0].reason == "its thread is not in the file");
  CHECK(threads.text("SELECT p.title FROM comment c JOIN comment_page p ON p.id = c.page_id"
                     " WHERE c.source_id = '2'") == "T2");
}

}  // namespace qlab::comments
