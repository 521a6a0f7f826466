// SPDX-License-Identifier: Apache-2.0
// What may stand for a value, by what the command calls it: words of the program, or names that
// are in the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cmd/completion/cursor.hpp"
#include "lib/core/suggestion.hpp"

namespace qlab::cmd {

class Context;

struct Completion {
  /// Which files the shell offers beside the suggestions.
  enum class Files { none, all, folders };

  std::vector<Suggestion> suggestions;
  Files files = Files::none;
};

/// Makes no file and changes nothing. Throws where the store cannot be read.
Completion values_for(const Cursor& cursor, Context& context);

}  // namespace qlab::cmd
