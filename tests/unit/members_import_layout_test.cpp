// SPDX-License-Identifier: Apache-2.0
// The exports of other programs, by the headers that they write.
#include "lib/members/import_layout.hpp"

#include <doctest/doctest.h>

#include "lib/core/text.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"
#include "tests/support/places.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

ImportReport import_data(MemberFiles& lab, std::string_view name) {
  TextFile file(test::test_data("members") / name);
  return import_file(lab.store, file, {}, test::day(9));
}

}  // namespace

TEST_CASE("members import: Google Contacts, several values in one cell, its own groups left out") {
  MemberFiles lab;
  const auto report = import_data(lab, "google.csv");
  CHECK(report.layout == Layout::google);
  CHECK(told(report) == "2 new, 0 updated, 0 unchanged");
  const auto member = lab.member("rob@example.org");
  CHECK(member.name == "Robert J. Smith");
  CHECK(member.organisation == "Harbour House");
  CHECK(member.role == "Manager");
  CHECK(member.addresses.size() == 2);
  CHECK(member.tags == std::vector<std::string>{"peer-group", "welsh-speaker"});
}

TEST_CASE("members import: Google Contacts as it was before, the name whole") {
  MemberFiles lab;
  const auto report = import_data(lab, "google-old.csv");
  CHECK(report.layout == Layout::google_old);
  CHECK(told(report) == "1 new, 0 updated, 0 unchanged");
  const auto member = lab.member("kim@example.org");
  CHECK(member.name == "Kim Lee");
  CHECK(member.organisation == "Tŷ Croeso");
  CHECK(member.tags == std::vector<std::string>{"suppliers"});
}

TEST_CASE("members import: Outlook, whose account is whom a bill goes to") {
  MemberFiles lab;
  const auto report = import_data(lab, "outlook.csv");
  CHECK(report.layout == Layout::outlook);
  CHECK(told(report) == "1 new, 0 updated, 0 unchanged");
  const auto member = lab.member("grace@example.org");
  CHECK(member.name == "Grace Brewster Hopper");
  CHECK(member.account.empty());
  CHECK(member.tags == std::vector<std::string>{"navy", "science"});
  CHECK(member.addresses.size() == 2);
}

TEST_CASE("members import: Brevo, where a blocklisted address is a no") {
  MemberFiles lab;
  const auto report = import_data(lab, "brevo.csv");
  CHECK(report.layout == Layout::brevo);
  CHECK(told(report) == "2 new, 0 updated, 0 unchanged");
  CHECK(lab.member("emma@example.org").contact == ConsentState::refused);
  CHECK(lab.member("ethan@example.org").contact == ConsentState::unknown);
}

TEST_CASE("members import: Eventbrite, where a status is a ticket's and one person may have two") {
  MemberFiles lab;
  const auto report = import_data(lab, "eventbrite.csv");
  CHECK(report.layout == Layout::eventbrite);
  CHECK(told(report) == "2 new, 0 updated, 1 unchanged");
  CHECK(lab.member("bo@example.org").contact == ConsentState::unknown);
}

TEST_CASE("members import: the three files of Mailchimp, each by its name") {
  MemberFiles lab;
  CHECK(told(import_data(lab, "subscribed_email_audience_export_1.csv")) ==
        "1 new, 0 updated, 0 unchanged");
  CHECK(told(import_data(lab, "unsubscribed_email_audience_export_1.csv")) ==
        "1 new, 0 updated, 0 unchanged");
  CHECK(told(import_data(lab, "cleaned_email_audience_export_1.csv")) ==
        "1 new, 0 updated, 0 unchanged");
  CHECK(lab.member("sub@example.org").contact == ConsentState::unknown);
  CHECK(lab.member("sub@example.org").tags == std::vector<std::string>{"blog", "vip"});
  CHECK(lab.member("out@example.org").contact == ConsentState::refused);
  CHECK(lab.member("gone@example.org").addresses.front().state == AddressState::bad);
  ImportOptions fresh;
  fresh.fresh_consent = "the audience's double opt-in";
  TextFile again(test::test_data("members") / "subscribed_email_audience_export_1.csv");
  import_file(lab.store, again, fresh, test::day(9));
  CHECK(lab.member("sub@example.org").contact == ConsentState::given);
}

TEST_CASE("members import: a cleaned alias does not make the primary address bad") {
  MemberFiles lab;
  lab.import("Name,Email\nAnna,anna@example.org;old@example.org\n");
  lab.import_as("cleaned_segment_export_1.csv", "Email Address,LEID,EUID\nold@example.org,1,x\n");
  const auto member = lab.member("anna@example.org");
  CHECK(member.addresses.at(0).state == AddressState::ok);
  CHECK(member.addresses.at(1).state == AddressState::bad);
}

TEST_CASE("members import: what Outlook and people write above their columns in other languages") {
  MemberFiles lab;
  for (const std::string_view header : {"Vorname;Nachname;E-Mail-Adresse;Firma;Land",
                                        "Prénom;Nom;Adresse de messagerie;Société;Pays",
                                        "Nombre;Apellidos;Correo electrónico;Empresa;País",
                                        "Nome;Cognome;Indirizzo posta elettronica;Società;Paese",
                                        "Voornaam;Achternaam;E-mailadres;Bedrijf;Land",
                                        "Enw cyntaf;Cyfenw;E-bost;Sefydliad;Gwlad"}) {
    CAPTURE(header);
    const auto report =
        lab.import(std::string(header) + "\nAnna;Lee;anna@example.org;Harbour;Wales\n");
    CHECK(report.unknown_columns.empty());
    const auto member = lab.member("anna@example.org");
    CHECK(member.name == "Anna Lee");
    CHECK(member.organisation == "Harbour");
    CHECK(member.nation == "Wales");
  }
}

TEST_CASE("members import: a tag of Mailchimp may have a comma in it") {
  MemberFiles lab;
  lab.import(
      "Email Address,First Name,LEID,EUID,TAGS\n"
      "a@example.org,A,1,x,\"\"\"VIP\"\",\"\"Peer, "
      "group\"\"\"\nb@example.org,B,2,y,\"vip,blog\"\n");
  CHECK(lab.member("a@example.org").tags == std::vector<std::string>{"peer-group", "vip"});
  CHECK(lab.member("b@example.org").tags == std::vector<std::string>{"blog", "vip"});
}

TEST_CASE("members import: what stands for nothing is nothing") {
  MemberFiles lab;
  lab.import(
      "Name,Email,Org,Country\nA,a@example.org,#N/A,NULL\nB,b@example.org,–,None\n"
      "C,c@example.org,Na,N/A Ltd\n");
  CHECK(lab.member("a@example.org").organisation.empty());
  CHECK(lab.member("a@example.org").nation.empty());
  CHECK(lab.member("b@example.org").organisation.empty());
  CHECK(lab.member("b@example.org").nation.empty());
  CHECK(lab.member("c@example.org").organisation == "Na");
  CHECK(lab.member("c@example.org").nation == "N/A Ltd");
}

TEST_CASE("members import: a column without a title is named where it says something") {
  MemberFiles lab;
  const auto report = lab.import("Name,Email,,\nKim,kim@example.org,No mail please,\n");
  CHECK(report.unknown_columns.empty());
  CHECK(report.warnings ==
        std::vector<std::string>{"column 3 has no title and is left out; 1 cells "
                                 "below it say: 'No mail please'"});
}

TEST_CASE("members import: a file of contacts that is no table is named, with the way out") {
  MemberFiles lab;
  const auto error = test::error_of([&] { lab.import("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\n"); });
  REQUIRE(error);
  CHECK(std::string(error->what()) == "people.csv:1:1: a vCard file");
  CHECK(error->hint() == "export the contacts as CSV, and take that");
}

TEST_CASE("members import: the second address of an address book is known in other languages") {
  for (const auto* title :
       {"Adresse de messagerie 2", "Dirección de correo electrónico 2",
        "Indirizzo posta elettronica 3", "E-post 2-adress", "Adres e-mail 2", "Endereço de email 2",
        "E-mail 2 Address", "E-Mail 2: Adresse", "E-mailadres 2"}) {
    CAPTURE(title);
    CHECK(meaning(text::slug(title)) == Column::email);
  }
  CHECK(meaning("e-mail-2-display-name") == Column::unknown);
  CHECK(meaning("e-mail-2-type") == Column::unknown);
}

TEST_CASE("members import: a first line by which Excel knows the delimiter is no header") {
  MemberFiles lab;
  CHECK(told(lab.import("sep=;\r\nName;Email;Opt-out\r\nA, B;a@example.org;x\r\n")) ==
        "1 new, 0 updated, 0 unchanged");
  CHECK(lab.member("a@example.org").name == "A, B");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(told(lab.import("sep=;\nName;Email\nC;broken\n")) ==
        "0 new, 0 updated, 0 unchanged, 3:3 'broken' is no e-mail address");
}

}  // namespace qlab::members
