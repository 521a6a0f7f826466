// SPDX-License-Identifier: Apache-2.0
// Which comments may be read outside, word for word: the one rule for reports and packs.
#pragma once

#include <string>

namespace qlab::comments {

/// A condition of SQL on c (comment): published, readable in its thread, licensed "with name" or
/// "unnamed", and not by a member who refused or withdrew consent to be quoted. The licence is its
/// author's word about this comment, so that nobody must be asked once more.
std::string quotable();

}  // namespace qlab::comments
