// SPDX-License-Identifier: Apache-2.0
#include "lib/core/address.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <vector>

#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"

namespace qlab {
namespace {

std::string key(std::string_view text) {
  const auto address = parse_address(text);
  return address ? address->key : "nothing";
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// The texts between two marks.
std::vector<std::string> between(std::string_view text, std::string_view left,
                                 std::string_view right) {
  std::vector<std::string> found;
  for (auto at = text.find(left); at != std::string_view::npos; at = text.find(left, at)) {
    at += left.size();
    found.emplace_back(text.substr(at, text.find(right, at) - at));
  }
  return found;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

/// Undoes the set's way of writing: XML entities, and control characters as the pictures of them.
std::string unescaped(std::string text) {
  for (unsigned code = 0; code < 0x20; ++code) {
    const std::string control(1, static_cast<char>(code));
    text = replaced(text, fmt::format("&#x24{:02X};", code), control);
  }
  text = replaced(replaced(text, "&#x7F;", "\x7f"), "&#x7f;", "\x7f");
  text = replaced(replaced(text, "&lt;", "<"), "&gt;", ">");
  return replaced(replaced(text, "&quot;", "\""), "&amp;", "&");
}

/// The tests of one file of the set on which our verdict is another one, each with its reason in
/// tests/data/addresses/verdicts.tsv.
std::set<int> exceptions(std::string_view file) {
  std::set<int> numbers;
  const auto table = read_file(test::test_data("addresses/verdicts.tsv"));
  for (const auto line : text::split(table, '\n')) {
    const auto cells = text::split(std::string_view(line), '\t');
    if (cells.size() == 4 && cells[0] == file) numbers.insert(std::stoi(std::string(cells[1])));
  }
  return numbers;
}

/// Checks each verdict of one file of the isemail set: valid ones and those whose only fault is in
/// the DNS are addresses, all others are not; exceptions are the other way round.
void check_verdicts(const std::filesystem::path& file, const std::set<int>& exceptions) {
  for (const auto& test : between(read_file(file), "<test id=\"", "</test>")) {
    const auto number = std::stoi(test);
    const auto category = between(test, "<category>", "<").at(0);
    const auto addresses = between(test, "<address>", "</address>");
    const auto text = addresses.empty() ? std::string() : unescaped(addresses.front());
    const bool good = category == "ISEMAIL_VALID_CATEGORY" || category == "ISEMAIL_DNSWARN";
    CAPTURE(number);
    CAPTURE(text);
    CHECK(parse_address(text).has_value() == (good != exceptions.contains(number)));
  }
}

}  // namespace

TEST_CASE("address: shown as given, compared by folded local part and A-label domain") {
  CHECK(parse_address(" Anna.Lee@Example.ORG ")->shown == "Anna.Lee@Example.ORG");
  CHECK(key("Anna.Lee@Example.ORG") == "anna.lee@example.org");
  CHECK(key("anna@MÜNCHEN.example.org") == "anna@xn--mnchen-3ya.example.org");
  CHECK(key("anna@xn--mnchen-3ya.example.org") == key("anna@münchen.example.org"));
  CHECK(key("SIÂN@example.org") == "siân@example.org");
  CHECK(key("sia\u0302n@example.org") == key("siân@example.org"));
  CHECK(key("o'brien+lab@example.org") == "o'brien+lab@example.org");
}

TEST_CASE("address: only one bare dot-atom address is one") {
  for (const auto* text : {"",
                           "anna",
                           "@example.org",
                           "anna@",
                           "anna@localhost",
                           "anna@example..org",
                           ".anna@example.org",
                           "anna.@example.org",
                           "an..na@example.org",
                           "anna@example.org.",
                           "anna@-example.org",
                           "anna@example-.org",
                           "anna@1.2.3.4",
                           "anna@[1.2.3.4]",
                           "\"anna lee\"@example.org",
                           "anna lee@example.org",
                           "Anna <anna@example.org>",
                           "anna@example.org, bob@example.org",
                           "anna@example.org;bob@example.org",
                           "anna@bob@example.org",
                           "anna(home)@example.org",
                           "mailto:anna@example.org",
                           "anna@exa_mple.org",
                           "anna\\@example.org"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_address(text));
  }
}

TEST_CASE("address: nothing that ends an SMTP line or hides from the eye") {
  for (const auto* text :
       {"b@x.org>\r\nRCPT TO:<evil@y.org", "anna\n@example.org", "anna@example.org\r\nbob",
        "an\tna@example.org", "anna@exa\u200Bmple.org", "anna\u200B@example.org",
        "an\u00A0na@example.org", "anna\u202Egro@example.org", "anna\uFFFD@example.org",
        "an\xFFna@example.org", "anna\x7f@example.org"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_address(text));
  }
  CHECK_FALSE(parse_address(std::string_view("an\0na@example.org", 17)));
}

TEST_CASE("address: lengths are those of RFC 5321, in octets") {
  CHECK(parse_address(repeat("a", 64) + "@example.org"));
  CHECK_FALSE(parse_address(repeat("a", 65) + "@example.org"));
  CHECK_FALSE(parse_address(repeat("é", 33) + "@example.org"));
  CHECK(parse_address("a@" + repeat("b", 63) + ".org"));
  CHECK_FALSE(parse_address("a@" + repeat("b", 64) + ".org"));
  CHECK(parse_address("a@" + repeat("b.", 125) + "cd"));
  CHECK_FALSE(parse_address("a@" + repeat("b.", 125) + "cde"));
}

TEST_CASE("address: the isemail set has the verdicts of this table") {
  const auto folder = test::realdata("addresses");
  if (test::is_absent(folder)) return;
  for (const auto* name : {"tests.xml", "tests-original.xml"}) {
    check_verdicts(folder / name, exceptions(name));
  }
}

}  // namespace qlab
