// SPDX-License-Identifier: Apache-2.0
// Puts comments of an export into the store, with their pages, authors and themes, and counts them.
// Included only by lib/comments/import.cpp, which decides what is new and holds the change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "lib/comments/author.hpp"
#include "lib/comments/import.hpp"
#include "lib/comments/record.hpp"
#include "lib/comments/thread.hpp"

namespace qlab::comments {

class ImportWriter {
 public:
  /// What it is given must outlive it. The source is the file's: pages are known by it.
  ImportWriter(store::Store& store, const std::string& source, const ImportOptions& options,
               Instant now, ImportReport& report);

  /// The page's id, made where it is not there yet; one more comment stands under it.
  std::int64_t page(const FoundPage& found);

  /// Adds a comment that is known by this source; without a parent it starts a thread.
  Node add(const Found& found, const std::string& source, std::optional<std::int64_t> page_id,
           const std::optional<Node>& parent);

 private:
  std::int64_t page_id(const FoundPage& page);
  std::int64_t find_or_add(const FoundPage& page);
  std::int64_t insert(const Found& found, const std::string& source,
                      std::optional<std::int64_t> page_id, const Place& place);
  void count(const Found& found, const Author& author);
  std::int64_t scenario_of(const Found& found);
  std::int64_t theme(const std::string& code);

  store::Store& m_store;
  const std::string& m_source;
  const ImportOptions& m_options;
  Instant m_now;
  ImportReport& m_report;
  Authors m_authors;
  Recorder m_recorder;
  store::Statement m_find_page;
  store::Statement m_add_page;
  store::Statement m_code;
  std::map<std::int64_t, std::size_t> m_pages;       ///< their place in the report
  std::pair<std::string, std::int64_t> m_last_page;  ///< key and id
  std::map<std::string, std::int64_t> m_scenarios;
  std::map<std::string, std::int64_t> m_themes;
};

}  // namespace qlab::comments
