// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/leaks.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "tests/support/encodings.hpp"
#include "tests/support/errors.hpp"

namespace qlab::handover {
namespace {

using test::base64;
using test::each_byte;

PrivateValues values() {
  PrivateValues values;
  values.may_tell("Peer Support Lab");
  values.add_address("Siân.Lee@example.org");
  values.add_address("bob@example.org");
  values.add_telephone("+44 20 7946 0958");
  values.add_telephone("01632 960 123");
  values.add_note("Call after six.\nShe fears for her job at the council. Private!");
  values.add_name("Siân Lee-Jones");
  values.add_name("Peer Support Lab");
  values.add_name("Hope");
  values.add_name("𠮷野 Tarō");
  values.build();
  return values;
}

std::optional<Leak> leak(std::string_view text) {
  static const auto all = values();
  LeakCheck check(all);
  check.pass(text);
  check.finish();
  return check.found();
}

bool leaks(std::string_view text, PrivateKind kind) {
  const auto found = leak(text);
  return found && found->kind == kind;
}

struct Planted {
  PrivateKind kind;
  std::string text;
};

std::vector<Planted> planted() {
  return {{PrivateKind::address, "sian.lee@example.org"},
          {PrivateKind::address, "SIÂN.LEE@EXAMPLE.ORG"},
          {PrivateKind::address, "sian.lee＠example.org"},
          {PrivateKind::address, "ｂｏｂ＠ｅｘａｍｐｌｅ．ｏｒｇ"},
          {PrivateKind::address, "Ｂｏｂ＠ＥＸＡＭＰＬＥ．ｏｒｇ"},
          {PrivateKind::telephone, "+44 (0)20 7946-0958"},
          {PrivateKind::telephone, "020 7946 0958"},
          {PrivateKind::telephone, "+44 1632 960123"},
          {PrivateKind::note, "she fears for her job\n at the  Council."},
          {PrivateKind::name, "Siân LEE-JONES"}};
}

}  // namespace

TEST_CASE("leaks: every kind of private value is found however it stands in a text") {
  for (const auto& value : planted()) {
    const auto kind = value.kind;
    const auto& text = value.text;
    CAPTURE(text);
    for (const std::string before : {"", "Hello ", "<p>", "(", "\n- "}) {
      for (const std::string after : {"", " and so on", "</p>", ")", "\r\n"}) {
        CHECK(leaks(before + text + after, kind));
      }
    }
  }
}

TEST_CASE("leaks: every kind of private value is found in every encoding") {
  for (const auto& value : planted()) {
    const auto kind = value.kind;
    const auto& text = value.text;
    CAPTURE(text);
    CHECK(leaks("x " + each_byte(text, [](auto c) { return fmt::format("={:02X}", c); }), kind));
    CHECK(
        leaks("x " + each_byte(text, [](auto c) { return fmt::format("={:02X}=\r\n", c); }), kind));
    CHECK(leaks("x " + each_byte(text, [](auto c) { return fmt::format("%{:02x}", c); }), kind));
    CHECK(leaks("x " + each_byte(text, [](auto c) { return fmt::format("\\x{:02x}", c); }), kind));
    for (const std::string before : {"", "a", "ab", "abc", "one two "}) {
      CAPTURE(before);
      for (const std::string after : {"", "!", "?!", " and more"}) {
        const auto run = base64(before.empty() ? text + after : before + " " + text + after);
        CHECK(leaks("data:" + run + "\"", kind));
      }
    }
    const auto wrapped = base64(std::string(50, '-') + " " + text + " " + std::string(50, '-'));
    CHECK(leaks(wrapped.substr(0, 76) + "\r\n" + wrapped.substr(76), kind));
  }
}

TEST_CASE("leaks: entities are undone, decimal, hexadecimal, named, and without their semicolon") {
  const auto decimal = [](auto c) { return fmt::format("&#{};", c); };
  const auto hexadecimal = [](auto c) { return fmt::format("&#x{:X};", c); };
  const auto bare = [](auto c) { return fmt::format("&#{} ", c).substr(0, c < 100 ? 4 : 5); };
  CHECK(leaks(each_byte("bob@example.org", decimal), PrivateKind::address));
  CHECK(leaks(each_byte("BOB@example.org", hexadecimal), PrivateKind::address));
  CHECK(leaks(each_byte("bob@example.org", bare), PrivateKind::address));
  CHECK(leaks("bob&commat;example&period;org", PrivateKind::address));
  CHECK(leaks("bob&#64;example.org", PrivateKind::address));
  CHECK(leaks("&plus;44&nbsp;20&nbsp;7946&nbsp;0958", PrivateKind::telephone));
  CHECK(leaks("Si&acirc;n&nbsp;Lee&#x2D;Jones", PrivateKind::name));
  CHECK(leaks("Si&acirc;n&NonBreakingSpace;Lee&#0045Jones", PrivateKind::name));
  CHECK(leaks("Si&#226n Lee-Jones", PrivateKind::name));
  CHECK(leaks("Si&acircn&nbspLee-Jones", PrivateKind::name));
  CHECK(leaks("bob&#x0000000000040;example.org", PrivateKind::address));
  CHECK(leaks("bob&zwj;@example.org", PrivateKind::address));
  CHECK(leaks("Si\\u00e2n Lee\\u002dJones", PrivateKind::name));
  CHECK(leaks("name=Si%C3%A2n+Lee-Jones&x=1", PrivateKind::name));
}

TEST_CASE("leaks: letters that JSON writes as two surrogates are found") {
  CHECK(leaks("𠮷野 Tarō", PrivateKind::name));
  CHECK(leaks(R"("\ud842\udfb7\u91ce Tar\u014d")", PrivateKind::name));
  CHECK(leaks(R"("\uD842\uDFB7野 Tarō")", PrivateKind::name));
  CHECK(leaks(R"("\ud842\ud842\udfb7\u91ce Tar\u014d")", PrivateKind::name));
  for (const auto* half :
       {R"(\ud842)", R"(\ud842\)", R"(\ud842\u)", R"(\ud842\udf)", R"(\ud842\n)"})
    CHECK(leaks(half + std::string(" bob@example.org"), PrivateKind::address));
}

TEST_CASE("leaks: what is nobody's is left alone") {
  for (const std::string text :
       {"", "bob at example.org", "jimbob@example.org", "bob@example.organic", "Siân Lee-Jonesy",
        "Peer Support Lab", "Hope", "Call after six.", "2027-02-20 12:30", "1 632 960 124",
        "100% of &amp; = \\ +", "20794609580", "Sian and Lee-Jones"}) {
    CAPTURE(text);
    CHECK_FALSE(leak(text));
  }
}

TEST_CASE("leaks: blocks may end anywhere, and the line is told") {
  static const auto all = values();
  const std::string text = "one\ntwo\nwrite to bo=62@example=2Eorg now\n";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    LeakCheck check(all);
    check.pass(std::string_view(text).substr(0, cut));
    check.pass(std::string_view(text).substr(cut));
    check.finish();
    REQUIRE(check.found());
    CHECK(check.found()->line == 3);
  }
  const auto error = test::error_of([&] { require_no_leaks(all, "a.html", text); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::refused);
  CHECK(std::string(error->what()) == "'a.html', line 3: somebody's address would leave in public");
}

TEST_CASE("leaks: names are taken out of a text, whole words only") {
  const auto all = values();
  CHECK(all.without_names("Ask SIAN  LEE-JONES, not Siân Lee-Joneses.") ==
        "Ask [name], not Siân Lee-Joneses.");
  CHECK(all.without_names("Siân Lee-Jones") == "[name]");
  CHECK(all.without_names("nobody") == "nobody");
}

TEST_CASE("leaks: one word is a name only in scripts without capitals") {
  PrivateValues all;
  for (const auto* name : {"Hope", "Надежда", "Ελπίδα", "Bjørnstad", "יעל כהן", "山田太郎"})
    all.add_name(name);
  all.build();
  CHECK(all.without_names("Надежда и вера; ελπίδα; Bjørnstad; hope") ==
        "Надежда и вера; ελπίδα; Bjørnstad; hope");
  CHECK(all.without_names("תודה יעל כהן") == "תודה [name]");
  CHECK(all.without_names("山田太郎") == "[name]");
}

TEST_CASE("leaks: a name is found however its apostrophe, hyphen, comma and spaces are written") {
  PrivateValues all;
  for (const auto* name : {"Róisín O’Neill", "Jean-Luc Picard", "Chu, Mei", "山田 太郎"})
    all.add_name(name);
  all.build();
  CHECK(all.without_names("Róisín O'Neill told me") == "[name] told me");
  CHECK(all.without_names("Jean Luc Picard, Jean‑Luc Picard") == "[name], [name]");
  CHECK(all.without_names("Ask Chu Mei (Chu, Mei)") == "Ask [name] ([name])");
  CHECK(all.without_names("昨日山田太郎さんは") == "昨日[name]さんは");
  CHECK(all.without_names("Mei Chung, Chu Meier") == "Mei Chung, Chu Meier");
  LeakCheck check(all);
  check.pass("山田太郎さん");
  check.finish();
  CHECK(check.found().has_value());
}

TEST_CASE("leaks: many values that share their ends are each found where they stand") {
  PrivateValues many;
  std::vector<std::string> addresses;
  for (int i = 0; i < 3000; ++i) addresses.push_back(fmt::format("member{}@example.org", i * 7));
  for (const auto& address : addresses) many.add_address(address);
  many.build();
  for (int i = 0; i < 21000; i += 61) {
    LeakCheck check(many);
    check.pass(fmt::format("Dear member{}@example.org!", i));
    check.finish();
    CAPTURE(i);
    CHECK(check.found().has_value() == (i % 7 == 0));
  }
}

}  // namespace qlab::handover
