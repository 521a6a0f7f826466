// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/words.hpp"

#include <doctest/doctest.h>

#include <array>

namespace qlab::inbox {
namespace {

std::string joined(std::string_view text) {
  const Words words(text);
  std::string all;
  for (const auto word : words.list()) all.append(all.empty() ? "" : " ").append(word);
  return all;
}

bool holds(std::string_view pattern, std::string_view text) {
  const std::array<Phrase, 1> phrases{{{1, pattern}}};
  return PhraseBook{phrases}.holds(Words(text));
}

}  // namespace

TEST_CASE("inbox words: addresses, hosts and numbers are left out, identifiers are words") {
  CHECK(joined("550 5.1.1 <anna@example.org>... User-unknown") == "550 user unknown");
  CHECK(joined("host mx.example.org[192.0.2.1] said") == "host said");
  CHECK(joined("RESOLVER.ADR.RecipNotFound; x") == "resolver adr recipnotfound x");
}

TEST_CASE("inbox words: a negation is two words, with either apostrophe") {
  CHECK(joined("doesn't doesnt can't isn’t") == "does not does not cannot is not");
  CHECK(joined("n't 't '") == "nt t");
}

TEST_CASE("inbox words: an article before an apostrophe is no part of its word") {
  CHECK(joined("L'adresse, l’utilisateur, d'utilisateur, L'indirizzo") ==
        "adresse utilisateur utilisateur indirizzo");
  CHECK(joined("n'existe I'm") == "nexiste im");
}

TEST_CASE("inbox words: phrases take alternatives, beginnings and gaps of up to four words") {
  CHECK(holds("user unknown", "USER\r\n UNKNOWN"));
  CHECK(holds("mailbox|account .. full", "account of this user is full"));
  CHECK_FALSE(holds("account .. full", "account one two three four five full"));
  CHECK(holds("exceed* .. quota", "exceeds its quota"));
  CHECK(holds("has exceed* .. quota", "has exceeded its quota"));
  CHECK(holds("administrative*|legal reasons", "administratively reasons"));
  CHECK(holds("for administrative*|legal", "for administrative"));
  CHECK_FALSE(holds("legal|administrative* reasons", "legally reasons"));
  CHECK_FALSE(holds("for legal|administrative*", "for legally"));
  CHECK(holds("first;second", "the second"));
  CHECK_FALSE(holds("user unknown", "user is unknown"));
}

TEST_CASE(
    "inbox words: accents make no difference, and one of several names may stand in a phrase") {
  CHECK(joined("Das Postfach des Empfängers ist GRÖSSER") ==
        "das postfach des empfangers ist grosser");
  CHECK(holds("buzon .. lleno", "El buzón de Ana está lleno"));
  const std::array<Phrase, 1> phrases{{{1, "$ .. no existe;no existe .. $", "cuenta|buzon"}}};
  const PhraseBook book{phrases};
  CHECK(book.holds(Words("La cuenta indicada no existe")));
  CHECK(book.holds(Words("no existe ese buzón")));
  CHECK_FALSE(book.holds(Words("la ruta no existe")));
}

TEST_CASE("inbox words: what is not ASCII is found letter by letter, folded") {
  CHECK(holds("empfänger unbekannt", "EMPFÄNGER UNBEKANNT"));
  CHECK(holds("存在しません", "このアドレスは存在しません。"));
  CHECK(holds("größe", "GRÖSSE"));
}

TEST_CASE("inbox words: bytes that are not UTF-8 and long texts do no harm") {
  CHECK(joined("\xff\xfe user \xc3").find("user") != std::string::npos);
  const Words long_text(std::string(1 << 20, 'a'));
  CHECK(long_text.list().size() == 1);
}

}  // namespace qlab::inbox
