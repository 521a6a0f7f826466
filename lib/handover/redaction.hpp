// SPDX-License-Identifier: Apache-2.0
// Takes out of free text what a report must not carry: e-mail addresses, telephone numbers and the
// names of people. The names are found by one pass over the register, however long the texts are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

namespace qlab::handover {

/// A name as it is looked for: letters and digits compare, case, accents' spelling and what stands
/// between words do not. Empty where it is not looked for: a name of one word counts only in
/// scripts without capitals, as "Will" and "Hope" are words too.
std::string spoken_name(std::string_view name);

class Redaction {
 public:
  /// For these texts alone: hide() each name that must not be told, then ask for one after the
  /// other.
  explicit Redaction(std::span<const std::string> texts);

  /// Takes a spoken_name(), which is the same for every redaction.
  void hide(const std::string& spoken_name);

  /// Without names, addresses and telephone numbers, each replaced by what it was.
  [[nodiscard]] std::string operator()(std::string_view text) const;

 private:
  std::unordered_set<std::string> m_phrases;  ///< of the texts, in which a name may stand
  std::unordered_set<std::string> m_names;    ///< of these, those that are one
};

}  // namespace qlab::handover
