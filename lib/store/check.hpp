// SPDX-License-Identifier: Apache-2.0
// What is wrong with a store: its pages, its schema, its references, the modes of its files. What
// the schema cannot say of a noun's rows, the noun's own problems() says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::store {

enum class Severity {
  problem,  ///< a rule is broken; everything can still be read
  damage    ///< the file cannot be relied on
};

struct Problem {
  Severity severity = Severity::problem;
  std::string message;
  std::string way_out;
};

using Problems = std::vector<Problem>;

/// Reads every page: damage, foreign or missing parts of the schema, rows that name what is not
/// there.
Problems structure_problems(const Store& store);

/// Throws config with the first of what structure_problems() calls damage.
void require_undamaged(const Store& store);

/// Changes in the log that cannot be read, and so not be taken back.
Problems log_problems(const Store& store);

/// The modes of the store, its folder and the files beside it; how it is written; whether it is
/// adopted where it stands.
Problems file_problems(const Store& store);

/// SQL for the rows that one of two queries gives and the other does not: numbers that triggers
/// keep, and the same counted.
std::string difference(std::string_view kept, std::string_view counted);

}  // namespace qlab::store
