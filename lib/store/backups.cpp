// SPDX-License-Identifier: Apache-2.0
#include "lib/store/backups.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace qlab::store {
namespace {

constexpr std::string_view before_instant = "qlab-";
constexpr std::string_view behind_instant = ".db";

/// 2027-01-15T090000Z: without colons, which not every file system takes.
std::optional<Instant> instant_in(std::string_view name) {
  constexpr std::size_t written = sizeof "2027-01-15T090000Z" - 1;
  if (!name.starts_with(before_instant) || !name.ends_with(behind_instant)) return {};
  name.remove_prefix(before_instant.size());
  name.remove_suffix(behind_instant.size());
  if (name.size() != written) return {};
  std::string text(name);
  text.insert(text.size() - 3, ":");
  text.insert(text.size() - 6, ":");
  return parse_rfc3339(text);
}

}  // namespace

std::string backup_name(Instant at) {
  auto text = rfc3339(at);
  std::erase(text, ':');
  return fmt::format("{}{}{}", before_instant, text, behind_instant);
}

std::vector<KeptBackup> backups_in(const std::filesystem::path& folder) {
  std::vector<KeptBackup> found;
  std::error_code absent;
  for (const auto& file : std::filesystem::directory_iterator(folder, absent)) {
    if (const auto at = instant_in(file.path().filename().string()))
      found.push_back({file.path(), *at});
  }
  std::sort(found.begin(), found.end(),
            [](const KeptBackup& one, const KeptBackup& other) { return one.at > other.at; });
  return found;
}

std::optional<KeptBackup> newest_backup(const std::filesystem::path& folder) {
  auto found = backups_in(folder);
  if (found.empty()) return {};
  return std::move(found.front());
}

std::vector<std::filesystem::path> keep_newest(const std::filesystem::path& folder,
                                               std::size_t kept) {
  std::vector<std::filesystem::path> gone;
  const auto found = backups_in(folder);
  for (std::size_t i = kept; i < found.size(); ++i) {
    std::filesystem::remove(found[i].file);
    gone.push_back(found[i].file);
  }
  return gone;
}

}  // namespace qlab::store
