// SPDX-License-Identifier: Apache-2.0
// Titles by which other programs say that somebody wants no mail, or that none arrives. Each has
// its own words for it, and whoever is taken for somebody who may be written to was not heard: so
// they are known by what they are made of, not by a list.
#pragma once

#include <optional>
#include <string_view>

#include "lib/members/import_fields.hpp"

namespace qlab::members {

/// Column::opted_out for "Unsubscribed from all email", "HasOptedOutOfEmail", "Abgemeldet";
/// Column::bad_emails for "Email hard bounce reason"; Column::mail_wish for "Receive newsletters".
/// Nothing where the title, given by its slug, is about something else or about another way to
/// reach people: "SMS opt-out".
std::optional<Column> wish_in(std::string_view slug);

/// Whether a cell or the name of a file, by its slug, says in such words that somebody wants no
/// mail: "Unsubscribed on 1 Jan", "désabonné". What may mean either, "subscribed (unsubscribe
/// here)", is none.
bool is_objection(std::string_view slug);

/// Whether the name of a file, by its slug, says that mail came back for good: "Hard bounces".
bool is_bounce(std::string_view slug);

}  // namespace qlab::members
