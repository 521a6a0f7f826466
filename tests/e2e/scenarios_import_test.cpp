// SPDX-License-Identifier: Apache-2.0
#include "tests/support/deliberation.hpp"

namespace qlab::test {

TEST_CASE("scenarios import, export: a folder goes in and comes out the same") {
  const Lab lab;
  std::filesystem::create_directory(lab.path("in"));
  (void)lab.file("in/host-led.md",
                 "---\nslug: host-led\ntitle: A host\norder: 2\n---\n\n# Host\n\nText.\n");
  (void)lab.file("in/quiet-end.md",
                 "---\nslug: quiet-end\ntitle: A quiet end\norder: 1\n---\n\nIt ends.\n");
  const auto in = lab.path("in").string();
  const auto rehearsed = lab.run({"scenarios", "import", in, "--dry-run", "--format", "ids"});
  CHECK(rehearsed.status == 0);
  CHECK(rehearsed.err == "2 files: 2 added, 0 changed, 0 unchanged; nothing was written\n");
  CHECK(lab.json({"scenarios", "list"}).empty());
  const auto files = lab.json({"scenarios", "import", in});
  REQUIRE(files.size() == 2);
  CHECK(files[0].at("outcome") == "added");
  CHECK(files[0].at("slug") == "host-led");
  CHECK(lab.run({"scenarios", "list", "--format", "ids"}).out == "s2\ns1\n");
  const auto out = lab.path("out").string();
  CHECK(lab.run({"scenarios", "export", out, "--format", "tsv"}).out ==
        "file\nquiet-end.md\nhost-led.md\n");
  for (const auto* name : {"host-led.md", "quiet-end.md"})
    CHECK(read(lab.path("out") / name) == read(lab.path("in") / name));
  CHECK(lab.json({"scenarios", "import", out})[0].at("outcome") == "unchanged");
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"scenarios", "list"}).empty());
}

TEST_CASE("scenarios import: a change of open words makes answers stale, unless it is minor") {
  const DeliberationLab lab;
  const auto anna = lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", anna, "--want", "yes"});
  std::filesystem::create_directory(lab.path("in"));
  (void)lab.file("in/host-led.md", "---\ntitle: The scenario host-led\n---\nOther words.\n");
  const auto in = lab.path("in").string();
  CHECK(lab.json({"scenarios", "import", in, "-n", "--minor"})[0].at("stale") == 0);
  const auto files = lab.json({"scenarios", "import", in});
  CHECK(files[0].at("material") == true);
  CHECK(files[0].at("stale") == 1);
  CHECK(files[0].at("changed") == nlohmann::json({"text"}));
}

TEST_CASE("scenarios import: a bad file is named with its place, an absent folder is exit 10") {
  const Lab lab;
  std::filesystem::create_directory(lab.path("in"));
  (void)lab.file("in/host.md", "---\ntitel: A host\n---\nText.\n");
  const auto in = lab.path("in").string();
  check_failed(
      lab.run({"scenarios", "import", in}), 65,
      "qlab: " + in + "/host.md:2:1: unknown key 'titel'\n" + "hint: did you mean 'title'?\n");
  CHECK(lab.run({"scenarios", "import", lab.path("gone").string()}).status == 10);
  CHECK(lab.run({"scenarios", "import"}).status == 2);
  CHECK(lab.run({"scenarios", "export"}).status == 2);
  CHECK(lab.run({"scenarios", "export", lab.file("file", "") + "/x"}).status == 74);
}

}  // namespace qlab::test
