// SPDX-License-Identifier: Apache-2.0
// The fields of a member's own row, as an edit changes them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lib/members/edit.hpp"
#include "lib/members/member.hpp"

namespace qlab::members {

/// Told of a field with its old and new text; true where they differ.
using NoteChange =
    std::function<bool(std::string_view field, std::string before, std::string after)>;

/// Puts what the edit says into the member; true where that changes something.
bool edit_fields(const Edit& edit, Member& member, const NoteChange& note);

/// Turns delivery on or off by somebody's word; true where that changes something. Whose word
/// weighs less does not replace another's.
bool decide_delivery(Member& member, std::string_view delivery, std::string_view by,
                     const NoteChange& note);

}  // namespace qlab::members
