// SPDX-License-Identifier: Apache-2.0
// What the register says when a merge is taken back: a no that was said since stays a no.
#pragma once

#include <vector>

#include "lib/store/undo.hpp"

namespace qlab::members {

/// Two who were merged are not parted once they said no to something, for nobody can tell which of
/// the two it was.
std::vector<store::OwnHistory> own_histories();

}  // namespace qlab::members
