// SPDX-License-Identifier: Apache-2.0
// Comments of a WordPress export, brought under one scenario: with their threads, states and times,
// and never twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// A dry run does everything and takes it back.
enum class Write { yes, no };

/// A row that is no comment, or not one that can be kept.
struct Skipped {
  std::string id;  ///< in the file
  std::size_t line = 0;
  std::string reason;
  bool is_fault = true;  ///< false for what is no comment by its nature, such as a pingback
};

/// A post of the blog, with how many of the file's comments stand under it.
struct ImportedPage {
  Page page;
  std::int64_t comments = 0;
};

struct ImportReport {
  scenarios::Scenario scenario;
  Write write = Write::yes;
  std::int64_t rows = 0;  ///< added + unchanged + skipped
  std::int64_t added = 0;
  std::int64_t unchanged = 0;  ///< imported earlier, and left as they are here
  std::vector<Skipped> skipped;
  std::vector<ImportedPage> pages;         ///< those with comments: the threads of the blog
  std::map<State, std::int64_t> by_state;  ///< of the added
  std::int64_t by_members = 0;             ///< of the added, written by members
  std::int64_t detached = 0;  ///< replies to something that is not in the file: they start a thread
  std::int64_t moved_up = 0;  ///< replies deeper than threads go
  std::int64_t local_times = 0;  ///< written at a time whose zone nobody knows, read as UTC
};

/// Imports a whole export: all or nothing. Throws data where the file is not one, or broken.
ImportReport import_wordpress(store::Store& store, std::istream& file, const std::string& source,
                              const scenarios::Scenario& scenario, Instant now, Write write);

}  // namespace qlab::comments
