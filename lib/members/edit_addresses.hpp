// SPDX-License-Identifier: Apache-2.0
// The addresses of a member, as an edit changes them.
#pragma once

#include "lib/members/edit.hpp"
#include "lib/members/edit_fields.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Replaces, adds and removes, then chooses the primary one; true where that changes something.
bool edit_addresses(const store::Store& store, const Edit& edit, Member& member,
                    const NoteChange& note);

}  // namespace qlab::members
