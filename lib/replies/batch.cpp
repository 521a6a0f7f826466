// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/batch.hpp"

#include <algorithm>
#include <utility>

namespace qlab::replies {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20;

}  // namespace

bool Batch::has_room(std::size_t most, std::size_t bytes) const {
  return mails.empty() || (mails.size() < most && block.size() + bytes <= block.capacity());
}

void Batch::add(std::string_view mail) {
  // The mails that lie there stay where they are.
  if (mails.empty()) {
    block.reserve(std::max(most_bytes, mail.size()));
    mails.reserve(most_mails);
  }
  const auto at = block.size();
  block.insert(block.end(), mail.begin(), mail.end());
  mails.push_back({{block.data() + at, mail.size()}});
}

std::vector<Fresh> Batch::begin_again() {
  block.clear();
  mark = {};
  return std::exchange(mails, {});
}

}  // namespace qlab::replies
