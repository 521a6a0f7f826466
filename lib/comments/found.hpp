// SPDX-License-Identifier: Apache-2.0
// What the exports of different systems say in common: comments that were found in a file, with the
// pages they stood under. Readers hand them over one by one, the import brings them in.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/comment.hpp"

namespace qlab::comments {

/// The reason of what its author or somebody else took away in the system it comes from.
inline constexpr std::string_view deleted_there = "deleted where it was written";

/// When something was written, as an export says it.
struct Written {
  Instant at;
  bool is_local = false;  ///< a wall time whose zone nobody knows, taken as UTC
};

/// A page that comments stood under, with a key that is the same in every export.
struct FoundPage {
  std::string key;
  Page page;
};

/// One comment of a file, or one row that is none.
struct Found {
  std::string id;       ///< what others in the file name it by; empty is a fault
  std::string parent;   ///< the id of what it answers; empty or 0: it starts a thread
  std::string scope{};  ///< within which ids are unique; empty: the file
  std::string author{};
  std::string address{};
  std::string body{};
  Format format = Format::text;
  std::optional<Written> written{};
  std::string not_a_time{};  ///< what stands where the time should, where that is none
  State state = State::pending;
  std::string reason{};
  std::string clause{};
  std::optional<Licence> licence{};   ///< nothing: the one given for the file
  std::vector<std::string> themes{};  ///< codes
  std::string scenario{};             ///< a slug; empty: the one given for the file
  std::string source{};               ///< empty: that of the file
  std::string source_id{};  ///< its name in the source: scope and id, where that is the file's
  std::optional<FoundPage> page{};
  std::string not_a_comment{};  ///< why it is none by its nature
  std::string fault{};          ///< why it cannot be kept
  std::size_t line = 0;
};

/// A row that is no comment, or not one that can be kept.
struct Skipped {
  std::string id;  ///< in the file
  std::size_t line = 0;
  std::string reason;
  bool is_fault = true;  ///< false for what is no comment by its nature, such as a pingback
};

/// Takes a file of one format apart.
class ExportReader {
 public:
  virtual ~ExportReader() = default;

  /// What its comments are known by, unless they say otherwise: "wordpress".
  [[nodiscard]] virtual std::string source() const = 0;

  /// Hands over each comment in the order of the file, and keeps none: memory stays flat. Throws
  /// data with file:line:column where the file is malformed or hostile, after what stands before
  /// that place; io where it cannot be read.
  virtual void each(const std::function<void(const Found&)>& take) = 0;
};

}  // namespace qlab::comments
