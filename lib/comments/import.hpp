// SPDX-License-Identifier: Apache-2.0
// Comments of an export, brought under a scenario: with their threads, states and times, and never
// twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/comments/found.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// A dry run does everything and takes it back.
enum class Write { yes, no };

struct ImportOptions {
  std::optional<scenarios::Scenario> scenario{};  ///< where the rows name none
  std::optional<Licence> licence{};               ///< where the rows name none
  bool keep_readable = false;  ///< keep what stands before the place where a file is malformed
  Write write = Write::yes;
};

/// A page with how many of the file's comments stand under it.
struct ImportedPage {
  Page page;
  std::int64_t comments = 0;
};

struct ImportReport {
  std::string source;  ///< "wordpress"
  std::optional<scenarios::Scenario> scenario;
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
  std::string broken;            ///< where and why reading ended early; empty where it did not
};

/// Imports a whole export: all or nothing. Throws data where the file is not one, or broken; usage
/// where neither the file nor the options name a scenario; not_found for an unknown one.
ImportReport import_comments(store::Store& store, ExportReader& reader,
                             const ImportOptions& options, Instant now);

}  // namespace qlab::comments
