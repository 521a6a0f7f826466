// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("config set: the value is in force and comments stay") {
  Lab lab;
  lab.variables["QLAB_CONFIG"] = lab.path("lab/qlab.toml").string();
  const auto before = read(lab.path("lab/qlab.toml"));
  const auto changed = lab.json({"config", "set", "relay.password_command", "[\"pass\", \"lab\"]"});
  CHECK(changed.at("key") == "relay.password_command");
  CHECK(changed.at("file") == lab.path("lab/qlab.toml").string());
  CHECK(lab.run({"config", "get", "relay.password_command"}).out == "[\"pass\", \"lab\"]\n");
  auto after = read(lab.path("lab/qlab.toml"));
  const std::string line = "password_command = [\"pass\", \"lab\"]\n";
  after.erase(after.find("\n" + line) + 1, line.size());
  CHECK(after == before);
}

TEST_CASE("config set: the person's own file is made where there is none") {
  Lab lab;
  lab.variables.erase("QLAB_CONFIG");
  const auto set = lab.run({"config", "set", "identity.name", "Łódź \"Lab\""});
  CHECK(set.status == 0);
  CHECK(set.err.empty());
  CHECK(read(lab.path(".config/qlab/qlab.toml")) == "[identity]\nname = \"Łódź \\\"Lab\\\"\"\n");
}

TEST_CASE("config set: a wrong key or value changes nothing") {
  const Lab lab;
  const auto before = read(lab.path("qlab.toml"));
  const auto value = lab.run({"config", "set", "relay.tls", "off"});
  CHECK(value.status == 2);
  CHECK(value.out.empty());
  CHECK(value.err == "qlab: 'relay.tls' must be required or none, not 'off'\n");
  const auto key = lab.run({"config", "set", "relay.password", "hunter2"});
  CHECK(key.status == 2);
  CHECK(key.err.find("no setting is named 'relay.password'") != std::string::npos);
  CHECK(key.err.find("hunter2") == std::string::npos);
  CHECK(lab.run({"config", "set", "relay.kind"}).status == 2);
  CHECK(read(lab.path("qlab.toml")) == before);
}

TEST_CASE("config set: a time zone must be one that there is") {
  const Lab lab;
  const auto before = read(lab.path("qlab.toml"));
  const auto refused = lab.run({"config", "set", "general.timezone", "Europe/Lodnon"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("Europe/London") != std::string::npos);
  CHECK(read(lab.path("qlab.toml")) == before);
}

TEST_CASE("config set: a file with a mistake, or named and absent, is left alone") {
  Lab lab;
  lab.configure("[relay]\nkind = 1\n");
  const auto invalid = lab.run({"config", "set", "relay.username", "lab"});
  CHECK(invalid.status == 78);
  CHECK(invalid.out.empty());
  CHECK(invalid.err.find("qlab.toml:8:8: 'relay.kind' must be") != std::string::npos);
  const auto absent =
      lab.run({"config", "set", "relay.kind", "smtp", "--config", lab.path("no.toml").string()});
  CHECK(absent.status == 78);
  CHECK(absent.err.find("no.toml' does not exist") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(lab.path("no.toml")));
}

}  // namespace qlab::test
