// SPDX-License-Identifier: Apache-2.0
// What comments of a file are called by each other. For the import alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/comments/found.hpp"
#include "lib/comments/thread.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// What a comment and what it answers are called in the whole file.
std::string name_in_file(const Found& found);
std::string parent_in_file(const Found& found);

/// Names of rows that are called otherwise in their source, as in our own exports: in a temporary
/// table, so that memory stays flat. Part of the caller's change, with which its rows go.
class NamesInFile {
 public:
  explicit NamesInFile(store::Store& store);

  void put(std::string_view name, const Node& node);

  std::optional<Node> operator()(std::string_view name);

 private:
  bool m_is_empty = true;
  store::Statement m_put;
  store::Statement m_find;
};

}  // namespace qlab::comments
