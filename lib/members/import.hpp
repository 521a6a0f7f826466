// SPDX-License-Identifier: Apache-2.0
// Members from a file (`qlab help members import`): each row is new, or changes a member, or
// changes nothing, or waits for a person (ambiguous), or is somebody's who was erased (suppressed),
// or is rejected; the counts sum to the rows. All or nothing, unless bad rows are to be skipped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/encoding.hpp"
#include "lib/core/position.hpp"
#include "lib/core/text_file.hpp"
#include "lib/members/import_columns.hpp"
#include "lib/members/merge.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct ReportedRow {
  Position position;
  std::string reason;
};

enum class BadRows {
  refuse,  ///< one bad row, and nothing is written
  skip     ///< the others are kept
};

struct ImportOptions {
  BadRows bad_rows = BadRows::refuse;
  std::filesystem::path rejects;  ///< where skipped rows go, in the shape of the file; may be empty
  OnConflict on_conflict = OnConflict::update;
  std::vector<Mapping> mappings;  ///< what a person says about columns
  std::string fresh_consent;  ///< the evidence with which a yes in the file counts; may be empty
  /// Called now and then with the bytes read and those to read; may be empty.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

struct ImportReport {
  std::string source;
  bool written = false;
  std::size_t rows = 0;
  std::size_t fresh = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::vector<ReportedRow> ambiguous;   ///< their addresses are of several members; queued
  std::vector<ReportedRow> suppressed;  ///< an address of somebody who was erased; not taken
  std::vector<ReportedRow> rejected;    ///< these three in the order of the file
  std::size_t conflicts = 0;  ///< rows that contradict a filled value, whatever became of it
  std::size_t held_back = 0;  ///< rows taken of which an address is suppressed: it gets no mail
  std::vector<std::string> unknown_columns;
  std::vector<std::string> wish_columns;  ///< taken for a wish about mail, whatever they are called
  std::vector<std::string> ignored_columns;
  std::vector<std::string> warnings;  ///< what may be a no to mail and was not understood
  Encoding encoding = Encoding::utf8;
  Shape shape;
  Layout layout = Layout::any;
  Standing standing = Standing::none;

  /// Whether bad rows kept everything from being written.
  [[nodiscard]] bool refused() const { return !written && !rejected.empty(); }
};

/// Reads the file and writes the members in one change. A file over a megabyte is logged as a batch
/// of new ids, not row by row. Throws data, naming the place, where the file is no CSV.
ImportReport import_file(store::Store& store, TextFile& file, const ImportOptions& options,
                         Instant now);

/// The report that import_file() would give; writes nothing.
ImportReport check_file(const store::Store& store, TextFile& file, const ImportOptions& options);

}  // namespace qlab::members
