// SPDX-License-Identifier: Apache-2.0
// How comments, decisions about them and imports look in every format.
#pragma once

#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/comments/import.hpp"
#include "lib/comments/review.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// A comment in a list, or whole, with its history.
struct CommentRow {
  comments::Comment comment;
  std::vector<comments::Step> history{};
};
render::Fields<CommentRow> comment_list_fields();

/// The text is the last field.
render::Fields<CommentRow> comment_view_fields();

render::Fields<comments::Transition> comment_transition_fields();
render::Fields<comments::ImportReport> comment_import_fields();

}  // namespace qlab::cmd
