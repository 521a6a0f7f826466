// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_languages.hpp"

#include <algorithm>
#include <array>

#include "lib/members/import_titles.hpp"

namespace qlab::members {
namespace {

struct Title {
  std::string_view slug;
  Column column;
};

/// Without the gaps between their words, by which one title differs from the next most often.
constexpr auto titles = std::to_array<Title>({
    {"mailadresse", Column::email},
    {"emailadresse", Column::email},
    {"emailadres", Column::email},
    {"adresseemail", Column::email},
    {"adressemail", Column::email},
    {"adressedemessagerie", Column::email},
    {"courriel", Column::email},
    {"correo", Column::email},
    {"correoelectronico", Column::email},
    {"direcciondecorreoelectronico", Column::email},
    {"indirizzoemail", Column::email},
    {"indirizzopostaelettronica", Column::email},
    {"enderecodeemail", Column::email},
    {"adresemail", Column::email},
    {"epost", Column::email},
    {"ebost", Column::email},
    {"cyfeiriadebost", Column::email},
    {"epostadress", Column::email},
    {"epostadresse", Column::email},
    {"vollstandigername", Column::name},
    {"vorundnachname", Column::name},
    {"nomcomplet", Column::name},
    {"nombrecompleto", Column::name},
    {"nombreyapellidos", Column::name},
    {"nomecompleto", Column::name},
    {"volledigenaam", Column::name},
    {"naam", Column::name},
    {"navn", Column::name},
    {"namn", Column::name},
    {"imieinazwisko", Column::name},
    {"enw", Column::name},
    {"enwllawn", Column::name},
    {"vorname", Column::first_name},
    {"prenom", Column::first_name},
    {"nombre", Column::first_name},
    {"nome", Column::first_name},
    {"voornaam", Column::first_name},
    {"fornavn", Column::first_name},
    {"fornamn", Column::first_name},
    {"imie", Column::first_name},
    {"etunimi", Column::first_name},
    {"enwcyntaf", Column::first_name},
    {"weiterevornamen", Column::middle_name},
    {"tussenvoegsel", Column::middle_name},
    {"deuxiemeprenom", Column::middle_name},
    {"segundonombre", Column::middle_name},
    {"secondonome", Column::middle_name},
    {"nachname", Column::last_name},
    {"familienname", Column::last_name},
    {"nom", Column::last_name},
    {"nomdefamille", Column::last_name},
    {"apellido", Column::last_name},
    {"apellidos", Column::last_name},
    {"cognome", Column::last_name},
    {"sobrenome", Column::last_name},
    {"apelido", Column::last_name},
    {"achternaam", Column::last_name},
    {"etternavn", Column::last_name},
    {"efternavn", Column::last_name},
    {"efternamn", Column::last_name},
    {"nazwisko", Column::last_name},
    {"sukunimi", Column::last_name},
    {"cyfenw", Column::last_name},
    {"firma", Column::organisation},
    {"societe", Column::organisation},
    {"entreprise", Column::organisation},
    {"empresa", Column::organisation},
    {"organizacion", Column::organisation},
    {"organizacao", Column::organisation},
    {"organizzazione", Column::organisation},
    {"azienda", Column::organisation},
    {"societa", Column::organisation},
    {"bedrijf", Column::organisation},
    {"organisatie", Column::organisation},
    {"foretag", Column::organisation},
    {"sefydliad", Column::organisation},
    {"land", Column::nation},
    {"landregion", Column::nation},
    {"pays", Column::nation},
    {"paysregion", Column::nation},
    {"pais", Column::nation},
    {"paisoregion", Column::nation},
    {"paese", Column::nation},
    {"kraj", Column::nation},
    {"gwlad", Column::nation},
    {"kategorien", Column::tags},
    {"categorias", Column::tags},
    {"categorie", Column::tags},
    {"berufsbezeichnung", Column::role},
    {"fonction", Column::role},
    {"consentement", Column::consent},
    {"consentimiento", Column::consent},
    {"consentimento", Column::consent},
    {"consenso", Column::consent},
    {"einwilligung", Column::consent},
    {"zustimmung", Column::consent},
    {"toestemming", Column::consent},
    {"samtykke", Column::consent},
    {"samtycke", Column::consent},
    {"zgoda", Column::consent},
    {"caniatad", Column::consent},
});

}  // namespace

std::optional<Column> in_another_language(std::string_view slug) {
  const auto wanted = without_gaps(slug);
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const Title& title) { return title.slug == wanted; });
  return found == titles.end() ? std::nullopt : std::optional(found->column);
}

}  // namespace qlab::members
