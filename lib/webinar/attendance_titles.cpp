// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_titles.hpp"

#include <map>

#include "lib/core/text.hpp"
#include "lib/members/import_languages.hpp"

namespace qlab::webinar {
namespace {

using Titles = std::map<std::string_view, Column>;

const Titles& titles_in_english() {
  static const Titles titles{
      {"name", Column::name},
      {"full-name", Column::name},
      {"user-name", Column::name},
      {"display-name", Column::name},
      {"participant", Column::name},
      {"participant-name", Column::name},
      {"attendee", Column::name},
      {"attendee-name", Column::name},
      {"first-name", Column::first_name},
      {"given-name", Column::first_name},
      {"name-first", Column::first_name},
      {"last-name", Column::last_name},
      {"family-name", Column::last_name},
      {"surname", Column::last_name},
      {"name-last", Column::last_name},
      {"email", Column::address},
      {"e-mail", Column::address},
      {"user-email", Column::address},
      {"email-address", Column::address},
      {"attendee-email", Column::address},
      {"participant-email", Column::address},
      {"e-mail-address", Column::address},
      {"participant-id-upn", Column::account},
      {"role", Column::role},
      {"join-time", Column::join},
      {"join", Column::join},
      {"joined", Column::join},
      {"joined-at", Column::join},
      {"time-joined", Column::join},
      {"first-join", Column::join},
      {"first-join-time", Column::join},
      {"first-seen", Column::join},
      {"arrived-at", Column::join},
      {"leave-time", Column::leave},
      {"left", Column::leave},
      {"left-at", Column::leave},
      {"time-left", Column::leave},
      {"time-exited", Column::leave},
      {"last-leave", Column::leave},
      {"last-leave-time", Column::leave},
      {"last-seen", Column::leave},
      {"duration", Column::duration},
      {"in-meeting-duration", Column::duration},
      {"attendance-duration", Column::duration},
      {"time-in-call", Column::duration},
      {"time-in-session", Column::duration},
      {"total-time", Column::duration},
      {"minutes", Column::minutes},
      {"checked-in", Column::check_in},
      {"checked-in-at", Column::check_in},
      {"check-in", Column::check_in},
      {"check-in-time", Column::check_in},
      {"attended", Column::attended},
      {"attendance", Column::attended},
      {"attendance-status", Column::attended},
      {"attendee-status", Column::attended},
      {"has-joined-event", Column::attended},
      {"did-attend", Column::attended},
      {"present", Column::attended},
      {"presence", Column::attended},
      {"was-present", Column::attended},
      {"showed-up", Column::attended},
      {"came", Column::attended},
      {"absent", Column::absent},
      {"did-not-attend", Column::absent},
      {"no-show", Column::absent},
      {"in-waiting-room", Column::waiting},
      {"user-action", Column::action},
      {"timestamp", Column::time},
      {"topic", Column::meeting},
      {"meeting-id", Column::meeting},
      {"webinar-id", Column::meeting},
      {"registration-time", Column::registration},
      {"registration-date", Column::registration},
      {"registration-date-time", Column::registration},
      {"registration-status", Column::registration},
      {"registered-at", Column::registration},
      {"registered-on", Column::registration},
      {"approval-status", Column::registration},
      {"order-date", Column::registration},
      {"guest", Column::other},
      {"is-guest", Column::other},
      {"recording-consent", Column::other},
      {"recording-disclaimer-response", Column::other},
      {"created-at", Column::other},
      {"creation-time", Column::other},
      {"start-time", Column::other},
      {"end-time", Column::other},
      {"meeting-start-time", Column::other},
      {"meeting-end-time", Column::other},
      {"phone", Column::other},
      {"phone-number", Column::other},
      {"organisation", Column::other},
      {"organization", Column::other},
      {"company", Column::other},
      {"unsubscribed", Column::other},
  };
  return titles;
}

/// What members' lists do not have. Times are known by what stands in their columns: Teams calls
/// those of each join the same as those of each person.
const Titles& titles_in_other_languages() {
  static const Titles titles{
      {"teilnehmer", Column::name},
      {"name-des-teilnehmers", Column::name},
      {"participante", Column::name},
      {"partecipante", Column::name},
      {"deelnemer", Column::name},
      {"uczestnik", Column::name},
      {"nom-et-prenom", Column::name},
      {"prenom-et-nom", Column::name},
      {"nome-e-cognome", Column::name},
      {"nome-e-sobrenome", Column::name},
      {"benutzername", Column::name},
      {"nom-d-utilisateur", Column::name},
      {"nombre-de-usuario", Column::name},
      {"nome-utente", Column::name},
      {"nome-de-usuario", Column::name},
      {"anwesend", Column::attended},
      {"anwesenheit", Column::attended},
      {"teilgenommen", Column::attended},
      {"hat-teilgenommen", Column::attended},
      {"status-des-teilnehmers", Column::attended},
      {"a-participe", Column::attended},
      {"statut-du-participant", Column::attended},
      {"presente", Column::attended},
      {"presencia", Column::attended},
      {"asistio", Column::attended},
      {"asistencia", Column::attended},
      {"ha-partecipato", Column::attended},
      {"presenza", Column::attended},
      {"compareceu", Column::attended},
      {"presenca", Column::attended},
      {"aanwezig", Column::attended},
      {"aanwezigheid", Column::attended},
      {"obecny", Column::attended},
      {"obecnosc", Column::attended},
      {"presennol", Column::attended},
      {"bresennol", Column::attended},
      {"abwesend", Column::absent},
      {"ausente", Column::absent},
      {"assente", Column::absent},
      {"afwezig", Column::absent},
      {"im-warteraum", Column::waiting},
      {"en-salle-d-attente", Column::waiting},
      {"dans-la-salle-d-attente", Column::waiting},
      {"en-sala-de-espera", Column::waiting},
      {"en-la-sala-de-espera", Column::waiting},
      {"in-sala-d-attesa", Column::waiting},
      {"na-sala-de-espera", Column::waiting},
      {"in-wachtruimte", Column::waiting},
      {"bestelldatum", Column::registration},
      {"anmeldedatum", Column::registration},
      {"registrierungszeit", Column::registration},
      {"date-de-la-commande", Column::registration},
      {"date-d-inscription", Column::registration},
      {"hora-de-registro", Column::registration},
      {"estado-de-aprobacion", Column::registration},
      {"gast", Column::other},
      {"ist-gast", Column::other},
      {"invite", Column::other},
      {"invitado", Column::other},
      {"es-invitado", Column::other},
      {"ospite", Column::other},
      {"convidado", Column::other},
  };
  return titles;
}

std::optional<Column> looked_up(const Titles& titles, std::string_view slug) {
  const auto found = titles.find(slug);
  return found == titles.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Column> column_of_members(std::string_view slug) {
  const auto meant = members::in_another_language(slug);
  if (!meant) return {};
  switch (*meant) {
    case members::Column::name:
      return Column::name;
    case members::Column::first_name:
      return Column::first_name;
    case members::Column::last_name:
      return Column::last_name;
    case members::Column::email:
      return Column::address;
    default:
      return Column::other;
  }
}

std::optional<Column> column_of_slug(std::string_view slug) {
  if (const auto column = looked_up(titles_in_english(), slug)) return column;
  if (const auto column = looked_up(titles_in_other_languages(), slug)) return column;
  return column_of_members(slug);
}

/// "Dauer (Minuten)": the words are begun the same in many languages, or are those of the name that
/// Zoom keeps of who renamed themselves: "Nome (nome originale)".
std::optional<Column> column_of_brackets(std::string_view within) {
  const auto slug = text::slug(within);
  if (slug == "min" || slug.starts_with("minut")) return Column::minutes;
  if (slug.find("origin") != std::string::npos) return Column::name;
  return {};
}

}  // namespace

std::optional<Column> column_called(std::string_view heading) {
  if (const auto column = column_of_slug(text::slug(heading))) return column;
  const auto title = text::trim(heading);
  const auto open = title.rfind('(');
  if (open == std::string_view::npos || open == 0 || !title.ends_with(')')) return {};
  const auto within = title.substr(open + 1, title.size() - open - 2);
  if (const auto column = column_of_brackets(within)) return column;
  return column_of_slug(text::slug(title.substr(0, open)));
}

bool is_in_utc(std::string_view heading) {
  const auto slug = text::slug(heading);
  return slug.ends_with("-utc") || slug.ends_with("-gmt");
}

}  // namespace qlab::webinar
