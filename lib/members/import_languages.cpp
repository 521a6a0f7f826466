// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_languages.hpp"

#include <algorithm>
#include <array>

namespace qlab::members {
namespace {

struct Title {
  std::string_view slug;
  Column column;
};

constexpr std::array<Title, 98> titles{{
    {"mailadresse", Column::email},
    {"emailadresse", Column::email},
    {"e-mail-adresse", Column::email},
    {"email-adresse", Column::email},
    {"e-mail-adres", Column::email},
    {"adresse-e-mail", Column::email},
    {"adresse-email", Column::email},
    {"adresse-mail", Column::email},
    {"adresse-de-messagerie", Column::email},
    {"courriel", Column::email},
    {"correo", Column::email},
    {"correo-electronico", Column::email},
    {"direccion-de-correo-electronico", Column::email},
    {"indirizzo-e-mail", Column::email},
    {"indirizzo-email", Column::email},
    {"indirizzo-posta-elettronica", Column::email},
    {"endereco-de-e-mail", Column::email},
    {"endereco-de-email", Column::email},
    {"adres-e-mail", Column::email},
    {"e-post", Column::email},
    {"e-bost", Column::email},
    {"cyfeiriad-e-bost", Column::email},
    {"emailadres", Column::email},
    {"e-mailadres", Column::email},
    {"e-mailadresse", Column::email},
    {"e-postadress", Column::email},
    {"e-postadresse", Column::email},
    {"ebost", Column::email},
    {"vollstandiger-name", Column::name},
    {"vor-und-nachname", Column::name},
    {"nom-complet", Column::name},
    {"nombre-completo", Column::name},
    {"nombre-y-apellidos", Column::name},
    {"nome-completo", Column::name},
    {"volledige-naam", Column::name},
    {"naam", Column::name},
    {"navn", Column::name},
    {"namn", Column::name},
    {"imie-i-nazwisko", Column::name},
    {"enw", Column::name},
    {"enw-llawn", Column::name},
    {"vorname", Column::first_name},
    {"prenom", Column::first_name},
    {"nombre", Column::first_name},
    {"nome", Column::first_name},
    {"voornaam", Column::first_name},
    {"fornavn", Column::first_name},
    {"fornamn", Column::first_name},
    {"imie", Column::first_name},
    {"etunimi", Column::first_name},
    {"enw-cyntaf", Column::first_name},
    {"weitere-vornamen", Column::middle_name},
    {"deuxieme-prenom", Column::middle_name},
    {"segundo-nombre", Column::middle_name},
    {"secondo-nome", Column::middle_name},
    {"nachname", Column::last_name},
    {"familienname", Column::last_name},
    {"nom", Column::last_name},
    {"nom-de-famille", Column::last_name},
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
    {"land-region", Column::nation},
    {"pays", Column::nation},
    {"pays-region", Column::nation},
    {"pais", Column::nation},
    {"pais-o-region", Column::nation},
    {"paese", Column::nation},
    {"kraj", Column::nation},
    {"gwlad", Column::nation},
    {"kategorien", Column::tags},
    {"categorias", Column::tags},
    {"categorie", Column::tags},
    {"berufsbezeichnung", Column::role},
    {"fonction", Column::role},
}};

}  // namespace

std::optional<Column> in_another_language(std::string_view slug) {
  const auto* found = std::find_if(titles.begin(), titles.end(),
                                   [&](const Title& title) { return title.slug == slug; });
  return found == titles.end() ? std::nullopt : std::optional(found->column);
}

}  // namespace qlab::members
