// SPDX-License-Identifier: Apache-2.0
// The exports of other programs that are known by their headers, and what differs in them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lib/core/names.hpp"
#include "lib/members/import_fields.hpp"

namespace qlab::members {

enum class Layout {
  any,  ///< somebody's own table
  qlab,
  mailchimp,
  google,
  google_old,  ///< before 2024: "E-mail 1 - Type", "Group Membership"
  outlook,
  brevo,
  eventbrite,
  kit
};
inline constexpr Names<9> layouts{
    "any",   "qlab",       "mailchimp", "google-contacts", "google-contacts-old", "outlook",
    "brevo", "eventbrite", "kit"};
std::string_view name(Layout layout);

/// As people call it: "Google Contacts (old layout)".
std::string_view shown(Layout layout);

/// What the name of a file says about all its rows: Mailchimp exports one file per state, and lists
/// of those who want no mail are called so everywhere.
enum class Standing { none, subscribed, opted_out, bad_address };

/// The layout of a header, given as slugs.
Layout layout_of(std::span<const std::string> slugs);

/// What a title means in this layout: an account in Outlook is no account of ours.
Column meaning(Layout layout, std::string_view slug);

Standing standing_of(Layout layout, std::string_view source);

}  // namespace qlab::members
