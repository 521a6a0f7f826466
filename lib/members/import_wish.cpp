// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_wish.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "lib/members/import_titles.hpp"

namespace qlab::members {
namespace {

using Pieces = std::span<const std::string_view>;

/// All pieces without gaps (import_titles.hpp).
constexpr auto other_ways = std::to_array<std::string_view>(
    {"sms",       "fax",    "phone",      "telefon", "whatsapp",  "postal", "viber",     "push",
     "call",      "voice",  "directmail", "photo",   "image",     "video",  "recording", "tracking",
     "directory", "survey", "meal",       "lunch",   "emergency", "foto"});
/// What belongs to the page where people unsubscribe, or counts how often mail came back.
constexpr auto about_links = std::to_array<std::string_view>(
    {"link", "url", "token", "hash", "page", "form", "rate", "count", "key", "code", "uuid", "id"});
constexpr auto bounces =
    std::to_array<std::string_view>({"bounce", "undeliverable", "rebote", "rimbalz", "unzustellbar",
                                     "invalidemail", "emailinvalid", "emailnotvalid", "bademail"});
constexpr auto not_for_good = std::to_array<std::string_view>(
    {"soft", "transient", "number", "total", "address", "temporar"});
constexpr auto objections = std::to_array<std::string_view>(
    {"unsubscri",        "optout",         "optedout",       "optingout",
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
     "daddanysgrif",     "dadtanysgrif",   "avmeld",         "wypisan",
     "keinkontakt",      "excludefrom",    "excludedfrom",   "removefrom",
     "removedfrom",      "gesperrt"});
constexpr auto plain_objections = std::to_array<std::string_view>(
    {"deactivated", "dnc", "nocontact", "withdrawn", "deceased", "verstorben", "decede"});
constexpr auto about_mail = std::to_array<std::string_view>(
    {"mail",    "newsletter", "marketing",   "subscri",    "contact",    "communication",
     "correo",  "courriel",   "mailing",     "kontakt",    "infolett",   "boletin",
     "werbung", "inscri",     "nieuwsbrief", "nyhetsbrev", "nyhedsbrev", "cylchlythyr",
     "ebost",   "epost",      "werbe"});
constexpr auto agreements = std::to_array<std::string_view>(
    {"consent",    "permission",   "optin",       "optedin",    "status",  "einwilligung",
     "zustimmung", "toestemming",  "mailenabled", "preference", "accepts", "accepte",
     "iaccept",    "acepta",       "accett",      "aceita",     "agreeto", "iagree",
     "agreed",     "allowed",      "permitted",   "maywe",      "canwe",   "okto",
     "happyto",    "wouldyoulike", "mochte",      "erwunscht",  "erlaubt", "einverstanden",
     "consens",    "akkoord",      "samtykke",    "samtycke",   "zgoda",   "caniatad",
     "iscritt",    "suscrit",      "abonn"});
constexpr auto wishes = std::to_array<std::string_view>(
    {"receiveemail", "receivemail", "receivenews", "receivingemail", "wantsemail", "subscribedto",
     "issubscri", "sendmarketing", "receivesemail", "receivesnews", "sendmeemail", "sendmenews",
     "wilnieuwsbrief", "inscritala", "newsletteranmeld", "newslettersignup"});
constexpr auto plain_wishes = std::to_array<std::string_view>(
    {"newsletter", "newsletters", "mailinglist", "globalstatus", "subscriberstatus",
     "deliverystatus", "mailwish", "liststatus", "gdprconsent", "dataconsent", "nieuwsbrief",
     "nyhetsbrev", "nyhedsbrev", "cylchlythyr", "abonne", "abonnee", "abonniert", "suscrito",
     "suscrita"});

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

/// Whether a word of it, with those behind it, begins with the piece.
bool begins_a_word(std::string_view slug, std::string_view piece) {
  while (!without_gaps(slug).starts_with(piece)) {
    const auto gap = slug.find('-');
    if (gap == std::string_view::npos) return false;
    slug.remove_prefix(gap + 1);
  }
  return true;
}

}  // namespace

std::optional<Column> wish_in(std::string_view slug) {
  const auto title = without_gaps(slug);
  if (is_about_another_way(title) || is_about_links(slug)) return {};
  if (std::ranges::find(plain_objections, title) != plain_objections.end()) {
    return Column::opted_out;
  }
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
  if (names_both(said)) return false;
  return std::ranges::any_of(objections, [&](std::string_view piece) {
    // "Milano contacts" has nothing against contact.
    return piece.starts_with("no") ? begins_a_word(slug, piece)
                                   : said.find(piece) != std::string::npos;
  });
}

bool is_bounce(std::string_view slug) {
  const auto said = without_gaps(slug);
  return holds(said, bounces) && !holds(said, not_for_good);
}

}  // namespace qlab::members
