// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// Two people who know each other: what is said of one must not stand in the other's export.
struct TwoPeople : Lab {
  TwoPeople() {
    REQUIRE(run({"members", "import", "-", "--fresh-consent", "form of 3 January"},
                "Name,Email,Role,Relation,Tags,Consent,Participations\n"
                "Anna Lee,anna@example.org;lee@example.org,chair,wider,founder,yes,"
                "workshop 2026-03-12 Training the trainers\n"
                "Bob Secret,bob@example.org,<b>clerk</b>,guest,hidden,no,\n")
                .status == 0);
    REQUIRE(run({"scenarios", "add", "hub", "--title", "A hub", "--body-file",
                 file("hub.md", "Text"), "--open"})
                .status == 0);
    for (const auto* who : {"anna@example.org", "bob@example.org"}) {
      REQUIRE(run({"scenarios", "respond", "hub", who, "--want", "yes", "--reason",
                   std::string("because of ") + who})
                  .status == 0);
    }
  }
};

}  // namespace

TEST_CASE("members export: CSV is the default, and formulas are marked unless --csv-raw") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "=1+1", "--email", "a@example.org"}).status == 0);
  const auto exported = lab.run({"members", "export"});
  CHECK(exported.status == 0);
  CHECK(exported.err.empty());
  CHECK(exported.out ==
        "id,ref,name,email,emails,organisation,role,nation,relation,outlook,interest,account,tags,"
        "delivery,delivery_by,consent,joined,updated,bad_emails,participations\r\n"
        "1,m1,'=1+1,a@example.org,a@example.org,,,,,undecided,unknown,,,on,,unknown,"
        "2027-01-15T09:00:00Z,2027-01-15T09:00:00Z,,\r\n");
  CHECK(lab.run({"members", "export", "--csv-raw"}).out.find(",=1+1,") != std::string::npos);
  CHECK(lab.run({"members", "export", "--csv-bom"}).out.starts_with("\xEF\xBB\xBFid,"));
}

TEST_CASE("members export: what it writes of participations is what the import takes") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org"}).status == 0);
  REQUIRE(
      lab.run({"members", "edit", "m1", "--participated", "workshop:Host; lead \\ 1@2026-05-01"})
          .status == 0);
  const auto exported = lab.run({"members", "export"}).out;
  CHECK(exported.ends_with(",\"workshop 2026-05-01 Host\\; lead \\\\ 1\"\r\n"));
  const Lab other;
  REQUIRE(other.run({"members", "import", "-"}, exported).status == 0);
  CHECK(other.run({"members", "export"}).out == exported);
}

TEST_CASE("members export: vCards, of those whom a query selects") {
  const TwoPeople lab;
  const auto cards = lab.run({"members", "export", "tag:founder", "--format", "vcf"});
  CHECK(cards.status == 0);
  CHECK(cards.err.empty());
  CHECK(cards.out.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  CHECK(cards.out.find("FN:Anna Lee\r\n") != std::string::npos);
  CHECK(cards.out.find("CATEGORIES:founder\r\n") != std::string::npos);
  CHECK(cards.out.find("Bob") == std::string::npos);
}

TEST_CASE("members export: a format that is none is named with those that are") {
  const Lab lab;
  const auto refused = lab.run({"members", "export", "--format", "xlsx"});
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(
      refused.err ==
      "qlab: unknown format 'xlsx'\nhint: the formats are: table, lines, tsv, csv, json, jsonl, md,"
      " ids, vcf, html\n");
  CHECK(lab.run({"members", "list", "--format", "vcf"}).status == 2);
}

TEST_CASE("members export: everything about one person, and nothing of anyone else") {
  const TwoPeople lab;
  const auto exported = lab.run({"members", "export", "--person", "lee@example.org"});
  CHECK(exported.status == 0);
  CHECK(exported.err.empty());
  const auto held = parse_json(exported.out).at("held");
  CHECK(held.at("member").at(0).at("name") == "Anna Lee");
  CHECK(held.at("addresses").size() == 2);
  CHECK(held.at("tags").at(0).at("tag") == "founder");
  CHECK(held.at("participations").at(0).at("object") == "Training the trainers");
  CHECK(held.at("consents").at(0).at("evidence") == "form of 3 January");
  CHECK(held.at("stances").at(0).at("reason") == "because of anna@example.org");
  CHECK(held.at("changes").size() == 2);
  for (const auto* other : {"bob", "Bob", "Secret", "clerk", "hidden"}) {
    CAPTURE(other);
    CHECK(exported.out.find(other) == std::string::npos);
  }
}

TEST_CASE("members export: the page of one person has no scripts, and foreign text is escaped") {
  const TwoPeople lab;
  const auto page = lab.run({"members", "export", "--person", "m2", "--format", "html"});
  CHECK(page.status == 0);
  CHECK(page.out.find("What is held about Bob Secret") != std::string::npos);
  CHECK(page.out.find("&lt;b&gt;clerk&lt;/b&gt;") != std::string::npos);
  CHECK(page.out.find("<script") == std::string::npos);
  CHECK(page.out.find("Anna") == std::string::npos);
}

TEST_CASE("members export: a guest who wrote a comment is given their data, and erased") {
  const DeliberationLab lab;
  lab.comment("I would host it.");
  lab.must({"comments", "approve", "c1"});
  const auto backup = lab.path("backup.db").string();
  lab.must({"store", "backup", backup});
  const auto held = parse_json(lab.must({"members", "export", "--person", "Gwen@example.org"}));
  CHECK(held.at("member").is_null());
  CHECK(held.at("held").at("comments").at(0).at("body") == "I would host it.");
  CHECK(held.at("held").at("names_as_guest").at(0).at("name") == "Gwen");
  const auto page =
      lab.must({"members", "export", "--person", "gwen@example.org", "--format", "html"});
  CHECK(page.find("What is held about Gwen") != std::string::npos);
  CHECK(lab.json({"members", "disclosures"}).empty());

  CHECK(lab.json({"members", "erase", "gwen@example.org", "--dry-run"}).at("guests") == 1);
  const auto erased = lab.json({"members", "erase", "gwen@example.org", "--yes"});
  CHECK(erased.at("member").is_null());
  CHECK(erased.at("guests") == 1);
  CHECK(erased.at("purged") == true);
  CHECK(lab.json({"comments", "view", "c1"}).at("body") == "I would host it.");
  CHECK(read(lab.store()).find("gwen@example.org") == std::string::npos);
  CHECK(lab.run({"members", "erase", "gwen@example.org", "--yes"}).status == 10);
  CHECK(lab.must({"store", "check"}) == "the store is whole\n");

  CHECK(lab.json({"store", "restore", backup, "--yes"}).at("erased_again") == 1);
  CHECK(read(lab.store()).find("gwen@example.org") == std::string::npos);
}

TEST_CASE("members export: of a person who is not there, or in a format that is none, nothing") {
  const TwoPeople lab;
  const auto absent = lab.run({"members", "export", "--person", "m9"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  const auto table = lab.run({"members", "export", "--person", "m1", "--format", "csv"});
  CHECK(table.status == 2);
  CHECK(table.err == "qlab: 'csv' is no format of --person\nhint: the formats are: json, html\n");
  CHECK(lab.run({"members", "export", "tag:x", "--person", "m1"}).status == 2);
}

}  // namespace qlab::test
