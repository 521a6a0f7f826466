// SPDX-License-Identifier: Apache-2.0
#include "lib/members/distinct_values.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t most_values = 50'000;
constexpr std::size_t most_wanted = 400;

/// Each row is the least value above the one before: a search in the index per value, not a step
/// per row.
std::optional<std::vector<std::string>> skip_through(
    store::Statement& next, const std::function<bool(std::string_view)>& wanted) {
  std::vector<std::string> found;
  std::string last;
  for (std::size_t values = 0; values < most_values && found.size() <= most_wanted; ++values) {
    next.reset();
    next.put_unowned(1, last);
    if (!next.step() || next.is_null(0)) return found;
    last = next.view(0);
    if (wanted(last)) found.push_back(last);
  }
  return {};
}

}  // namespace

std::optional<std::vector<std::string>> distinct_values(
    const store::Store& store, std::string_view column,
    const std::function<bool(std::string_view)>& wanted) {
  // An open row keeps the lock for reading, which each search would take and give back.
  const auto lock = store.first("SELECT id FROM member LIMIT 1");
  auto next = store.prepare(
      fmt::format("SELECT {0} FROM member WHERE {0} > ?1 ORDER BY {0} LIMIT 1", column));
  return skip_through(next, wanted);
}

std::vector<std::string> recipients(const store::Store& store, std::string_view purpose,
                                    std::string_view slug) {
  // The index holds the recipients by state: the least of each state's least.
  auto next = store.prepare(
      "SELECT min((SELECT min(recipient) FROM consent WHERE purpose = ?2 AND state = column1"
      " AND recipient > ?1)) FROM (VALUES ('asked'), ('given'), ('refused'), ('withdrawn'))");
  next.put(2, purpose);
  const auto named = [&](std::string_view name) { return text::slug(name) == slug; };
  // Successors are a few, or somebody means something else by them.
  return skip_through(next, named).value_or(std::vector<std::string>());
}

}  // namespace qlab::members
