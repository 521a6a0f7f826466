// SPDX-License-Identifier: Apache-2.0
#include "lib/store/own_files.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/error.hpp"
#include "lib/core/new_file.hpp"

namespace qlab::store {
namespace {

/// Some are made by rooms above this one.
constexpr std::array<std::string_view, 7> endings{"",       "-wal",       "-shm",     "-journal",
                                                  ".place", ".send-lock", ".erasures"};

}  // namespace

void require_foreign(const std::filesystem::path& store, const std::filesystem::path& target) {
  // They stand beside the file, not beside a link to it.
  const auto file = std::filesystem::weakly_canonical(std::filesystem::absolute(store)).string();
  for (const auto ending : endings) {
    if (!is_same_file(file + std::string(ending), target)) continue;
    const auto* what = ending.empty() ? "is the store itself" : "belongs to the store";
    throw Error(Kind::refused, fmt::format("'{}' {}", target.string(), what),
                "name another file; nothing was written");
  }
}

}  // namespace qlab::store
