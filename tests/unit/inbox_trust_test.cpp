// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/trust.hpp"

#include <doctest/doctest.h>

#include "lib/inbox/authors.hpp"

namespace qlab::inbox {
namespace {

const std::vector<std::string> ours{"mx.example.org"};

bool proven(std::vector<std::string> results, std::string_view from = "Anna <anna@example.net>") {
  Mail mail;
  mail.authors = mailboxes_in(from);
  for (auto& result : results)
    mail.headers.push_back({"authentication-results", std::move(result)});
  return is_authentic(mail, ours);
}

}  // namespace

TEST_CASE("inbox trust: a pass for the very domain of From, by a server of ours") {
  CHECK(proven({"mx.example.org; dkim=pass header.d=example.net"}));
  CHECK(
      proven({"MX.example.org 1; spf=fail smtp.mailfrom=x.net; dkim=pass (good) "
              "header.i=@Example.NET"}));
  CHECK(proven({"mx.example.org; spf=pass smtp.mailfrom=bounce@example.net"}));
  CHECK(proven({"mx.example.org; dmarc=pass header.from=example.net"}));
}

TEST_CASE("inbox trust: nothing else proves anything") {
  CHECK_FALSE(proven({}));
  CHECK_FALSE(proven({"mx.example.org; none"}));
  CHECK_FALSE(proven({"mx.evil.org; dkim=pass header.d=example.net"}));
  CHECK_FALSE(proven({"mx.example.org; dkim=fail header.d=example.net"}));
  CHECK_FALSE(proven({"mx.example.org; dkim=pass header.d=evil.net"}));
  CHECK_FALSE(proven({"mx.example.org; dkim=pass header.d=sub.example.net"}));
  CHECK_FALSE(proven({"mx.example.org; x=(dkim=pass header.d=example.net)"}));
  CHECK_FALSE(proven({"mx.example.org; dkim=pass header.d=example.net"},
                     "anna@example.net, bob@example.net"));
}

TEST_CASE("inbox trust: what a stranger chose to be quoted proves nothing") {
  CHECK_FALSE(proven(
      {"mx.example.org; spf=pass smtp.mailfrom=\"x; dkim=pass header.d=example.net b\"@evil.org"}));
  CHECK_FALSE(
      proven({"mx.example.org; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=example.net "
              ";\"@evil.org;"
              " dmarc=fail header.from=example.net"}));
  CHECK_FALSE(
      proven({"mx.example.org; dkim=pass header.i=\"a header.d=example.net \"@evil.org "
              "header.d=evil.org"}));
  CHECK_FALSE(
      proven({"mx.example.org; dkim=pass header.i=\"@example.net x\"@evil.org header.d=evil.org"}));
  CHECK_FALSE(
      proven({"mx.example.org; dmarc=pass reason=\"a; dkim=pass header.d=example.net\" "
              "header.from=evil.org"}));
  CHECK_FALSE(proven(
      {R"(mx.example.org; spf=pass smtp.mailfrom="a\" dkim=pass ; dkim=pass header.d=example.net "@evil.org)"}));
  CHECK_FALSE(proven(
      {R"(mx.example.org; spf=pass (of a\) ; dmarc=pass header.from=example.net ; \() smtp.mailfrom=evil.org)"}));
}

TEST_CASE("inbox trust: a field is read as it may be written") {
  CHECK(proven({"mx.example.org;\tdkim=pass (2048-bit key)\theader.d=example.net"}));
  CHECK(proven({"mx.example.org; dkim=pass(2048-bit key)header.d=example.net"}));
  CHECK(proven({"mx.example.org; dkim=pass reason=\"a; b\" header.d=example.net"}));
  CHECK(proven({"mx.example.org; dkim=pass header.d=\"example.net\""}));
  for (const auto* domain : {"xn--bcher-kva.example", "b\u00fccher.example"}) {
    const auto signed_by = "mx.example.org; dkim=pass header.d=" + std::string(domain);
    CHECK(proven({signed_by}, "anna@b\u00fccher.example"));
    CHECK(proven({signed_by}, "anna@xn--bcher-kva.example"));
    CHECK_FALSE(proven({signed_by}, "anna@bucher.example"));
  }
  CHECK_FALSE(proven({"mx.example.org; dkim=passed header.d=example.net"}));
}

TEST_CASE("inbox trust: only the topmost counts, for the ones below came with the mail") {
  CHECK_FALSE(proven({"mx.evil.org; none", "mx.example.org; dkim=pass header.d=example.net"}));
  CHECK_FALSE(
      proven({"mx.example.org; dkim=fail", "mx.example.org; dkim=pass header.d=example.net"}));
}

}  // namespace qlab::inbox
