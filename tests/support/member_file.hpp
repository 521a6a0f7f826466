// SPDX-License-Identifier: Apache-2.0
// Imports texts as files, for tests of the import from the inside.
#pragma once

#include <string>
#include <string_view>

#include "lib/members/find.hpp"
#include "lib/members/import.hpp"
#include "tests/support/community.hpp"

namespace qlab::test {

struct MemberFiles : Community {
  /// Imports the text as people.csv.
  members::ImportReport import(std::string_view text, const members::ImportOptions& options = {}) {
    return import_as("people.csv", text, options);
  }

  members::ImportReport import_as(std::string_view name, std::string_view text,
                                  const members::ImportOptions& options = {}) {
    TextFile file(folder.file(name, text));
    return members::import_file(store, file, options, day(9));
  }

  members::ImportReport check(std::string_view text) {
    TextFile file(folder.file("people.csv", text));
    return members::check_file(store, file, {});
  }

  [[nodiscard]] members::Member member(std::string_view address) const {
    return members::by_address(store, address).value();
  }
};

/// "2 new, 1 updated, 0 unchanged, 3:5 no address": one line to compare.
inline std::string told(const members::ImportReport& report) {
  auto text = fmt::format("{} new, {} updated, {} unchanged", report.fresh, report.updated,
                          report.unchanged);
  const auto add = [&](std::string_view what, const std::vector<members::ReportedRow>& rows) {
    for (const auto& [position, reason] : rows) {
      text += fmt::format(", {}:{} {}{}", position.line, position.column, what, reason);
    }
  };
  add("ambiguous: ", report.ambiguous);
  add("suppressed: ", report.suppressed);
  add("", report.rejected);
  return text;
}

}  // namespace qlab::test
