// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

std::optional<Error> refusal(const std::string& url, mail::Tls tls) {
  mail::SmtpRelay relay;
  relay.url = url;
  relay.tls = tls;
  return error_of([&] { loaded_world().smtp(relay); });
}

}  // namespace

TEST_CASE("smtp: plain text is for a relay on this machine only") {
  for (const std::string url :
       {"smtp://127.0.0.1:25", "smtp://127.9.9.9", "smtp://localhost:2525", "smtp://[::1]:25"}) {
    CAPTURE(url);
    CHECK_FALSE(refusal(url, mail::Tls::none));
  }
  for (const std::string url : {"smtp://relay.example.org", "smtp://128.0.0.1",
                                "smtp://127.0.0.1.example.org", "smtp://localhost.example.org",
                                "smtp://[::2]", "smtp://10.0.0.1", "smtp://127.1.evil.test"}) {
    CAPTURE(url);
    const auto error = refusal(url, mail::Tls::none);
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    CHECK_FALSE(error->hint().empty());
    CHECK_FALSE(refusal(url, mail::Tls::required));
  }
}

TEST_CASE("smtp: a url of another kind, or with a secret in it, is refused unseen") {
  for (const std::string url :
       {"", "relay.example.org", "http://relay.example.org", "file:///etc/passwd",
        "smtp://lab:secret@relay.example.org", "smtp://lab@relay.example.org"}) {
    CAPTURE(url);
    const auto error = refusal(url, mail::Tls::required);
    REQUIRE(error);
    CHECK(error->kind() == Kind::config);
    CHECK(std::string(error->what()).find("secret") == std::string::npos);
  }
}

}  // namespace qlab::test
