// SPDX-License-Identifier: Apache-2.0
#include "lib/core/signature.hpp"

#include <doctest/doctest.h>

namespace qlab {

TEST_CASE("signature: the first test of RFC 8032 7.1") {
  const std::string secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  const std::string open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  CHECK(public_key_of(secret) == open);
  CHECK(
      sign(secret, "") ==
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
      "b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("signature: holds for these bytes by this key, and for nothing else") {
  const auto secret = make_signing_key();
  const auto open = public_key_of(secret);
  const auto signature = sign(secret, "some bytes");
  CHECK(is_signed(open, signature, "some bytes"));
  CHECK_FALSE(is_signed(open, signature, "some byteS"));
  CHECK_FALSE(is_signed(public_key_of(make_signing_key()), signature, "some bytes"));
  CHECK_FALSE(is_signed(open, "", "some bytes"));
  CHECK_FALSE(is_signed("no key", signature, "some bytes"));
  CHECK_FALSE(is_signed(open, std::string(128, '0'), "some bytes"));
}

TEST_CASE("signature: a fingerprint is eight groups of four") {
  const auto print = fingerprint(std::string(64, 'a'));
  CHECK(print.size() == 39);
  CHECK(print[4] == ' ');
  CHECK(print != fingerprint(std::string(64, 'b')));
}

}  // namespace qlab
