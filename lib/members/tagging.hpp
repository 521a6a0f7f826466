// SPDX-License-Identifier: Apache-2.0
// Puts tags on members and takes them off again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Which tags come and which go: slugs, none in both.
struct Tagging {
  std::vector<std::string> added;
  std::vector<std::string> removed;
};

/// Reads words such as "+Founder" and "-evening". Throws usage for a word without a sign or
/// without a letter, and for a tag that is to come and to go; data for one of several lines.
Tagging parse_tagging(std::span<const std::string> words);

struct Tagged {
  std::int64_t member = 0;
  std::vector<std::string> added;    ///< those that were not there
  std::vector<std::string> removed;  ///< those that were there
};

/// Changes the tags of the members, all or nothing; one for each member, also where nothing was
/// new.
std::vector<Tagged> tag(store::Store& store, std::span<const std::int64_t> members,
                        const Tagging& tagging, Instant now);

}  // namespace qlab::members
