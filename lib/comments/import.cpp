// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <utility>

#include "lib/comments/identity.hpp"
#include "lib/comments/names_in_file.hpp"
#include "lib/comments/record.hpp"
#include "lib/comments/waiting.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t cache = std::size_t{48} << 20;
constexpr std::size_t longest_id = 500;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_body = std::size_t{1} << 20;

/// Of these the last refer to the first.
constexpr std::array<std::string_view, 7> added_to{
    "comment_page",    "comment_guest",  "comment_theme", "comment",
    "comment_history", "comment_review", "comment_coding"};

std::optional<Skipped> reason_to_skip(const Found& found) {
  const auto skip = [&](std::string reason, bool is_fault) {
    return Skipped{text::cut(found.id, 64), found.line, std::move(reason), is_fault};
  };
  if (!found.not_a_comment.empty()) return skip(found.not_a_comment, false);
  if (!found.fault.empty()) return skip(found.fault, true);
  if (found.id.empty()) return skip("it has no id", true);
  if (found.id.size() > longest_id) return skip("its id is too long", true);
  if (found.body.empty() && found.state != State::rejected && found.state != State::withdrawn)
    return skip("it has no text", true);
  if (found.body.size() > longest_body) return skip("its text is too long", true);
  if (!text::is_utf8(found.body) || !text::is_utf8(found.author))
    return skip("its text is not UTF-8", true);
  if (!found.written) return skip("it has no time", true);
  return {};
}

bool is_reply(const Found& found) { return !found.parent.empty() && found.parent != "0"; }

class Importer {
 public:
  Importer(store::Store& store, std::string source, const ImportOptions& options, Instant now,
           ImportReport& report)
      : m_store(store),
        m_source(std::move(source)),
        m_options(options),
        m_now(now),
        m_report(report),
        m_authors(store),
        m_recorder(store, now),
        m_known(store),
        m_names(store),
        m_waiting(store),
        m_find_page(store.prepare("SELECT id FROM comment_page WHERE source = ? AND key = ?")),
        m_add_page(store.prepare("INSERT INTO comment_page (source, key, title, link)"
                                 " VALUES (?, ?, ?, ?)")),
        m_code(store.prepare("INSERT INTO comment_coding (comment_id, theme_id, actor, at)"
                             " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {}

  void add(const Found& found) {
    ++m_report.rows;
    if (auto skip = reason_to_skip(found)) return m_report.skipped.push_back(std::move(*skip));
    const auto known = m_known(source_of(found), found.source_id);
    if (is_there_twice(found, known)) return skip_twice(found);
    const auto parent = is_reply(found) && !known ? parent_of(found) : std::nullopt;
    if (is_reply(found) && !known && !parent) return m_waiting.put(found);
    place(found, known, parent);
    place_ready();
  }

  /// At the end of the file: what still waits answers nothing that is known.
  void finish() {
    while (const auto found = m_waiting.take_top()) {
      place_late(*found, {});
      place_ready();
    }
  }

 private:
  bool is_there_twice(const Found& found, const std::optional<Node>& known) {
    const auto name = name_in_file(found);
    return (known && is_seen(known->id)) || m_waiting.has(name) || m_names(name);
  }

  [[nodiscard]] bool is_seen(std::int64_t id) const {
    const auto place = static_cast<std::size_t>(id);
    return place < m_seen.size() && m_seen[place];
  }

  /// In this file, or in one that was imported earlier.
  std::optional<Node> parent_of(const Found& found) {
    if (const auto named = m_names(parent_in_file(found))) return named;
    if (name_in_file(found) != found.source_id) return {};
    return m_known(source_of(found), parent_in_file(found));
  }

  void place_ready() {
    while (const auto ready = m_waiting.take_ready()) place_late(ready->found, ready->parent);
  }

  /// What it is known by may have come by another row while it waited.
  void place_late(const Found& found, const std::optional<Node>& parent) {
    if (m_known(source_of(found), found.source_id)) return skip_twice(found);
    place(found, {}, parent);
  }

  void skip_twice(const Found& found) {
    m_report.skipped.push_back({found.id, found.line, "its id stands there twice", true});
  }

  void place(const Found& found, const std::optional<Node>& known,
             const std::optional<Node>& parent) {
    const auto page_id = found.page ? std::optional(page(*found.page)) : std::nullopt;
    m_report.unchanged += known ? 1 : 0;
    const auto node = known ? *known : add_new(found, page_id, parent);
    const auto seen = static_cast<std::size_t>(node.id);
    if (seen >= m_seen.size()) m_seen.resize(seen + 1);
    m_seen[seen] = true;
    if (!found.source.empty()) m_names.put(name_in_file(found), node);
    m_waiting.arrived(name_in_file(found), node);
  }

  /// The page's id; one more stands under it.
  std::int64_t page(const FoundPage& found) {
    const auto id = page_id(found);
    const auto [place, is_new] = m_pages.emplace(id, m_report.pages.size());
    if (is_new) m_report.pages.push_back({found.page, 0});
    ++m_report.pages[place->second].comments;
    return id;
  }

  std::int64_t page_id(const FoundPage& page) {
    // Comments of one page mostly stand together.
    if (m_last_page.second != 0 && m_last_page.first == page.key) return m_last_page.second;
    const auto id = find_or_add(page);
    m_last_page = {page.key, id};
    return id;
  }

  std::int64_t find_or_add(const FoundPage& page) {
    if (m_find_page.bind(m_source, page.key).step()) return m_find_page.integer(0);
    m_add_page.bind(m_source, page.key, page.page.title, page.page.link).run();
    return m_store.last_id();
  }

  Node add_new(const Found& found, std::optional<std::int64_t> page_id,
               const std::optional<Node>& parent) {
    const auto place = parent ? reply_to(*parent) : Place{};
    const auto id = insert(found, page_id, place);
    if (is_reply(found) && !parent) ++m_report.detached;
    if (place.answers_id) ++m_report.moved_up;
    return {id, place.depth, place.parent_id};
  }

  [[nodiscard]] const std::string& source_of(const Found& found) const {
    return found.source.empty() ? m_source : found.source;
  }

  std::int64_t insert(const Found& found, std::optional<std::int64_t> page_id, const Place& place) {
    const auto name = std::string_view(found.author).substr(0, longest_name);
    const auto author =
        m_authors.find_or_add(name.substr(0, text::utf8_prefix(name)), found.address);
    ++m_report.added;
    ++m_report.by_state[found.state];
    m_report.by_members += member_of(author.id) ? 1 : 0;
    m_report.local_times += found.written->is_local ? 1 : 0;
    const auto licence = found.licence ? found.licence : m_options.licence;
    const auto id = m_recorder.add({.scenario_id = scenario_of(found),
                                    .place = place,
                                    .author = author,
                                    .body = found.body,
                                    .format = found.format,
                                    .state = found.state,
                                    .reason = found.reason,
                                    .clause = found.clause,
                                    .action = "imported",
                                    .licence = licence.value_or(Licence::not_outside),
                                    .page_id = page_id,
                                    .source = source_of(found),
                                    .source_id = found.source_id,
                                    .written_at = found.written->at});
    for (const auto& code : found.themes)
      m_code.bind(id, theme(code), m_store.author().actor, m_now).run();
    return id;
  }

  std::int64_t scenario_of(const Found& found) {
    if (m_options.scenario) return m_options.scenario->id;
    if (found.scenario.empty())
      throw Error(Kind::usage, "the file does not say what its comments are about",
                  "name it with --scenario");
    const auto known = m_scenarios.find(found.scenario);
    if (known != m_scenarios.end()) return known->second;
    return m_scenarios[found.scenario] = scenarios::require(m_store, found.scenario).id;
  }

  std::int64_t theme(const std::string& code) {
    const auto known = m_themes.find(code);
    if (known != m_themes.end()) return known->second;
    m_store.run(
        "INSERT INTO comment_theme (code, title, created_at) VALUES (?1, ?1, ?2)"
        " ON CONFLICT DO NOTHING",
        code, m_now);
    const auto id =
        m_store.first("SELECT id FROM comment_theme WHERE code = ?", code).value().integer(0);
    return m_themes[code] = id;
  }

  store::Store& m_store;
  std::string m_source;
  const ImportOptions& m_options;
  Instant m_now;
  ImportReport& m_report;
  Authors m_authors;
  Recorder m_recorder;
  KnownComments m_known;
  NamesInFile m_names;
  Waiting m_waiting;
  store::Statement m_find_page;
  store::Statement m_add_page;
  store::Statement m_code;
  std::vector<bool> m_seen;  ///< by id of comments here: those that stood in the file
  std::map<std::int64_t, std::size_t> m_pages;       ///< their place in the report
  std::pair<std::string, std::int64_t> m_last_page;  ///< key and id
  std::map<std::string, std::int64_t> m_scenarios;
  std::map<std::string, std::int64_t> m_themes;
};

/// Where the file breaks off and what was read is to be kept, that is told in the report.
void read(ExportReader& reader, Importer& importer, const ImportOptions& options,
          ImportReport& report) {
  try {
    reader.each([&](const Found& found) { importer.add(found); });
  } catch (const Error& error) {
    if (!options.keep_readable || error.kind() != Kind::data) throw;
    report.broken = error.what();
  }
  importer.finish();
}

}  // namespace

ImportReport import_comments(store::Store& store, ExportReader& reader,
                             const ImportOptions& options, Instant now) {
  ImportReport report;
  report.source = reader.source();
  report.scenario = options.scenario;
  report.write = options.write;
  store.use_cache(cache);
  store::Change change(store, now, store::Recording::batch);
  for (const auto table : added_to) change.only_adds_to(table);
  Importer importer(store, report.source, options, now, report);
  read(reader, importer, options, report);
  if (options.write == Write::no) return report;
  if (options.scenario) change.touch(Letter::scenario, options.scenario->id);
  change.commit(fmt::format("imported {} comments", report.added));
  return report;
}

}  // namespace qlab::comments
