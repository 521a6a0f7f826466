// SPDX-License-Identifier: Apache-2.0
// What the words in a status column say about mail, whoever wrote them.
#pragma once

#include <string_view>

namespace qlab::members {

enum class Answer {
  yes,
  no,
  withdrawn,    ///< a no of somebody who once said yes
  neither,      ///< asked, pending, or nothing at all
  bad_address,  ///< no mail arrives
  unknown       ///< a word that nobody has explained
};

/// What a word says, by its slug (lib/core/text.hpp).
Answer answer_in(std::string_view slug);

/// What a word says below a title such as "Unsubscribed": a no is none then, "opted out" is one,
/// and so is whatever else is not empty, often the time or the reason of it.
bool objects(std::string_view slug);

}  // namespace qlab::members
