// SPDX-License-Identifier: Apache-2.0
// How names stand in columns, whole or in parts.
#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;

/// The name that a row has below this header, in which the address is a@example.org.
std::string name_of(std::string_view header, std::string_view row) {
  MemberFiles lab;
  lab.import(fmt::format("{}\n{}\n", header, row));
  return lab.member("a@example.org").name;
}

}  // namespace

TEST_CASE("members import: a name beside one of its parts is the other part") {
  CHECK(name_of("Name;Vorname;E-Mail", "Müller;Jürgen;a@example.org") == "Jürgen Müller");
  CHECK(name_of("Voornaam,Tussenvoegsel,Naam,E-mail", "Jan,van,Dijk,a@example.org") ==
        "Jan van Dijk");
  CHECK(name_of("Email,Name,Last name", "a@example.org,Kim,Lee") == "Kim Lee");
}

TEST_CASE("members import: a name that has its parts already is whole") {
  CHECK(name_of("Name,First name,Email", "Anna Jones,Anna,a@example.org") == "Anna Jones");
  CHECK(name_of("Name,Surname,Email", "Anna Jones,JONES,a@example.org") == "Anna Jones");
  CHECK(name_of("name,first_name,last_name,email", "Kimmy,Kim,Lee,a@example.org") == "Kimmy");
  CHECK(name_of("Name,First name,Email", "Anna Jones,,a@example.org") == "Anna Jones");
}

TEST_CASE("members import: a column 'Member' beside a name says whether they are one") {
  CHECK(name_of("First name,Last name,Email,Member", "Kim,Lee,a@example.org,Yes") == "Kim Lee");
  CHECK(name_of("Member,Name,Email", "No,Kim Lee,a@example.org") == "Kim Lee");
  CHECK(name_of("Member,Email", "Kim Lee,a@example.org") == "Kim Lee");
}

TEST_CASE("members import: titles are known without the gaps between their words") {
  CHECK(name_of("GivenName,Surname,Mail", "Kim,Lee,a@example.org") == "Kim Lee");
  CHECK(name_of("DisplayName,EmailAddress", "Kim Lee,a@example.org") == "Kim Lee");
}

TEST_CASE("members import: two columns that say the same single thing are both named") {
  MemberFiles lab;
  const auto error = test::error_of(
      [&] { lab.import("Name,Email,Country,Home Country\nA,a@example.org,Wales,Wales\n"); });
  REQUIRE(error);
  CHECK(std::string(error->what()) ==
        "people.csv:1:20: 'Country' and 'Home Country' both say the nation");
}

}  // namespace qlab::members
