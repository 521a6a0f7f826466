// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// The row of this key in `config list --json`.
nlohmann::json setting(const nlohmann::json& list, std::string_view key) {
  for (const auto& row : list) {
    if (row.at("key") == key) return row;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("config list: every value has its origin") {
  Lab lab;
  lab.configure("[relay]\nkind = \"maildir\"\n");
  const auto list = lab.json({"config", "list", "--store", "/nowhere.db"});
  const auto kind = setting(list, "relay.kind");
  CHECK(kind.at("value") == "maildir");
  CHECK(kind.at("origin") == lab.path("qlab.toml").string() + ":8");
  CHECK(setting(list, "store.path").at("origin") == "--store");
  CHECK(setting(list, "send.connections").at("origin") == "default");
  CHECK(setting(list, "relay.url").at("value").is_null());
}

TEST_CASE("config list: a table shows the origins only when asked") {
  const Lab lab;
  const auto plain = lab.run({"config", "list", "--format", "table"});
  CHECK(plain.status == 0);
  CHECK(plain.err.empty());
  CHECK(plain.out.find("ORIGIN") == std::string::npos);
  CHECK(plain.out.ends_with("\n"));
  const auto origins = lab.run({"config", "list", "--origin", "--format", "table"});
  CHECK(origins.status == 0);
  CHECK(origins.out.find("ORIGIN") != std::string::npos);
}

TEST_CASE(
    "config list: without files it is what qlab does by itself, in an empty environment too") {
  const auto listed = run_process({binary(), "config", "list", "--no-config"});
  CHECK(listed.status == 0);
  CHECK(listed.err.empty());
  CHECK(listed.out.find("send.connections\t4\tdefault\t") != std::string::npos);
}

TEST_CASE("config list: the person's file is found below XDG_CONFIG_HOME") {
  Lab lab;
  lab.variables.erase("QLAB_CONFIG");
  lab.variables["XDG_CONFIG_HOME"] = lab.path("xdg").string();
  std::filesystem::create_directories(lab.path("xdg/qlab"));
  const auto file = lab.file("xdg/qlab/qlab.toml", "[relay]\nca_file = \"~/ca.pem\"\n");
  const auto setting_of_file = setting(lab.json({"config", "list"}), "relay.ca_file");
  CHECK(setting_of_file.at("origin") == file + ":2");
  CHECK(setting_of_file.at("value") == lab.path("ca.pem").string());
}

TEST_CASE("config list: a mistake in the file is named with its place and the nearest key") {
  Lab lab;
  lab.configure("[relay]\nusrname = \"lab\"\n");
  const auto failed = lab.run({"config", "list"});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err == fmt::format("qlab: {}:8:1: unknown key 'relay.usrname'\n"
                                  "hint: did you mean 'relay.username'?\n",
                                  lab.path("qlab.toml").string()));
}

TEST_CASE("config list: a secret in the file is refused and not repeated") {
  Lab lab;
  lab.configure("[relay]\npassword = \"hunter2\"\n");
  const auto failed = lab.run({"config", "list", "-v"});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("hint: use password_command or password_file instead") !=
        std::string::npos);
  CHECK(failed.err.find("hunter2") == std::string::npos);
}

TEST_CASE("config list: an argument it does not take is a usage error") {
  const Lab lab;
  const auto failed = lab.run({"config", "list", "everything"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("everything") != std::string::npos);
}

}  // namespace qlab::test
