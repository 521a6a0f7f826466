// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_wish.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

using Pieces = std::span<const std::string_view>;

/// Titles are compared without the gaps between their words, for "HasOptedOutOfEmail" has none.
constexpr std::array<std::string_view, 22> other_ways{
    "sms",       "fax",    "phone",      "telefon", "whatsapp",  "postal", "viber",     "push",
    "call",      "voice",  "directmail", "photo",   "image",     "video",  "recording", "tracking",
    "directory", "survey", "meal",       "lunch",   "emergency", "foto"};
/// What belongs to the page where people unsubscribe, or counts how often mail came back.
constexpr std::array<std::string_view, 12> about_links{
    "link", "url", "token", "hash", "page", "form", "rate", "count", "key", "code", "uuid", "id"};
constexpr std::array<std::string_view, 5> bounces{"bounce", "undeliverable", "rebote", "rimbalz",
                                                  "unzustellbar"};
constexpr std::array<std::string_view, 6> not_for_good{"soft",  "transient", "number",
                                                       "total", "address",   "temporar"};
constexpr std::array<std::string_view, 64> objections{
    "unsubscri",        "optout",         "optedout",       "optingout",
    "donotcontact",     "donotemail",     "donotsend",      "donotallowemail",
    "donotallowbulk",   "dontemail",      "dontcontact",    "noemail",
    "nobulkemail",      "nonewsletter",   "nomailing",      "blocklist",
    "blacklist",        "denylist",       "suppress",       "complained",
    "spamcomplain",     "emailcomplain",  "complaintdate",  "spamreport",
    "markedasspam",     "reportedspam",   "emaildisabled",  "emailsdisabled",
    "deliverydisabled", "consentwithd",   "consentrevoked", "withdrewconsent",
    "abgemeldet",       "abmeld",         "ausgetragen",    "widerruf",
    "widerspr",         "sperrliste",     "desabonn",       "desinscri",
    "desuscri",         "dadodebaja",     "fechadebaja",    "disiscri",
    "descadastr",       "afgemeld",       "uitgeschreven",  "uitschrijv",
    "keineemail",       "keinnewsletter", "keinemails",     "nichtkontaktieren",
    "mailsperre",       "kontaktsperre",  "werbesperre",    "nepascontacter",
    "nocontactar",      "noenviar",       "noncontattare",  "nietmailen",
    "daddanysgrif",     "dadtanysgrif",   "avmeld",         "wypisan"};
constexpr std::array<std::string_view, 14> about_mail{
    "mail",     "newsletter", "marketing", "subscri",  "contact", "communication", "correo",
    "courriel", "mailing",    "kontakt",   "infolett", "boletin", "werbung",       "inscri"};
constexpr std::array<std::string_view, 10> agreements{
    "consent",      "permission", "optin",       "optedin",     "status",
    "einwilligung", "zustimmung", "toestemming", "mailenabled", "preference"};
constexpr std::array<std::string_view, 8> wishes{"receiveemail",   "receivemail",  "receivenews",
                                                 "receivingemail", "wantsemail",   "subscribedto",
                                                 "issubscri",      "sendmarketing"};
constexpr std::array<std::string_view, 8> plain_wishes{
    "newsletter",       "newsletters",    "mailinglist", "globalstatus",
    "subscriberstatus", "deliverystatus", "mailwish",    "liststatus"};

bool holds(std::string_view title, Pieces pieces) {
  return std::ranges::any_of(
      pieces, [&](auto piece) { return title.find(piece) != std::string_view::npos; });
}

bool is_about_another_way(std::string_view title) {
  return holds(title, other_ways) &&
         (title.find("mail") == std::string_view::npos || title.find("directmail") == 0);
}

bool is_about_links(std::string_view slug) {
  const auto last = slug.substr(slug.rfind('-') + 1);
  const auto is_last = [&](auto word) { return last == word; };
  return std::ranges::any_of(about_links, is_last) || slug.ends_with("url") ||
         slug.ends_with("link") || slug.ends_with("token") || slug.ends_with("hash");
}

/// "Opt-in / opt-out", "Subscribed or unsubscribed": either may stand below it.
bool names_both(std::string_view title) {
  const bool opted = title.find("optin") != std::string_view::npos ||
                     title.find("optedin") != std::string_view::npos;
  return title.starts_with("subscribed") || opted;
}

/// A second confirmation that never came is no wish.
bool is_double(std::string_view title) {
  return title.find("double") != std::string_view::npos ||
         title.find("confirm") != std::string_view::npos;
}

bool is_mail_wish(std::string_view title) {
  if (std::ranges::find(plain_wishes, title) != plain_wishes.end()) return true;
  if (holds(title, wishes)) return true;
  return !is_double(title) && title != "marketingcontactstatus" && holds(title, agreements) &&
         holds(title, about_mail);
}

std::string without_gaps(std::string_view slug) {
  std::string title(slug);
  std::erase(title, '-');
  return title;
}

}  // namespace

std::optional<Column> wish_in(std::string_view slug) {
  const auto title = without_gaps(slug);
  if (is_about_another_way(title) || is_about_links(slug)) return {};
  if (title == "deactivated" || title == "dnc") return Column::opted_out;
  if (holds(title, objections)) return names_both(title) ? Column::mail_wish : Column::opted_out;
  if (title == "onhold") return Column::bad_emails;
  if (holds(title, bounces)) {
    const bool passes = holds(title, not_for_good) || title == "bounces";
    return passes ? std::nullopt : std::optional(Column::bad_emails);
  }
  return is_mail_wish(title) ? std::optional(Column::mail_wish) : std::nullopt;
}

bool is_objection(std::string_view slug) {
  const auto said = without_gaps(slug);
  return holds(said, objections) && !names_both(said);
}

}  // namespace qlab::members
