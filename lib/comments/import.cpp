// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/import.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "lib/comments/identity.hpp"
#include "lib/comments/import_writer.hpp"
#include "lib/comments/names_in_file.hpp"
#include "lib/comments/waiting.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t cache = std::size_t{48} << 20;
constexpr std::size_t longest_id = 500;
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
  if (!found.written && found.not_a_time.empty()) return skip("it has no time", true);
  if (!found.written) {
    const auto shown = text::terminal_safe(text::cut(found.not_a_time, 60));
    return skip(fmt::format("'{}' is no time: write 2027-02-20T12:30:00Z", shown), true);
  }
  return {};
}

bool is_reply(const Found& found) { return !found.parent.empty() && found.parent != "0"; }

/// Decides of each comment of a file whether it is new, and what it answers.
class Importer {
 public:
  Importer(store::Store& store, const std::string& source, const ImportOptions& options,
           Instant now, ImportReport& report)
      : m_source(source),
        m_report(report),
        m_writer(store, source, options, now, report),
        m_known(store),
        m_names(store),
        m_waiting(store) {}

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
  [[nodiscard]] const std::string& source_of(const Found& found) const {
    return found.source.empty() ? m_source : found.source;
  }

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
    const auto page_id = found.page ? std::optional(m_writer.page(*found.page)) : std::nullopt;
    m_report.unchanged += known ? 1 : 0;
    if (!known && is_reply(found) && !parent) ++m_report.detached;
    const auto node = known ? *known : m_writer.add(found, source_of(found), page_id, parent);
    const auto seen = static_cast<std::size_t>(node.id);
    if (seen >= m_seen.size()) m_seen.resize(seen + 1);
    m_seen[seen] = true;
    if (!found.source.empty()) m_names.put(name_in_file(found), node);
    m_waiting.arrived(name_in_file(found), node);
  }

  const std::string& m_source;
  ImportReport& m_report;
  ImportWriter m_writer;
  KnownComments m_known;
  NamesInFile m_names;
  Waiting m_waiting;
  std::vector<bool> m_seen;  ///< by id of comments here: those that stood in the file
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
