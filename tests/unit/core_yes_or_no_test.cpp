// SPDX-License-Identifier: Apache-2.0
#include "lib/core/yes_or_no.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

namespace qlab {
namespace {

void check_all(std::initializer_list<const char*> cells, YesOrNo said) {
  for (const auto* cell : cells) {
    CAPTURE(cell);
    CHECK(yes_or_no(cell) == said);
  }
}

}  // namespace

TEST_CASE("yes or no: people, spreadsheets and databases of many languages say yes") {
  check_all({"yes", "YES",    " Yes ", "t",     "TRUE", "1",    "1.0",    "on",       "Ja",
             "Sí",  "Oui",    "Sim",   "Kyllä", "WAHR", "VRAI", "WAAR",   "ADEVĂRAT", "Ναι",
             "Да",  "ИСТИНА", "はい",  "是",    "Oedd", "✓",    "✔️", "☑",        "✅ "},
            YesOrNo::yes);
}

TEST_CASE("yes or no: people, spreadsheets and databases of many languages say no") {
  check_all({"no",    "No",       "f",        "FALSE",  "0",     "0.0",   "off",    "Nein",
             "Não",   "Nie",      "Nac oedd", "Na",     "nei",   "ei",    "nem",    "Όχι",
             "Нет",   "いいえ",   "否",       "ONWAAR", "FAŁSZ", "USANN", "FALSKT", "EPÄTOSI",
             "HAMIS", "NEPRAVDA", "YANLIŞ",   "Hayır",  "✗",     "❌",     "☐"},
            YesOrNo::no);
}

TEST_CASE("yes or no: dashes and what programs write for nothing are nothing") {
  check_all({"", " ", "-", "--", "–", "…", "n/a", "#N/A", "NULL", "None"}, YesOrNo::nothing);
}

TEST_CASE("yes or no: other words, marks that may mean either, and dates are no answer") {
  check_all({"x", "weekly", "2026-01-01", "☒", "●", "*", "+", "?", "✓ ✗", "no, thanks"},
            YesOrNo::other);
}

}  // namespace qlab
