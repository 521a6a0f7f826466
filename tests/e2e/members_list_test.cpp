// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/json.hpp"
#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

struct Listed : Lab {
  Listed() {
    const auto people = file("people.csv",
                             "Name,Email,Nation,Tags,Relation\n"
                             "Siân Okafor,sian@example.org,Wales,founder,collaborator\n"
                             "Ben Lee,ben@example.org,Scotland,founder,wider\n"
                             "\"=cmd|' /C calc'!A0\",cai@example.org,Wales,,\n");
    if (run({"members", "import", people}).status != 0) throw std::runtime_error("import");
  }
};

}  // namespace

TEST_CASE("members list: the fields asked for, of the members of a query") {
  const Listed lab;
  const auto listed =
      lab.run({"members", "list", "tag:founder nation:wales", "--json=ref,name,email"});
  CHECK(listed.status == 0);
  CHECK(listed.err.empty());
  CHECK(listed.out ==
        "[\n{\"ref\":\"m1\",\"name\":\"Siân Okafor\",\"email\":\"sian@example.org\"}\n]\n");
}

TEST_CASE("members list: a field asked for alone says what it says among all") {
  const Listed lab;
  REQUIRE(lab.run({"members", "edit", "m1", "--role", "Host", "--outlook", "lasting", "--account",
                   "sian", "--interest", "yes", "--delivery", "off"})
              .status == 0);
  const auto all = parse_json(lab.run({"members", "list", "--json"}).out).at(0);
  CHECK(all.at("role") == "Host");
  for (const auto& each : all.items()) {
    const auto& field = each.key();
    CAPTURE(field);
    const auto alone = parse_json(lab.run({"members", "list", "--json=" + field}).out).at(0);
    CHECK(alone.at(field) == each.value());
    CHECK(alone.size() == 1);
  }
}

TEST_CASE("members list: the words of a query may stand apart, a minus before a field is no flag") {
  const Listed lab;
  CHECK(lab.run({"members", "list", "-nation:wales", "--format", "ids"}).out == "m2\n");
  CHECK(lab.run({"members", "list", "tag:founder", "-nation:scotland", "-org:x", "-q", "--format",
                 "ids"})
            .out == "m1\n");
  CHECK(
      lab.run({"members", "list", "-q", "--format", "ids", "--", "-okafor", "nation:wales"}).out ==
      "m3\n");
  CHECK(lab.run({"members", "list", "tag:founder", "nation:wales", "--format", "ids"}).out ==
        "m1\n");
  CHECK(lab.run({"members", "list", "--format", "ids", "--", "-nation:wales"}).out == "m2\n");
  CHECK(lab.run({"member", "list", "okafor", "--format", "ids"}).out == "m1\n");
}

TEST_CASE("members list: who would value being part is asked for by interest") {
  const Listed lab;
  REQUIRE(lab.run({"members", "edit", "m2", "--interest", "yes"}).status == 0);
  REQUIRE(lab.run({"members", "edit", "m3", "--interest", "no"}).status == 0);
  const auto interested = lab.run({"members", "list", "interest:yes", "--json=ref,interest"});
  CHECK(interested.status == 0);
  CHECK(interested.err.empty());
  CHECK(interested.out == "[\n{\"ref\":\"m2\",\"interest\":\"yes\"}\n]\n");
  CHECK(lab.run({"members", "list", "-interest:yes", "--format", "ids"}).out == "m1\nm3\n");
  CHECK(lab.run({"members", "list", "interest:unknown", "--format", "ids"}).out == "m1\n");
  const auto wrong = lab.run({"members", "list", "interest:maybe"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.find("use one of: yes, no, unknown") != std::string::npos);
}

TEST_CASE("members list: a flag with its value in the same word is still a flag") {
  const Listed lab;
  const auto file = lab.path("list:a.txt").string();
  CHECK(lab.run({"members", "list", "-nation:wales", "-o" + file, "--format", "ids"}).status == 0);
  CHECK(read(file) == "m2\n");
  const auto flag = lab.run({"members", "list", "-x"});
  CHECK(flag.status == 2);
  CHECK(flag.err.find("'members list' has no flag '-x'") != std::string::npos);
}

TEST_CASE("members list: an unknown field behind a minus is a field, not a flag") {
  const Listed lab;
  const auto failed = lab.run({"members", "list", "-naton:wales"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err == "qlab: a query knows no field 'naton'\nhint: did you mean 'nation'?\n");
}

TEST_CASE("members list: what members answered elsewhere selects them too") {
  const Listed lab;
  CHECK(lab.run({"webinar", "add", "future", "--title", "Next", "--start", "2027-02-20 12:30",
                 "--zone", "UTC", "--duration", "60m"})
            .status == 0);
  CHECK(lab.run({"webinar", "rsvp", "future", "m2", "yes"}).status == 0);
  CHECK(lab.run({"scenarios", "add", "host-led", "--title", "A host", "--body-file",
                 lab.file("a.md", "Text.\n"), "--open"})
            .status == 0);
  CHECK(lab.run({"scenarios", "respond", "host-led", "m1", "--want", "yes"}).status == 0);
  const auto ids = [&](const std::string& query) {
    return lab.run({"members", "list", query, "--format", "ids"}).out;
  };
  CHECK(ids("rsvp:future=yes") == "m2\n");
  CHECK(ids("-rsvp:future=yes") == "m1\nm3\n");
  CHECK(ids("stance:host-led.want=yes") == "m1\n");
  CHECK(ids("attended:future").empty());
  const auto absent = lab.run({"members", "list", "rsvp:futur=yes"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  CHECK(absent.err == "qlab: no webinar is named 'futur'\nhint: did you mean 'future'?\n");
}

TEST_CASE("members list: nobody selected is an empty list, not everybody") {
  const Listed lab;
  CHECK(lab.run({"members", "list", "tag:nobody", "--json"}).out == "[]\n");
  CHECK(lab.run({"members", "list", "", "--json"}).out == "[]\n");
  CHECK(lab.run({"members", "list", "--format", "ids"}).out == "m1\nm2\nm3\n");
}

TEST_CASE("members list: piped output is TSV with a header") {
  const Listed lab;
  const auto listed = lab.run({"members", "list", "tag:founder"});
  CHECK(listed.out.find("id\tref\tname\temail\t") == 0);
  CHECK(std::count(listed.out.begin(), listed.out.end(), '\n') == 3);
}

TEST_CASE("members list: an unknown field of the query or of --json is named") {
  const Listed lab;
  const auto field = lab.run({"members", "list", "naton:wales"});
  CHECK(field.status == 2);
  CHECK(field.out.empty());
  CHECK(field.err == "qlab: a query knows no field 'naton'\nhint: did you mean 'nation'?\n");
  const auto shown = lab.run({"members", "list", "--json=nmae"});
  CHECK(shown.status == 2);
  CHECK(shown.out.empty());
  CHECK(parse_json(shown.err).at("error").at("hint") == "did you mean 'name'?");
}

TEST_CASE("members export: CSV that a spreadsheet does not run and the import takes back") {
  const Listed lab;
  const auto exported = lab.run({"members", "export", "nation:wales"});
  CHECK(exported.status == 0);
  CHECK(exported.err.empty());
  CHECK(exported.out.find("id,ref,name,email,") == 0);
  CHECK(exported.out.find(",'=cmd|' /C calc'!A0,") != std::string::npos);
  CHECK(lab.json({"members", "import", "-"}, exported.out).at("unchanged") == 2);
  CHECK(lab.run({"members", "export", "tag:x", "--json"}).out == "[]\n");
  CHECK(lab.run({"members", "export", "--fromat", "csv"}).status == 2);
}

}  // namespace qlab::test
