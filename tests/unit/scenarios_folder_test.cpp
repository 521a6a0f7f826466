// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/folder.hpp"

#include <doctest/doctest.h>

#include "lib/scenarios/opening.hpp"
#include "lib/scenarios/versions.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Shelf : Community {
  std::filesystem::path shelf = folder.path() / "scenarios";

  Shelf() { std::filesystem::create_directory(shelf); }

  void write(const std::string& name, std::string_view text) const {
    std::ofstream(shelf / name, std::ios::binary) << text;
  }
  std::vector<ImportedFile> take(std::optional<Weight> weight = {}, Keep keep = Keep::yes) {
    return import_folder(store, shelf, weight, day(3), keep);
  }
  [[nodiscard]] std::string order() const {
    std::string slugs;
    for (const auto& each : list(store)) slugs += each.slug + " ";
    return slugs;
  }
};

std::string outcomes(const std::vector<ImportedFile>& files) {
  std::string text;
  for (const auto& each : files) {
    text += fmt::format("{}={} ", each.scenario.slug,
                        file_outcomes.at(static_cast<std::size_t>(each.outcome)));
  }
  return text;
}

}  // namespace

TEST_CASE("scenarios import: a folder is added in its order, once") {
  Shelf lab;
  lab.write("quiet-end.md", "---\ntitle: A quiet end\norder: 2\n---\nIt ends.\n");
  lab.write("host.md", "---\nslug: host-led\norder: 1\n---\n# A host\n\nText.\n");
  lab.write("notes.txt", "no scenario");
  lab.write("._host.md", "what macOS keeps beside a file");
  CHECK(outcomes(lab.take({}, Keep::no)) == "host-led=added quiet-end=added ");
  CHECK(list(lab.store).empty());
  CHECK(outcomes(lab.take()) == "host-led=added quiet-end=added ");
  CHECK(lab.order() == "host-led quiet-end ");
  CHECK(require(lab.store, "host-led").title == "A host");
  CHECK(require(lab.store, "host-led").state == State::draft);
  const auto changes = lab.number("SELECT count(*) FROM change_log");
  CHECK(outcomes(lab.take()) == "host-led=unchanged quiet-end=unchanged ");
  CHECK(lab.number("SELECT count(*) FROM change_log") == changes);
}

TEST_CASE("scenarios import: of which encoding is guessed is told") {
  Shelf lab;
  lab.write("a.md", "# Si\xE2n\n\nText.\n");
  lab.write("b.md", "# Siân\n\nText.\n");
  const auto files = lab.take();
  REQUIRE(files.size() == 2);
  CHECK(files[0].guessed);
  CHECK(files[0].scenario.title == "Siân");
  CHECK_FALSE(files[1].guessed);
}

TEST_CASE("scenarios import: other words of an open one are material, other commas are not") {
  Shelf lab;
  lab.write("host-led.md", "---\ntitle: A host\n---\nOne host\n");
  lab.take();
  const std::vector<std::string> words{"host-led"};
  open(lab.store, words, day(2));
  lab.write("host-led.md", "---\ntitle: A host\n---\nOne host.\n");
  const auto comma = lab.take();
  CHECK(outcomes(comma) == "host-led=changed ");
  CHECK_FALSE(comma[0].material);
  lab.write("host-led.md", "---\ntitle: A host\n---\nTwo hosts.\n");
  CHECK(lab.take({}, Keep::no)[0].material);
  CHECK(lab.take(Weight::minor)[0].material == false);
  lab.write("host-led.md", "---\ntitle: A host\n---\nThree hosts.\n");
  CHECK(lab.take()[0].material);
  CHECK(versions(lab.store, require(lab.store, "host-led")).size() == 4);
}

TEST_CASE("scenarios import: what was exported changes nothing, whatever stands in it") {
  Shelf lab;
  add(lab.store, {"one", "\"One\": # a", "no line end"}, Opening::now, day(1));
  add(lab.store, {"two", "- Two", "\n\n---\nslug: x\n---\n\n"}, Opening::later, day(1));
  CHECK(export_folder(lab.store, lab.shelf) == std::vector<std::string>{"one.md", "two.md"});
  CHECK(outcomes(lab.take()) == "one=unchanged two=unchanged ");
  export_folder(lab.store, lab.shelf);
  CHECK(outcomes(lab.take()) == "one=unchanged two=unchanged ");
}

TEST_CASE("scenarios import: one bad file, and nothing is taken") {
  Shelf lab;
  lab.write("a.md", "# A\n\nText.\n");
  lab.write("b.md", "---\ntitle: B\n---\n");
  CHECK(std::string(error_of([&] { lab.take(); })->what())
            .ends_with("b.md:1:1: the scenario's text is empty"));
  lab.write("b.md", "---\nslug: a\ntitle: B\n---\nText.\n");
  CHECK(std::string(error_of([&] { lab.take(); })->what()).find("the slug 'a' is that of 'a.md'") !=
        std::string::npos);
  lab.write("b.md", "no title\n");
  CHECK(std::string(error_of([&] { lab.take(); })->what())
            .ends_with("b.md:1:1: the scenario has no title"));
  CHECK(list(lab.store).empty());
  CHECK(error_of([&] {
          import_folder(lab.store, lab.shelf / "nowhere", {}, day(3), Keep::yes);
        })->kind() == Kind::not_found);
}

}  // namespace qlab::scenarios
