// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <fmt/format.h>

#include <array>
#include <istream>
#include <map>
#include <optional>
#include <utility>

#include "lib/comments/record.hpp"
#include "lib/comments/wordpress.hpp"
#include "lib/comments/wxr.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr auto source_name = "wordpress";
constexpr std::size_t cache = std::size_t{64} << 20;
constexpr std::size_t longest_id = 64;

std::optional<Skipped> reason_to_skip(const wxr::Comment& comment) {
  const auto skip = [&](std::string reason, bool is_fault) {
    return Skipped{text::cut(comment.id, longest_id), comment.line, std::move(reason), is_fault};
  };
  if (!wordpress::is_comment(comment.type)) {
    const auto type = text::cut(text::terminal_safe(comment.type), longest_id);
    return skip(fmt::format("a {} is not a comment", type), false);
  }
  if (comment.id.empty()) return skip("it has no id", true);
  if (comment.id.size() > longest_id) return skip("its id is too long", true);
  if (comment.content.empty()) return skip("it has no text", true);
  if (!wordpress::written(comment.date_gmt, comment.date)) return skip("it has no time", true);
  return {};
}

/// Tables that an import adds to, for the log: their new rows are ranges of ids.
class NewRows {
 public:
  explicit NewRows(const store::Store& store) : m_store(store) {
    for (std::size_t i = 0; i < tables.size(); ++i) m_before.at(i) = newest(tables.at(i));
  }

  void tell(store::Change& change) const {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const auto last = newest(tables.at(i));
      if (last > m_before.at(i)) change.inserted(tables.at(i), m_before.at(i) + 1, last);
    }
  }

 private:
  static constexpr std::array<std::string_view, 4> tables{"comment_page", "comment_guest",
                                                          "comment", "comment_history"};

  [[nodiscard]] std::int64_t newest(std::string_view table) const {
    const auto row = m_store.first("SELECT seq FROM sqlite_sequence WHERE name = ?", table);
    return row ? row->integer(0) : 0;
  }

  const store::Store& m_store;
  std::array<std::int64_t, tables.size()> m_before{};
};

class Importer {
 public:
  Importer(store::Store& store, const scenarios::Scenario& scenario, Instant now,
           ImportReport& report)
      : m_store(store),
        m_scenario_id(scenario.id),
        m_report(report),
        m_authors(store),
        m_recorder(store, now),
        // The index holds imported comments only, and SQLite wants to be told so.
        m_known(store.prepare("SELECT id, depth, parent_id FROM comment"
                              " WHERE source = ? AND source_id = ? AND source <> ''")),
        m_find_page(store.prepare("SELECT id FROM comment_page WHERE source = ? AND key = ?")),
        m_add_page(store.prepare("INSERT INTO comment_page (source, key, title, link)"
                                 " VALUES (?, ?, ?, ?)")) {}

  void add(const wxr::Item& item, const std::string& key) {
    m_report.rows += static_cast<std::int64_t>(item.comments.size());
    const auto kept = keep(item.comments);
    if (kept.empty()) return;
    const auto page_id = page(item, key);
    m_report.pages.push_back({{item.title, item.link}, static_cast<std::int64_t>(kept.size())});
    auto parents = parents_of(kept);
    std::vector<Node> nodes(kept.size());
    for (const auto index : parents_first(parents)) {
      const auto* parent = parents[index] ? &nodes[*parents[index]] : nullptr;
      nodes[index] = place(*kept[index], key, page_id, parent);
    }
  }

 private:
  using Kept = std::vector<const wxr::Comment*>;

  Kept keep(const std::vector<wxr::Comment>& comments) {
    Kept kept;
    m_index.clear();
    for (const auto& comment : comments) {
      auto skip = reason_to_skip(comment);
      if (!skip && !m_index.emplace(comment.id, kept.size()).second)
        skip = {comment.id, comment.line, "its id stands there twice", true};
      if (skip) {
        m_report.skipped.push_back(std::move(*skip));
      } else {
        kept.push_back(&comment);
      }
    }
    return kept;
  }

  std::vector<std::optional<std::size_t>> parents_of(const Kept& kept) {
    std::vector<std::optional<std::size_t>> parents(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const auto found = m_index.find(kept[i]->parent);
      if (found != m_index.end()) parents[i] = found->second;
    }
    return parents;
  }

  std::int64_t page(const wxr::Item& item, const std::string& key) {
    if (m_find_page.bind(source_name, key).step()) return m_find_page.integer(0);
    m_add_page.bind(source_name, key, item.title, item.link).run();
    return m_store.last_id();
  }

  Node place(const wxr::Comment& comment, const std::string& key, std::int64_t page_id,
             const Node* parent) {
    const auto source_id = fmt::format("{}#comment-{}", key, comment.id);
    if (m_known.bind(source_name, source_id).step()) {
      ++m_report.unchanged;
      return {m_known.integer(0), m_known.integer(1), m_known.maybe_integer(2)};
    }
    const auto place = parent == nullptr ? Place{} : reply_to(*parent);
    const auto id = insert(comment, source_id, page_id, place);
    const bool is_reply = !comment.parent.empty() && comment.parent != "0";
    if (is_reply && parent == nullptr) ++m_report.detached;
    if (place.answers_id) ++m_report.moved_up;
    return {id, place.depth, place.parent_id};
  }

  std::int64_t insert(const wxr::Comment& comment, const std::string& source_id,
                      std::int64_t page_id, const Place& place) {
    const auto fate = wordpress::fate_of(comment.approved);
    const auto when = wordpress::written(comment.date_gmt, comment.date).value();
    const auto author = m_authors.find_or_add(comment.author, comment.address);
    ++m_report.added;
    ++m_report.by_state[fate.state];
    m_report.by_members += member_of(author.id) ? 1 : 0;
    m_report.local_times += when.is_local ? 1 : 0;
    return m_recorder.add({.scenario_id = m_scenario_id,
                           .place = place,
                           .author = author,
                           .body = comment.content,
                           .format = Format::html,
                           .state = fate.state,
                           .reason = fate.reason,
                           .page_id = page_id,
                           .source = source_name,
                           .source_id = source_id,
                           .written_at = when.at});
  }

  store::Store& m_store;
  std::int64_t m_scenario_id;
  ImportReport& m_report;
  Authors m_authors;
  Recorder m_recorder;
  store::Statement m_known;
  store::Statement m_find_page;
  store::Statement m_add_page;
  std::map<std::string_view, std::size_t> m_index;
};

}  // namespace

ImportReport import_wordpress(store::Store& store, std::istream& file, const std::string& source,
                              const scenarios::Scenario& scenario, Instant now, Write write) {
  ImportReport report;
  report.scenario = scenario;
  report.write = write;
  wxr::Reader reader(file, source);
  store.use_cache(cache);
  store::Change change(store, now, store::Recording::batch);
  const NewRows new_rows(store);
  Importer importer(store, scenario, now, report);
  wxr::Item item;
  for (std::size_t number = 1; reader.next(item); ++number)
    importer.add(item, wordpress::page_key(item, reader.site(), number));
  if (write == Write::no) return report;
  new_rows.tell(change);
  change.touch(Letter::scenario, scenario.id);
  change.commit(fmt::format("imported {} comments", report.added));
  return report;
}

}  // namespace qlab::comments
