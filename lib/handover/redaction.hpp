// SPDX-License-Identifier: Apache-2.0
// Takes out of free text what a report must not carry: e-mail addresses, telephone numbers and the
// names of people. The names are found by one pass over the register, however long the texts are.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

namespace qlab::handover {

/// Calls with every name that must not be told.
using EachName = std::function<void(const std::function<void(std::string_view)>&)>;

class Redaction {
 public:
  /// Looks up which of the names stand in these texts: letters and digits compare, case, accents'
  /// spelling and what stands between words do not. A name of one word counts only in scripts
  /// without capitals: "Will" and "Hope" are words too.
  Redaction(std::span<const std::string> texts, const EachName& each_name);

  /// Without names, addresses and telephone numbers, each replaced by what it was.
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  std::unordered_set<std::string> m_names;
};

}  // namespace qlab::handover
