// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import_writer.hpp"

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_name = 200;

}  // namespace

ImportWriter::ImportWriter(store::Store& store, const std::string& source,
                           const ImportOptions& options, Instant now, ImportReport& report)
    : m_store(store),
      m_source(source),
      m_options(options),
      m_now(now),
      m_report(report),
      m_authors(store),
      m_recorder(store, now),
      m_find_page(store.prepare("SELECT id FROM comment_page WHERE source = ? AND key = ?")),
      m_add_page(store.prepare("INSERT INTO comment_page (source, key, title, link)"
                               " VALUES (?, ?, ?, ?)")),
      m_code(store.prepare("INSERT INTO comment_coding (comment_id, theme_id, actor, at)"
                           " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {}

std::int64_t ImportWriter::page(const FoundPage& found) {
  const auto id = page_id(found);
  const auto [place, is_new] = m_pages.emplace(id, m_report.pages.size());
  if (is_new) m_report.pages.push_back({found.page, 0});
  ++m_report.pages[place->second].comments;
  return id;
}

std::int64_t ImportWriter::page_id(const FoundPage& page) {
  // Comments of one page mostly stand together.
  if (m_last_page.second != 0 && m_last_page.first == page.key) return m_last_page.second;
  const auto id = find_or_add(page);
  m_last_page = {page.key, id};
  return id;
}

std::int64_t ImportWriter::find_or_add(const FoundPage& page) {
  if (m_find_page.bind(m_source, page.key).step()) return m_find_page.integer(0);
  m_add_page.bind(m_source, page.key, page.page.title, page.page.link).run();
  return m_store.last_id();
}

Node ImportWriter::add(const Found& found, const std::string& source,
                       std::optional<std::int64_t> page_id, const std::optional<Node>& parent) {
  const auto place = parent ? reply_to(*parent) : Place{};
  const auto id = insert(found, source, page_id, place);
  if (place.answers_id) ++m_report.moved_up;
  return {id, place.depth, place.parent_id};
}

std::int64_t ImportWriter::insert(const Found& found, const std::string& source,
                                  std::optional<std::int64_t> page_id, const Place& place) {
  const auto name = std::string_view(found.author).substr(0, longest_name);
  const auto author = m_authors.find_or_add(name.substr(0, text::utf8_prefix(name)), found.address);
  count(found, author);
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
                                  .source = source,
                                  .source_id = found.source_id,
                                  .written_at = found.written->at});
  for (const auto& code : found.themes)
    m_code.bind(id, theme(code), m_store.author().actor, m_now).run();
  return id;
}

void ImportWriter::count(const Found& found, const Author& author) {
  ++m_report.added;
  ++m_report.by_state[found.state];
  m_report.by_members += member_of(author.id) ? 1 : 0;
  m_report.local_times += found.written->is_local ? 1 : 0;
}

std::int64_t ImportWriter::scenario_of(const Found& found) {
  if (m_options.scenario) return m_options.scenario->id;
  if (found.scenario.empty())
    throw Error(Kind::usage, "the file does not say what its comments are about",
                "name it with --scenario");
  const auto known = m_scenarios.find(found.scenario);
  if (known != m_scenarios.end()) return known->second;
  return m_scenarios[found.scenario] = scenarios::require(m_store, found.scenario).id;
}

std::int64_t ImportWriter::theme(const std::string& code) {
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

}  // namespace qlab::comments
