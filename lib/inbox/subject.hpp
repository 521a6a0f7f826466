// SPDX-License-Identifier: Apache-2.0
// What stands in front of a subject.
#pragma once

#include <string_view>

namespace qlab::inbox {

/// "Re: ", "Antwort: ", "Fwd: " and the like, also behind what a mail gateway puts in front of it
/// ("[External] Re: "): a person answered, or passed something on.
bool is_answer(std::string_view subject);

}  // namespace qlab::inbox
