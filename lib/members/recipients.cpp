// SPDX-License-Identifier: Apache-2.0
#include "lib/members/recipients.hpp"

#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

/// Successors are a few, or somebody means something else by them.
constexpr std::size_t most_recipients = 50'000;

}  // namespace

std::vector<std::string> recipients(const store::Store& store, std::string_view purpose,
                                    std::string_view slug) {
  // An open row keeps the lock for reading, which each search would take and give back.
  const auto lock = store.first("SELECT id FROM member LIMIT 1");
  // Each row is the least recipient above the one before: a search in the index per recipient, not
  // a step per row. The index holds them by state: the least of each state's least.
  auto next = store.prepare(
      "SELECT min((SELECT min(recipient) FROM consent WHERE purpose = ?2 AND state = column1"
      " AND recipient > ?1)) FROM (VALUES ('asked'), ('given'), ('refused'), ('withdrawn'))");
  next.put(2, purpose);
  std::vector<std::string> found;
  std::string last;
  for (std::size_t count = 0; count < most_recipients; ++count) {
    next.reset();
    next.put_unowned(1, last);
    if (!next.step() || next.is_null(0)) break;
    last = next.view(0);
    if (text::slug(last) == slug) found.push_back(last);
  }
  return found;
}

}  // namespace qlab::members
