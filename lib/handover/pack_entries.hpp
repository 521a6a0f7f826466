// SPDX-License-Identifier: Apache-2.0
// Tables and texts as entries of a pack, made while they are read. Included only by the .cpp files
// that make packs.
#pragma once

#include <functional>
#include <string>

#include "lib/core/archive.hpp"
#include "lib/handover/leaks.hpp"
#include "lib/handover/record_digests.hpp"
#include "lib/render/format.hpp"
#include "lib/store/packed.hpp"
#include "lib/store/statement.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// How a text of the present row is shown; for tables that everybody reads.
using Show = std::function<std::string(const store::Statement& row, int column)>;

struct TableFile {
  store::PackedTable table;
  bool in_public = false;         ///< without the columns that are not for everybody
  Show show = {};                 ///< none: as it is
  RowDigests* digests = nullptr;  ///< learns every row
};

/// The table as JSON (one array, a line for each row) or CSV.
archive::Entry table_entry(const store::Store& store, std::string name, TableFile file,
                           render::Format format);

/// A text that is made when its turn comes.
archive::Entry text_entry(std::string name, archive::Protection protection,
                          std::function<std::string()> text);

/// Digests and sizes of what passed.
struct Passed {
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;
};

/// The entry, which tells about itself when it has passed. With values it passes the leak check.
archive::Entry observed(archive::Entry entry, const PrivateValues* values,
                        std::function<void(const Passed&)> tell);

}  // namespace qlab::handover
