// SPDX-License-Identifier: Apache-2.0
// The letters that qlab writes to members, made for one of them to be looked at: what preview and
// test mails share.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lib/mail/addressing.hpp"
#include "lib/mail/message.hpp"
#include "lib/members/member.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// One letter, and what its templates may name.
struct Letterhead {
  std::string_view name;
  std::span<const std::string_view> variables;
};

std::span<const Letterhead> letters();

/// Which letter, and about what.
struct LetterChoice {
  std::string letter;
  std::string webinar;  ///< its slug or id; empty: the next one
};

/// Declares --template and --webinar.
void add_letter(Verb& verb, LetterChoice& choice);

/// Who gets the copy that is looked at. A trial says so in its subject, and its calendar object is
/// no webinar's, so that no answer to it counts.
enum class Copy { real, trial };

/// The letter as the member would get it, with names that belong to no mail; in a trial to another
/// address. Throws not_found for a letter or a webinar that is not there, data where a template
/// names what nobody knows.
mail::Message write_letter(Context& context, const LetterChoice& choice,
                           const members::Member& member, Copy copy, const std::string& address);

}  // namespace qlab::cmd
