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

/// What a cell says below a title such as "Status" or "Consent".
Answer answer_in(std::string_view cell);

/// The same below a wish such as "Newsletter", where people write sentences: whatever begins with a
/// no is one, "No, thanks".
Answer answer_to_wish(std::string_view cell);

/// Whether nobody knows what a cell below a wish says, and it is no time since when it holds.
bool is_unclear(std::string_view cell);

/// Whether a text, by its slug, is a day or a moment: "2024-01-31 10:00:00".
bool is_date(std::string_view slug);

/// What a cell says below a title such as "Unsubscribed": a no is none then, "opted out" is one,
/// and so is whatever else is not empty: a mark, often the time or the reason of it.
bool objects(std::string_view cell);

}  // namespace qlab::members
