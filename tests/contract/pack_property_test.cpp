// SPDX-License-Identifier: Apache-2.0
// Generated communities are handed over and compared: everything that consent allowed is there, and
// nothing of anybody else.
#include <doctest/doctest.h>

#include <random>

#include "lib/core/file.hpp"
#include "lib/handover/accept.hpp"
#include "lib/handover/pack.hpp"
#include "lib/mail/send_lock.hpp"
#include "tests/support/community.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

const auto password = std::string("correct horse battery");

class Generated : public Community {
 public:
  explicit Generated(unsigned seed) : m_random(seed) {
    store.run(
        "INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
        " VALUES ('hub', 'A hub', 1, 'open', ?1, 4), ('net', 'A net', 2, 'open', ?1, 4)",
        day(12));
    store.run(
        "INSERT INTO scenario_version (scenario_id, version, body, at, actor)"
        " VALUES (1, 1, 'One', 4, 'x'), (2, 1, 'Two', 4, 'x')");
    store.run(
        "INSERT INTO webinar (slug, title, local_start, zone, starts_at, duration_s, uid,"
        " created_at) VALUES ('feb', 'February', '2027-02-20 12:30', 'Europe/London', 100,"
        " 60, 'uid-1', 4)");
    store.run(
        "INSERT INTO handover_item (kind, created_at, updated_at)"
        " VALUES ('successor', 1, 1), ('learning', 2, 3), ('progress', 2, 3)");
    store.run("INSERT INTO successor (id, name, name_key) VALUES (1, 'Next', 'next')");
    store.run("INSERT INTO learning (id, title, body, confidence) VALUES (2, 'L', 'B', 'low')");
    store.run("INSERT INTO learning_source (learning_id, position, source) VALUES (2, 1, 'c1')");
    store.run("INSERT INTO progress (id, task, state) VALUES (3, 'T', 'open')");
    store.run(
        "INSERT INTO comment_theme (code, title, created_at) VALUES ('costs', 'Who pays', 5),"
        " ('people', 'Who does it', 5)");
    const int people = number(1, 40);
    for (int i = 0; i < people; ++i) add_person(i);
    code_comments();
  }

  /// What happens after the pack: themes are put and taken, flags settled, answers given.
  void live_on() {
    code_comments();
    store.run("UPDATE comment_flag SET settled_at = 99 WHERE id % 2 = 0 AND settled_at IS NULL");
    auto unreached = store.prepare("SELECT member_id, scenario_id FROM scenario_unreached");
    std::vector<std::pair<std::int64_t, std::int64_t>> heard;
    while (unreached.step()) {
      if (number(0, 1) == 1) heard.emplace_back(unreached.integer(0), unreached.integer(1));
    }
    for (const auto& [member, scenario] : heard) {
      store.run("DELETE FROM scenario_unreached WHERE member_id = ? AND scenario_id = ?", member,
                scenario);
      store.run(
          "INSERT INTO stance (scenario_id, member_id, axis, answer, version, late, source, actor,"
          " at) VALUES (?, ?, 'value', 'yes', 1, 0, 'member', 'x', ?)",
          scenario, member, day(20));
    }
  }

  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(m_random);
  }

 private:
  std::string any(std::initializer_list<const char*> words) {
    return *(words.begin() + number(0, static_cast<int>(words.size()) - 1));
  }

  void add_person(int i) {
    const auto name = fmt::format("{} {}, \"the {}th\"", any({"Siân", "=Bob", "李", "O'Neil"}),
                                  any({"Lee", "Ångström", "x\ty"}), i);
    const auto id = member(name, fmt::format("person{}@example.org", i), day(number(0, 9)));
    store.run("UPDATE member SET role = ?, nation = ?, outlook = ?, delivery = ? WHERE id = ?",
              any({"", "chair", "-cmd"}), any({"", "Wales"}), any({"lasting", "undecided"}),
              any({"on", "off"}), id);
    for (int tag = number(0, 2); tag > 0; --tag) {
      const auto word = any({"host", "founder", "@all"});
      store.run("INSERT INTO tag (name) VALUES (?) ON CONFLICT DO NOTHING", word);
      store.run(
          "INSERT INTO member_tag SELECT ?, id FROM tag WHERE name = ?"
          " ON CONFLICT DO NOTHING",
          id, word);
    }
    for (int at = number(0, 3); at > 0; --at) {
      store.run(
          "INSERT INTO participation (member_id, kind, at, object) VALUES (?, ?, ?, ?)"
          " ON CONFLICT DO NOTHING",
          id, any({"workshop", "call"}), day(number(0, 9)), any({"", "w1", "Training"}));
    }
    for (int row = number(0, 3); row > 0; --row) {
      store.run(
          "INSERT INTO consent (member_id, purpose, recipient, state, evidence, actor, at)"
          " VALUES (?, 'handover', ?, ?, 'form', 'x', ?)",
          id, any({"Next", "Other"}), any({"given", "refused", "withdrawn", "asked"}),
          day(10 - row));
    }
    add_words(id);
    add_history(id);
  }

  void code_comments() {
    store.run("DELETE FROM comment_coding WHERE id % 3 = 0");
    const auto comments = Community::number("SELECT count(*) FROM comment");
    for (std::int64_t comment = 1; comment <= comments; ++comment) {
      if (number(0, 1) == 0) continue;
      store.run(
          "INSERT INTO comment_coding (comment_id, theme_id, actor, at) VALUES (?, ?, 'x', 8)"
          " ON CONFLICT DO NOTHING",
          comment, number(1, 2));
    }
  }

  /// What others did about them, and they about others.
  void add_history(std::int64_t id) {
    if (number(0, 3) == 0) {
      store.run("INSERT INTO member_merge (duplicate_id, kept_id, actor, at) VALUES (?, ?, 'x', 9)",
                1000 + id, id);
    }
    store.run(
        "INSERT INTO scenario_unreached (scenario_id, member_id) SELECT id, ?1 FROM scenario"
        " WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM stance WHERE member_id = ?1"
        " AND scenario_id = scenario.id)",
        id, number(1, 4));
    const auto comments = Community::number("SELECT count(*) FROM comment");
    if (comments == 0 || number(0, 1) == 0) return;
    store.run(
        "INSERT INTO comment_flag (comment_id, member_id, reason, actor, at) VALUES (?, ?, ?, 'x',"
        " ?)",
        number(1, static_cast<int>(comments)), id, any({"rude", "about somebody"}), day(7));
  }

  void add_words(std::int64_t id) {
    if (number(0, 1) == 1) {
      store.run(
          "INSERT INTO stance (scenario_id, member_id, axis, answer, reason, version, late,"
          " source, actor, at) VALUES (?, ?, 'want', ?, ?, 1, 0, 'staff', 'x', ?)",
          number(1, 2), id, any({"yes", "no"}), any({"", "a reason that nobody else has"}), day(3));
      store.run(
          "INSERT INTO rsvp (webinar_id, member_id, answer, previous, source, answered_at,"
          " recorded_at, actor) VALUES (1, ?, ?, 'none', 'staff', ?, ?, 'x')",
          id, any({"yes", "no"}), day(4), day(5));
    }
    if (number(0, 2) == 0) {
      store.run(
          "INSERT INTO suppression (hash, reason, actor, at)"
          " VALUES (lower(hex(randomblob(32))), 'staff', 'x', 7)");
    }
    if (number(0, 1) == 1) {
      store.run(
          "INSERT INTO comment (scenario_id, depth, member_id, body, format, state, licence,"
          " written_at, created_at) VALUES (?, 1, ?, ?, 'text', ?, ?, ?, 1)",
          number(1, 2), id, fmt::format("Words of {}.\nMore <b>words</b>.", id),
          any({"published", "published", "hidden", "pending"}),
          any({"with name", "unnamed", "not outside", "paraphrase only"}), day(6));
    }
  }

  std::mt19937 m_random;
};

/// Every row of a query, as one text.
std::string rows(const store::Store& store, const std::string& sql, int columns) {
  std::string all;
  auto statement = store.prepare(sql);
  while (statement.step()) {
    for (int i = 0; i < columns; ++i)
      all += statement.is_null(i) ? "NULL|" : statement.text(i) + "|";
    all += "\n";
  }
  return all;
}

struct Compared {
  const char* sql;  ///< {} is the condition on a member's id, called m
  int columns;
};

constexpr Compared personal[] = {
    {"SELECT m.id, name, role, nation, outlook, delivery, joined_at FROM member m WHERE {}"
     " ORDER BY m.id",
     7},
    {"SELECT member_id, position, address, key, state FROM member_address JOIN member m"
     " ON m.id = member_id WHERE {} ORDER BY 1, 2",
     5},
    {"SELECT member_id, name FROM (SELECT t.member_id, tag.name FROM member_tag t JOIN tag ON"
     " tag.id = t.tag_id JOIN member m ON m.id = t.member_id WHERE {}) ORDER BY 1, 2",
     2},
    {"SELECT member_id, kind, at, object FROM participation JOIN member m ON m.id = member_id"
     " WHERE {} ORDER BY 1, 2, 3, 4",
     4},
    {"SELECT member_id, purpose, recipient, state, evidence, at FROM consent JOIN member m"
     " ON m.id = member_id WHERE {} ORDER BY member_id, consent.id",
     6},
    {"SELECT member_id, scenario_id, axis, answer, reason, at FROM stance JOIN member m"
     " ON m.id = member_id WHERE {} ORDER BY 1, 2, 3",
     6},
    {"SELECT member_id, scenario_id FROM scenario_unreached JOIN member m ON m.id = member_id"
     " WHERE {} ORDER BY 1, 2",
     2},
    {"SELECT kept_id, duplicate_id, g.at FROM member_merge g JOIN member m ON m.id = kept_id"
     " WHERE {} ORDER BY 2",
     3},
    {"SELECT member_id, answer, answered_at, recorded_at FROM rsvp JOIN member m"
     " ON m.id = member_id WHERE {} ORDER BY 1, 2, 3",
     4},
};

constexpr Compared common[] = {
    {"SELECT slug, title, position, state, opened_at FROM scenario ORDER BY 1", 5},
    {"SELECT scenario_id, version, body FROM scenario_version ORDER BY 1, 2", 3},
    {"SELECT id, title, body, confidence, role FROM learning ORDER BY 1", 5},
    {"SELECT learning_id, position, source FROM learning_source ORDER BY 1, 2", 3},
    {"SELECT id, task, state, next_step FROM progress ORDER BY 1", 4},
    {"SELECT hash, reason FROM suppression ORDER BY 1", 2},
    {"SELECT code, title FROM comment_theme ORDER BY 1", 2},
    {"SELECT scenario_id, axis, figure, people, told_at FROM scenario_told ORDER BY 1, 2, 3", 5},
    {"SELECT slug, title, local_start, zone, starts_at, uid FROM webinar ORDER BY 1", 6},
};

constexpr auto agreed =
    "(SELECT state FROM consent c WHERE c.member_id = m.id AND c.purpose = 'handover'"
    " AND c.recipient = 'Next' ORDER BY c.id DESC LIMIT 1) = 'given'";

constexpr auto licensed = "c.state = 'published' AND c.licence IN ('with name', 'unnamed')";

void check_people(const store::Store& there, const store::Store& here) {
  for (const auto& [sql, columns] : personal) {
    CHECK(rows(there, fmt::format(fmt::runtime(sql), "true"), columns) ==
          rows(here, fmt::format(fmt::runtime(sql), agreed), columns));
  }
  for (const auto& [sql, columns] : common)
    CHECK(rows(there, sql, columns) == rows(here, sql, columns));
}

/// Comments, their themes, and who flagged them: under their names there.
void check_comments(const store::Store& there, const store::Store& here) {
  CHECK(rows(there,
             "SELECT source_id, scenario_id, body, licence, state, written_at FROM comment"
             " ORDER BY id",
             6) == rows(here,
                        fmt::format("SELECT 'c' || id, scenario_id, body, licence, state,"
                                    " written_at FROM comment c WHERE {} ORDER BY id",
                                    licensed),
                        6));
  CHECK(rows(there,
             "SELECT c.source_id, t.code FROM comment_coding k JOIN comment c ON c.id ="
             " k.comment_id JOIN comment_theme t ON t.id = k.theme_id ORDER BY 1, 2",
             2) == rows(here,
                        fmt::format("SELECT 'c' || c.id, t.code FROM comment_coding k"
                                    " JOIN comment c ON c.id = k.comment_id JOIN comment_theme t"
                                    " ON t.id = k.theme_id WHERE {} ORDER BY 1, 2",
                                    licensed),
                        2));
  CHECK(rows(there,
             "SELECT f.member_id, c.source_id, f.reason, f.at, f.settled_at FROM comment_flag f"
             " JOIN comment c ON c.id = f.comment_id ORDER BY 1, 2",
             5) == rows(here,
                        fmt::format("SELECT f.member_id, 'c' || c.id, f.reason, f.at, f.settled_at"
                                    " FROM comment_flag f JOIN comment c ON c.id = f.comment_id"
                                    " JOIN member m ON m.id = f.member_id WHERE {} AND {}"
                                    " ORDER BY 1, 2",
                                    licensed, agreed),
                        5));
  // Whoever carries on has an item for each comment about which nobody decided.
  CHECK(rows(there,
             "SELECT DISTINCT comment_id FROM comment_flag WHERE settled_at IS NULL"
             " EXCEPT SELECT comment_id FROM comment_review WHERE closed_at IS NULL",
             1)
            .empty());
}

}  // namespace

TEST_CASE("pack: what is handed over is what consent allowed, whatever the community") {
  const auto archiver = loaded_world().archiver();
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Generated community(seed);
    const auto successor = handover::require_successor(community.store, "Next");
    handover::PackSettings settings;
    settings.report.as_of = day(20);
    settings.password = password;
    handover::Packing packing(community.store, *archiver, successor, settings);
    const auto file = community.folder.path() / "pack.zip";
    const auto packed = packing.make(file);
    CHECK(packed.reconciliation.sums());

    Community next;
    handover::OpenPack pack(*archiver, file);
    const auto accepted = handover::accept_pack(next.store, pack, password, day(21));
    CHECK(accepted.members == packed.reconciliation.included.value());
    check_people(next.store, community.store);
    check_comments(next.store, community.store);
    const auto receipt = handover::acknowledge(community.store, accepted.receipt, day(22));
    CHECK(receipt.pack.sha256 == packed.sha256);
    CHECK(receipt.fresh);

    community.live_on();
    settings.report.as_of = day(23);
    handover::Packing later(community.store, *archiver, successor, settings);
    later.since(receipt.pack);
    const auto delta_file = community.folder.path() / "delta.zip";
    later.make(delta_file);
    handover::OpenPack delta(*archiver, delta_file);
    const mail::SendLock held(next.store.path(), std::chrono::milliseconds(0));
    handover::accept_delta(next.store, held, delta, password, day(24));
    check_people(next.store, community.store);
    check_comments(next.store, community.store);
  }
}

}  // namespace qlab::test
