// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

const std::string check_page = support_script("check_page.py");

/// Says what is wrong with the page; nothing where all is well.
std::string problems(const std::string& html) {
  const auto checked = run_process({"/usr/bin/python3", check_page}, {{"PATH", "/usr/bin"}}, html);
  return checked.err + checked.out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Names that have broken other programs' pages; the last are of real test data where it is there.
std::vector<std::string> hostile_names() {
  std::vector<std::string> names{"<script>alert('planted')</script>",
                                 "\" onload=\"alert(1)",
                                 "' onmouseover='alert(1)",
                                 "]]></title></style><img src=x onerror=alert(1)>",
                                 "\u202Eevil \u2066bidi\u2069 name",
                                 "\x1b[31mred\x07 name",
                                 "=HYPERLINK(\"https://leak.example\")",
                                 "[click](javascript:alert(1)) me",
                                 "&lt;b&gt; &#x202E; entity",
                                 "bad \xff\xfe bytes"};
  const auto blns = realdata("csv/naughty-strings/blns.json");
  if (!std::filesystem::exists(blns)) return names;
  for (const auto& each : parse_json(read(blns))) {
    if (!each.get<std::string>().empty()) names.push_back(each);
  }
  return names;
}

/// Fills a store by hand, private things in every place that a report might look at.
class Planted {
 public:
  explicit Planted(const Lab& lab) : m_store(lab.store().string(), SQLite::OPEN_READWRITE) {
    // It calls functions that only qlab has; no report asks the index of words.
    run("DROP TRIGGER comment_text_new");
  }

  /// Binds every value as text or number, whatever bytes are in it.
  template <class... Values>
  void run(const std::string& sql, const Values&... values) {
    SQLite::Statement statement(m_store, sql);
    int index = 0;
    (statement.bind(++index, values), ...);
    statement.exec();
  }

  std::int64_t member(const std::string& name, const std::string& said) {
    run("INSERT INTO member (name, organisation, role, nation, account, joined_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, 0, 0)",
        name, said, said, said, said);
    const auto id = m_store.getLastInsertRowid();
    run("INSERT INTO member_address (member_id, position, address, key) VALUES (?1, 0, ?2, ?2)", id,
        fmt::format("planted{}@leak.example", id));
    run("INSERT OR IGNORE INTO tag (name) VALUES (?)", said);
    run("INSERT INTO member_tag SELECT ?, id FROM tag WHERE name = ?", id, said);
    run("INSERT INTO participation (member_id, kind, at, object) VALUES (?, 'workshop', 1800000000,"
        " ?)",
        id, said);
    return id;
  }

  std::int64_t scenario(const std::string& slug, const std::string& title,
                        const std::string& body) {
    run("INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
        " VALUES (?, ?, 1, 'open', 1, 0)",
        slug, title);
    const auto id = m_store.getLastInsertRowid();
    run("INSERT INTO scenario_version (scenario_id, version, body, at, actor)"
        " VALUES (?, 1, ?, 0, 'staff')",
        id, body);
    return id;
  }

  void comment(std::int64_t scenario, std::int64_t member, const std::string& body,
               const std::string& format, const std::string& licence) {
    run("INSERT INTO comment (scenario_id, depth, member_id, body, format, state, licence,"
        " written_at, created_at) VALUES (?, 1, ?, ?, ?, 'published', ?, 0, 0)",
        scenario, member, body, format, licence);
  }

  void webinar(const std::string& title, const std::string& person) {
    run("INSERT INTO webinar (id, slug, title, local_start, zone, starts_at, duration_s, url, uid,"
        " created_at) VALUES (1, 'w', ?, '2027-01-01 10:00', 'UTC', 1798800000, 3600,"
        " 'https://leak.example/', 'u', 0)",
        title);
    run("INSERT INTO attendance (webinar_id, name, address, match, imported_at)"
        " VALUES (1, ?, 'guest@leak.example', 'unmatched', 0)",
        person);
  }

  /// A lesson, and tasks of a member and of somebody who is none.
  void work(const std::string& text, std::int64_t owner) {
    for (const auto* kind : {"learning", "progress", "progress"}) {
      run("INSERT INTO handover_item (kind, created_at, updated_at) VALUES (?, 0, 0)", kind);
    }
    run("INSERT INTO learning VALUES (1, ?1, ?1, 'high', ?1)", text);
    run("INSERT INTO progress (id, task, member_id, state, next_step) VALUES (2, ?1, ?2, 'open',"
        " ?1)",
        text, owner);
    run("INSERT INTO progress (id, task, owner, state, next_step) VALUES (3, ?1, ?1, 'open', '')",
        text);
  }

 private:
  SQLite::Database m_store;
};

void plant(const Lab& lab) {
  Planted store(lab);
  store.run("BEGIN");
  const std::string secret =
      "Zebulon Quartermaine zeb@leak.example 07700 900123 <img src=x onerror=alert(1)>";
  for (const auto& name : hostile_names()) store.member(name, name);
  for (int i = 0; i < 6; ++i) store.member("Zebulon Quartermaine", secret);
  const auto zebulon = store.member("Zebulon Quartermaine", secret);
  const auto named = store.member("Ottilie \u202ELicensed", "Wales");
  const auto scenario = store.scenario(
      "hostile", "Title " + secret,
      secret +
          "\n\n# *Zebulon* Quartermaine\n\n![x](https://leak.example/p.png) <b onclick='x'>y\n"
          "[z](https://leak.example/?m=zeb%40leak.example) <zeb@leak.example>\n\n"
          "<script>alert(1)</script>\n\n[fine](https://scenario.example/a?b=1&c=\"2\")\n");
  store.comment(scenario, zebulon, "Unnamed, by Zebulon Quartermaine. " + secret, "text",
                "unnamed");
  store.comment(scenario, zebulon, "<p>Zeb&#64;leak.example</p><script>x()</script>", "html",
                "unnamed");
  store.comment(scenario, named, "I may be \x1b[1mnamed\u202E.", "text", "with name");
  store.comment(scenario, zebulon, "Nobody may read this.", "text", "not outside");
  store.webinar("Webinar " + secret, "Zebulon Quartermaine");
  store.work("Lesson " + secret, zebulon);
  store.run("COMMIT");
}

/// Nothing private, nothing invisible; whatever the format.
void check_clean(const std::string& report) {
  for (const auto* planted : {"leak.example", "Quartermaine", "07700", "900123", "Nobody may read",
                              "planted", "Licensed\u202E", "\u202E", "\u2066", "\x1b", "\x07"}) {
    CHECK_MESSAGE(!has(report, planted), planted);
  }
  CHECK(has(report, "Ottilie Licensed"));
}

}  // namespace

TEST_CASE("handover report: an empty store gives a whole page that says so") {
  const Lab lab;
  const auto html = lab.run({"handover", "report", "--format", "html"});
  CHECK(html.status == 0);
  CHECK(html.err.empty());
  CHECK(problems(html.out).empty());
  CHECK(has(html.out, "There are no members yet."));
}

TEST_CASE("handover report: an empty store gives Markdown with the day it was made") {
  const Lab lab;
  const auto markdown = lab.run({"handover", "report"});
  CHECK(markdown.status == 0);
  CHECK(markdown.err.empty());
  CHECK(has(markdown.out, "# Handover report\n"));
  CHECK(has(markdown.out, "Friday 15 January 2027 at 09:00 GMT"));
}

TEST_CASE("handover report: an empty store gives figures that are 0") {
  const Lab lab;
  const auto figures = lab.json({"handover", "report"});
  CHECK(figures["members"] == 0);
  CHECK(figures["organisation"] == "Peer Support Lab");
  CHECK(figures["as_of"] == "2027-01-15T09:00:00+00:00");
}

TEST_CASE("handover report: hostile and private text leaves nothing behind in any format") {
  const Lab lab;
  plant(lab);
  for (const std::string format : {"html", "md", "text", "json"}) {
    CAPTURE(format);
    for (const auto& report :
         {lab.run({"handover", "report", "--format", format}),
          lab.run({"handover", "report", "--format", format, "--restricted"})}) {
      CHECK(report.status == 0);
      CHECK(report.err.empty());
      check_clean(report.out);
    }
  }
}

TEST_CASE("handover report: hostile text breaks no page, and a fair link stays one") {
  const Lab lab;
  plant(lab);
  for (const auto& page : {lab.run({"handover", "report", "--format", "html"}),
                           lab.run({"handover", "report", "--format", "html", "--restricted"})}) {
    CHECK(problems(page.out) == "");
    CHECK(has(page.out, "href=\"https://scenario.example/a?b=1&amp;c=%222%22\""));
  }
}

TEST_CASE("handover report: hostile text breaks no JSON") {
  const Lab lab;
  plant(lab);
  CHECK(nlohmann::json::accept(lab.run({"handover", "report", "--format", "json"}).out));
}

TEST_CASE("handover report: a file is written for its owner only, and whole") {
  const Lab lab;
  const auto path = lab.path("report.html");
  const auto written = lab.run({"handover", "report", "-o", path.string()});
  CHECK(written.status == 0);
  CHECK(written.out.empty());
  CHECK(written.err.empty());
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600);
  CHECK(problems(read(path)).empty());
}

TEST_CASE("handover report: a folder that is absent is named") {
  const Lab lab;
  const auto failed = lab.run({"handover", "report", "-o", lab.path("no/folder.html").string()});
  CHECK(failed.status == 74);
  CHECK(has(failed.err, "no/folder.html"));
}

TEST_CASE("handover report: the file's ending decides the format, --format before it") {
  const Lab lab;
  const auto first_byte = [&](const std::vector<std::string>& more, const char* name) {
    std::vector<std::string> words{"handover", "report", "-o", lab.path(name).string()};
    words.insert(words.end(), more.begin(), more.end());
    CHECK(lab.run(words).status == 0);
    return read(lab.path(name)).substr(0, 1);
  };
  CHECK(first_byte({}, "a.html") == "<");
  CHECK(first_byte({}, "a.json") == "{");
  CHECK(first_byte({}, "a.txt") == "P");
  CHECK(first_byte({"--format", "json"}, "b.html") == "{");
}

TEST_CASE("handover report: a format that it does not have is a mistake of usage") {
  const Lab lab;
  const auto refused = lab.run({"handover", "report", "--format", "csv"});
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "qlab: a report cannot be written as 'csv'\n"
        "hint: the formats of a report are: html, md, text, json\n");
}

TEST_CASE("handover report: the JSON has the fields that are asked for") {
  const Lab lab;
  const auto some = lab.run({"handover", "report", "--json=members,zone"});
  CHECK(some.status == 0);
  CHECK(some.out == "{\n  \"members\": 0,\n  \"zone\": \"Europe/London\"\n}\n");
  const auto wrong = lab.run({"handover", "report", "--json=member"});
  CHECK(wrong.status == 2);
  CHECK(has(wrong.err, "did you mean 'members'?"));
}

TEST_CASE("handover report: only staff see small numbers, and the page says so") {
  const Lab lab;
  {
    Planted store(lab);
    for (int i = 0; i < 9; ++i) store.member(fmt::format("M{}", i), i < 6 ? "Wales" : "Malta");
  }
  const auto open = lab.run({"handover", "report", "--format", "html"});
  CHECK_FALSE(has(open.out, "Malta"));
  CHECK(has(open.out, "not shown, because the groups are too small"));
  const auto closed = lab.run({"handover", "report", "--format", "html", "--restricted"});
  CHECK(has(closed.out, "Malta"));
  CHECK(has(closed.out, "Restricted: exact numbers, for staff only."));
  CHECK(problems(closed.out).empty());
}

TEST_CASE("handover report: a reader changes nothing in the store") {
  const Lab lab;
  const auto before = read(lab.store());
  CHECK(lab.run({"handover", "report"}).status == 0);
  CHECK(read(lab.store()) == before);
}

}  // namespace qlab::test
