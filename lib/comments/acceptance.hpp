// SPDX-License-Identifier: Apache-2.0
// Somebody is said to have accepted a version of the policy: a member, or a guest by address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/comments/policy.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Acceptor {
  std::string who{};                      ///< m12, or an address
  std::string guest{};                    ///< the name of a guest who is not known yet
  std::optional<std::int64_t> version{};  ///< nothing: the present one
  std::string evidence{};
};

struct Accepted {
  std::int64_t version = 0;
  std::string name;  ///< of the member or guest
  std::optional<std::int64_t> member_id;
  bool is_new = false;  ///< false: they had accepted it before
};

/// Records it. Throws not_found for an unknown member, guest or version, usage for what is no
/// address.
Accepted accept_policy(store::Store& store, const Acceptor& acceptor, Instant now);

}  // namespace qlab::comments
