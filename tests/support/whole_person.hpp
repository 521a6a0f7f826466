// SPDX-License-Identifier: Apache-2.0
// A person of whom a lab holds everything that can be held, and a search for what is left of them
// in the bytes of its files.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {

inline std::string lower(std::string text) {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// The base64 of a text as it looks somewhere within a longer one: at each of three alignments.
inline std::vector<std::string> base64_within(const std::string& text) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::string> forms;
  for (std::size_t skip = 0; skip < 3; ++skip) {
    std::string form;
    for (auto i = skip; i + 2 < text.size(); i += 3) {
      const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
      const auto three =
          static_cast<unsigned>(at(0)) << 16U | static_cast<unsigned>(at(1)) << 8U | at(2);
      for (const auto shift : {18U, 12U, 6U, 0U}) form += digits[three >> shift & 63U];
    }
    forms.push_back(form);
  }
  return forms;
}

/// m1 is Siân Prydderch, with two addresses and a third that was replaced; m2 is Ben Lee, who has
/// less of everything.
struct WholePerson : DeliberationLab {
  WholePerson() {
    configure(maildir_relay(*this));
    must({"members", "add", "--name", "Siân Prydderch", "--email", "sian.prydderch@example.org",
          "--email", "s.prydderch@example.net", "--org", "Prydderch Hall", "--relation",
          "collaborator", "--tag", "founder"});
    must({"members", "add", "--name", "Ben Lee", "--email", "ben@example.org", "--relation",
          "collaborator"});
    must({"members", "import",
          file("people.csv",
               "Name,Email,Organisation,Role\n"
               "Siân Prydderch,sian.prydderch@example.org,Prydderch House,Prydderch's warden\n" +
                   crowd())});
    deliberate();
    meet();
    call();
  }

  /// Enough others that SQLite has split pages with the person on them.
  static std::string crowd() {
    std::string rows;
    for (int n = 1; n <= 200; ++n)
      rows += fmt::format("Person {0},person{0}@example.net,Org {0},member\n", n);
    return rows;
  }

  void deliberate() const {
    must({"comments", "add", "host-led", "--author", "m1", "--accept-policy", "--licence",
          "with name", "--body", "Prydderch wrote this first"});
    must({"comments", "add", "host-led", "--author", "m2", "--accept-policy", "--body", "Nice"});
    must({"scenarios", "respond", "host-led", "m1", "--want", "conditional", "--condition",
          "if Prydderch Hall is kept", "--reason", "because Prydderch", "--value", "yes"});
    must({"scenarios", "respond", "host-led", "m2", "--want", "yes", "--reason", "I do"});
    must({"comments", "add", "host-led", "--guest", "S. P.", "--guest-email",
          "s.prydderch@example.net", "--accept-policy", "--body", "Prydderch as a guest"});
    must({"comments", "approve", "c1", "c2"});
    must({"comments", "edit", "c1", "--body",
          "I like it. Siân Prydderch, sian.prydderch@example.org, wrote this."});
    must({"comments", "approve", "c1"});
    must({"comments", "flag", "c2", "--by", "m1", "--reason", "Prydderch Hall is not meant"});
    must({"comments", "policy", "accept", "s.prydderch@example.net", "--evidence",
          "a letter of Prydderch's"});
    must({"comments", "add", "host-led", "--author", "m2", "--reply-to", "c1", "--body", "Yes"});
  }

  void meet() const {
    must(add_future());
    must({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"});
    must({"webinar", "rsvp", "future", "m1", "yes"});
    auto second = add_future();
    second[2] = "second";
    must(second);
    must({"webinar", "invite", "second", "--to", "relation:collaborator", "--yes", "--queue"});
    execute(
        *this,
        "INSERT INTO attendance (webinar_id, member_id, name, address, match, imported_at) VALUES"
        " (1, 1, 'Sian Prydderch (Guest)', 'sian.prydderch@example.org', 'address', 0),"
        " (1, NULL, 'siân prydderch', '', 'unmatched', 0);"
        "INSERT INTO attendance_alias (alias, member_id, created_at) VALUES"
        " ('sian prydderch at home', 1, 0);"
        "INSERT INTO consent (member_id, purpose, state, evidence, actor, at) VALUES"
        " (1, 'contact', 'given', 'mail from sian.prydderch@example.org', 'staff', 0);");
  }

  void call() const {
    must({"calls", "slots", "add", "--on", "2027-03-01", "--from", "09:00", "--to", "12:00"});
    must({"calls", "request", "m1", "--reason", "Prydderch wants one", "--phone",
          "029 2018 Prydderch"});
    must({"calls", "offer", "k1"});
    must({"calls", "book", "k1", "t1", "--queue"});
    must({"calls", "record", "k1", "--note", "Sounded like a zoologist"});
    must({"calls", "record", "k1", "--note", "Siân Prydderch speaks Welsh", "--agreed",
          "Prydderch Hall in May"});
  }

  /// Every byte beside the store, in lower case.
  [[nodiscard]] std::string bytes() const {
    std::string all;
    for (const auto& each : files_in(path("lab"))) all += lower(read(each));
    return all;
  }

  /// The forms of the person that stand in the files: none after an erasure.
  [[nodiscard]] std::vector<std::string> left() const {
    std::vector<std::string> forms{"prydderch", "siân", "si=c3=a2n", "zoologist"};
    for (const auto& text : {"Prydderch", "prydderch@example", "Siân Prydderch"}) {
      for (const auto& form : base64_within(text)) forms.push_back(lower(form));
    }
    std::vector<std::string> found;
    const auto all = bytes();
    for (const auto& form : forms) {
      if (all.find(form) != std::string::npos) found.push_back(form);
    }
    return found;
  }
};

}  // namespace qlab::test
