// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lab.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

namespace qlab::test {

Lab::Lab() {
  variables = {{"PATH", "/usr/bin:/bin"}, {"HOME", m_folder.path().string()}};
  variables["QLAB_NOW"] = "2027-01-15T09:00:00Z";
  const auto made = run_process({plain_binary(), "init", path("lab").string()}, variables);
  if (made.status != 0) throw std::runtime_error("qlab init: " + made.err);
  variables["QLAB_STORE"] = store().string();
  variables["QLAB_CONFIG"] = path("qlab.toml").string();
  configure("");
}

Finished Lab::run(const std::vector<std::string>& arguments, const std::string& input) const {
  std::vector<std::string> all{binary()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_process(all, variables, input);
}

nlohmann::json Lab::json(std::vector<std::string> arguments, const std::string& input) const {
  arguments.emplace_back("--json");
  const auto finished = run(arguments, input);
  INFO(finished.err);
  REQUIRE(finished.status == 0);
  return parse_json(finished.out);
}

std::string Lab::file(std::string_view name, std::string_view bytes) const {
  write(path(name), bytes);
  return path(name).string();
}

void Lab::configure(std::string_view toml) {
  write(path("qlab.toml"), fmt::format("[general]\ntimezone = \"Europe/London\"\n"
                                       "[identity]\nname = \"Peer Support Lab\"\n"
                                       "email = \"lab@example.org\"\ndomain = \"example.org\"\n{}",
                                       toml));
  std::filesystem::permissions(path("qlab.toml"), std::filesystem::perms(0600));
}

}  // namespace qlab::test
