// SPDX-License-Identifier: Apache-2.0
// Text files that people hand over in the place of a table, so that whoever wants a table can say
// what the file is.
#pragma once

#include <optional>
#include <string_view>

namespace qlab {

struct OtherFile {
  std::string_view what;    ///< "a vCard file"
  std::string_view remedy;  ///< the way out
};

/// What a text is by its beginning, where it is no table.
std::optional<OtherFile> other_file(std::string_view text);

}  // namespace qlab
