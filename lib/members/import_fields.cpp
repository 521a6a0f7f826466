// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_fields.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/core/text.hpp"
#include "lib/members/import_languages.hpp"
#include "lib/members/import_wish.hpp"

namespace qlab::members {
namespace {

using Synonym = std::pair<std::string_view, Column>;

constexpr auto synonyms = std::to_array<Synonym>({
    {"name", Column::name},
    {"full-name", Column::name},
    {"fullname", Column::name},
    {"display-name", Column::name},
    {"member", Column::name},
    {"member-name", Column::name},
    {"contact-name", Column::name},
    {"first-name", Column::first_name},
    {"firstname", Column::first_name},
    {"fname", Column::first_name},
    {"given-name", Column::first_name},
    {"forename", Column::first_name},
    {"middle-name", Column::middle_name},
    {"additional-name", Column::middle_name},
    {"last-name", Column::last_name},
    {"lastname", Column::last_name},
    {"lname", Column::last_name},
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
    {"group-membership", Column::tags},
    {"participation", Column::participations},
    {"participations", Column::participations},
    {"delivery", Column::delivery},
    {"consent", Column::consent},
    {"contact-consent", Column::consent},
    {"email-consent", Column::consent},
    {"e-mail-consent", Column::consent},
    {"mail-consent", Column::consent},
    {"status", Column::consent},
    {"email-status", Column::consent},
    {"subscription-status", Column::consent},
    {"subscribed", Column::consent},
    {"opt-in", Column::consent},
    {"optin", Column::consent},
    {"email-marketing", Column::consent},
    {"unsubscribed", Column::opted_out},
    {"opt-out", Column::opted_out},
    {"opted-out", Column::opted_out},
    {"unsub-time", Column::opted_out},
    {"do-not-contact", Column::opted_out},
    {"blocklisted", Column::opted_out},
    {"blacklisted", Column::opted_out},
    {"email-blocklisted", Column::opted_out},
    {"email-blacklisted", Column::opted_out},
    {"emailblacklisted", Column::opted_out},
    {"bad-emails", Column::bad_emails},
    {"clean-time", Column::bad_emails},
    {"id", Column::ignored},
    {"ref", Column::ignored},
    {"joined", Column::ignored},
    {"updated", Column::ignored},
    {"contact-id", Column::ignored},
    {"delivery-by", Column::ignored},
});

/// "email", "e-mail-address", "e-mail-1-value", "email-2", "emails": but not "email-consent".
bool is_email(std::string_view slug) {
  for (const std::string_view start : {"e-mail", "email"}) {
    if (!slug.starts_with(start)) continue;
    const auto words = text::split(slug.substr(start.size()), '-');
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
      return word.find_first_not_of("0123456789") == std::string_view::npos || word == "s" ||
             word == "address" || word == "addresses" || word == "value" || word == "adresse" ||
             word == "adres";
    });
  }
  return slug == "mail" || slug == "primary-email" || slug == "secondary-email";
}

std::optional<Column> listed_meaning(std::string_view slug) {
  if (is_email(slug)) return Column::email;
  const auto* found = std::find_if(synonyms.begin(), synonyms.end(),
                                   [&](const Synonym& known) { return known.first == slug; });
  return found != synonyms.end() ? std::optional(found->second) : in_another_language(slug);
}

}  // namespace

Column meaning(std::string_view slug) {
  if (const auto listed = listed_meaning(slug)) return *listed;
  return wish_in(slug).value_or(Column::unknown);
}

bool is_worked_out(std::string_view slug) { return !listed_meaning(slug) && wish_in(slug); }

bool may_repeat(Column column) {
  return column == Column::unknown || column == Column::ignored || column == Column::email ||
         column == Column::consent || column == Column::opted_out || column == Column::tags ||
         column == Column::bad_emails || column == Column::mail_wish;
}

}  // namespace qlab::members
