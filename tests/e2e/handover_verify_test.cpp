// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

struct Hostile {
  std::string kind;
  int status;
  std::string says;
};

}  // namespace

TEST_CASE("handover verify: needs no store and no password, and says whose the pack is") {
  HandoverLab lab;
  const auto pack = lab.pack();
  const auto key = lab.json({"handover", "key", "show"}).at("public_key").get<std::string>();
  lab.variables.erase("QLAB_STORE");
  lab.variables.erase("QLAB_CONFIG");
  const auto verified = lab.json({"handover", "verify", pack, "--key", key});
  CHECK(verified.at("successor") == "Next Network");
  CHECK(verified.at("public_key") == key);
  CHECK(verified.at("key_checked") == true);
  CHECK(verified.at("restricted_checked") == false);
  CHECK(verified.at("members").is_null());

  const auto exact = lab.json({"handover", "verify", pack, "--password-file", lab.password()});
  CHECK(exact.at("members") == 4);
  CHECK(exact.at("included") == 2);
  CHECK(exact.at("withheld").dump() ==
        R"([{"count":1,"reason":"never asked"},{"count":0,"reason":"asked, no answer"},)"
        R"({"count":1,"reason":"refused"},{"count":0,"reason":"withdrawn"}])");
}

TEST_CASE("handover verify: what was altered, cut off or signed by another is named") {
  const HandoverLab lab;
  const auto pack = lab.pack();
  const Lab stranger;
  const auto other = stranger.json({"handover", "key", "show"}).at("public_key");
  const auto wrong = lab.run({"handover", "verify", pack, "--key", other.get<std::string>()});
  CHECK(wrong.status == 6);
  CHECK(wrong.err.find("is signed by another key") != std::string::npos);
  CHECK(lab.run({"handover", "verify", pack, "--key", "no key"}).status == 2);

  const auto guess = lab.file("guess", "quite another password\n");
  std::filesystem::permissions(guess, std::filesystem::perms(0600));
  const auto refused = lab.run({"handover", "verify", pack, "--password-file", guess});
  CHECK(refused.status == 4);
  CHECK(refused.err.find("the password does not open 'restricted/manifest.json'") !=
        std::string::npos);

  for (const auto& each : std::vector<Hostile>{
           {"flipped", 65, "the entry 'report.html' "},
           {"flipped-secret", 65, "the entry 'restricted/members.json' has other bytes"},
           {"cut", 65, "is no whole archive: it is cut off"},
           {"tail", 65, "is no whole archive"},
           {"extra", 65, "the entry 'public/more.json' is not in the manifest"},
           {"unsigned", 65, "manifest"}}) {
    const auto& kind = each.kind;
    const auto& status = each.status;
    const auto& says = each.says;
    const auto file = lab.path(kind + ".zip").string();
    REQUIRE(run_process({python(), support_script("hostile_zip.py"), kind, file, pack}).status ==
            0);
    const auto verified = lab.run({"handover", "verify", file});
    INFO(kind << ": " << verified.err);
    CHECK(verified.status == status);
    CHECK(verified.out.empty());
    CHECK(verified.err.find(says) != std::string::npos);
  }
}

TEST_CASE("handover verify: hostile archives are refused within 100 MB, with the entry named") {
  const Lab lab;
  for (const auto& each :
       std::vector<Hostile>{{"traversal", 65, "the entry '../../x' leads out of the folder"},
                            {"absolute", 65, "the entry '/etc/x' has an absolute name"},
                            {"backslash", 65, "has a name that no pack has"},
                            {"link", 65, "the entry 'public/x' is a link"},
                            {"links", 65, "has 10000 entries"},
                            {"many-in-end", 65, "has 1000000 entries"},
                            {"twice", 65, "the entry 'public/X' stands there twice"},
                            {"bomb", 65, "the entry 'manifest.json' is a bomb"},
                            {"empty", 65, "is no pack: it has no 'manifest.json'"}}) {
    const auto& kind = each.kind;
    const auto& status = each.status;
    const auto& says = each.says;
    const auto file = lab.path(kind + ".zip").string();
    REQUIRE(run_process({python(), support_script("hostile_zip.py"), kind, file}).status == 0);
    const auto verified = run_process(
        {python(), support_script("peak_memory.py"), binary(), "handover", "verify", file},
        lab.variables);
    INFO(kind << ": " << verified.err);
    CHECK(verified.status == status);
    CHECK(verified.out.empty());
    CHECK(verified.err.find(says) != std::string::npos);
    const auto peak = verified.err.find("peak ");
    REQUIRE(peak != std::string::npos);
    CHECK(std::stoi(verified.err.substr(peak + 5)) < 100);
  }
}

}  // namespace qlab::test
