// SPDX-License-Identifier: Apache-2.0
// What a comment is known by outside: where it came from and its name there. Comments of our own
// are known by the store and their id, so that an export of it is recognised.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/comments/thread.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The source of the store's own comments: "qlab:" and the store's UUID.
std::string own_source(const store::Store& store);

/// Finds comments by what they are known by, one after the other.
class KnownComments {
 public:
  explicit KnownComments(const store::Store& store);

  std::optional<Node> operator()(std::string_view source, std::string_view source_id);

 private:
  std::string m_own;
  store::Statement m_by_source;
  store::Statement m_by_id;
};

}  // namespace qlab::comments
