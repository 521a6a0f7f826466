// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/cause.hpp"

#include <doctest/doctest.h>

#include <array>
#include <utility>

namespace qlab::inbox {

TEST_CASE("inbox cause: each leads where it stands alone") {
  for (int number = 0; number < causes; ++number) {
    const auto cause = static_cast<Cause>(number);
    CAPTURE(name(cause));
    Causes alone;
    alone.add(cause);
    CHECK(alone.leading() == cause);
  }
  CHECK(Causes().leading() == std::nullopt);
}

TEST_CASE("inbox cause: a status names one by its subject and detail") {
  const std::array<std::pair<std::string_view, Cause>, 27> known{{
      {"5.1.1", Cause::user_unknown},    {"5.1.2", Cause::host_unknown},
      {"5.1.3", Cause::user_unknown},    {"5.1.6", Cause::moved},
      {"5.1.7", Cause::sender},          {"5.1.8", Cause::sender},
      {"5.1.9", Cause::sender},          {"5.1.10", Cause::not_accepting},
      {"5.2.1", Cause::disabled},        {"4.2.2", Cause::mailbox_full},
      {"5.2.3", Cause::too_large},       {"5.3.1", Cause::system},
      {"5.3.2", Cause::not_accepting},   {"5.3.3", Cause::content},
      {"5.3.4", Cause::too_large},       {"5.3.5", Cause::system},
      {"5.4.4", Cause::host_unknown},    {"4.4.7", Cause::expired},
      {"4.4.1", Cause::network},         {"4.5.3", Cause::too_many},
      {"5.6.1", Cause::content},         {"5.7.13", Cause::disabled},
      {"5.7.20", Cause::authentication}, {"5.7.25", Cause::authentication},
      {"5.7.26", Cause::authentication}, {"5.7.27", Cause::sender},
      {"5.7.1", Cause::policy},
  }};
  for (const auto& each : known) {
    CAPTURE(each.first);
    CHECK(cause_of_status(each.first) == each.second);
  }
}

TEST_CASE("inbox cause: a status that says 'other' or none at all names nothing") {
  for (const auto* status : {"5.0.0", "5.1.0", "5.2.0", "5.9.9", "5.1", "5", "", "55.1.1"}) {
    CAPTURE(status);
    CHECK(cause_of_status(status) == std::nullopt);
  }
}

}  // namespace qlab::inbox
