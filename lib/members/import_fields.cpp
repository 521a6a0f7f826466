// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_fields.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/core/text.hpp"
#include "lib/members/import_languages.hpp"
#include "lib/members/import_titles.hpp"
#include "lib/members/import_wish.hpp"

namespace qlab::members {
namespace {

using Synonym = std::pair<std::string_view, Column>;

/// Without the gaps between their words.
constexpr auto synonyms = std::to_array<Synonym>({
    {"name", Column::name},
    {"fullname", Column::name},
    {"displayname", Column::name},
    {"member", Column::name},
    {"membername", Column::name},
    {"contactname", Column::name},
    {"firstname", Column::first_name},
    {"fname", Column::first_name},
    {"givenname", Column::first_name},
    {"forename", Column::first_name},
    {"middlename", Column::middle_name},
    {"additionalname", Column::middle_name},
    {"lastname", Column::last_name},
    {"lname", Column::last_name},
    {"familyname", Column::last_name},
    {"surname", Column::last_name},
    {"organisation", Column::organisation},
    {"organization", Column::organisation},
    {"organisationname", Column::organisation},
    {"organizationname", Column::organisation},
    {"organization1name", Column::organisation},
    {"org", Column::organisation},
    {"company", Column::organisation},
    {"employer", Column::organisation},
    {"affiliation", Column::organisation},
    {"role", Column::role},
    {"jobtitle", Column::role},
    {"organizationtitle", Column::role},
    {"organization1title", Column::role},
    {"nation", Column::nation},
    {"nationorregion", Column::nation},
    {"country", Column::nation},
    {"countryregion", Column::nation},
    {"homecountry", Column::nation},
    {"relation", Column::relation},
    {"relationship", Column::relation},
    {"account", Column::account},
    {"accountname", Column::account},
    {"username", Column::account},
    {"outlook", Column::outlook},
    {"interest", Column::interest},
    {"tags", Column::tags},
    {"tag", Column::tags},
    {"labels", Column::tags},
    {"categories", Column::tags},
    {"groupmembership", Column::tags},
    {"participation", Column::participations},
    {"participations", Column::participations},
    {"delivery", Column::delivery},
    {"consent", Column::consent},
    {"contactconsent", Column::consent},
    {"emailconsent", Column::consent},
    {"mailconsent", Column::consent},
    {"status", Column::consent},
    {"emailstatus", Column::consent},
    {"subscriptionstatus", Column::consent},
    {"subscribed", Column::consent},
    {"optin", Column::consent},
    {"emailmarketing", Column::consent},
    {"unsubscribed", Column::opted_out},
    {"optout", Column::opted_out},
    {"optedout", Column::opted_out},
    {"unsubtime", Column::opted_out},
    {"donotcontact", Column::opted_out},
    {"blocklisted", Column::opted_out},
    {"blacklisted", Column::opted_out},
    {"emailblocklisted", Column::opted_out},
    {"emailblacklisted", Column::opted_out},
    {"bademails", Column::bad_emails},
    {"cleantime", Column::bad_emails},
    {"id", Column::ignored},
    {"ref", Column::ignored},
    {"joined", Column::ignored},
    {"updated", Column::ignored},
    {"contactid", Column::ignored},
    {"deliveryby", Column::ignored},
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

std::optional<Column> exact_meaning(std::string_view slug) {
  if (is_email(slug)) return Column::email;
  const auto title = without_gaps(slug);
  const auto* found = std::find_if(synonyms.begin(), synonyms.end(),
                                   [&](const Synonym& known) { return known.first == title; });
  return found != synonyms.end() ? std::optional(found->second) : in_another_language(slug);
}

/// Address books number the addresses, in whatever place of the title.
std::optional<Column> listed_meaning(std::string_view slug) {
  if (const auto exact = exact_meaning(slug)) return exact;
  const bool is_address = exact_meaning(without_numbers(slug)) == Column::email;
  return is_address ? std::optional(Column::email) : std::nullopt;
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
