// SPDX-License-Identifier: Apache-2.0
// How comments, decisions about them and imports look in every format.
#pragma once

#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/comments/decision.hpp"
#include "lib/comments/export.hpp"
#include "lib/comments/flag.hpp"
#include "lib/comments/import.hpp"
#include "lib/comments/search.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// A comment in a list, or whole, with its history, its themes and its flags.
struct CommentRow {
  comments::Comment comment;
  std::vector<comments::Step> history{};
  std::vector<std::string> themes{};
  std::vector<comments::Flag> flags{};
};
render::Fields<CommentRow> comment_list_fields();

/// The text is the last field.
render::Fields<CommentRow> comment_view_fields();

render::Fields<comments::Transition> comment_transition_fields();
render::Fields<comments::ImportReport> comment_import_fields();

/// What 'comments import' takes back: no address, and no name of ours that means nothing elsewhere.
render::Fields<comments::Exported> comment_export_fields();
render::Fields<comments::Hit> comment_hit_fields();

}  // namespace qlab::cmd
