// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_layout.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/members/import_wish.hpp"

namespace qlab::members {
namespace {

constexpr Names<9> shown_names{"no export that is known",
                               "qlab",
                               "Mailchimp",
                               "Google Contacts",
                               "Google Contacts (old layout)",
                               "Outlook",
                               "Brevo",
                               "Eventbrite",
                               "Kit"};

struct Meaning {
  Layout layout;
  std::string_view slug;
  Column column;
};

/// Titles that mean something else there than in a table that people made.
constexpr std::array<Meaning, 6> meanings{{
    {Layout::outlook, "account", Column::ignored},             // whom a bill goes to
    {Layout::eventbrite, "status", Column::ignored},           // of a ticket
    {Layout::eventbrite, "attendee-status", Column::ignored},  // the same
    {Layout::eventbrite, "order-status", Column::ignored},     // of a payment
    {Layout::eventbrite, "group", Column::ignored},            // of tickets
    {Layout::kit, "state", Column::mail_wish},                 // no part of a country
}};

/// "Members without unsubscribed": those who are named are not in the file.
bool leaves_out(std::string_view slug) {
  constexpr auto words = std::to_array<std::string_view>({"without", "excluding", "except", "ohne",
                                                          "sans", "sin", "senza", "sem", "zonder",
                                                          "utan", "uden", "uten", "bez", "heb"});
  const auto parts = text::split(slug, '-');
  return std::ranges::any_of(
      parts, [&](auto part) { return std::ranges::find(words, part) != words.end(); });
}

}  // namespace

std::string_view name(Layout layout) { return layouts.at(static_cast<std::size_t>(layout)); }

std::string_view shown(Layout layout) { return shown_names.at(static_cast<std::size_t>(layout)); }

Layout layout_of(std::span<const std::string> slugs) {
  const auto has = [&](std::string_view slug) {
    return std::find(slugs.begin(), slugs.end(), slug) != slugs.end();
  };
  if (has("ref") && has("emails") && has("outlook")) return Layout::qlab;
  if (has("leid") && has("euid")) return Layout::mailchimp;
  if (has("e-mail-1-value") && has("group-membership")) return Layout::google_old;
  if (has("e-mail-1-value")) return has("e-mail-1-type") ? Layout::google_old : Layout::google;
  if (has("e-mail-address") && has("e-mail-display-name")) return Layout::outlook;
  if (has("e-mail-address") && has("e-mail-2-address")) return Layout::outlook;
  if (has("order") && has("order-date")) return Layout::eventbrite;
  if (has("contact-id") && (has("firstname") || has("sms"))) return Layout::brevo;
  if (has("added-time") && has("modified-time")) return Layout::brevo;
  if (has("subscriber-id") && has("state")) return Layout::kit;
  return Layout::any;
}

Column meaning(Layout layout, std::string_view slug) {
  const auto* found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& known) {
    return known.layout == layout && known.slug == slug;
  });
  return found == meanings.end() ? meaning(slug) : found->column;
}

Standing standing_of(Layout layout, std::string_view source) {
  if (layout == Layout::qlab) return Standing::none;
  const auto name = text::slug(source);
  if (leaves_out(name)) return Standing::none;
  if (is_objection(name)) return Standing::opted_out;
  if (is_bounce(name)) return Standing::bad_address;
  if (layout != Layout::mailchimp) return Standing::none;
  if (name.starts_with("subscribed")) return Standing::subscribed;
  return name.starts_with("cleaned") ? Standing::bad_address : Standing::none;
}

}  // namespace qlab::members
