// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {

TEST_CASE("install: the program, its module and its pages go to their places and work there") {
  const Lab lab;
  const auto prefix = lab.path("usr").string();
  const auto installed = run_process({"cmake", "--install", build().string(), "--prefix", prefix},
                                     {{"PATH", "/usr/local/bin:/usr/bin:/bin"}});
  REQUIRE_MESSAGE(installed.status == 0, installed.err);
  const auto module = library_folder() + "/qlab/qlab_world.so";
  for (const auto* file :
       {"bin/qlab", module.c_str(), "share/man/man1/qlab.1", "share/man/man1/qlab-members.1",
        "share/man/man5/qlab.toml.5", "share/doc/qlab/examples/qlab.toml",
        "share/doc/qlab/examples/relays/postmark.toml", "share/man/man5/qlab-relay-recipe.5",
        "share/doc/qlab/README.md"}) {
    CAPTURE(file);
    CHECK(std::filesystem::exists(prefix + "/" + file));
  }
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org", "--relation",
                   "collaborator"})
              .status == 0);
  REQUIRE(lab.run({"webinar", "add", "future", "--title", "T", "--start", "2027-02-20 12:30",
                   "--duration", "1h"})
              .status == 0);
  // The preview needs the module, which now stands in the library folder.
  const auto shown =
      run_process({prefix + "/bin/qlab", "mail", "preview", "m1", "--template", "invite", "--text"},
                  lab.variables);
  CHECK_MESSAGE(shown.status == 0, shown.err);
  CHECK(shown.out.find("Anna") != std::string::npos);
}

}  // namespace qlab::test
