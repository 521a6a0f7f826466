// SPDX-License-Identifier: Apache-2.0
// A comment is changed for its author: another text, which somebody looks at again, or another
// licence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/comments/add.hpp"
#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Revision {
  std::optional<std::string> body{};
  Kind bad_body = Kind::usage;  ///< what a body that cannot be used is: data where a file held it
  std::optional<Licence> licence{};
  std::optional<std::int64_t> if_version{};
};

/// Changes it, and keeps the text as it was. With moderation on, a published comment with another
/// text waits again. What is so already changes nothing. Throws refused where the text must not be
/// changed any more, or the comment is at another version; usage; not_found.
Comment edit(store::Store& store, std::string_view word, const Revision& revision,
             Moderation moderation, Instant now);

/// Another licence, within the caller's change.
void set_licence(store::Store& store, const Comment& comment, Licence licence, Instant now);

}  // namespace qlab::comments
