// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

using Synonym = std::pair<std::string_view, Column>;

/// By slug: the words of people, and of the exports of Mailchimp, Google Contacts, Outlook, Brevo
/// and Eventbrite.
constexpr std::array<Synonym, 69> synonyms{{
    {"name", Column::name},
    {"full-name", Column::name},
    {"fullname", Column::name},
    {"display-name", Column::name},
    {"member", Column::name},
    {"member-name", Column::name},
    {"contact-name", Column::name},
    {"first-name", Column::first_name},
    {"firstname", Column::first_name},
    {"given-name", Column::first_name},
    {"forename", Column::first_name},
    {"last-name", Column::last_name},
    {"lastname", Column::last_name},
    {"family-name", Column::last_name},
    {"surname", Column::last_name},
    {"organisation", Column::organisation},
    {"organization", Column::organisation},
    {"organisation-name", Column::organisation},
    {"organization-name", Column::organisation},
    {"organization-1-name", Column::organisation},
    {"org", Column::organisation},
    {"company", Column::organisation},
    {"employer", Column::organisation},
    {"affiliation", Column::organisation},
    {"role", Column::role},
    {"job-title", Column::role},
    {"organization-title", Column::role},
    {"organization-1-title", Column::role},
    {"nation", Column::nation},
    {"nation-or-region", Column::nation},
    {"country", Column::nation},
    {"country-region", Column::nation},
    {"home-country", Column::nation},
    {"relation", Column::relation},
    {"relationship", Column::relation},
    {"account", Column::account},
    {"account-name", Column::account},
    {"username", Column::account},
    {"user-name", Column::account},
    {"outlook", Column::outlook},
    {"interest", Column::interest},
    {"tags", Column::tags},
    {"tag", Column::tags},
    {"labels", Column::tags},
    {"categories", Column::tags},
    {"participation", Column::participation},
    {"participations", Column::participation},
    {"delivery", Column::delivery},
    {"consent", Column::contact},
    {"contact-consent", Column::contact},
    {"email-consent", Column::contact},
    {"e-mail-consent", Column::contact},
    {"mail-consent", Column::contact},
    {"status", Column::contact},
    {"email-status", Column::contact},
    {"subscription-status", Column::contact},
    {"subscribed", Column::contact},
    {"opt-in", Column::contact},
    {"unsubscribed", Column::opted_out},
    {"opt-out", Column::opted_out},
    {"opted-out", Column::opted_out},
    {"unsub-time", Column::opted_out},
    {"do-not-contact", Column::opted_out},
    {"blocklisted", Column::opted_out},
    {"id", Column::ignored},
    {"ref", Column::ignored},
    {"joined", Column::ignored},
    {"delivery-by", Column::ignored},
    {"updated", Column::ignored},
}};

/// "email", "e-mail-address", "e-mail-1-value", "email-2", "emails": but not "email-consent".
bool is_email(std::string_view slug) {
  for (const std::string_view start : {"e-mail", "email"}) {
    if (!slug.starts_with(start)) continue;
    const auto words = text::split(slug.substr(start.size()), '-');
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
      return word.find_first_not_of("0123456789") == std::string_view::npos || word == "s" ||
             word == "address" || word == "addresses" || word == "value";
    });
  }
  return slug == "mail" || slug == "primary-email" || slug == "secondary-email";
}

Column meaning(std::string_view slug) {
  if (is_email(slug)) return Column::email;
  const auto* found = std::find_if(synonyms.begin(), synonyms.end(),
                                   [&](const Synonym& known) { return known.first == slug; });
  return found == synonyms.end() ? Column::unknown : found->second;
}

/// Several of these in one file make sense: each row's no counts wherever it stands.
bool may_repeat(Column column) {
  return column == Column::unknown || column == Column::ignored || column == Column::email ||
         column == Column::contact || column == Column::opted_out || column == Column::tags;
}

bool has(const Columns& columns, Column column) {
  return std::find(columns.at.begin(), columns.at.end(), column) != columns.at.end();
}

Standing standing_of(std::span<const std::string> slugs, std::string_view source) {
  const auto named = [&](std::string_view slug) {
    return std::find(slugs.begin(), slugs.end(), slug) != slugs.end();
  };
  const bool is_mailchimp = named("leid") && named("euid");
  if (is_mailchimp && source.starts_with("unsubscribed")) return Standing::opted_out;
  if (is_mailchimp && source.starts_with("cleaned")) return Standing::bad_address;
  return Standing::none;
}

}  // namespace

Columns map_columns(const csv::Reader& header, std::string_view source) {
  Columns columns;
  std::vector<std::string> slugs;
  for (std::size_t i = 0; i < header.cells().size(); ++i) {
    const auto title = text::trim(header.cells()[i]);
    slugs.push_back(text::slug(title));
    const auto column = meaning(slugs.back());
    if (!may_repeat(column) && has(columns, column)) {
      throw Error(Kind::data,
                  fmt::format("{}: '{}' is in the header twice",
                              place(source, header.position_of(i)), text::terminal_safe(title)),
                  "rename the column that is not to be taken");
    }
    columns.at.push_back(column);
    if (column == Column::unknown) columns.unknown.emplace_back(title);
    if (column == Column::ignored) columns.ignored.emplace_back(title);
  }
  if (!has(columns, Column::email)) {
    throw Error(Kind::data,
                fmt::format("{}: no column is an e-mail address", place(source, header.position())),
                "name the column 'Email'; the first line must be the header");
  }
  columns.standing = standing_of(slugs, source);
  return columns;
}

}  // namespace qlab::members
