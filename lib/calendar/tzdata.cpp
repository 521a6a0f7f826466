// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/tzdata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::calendar {
namespace {

constexpr std::string_view folder = "/usr/share/zoneinfo/";
constexpr std::size_t largest_file = 1 << 20;

/// What lies beside the zones: this machine's own choice, and no zones at all.
constexpr std::array<std::string_view, 4> others{"Factory", "leapseconds", "localtime",
                                                 "posixrules"};

bool is_in_names(char c) {
  return ascii::is_alphanumeric(c) || std::string_view("/_+-").find(c) != std::string_view::npos;
}

/// No name of a zone has a dot, so that none leads out of the folder.
bool can_be_zone(std::string_view name) {
  const bool is_path = name.starts_with('/') || name.find("//") != std::string_view::npos;
  const bool is_copy = name.starts_with("posix/") || name.starts_with("right/");
  return !is_path && !is_copy && std::all_of(name.begin(), name.end(), is_in_names) &&
         std::find(others.begin(), others.end(), name) == others.end();
}

bool exists(std::string_view name) {
  return can_be_zone(name) && std::filesystem::is_regular_file(std::string(folder).append(name));
}

std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto name = entry.path().string().substr(folder.size());
    if (entry.is_regular_file() && can_be_zone(name)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

[[noreturn]] void unknown(std::string_view name) {
  if (!exists("UTC")) {
    throw Error(Kind::failed, fmt::format("there are no time zones in '{}'", folder),
                "install the package tzdata");
  }
  const auto names = all_names();
  const auto same = std::find_if(names.begin(), names.end(), [&](const auto& zone) {
    return text::fold(zone) == text::fold(name);
  });
  auto hint =
      same != names.end()
          ? fmt::format("did you mean '{}'?", *same)
          : text::did_you_mean(name, std::vector<std::string_view>(names.begin(), names.end()));
  if (hint.empty()) hint = "zones are named like 'Europe/London' or 'UTC'";
  throw Error(Kind::usage, fmt::format("unknown time zone '{}'", name), hint);
}

std::vector<Period> read(std::string_view name) {
  const auto path = std::string(folder).append(name);
  try {
    return read_zone_file(read_file(path, largest_file));
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("cannot use '{}': {}", path, error.what()),
                "install the package tzdata anew");
  }
}

}  // namespace

const std::vector<Period>* find_periods(std::string_view zone) {
  static std::mutex one_at_a_time;
  static std::map<std::string, std::vector<Period>, std::less<>> known;
  const std::lock_guard lock(one_at_a_time);
  const auto found = known.find(zone);
  if (found != known.end()) return &found->second;
  if (!exists(zone)) return nullptr;
  return &known.emplace(zone, read(zone)).first->second;
}

const std::vector<Period>& periods_of(std::string_view zone) {
  const auto* periods = find_periods(zone);
  if (periods == nullptr) unknown(zone);
  return *periods;
}

}  // namespace qlab::calendar
