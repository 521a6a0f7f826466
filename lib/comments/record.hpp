// SPDX-License-Identifier: Apache-2.0
// The one place where comments are written, with the first step of their history, and the item of
// the review where they wait.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/comments/author.hpp"
#include "lib/comments/comment.hpp"
#include "lib/comments/thread.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The texts must outlive the call.
struct NewComment {
  std::int64_t scenario_id = 0;
  Place place{};
  Author author{};
  std::string_view body{};
  Format format = Format::text;
  State state = State::pending;
  std::string_view reason{};
  std::string_view clause{};
  std::string_view action = "added";
  Licence licence = Licence::not_outside;
  std::optional<std::int64_t> policy_version{};
  std::optional<std::int64_t> page_id{};
  std::string_view source{};
  std::string_view source_id{};
  Instant written_at{};
};

/// Writes one after the other: part of the caller's change.
class Recorder {
 public:
  Recorder(store::Store& store, Instant now);

  /// Returns the new comment's id.
  std::int64_t add(const NewComment& comment);

 private:
  store::Store& m_store;
  Instant m_now;
  store::Statement m_insert;
  store::Statement m_history;
  store::Statement m_review;
};

}  // namespace qlab::comments
