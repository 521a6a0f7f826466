// SPDX-License-Identifier: Apache-2.0
// Comments on their way out, in the words that an import takes back. No address is among them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/comments/listing.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct ExportQuery {
  std::optional<std::string> words{};  ///< as in list()
  /// A query that names states itself means every comment in them.
  Extent extent = Extent::published;
};

struct Exported {
  Comment comment;                  ///< its source and name there are never empty
  std::vector<std::string> themes;  ///< codes
};

/// Calls take for each, oldest entry first. A parent that is not exported with it is still named.
void each_exported(const store::Store& store, const ExportQuery& query,
                   const std::function<void(const Exported&)>& take);

}  // namespace qlab::comments
