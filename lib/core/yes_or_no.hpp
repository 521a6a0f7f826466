// SPDX-License-Identifier: Apache-2.0
// What a cell of somebody's table says where the answer is yes or no: as people, forms,
// spreadsheets and databases write it, in many languages.
#pragma once

#include <string_view>

namespace qlab {

enum class YesOrNo {
  yes,
  no,
  nothing,  ///< an empty cell, "-", "n/a", "NULL"
  other     ///< any other word, mark or date: what it means depends on the question
};

/// By whole words, in any case and with or without accents ("Não", WAHR, t), and by check marks and
/// crosses. A box that is not ticked is a no.
YesOrNo yes_or_no(std::string_view cell);

}  // namespace qlab
