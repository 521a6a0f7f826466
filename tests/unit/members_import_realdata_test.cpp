// SPDX-License-Identifier: Apache-2.0
// What becomes of every real file of tables. tests/data/tables/verdicts.tsv says it: how it is read
// (encoding, delimiter, records, the cells of the shortest and of the longest, as another reader of
// CSV finds them too), and what an import makes of it whose first column is taken as the address
// and whose second as the name. No rule of ours knows any of the files.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "lib/core/csv.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"
#include "tests/support/places.hpp"

namespace qlab::members {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const Decoded& decoded, const std::string& source) {
  csv::Reader reader(decoded.text, source, csv::sniff_delimiter(decoded.text));
  Rows rows;
  while (reader.next()) rows.emplace_back(reader.cells().begin(), reader.cells().end());
  return rows;
}

std::string described(const Decoded& decoded, const Rows& rows) {
  const auto delimiter = csv::sniff_delimiter(decoded.text);
  const auto fewer = [](const auto& a, const auto& b) { return a.size() < b.size(); };
  const auto ends = std::minmax_element(rows.begin(), rows.end(), fewer);
  return fmt::format("{} {} {} of {}-{}", name(decoded.encoding),
                     delimiter == '\t' ? std::string("tab") : std::string(1, delimiter),
                     rows.size(), rows.empty() ? 0 : ends.first->size(),
                     rows.empty() ? 0 : ends.second->size());
}

/// The first column is the address, the second the name, where they have titles.
ImportOptions mapped(const Rows& rows) {
  ImportOptions options;
  const std::array columns{Column::email, Column::name};
  for (std::size_t i = 0; i < columns.size() && !rows.empty() && i < rows[0].size(); ++i) {
    const auto title = std::string(text::trim(rows[0][i]));
    if (!title.empty()) options.mappings.push_back({title, columns.at(i)});
  }
  return options;
}

std::string in_short(const ImportReport& report) {
  auto text = fmt::format("{} rows: {} new, {} rejected", report.rows, report.fresh,
                          report.rejected.size());
  if (report.rejected.empty()) return text;
  const auto& [position, reason] = report.rejected.front();
  return text + fmt::format(", {}:{} {}", position.line, position.column, reason);
}

/// What was done, or how it was refused.
template <class Do>
std::string or_refusal(Do act) {
  std::string text;
  const auto error = test::error_of([&] { text = act(); });
  if (!error) return text;
  CHECK((error->kind() == Kind::data || error->kind() == Kind::usage));
  return error->what();
}

struct Judge : test::MemberFiles {
  std::string imported(const std::filesystem::path& path, const Rows& rows) {
    return or_refusal([&] {
      TextFile file(path);
      return in_short(check_file(store, file, mapped(rows)));
    });
  }
};

std::vector<std::filesystem::path> tables(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    const auto ending = each.path().extension();
    const bool is_table = ending == ".csv" || ending == ".tsv" || ending == ".txt";
    if (each.is_regular_file() && is_table) found.push_back(each.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE(
    "members import: every real table is read as it should be, or refused by place and reason") {
  const auto folder = test::realdata("csv");
  if (test::is_absent(folder)) return;
  Judge judge;
  std::string found;
  for (const auto& path : tables(folder)) {
    Rows rows;
    const auto read = or_refusal([&] {
      const auto decoded = decode(read_file(path), path.filename().string());
      rows = rows_of(decoded, path.filename().string());
      return described(decoded, rows);
    });
    found += fmt::format("{}\t{}\t{}\n", path.lexically_relative(folder).string(), read,
                         judge.imported(path, rows));
  }
  CHECK(found == test::read(test::test_data("tables") / "verdicts.tsv"));
}

}  // namespace qlab::members
