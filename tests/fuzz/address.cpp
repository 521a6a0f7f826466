// SPDX-License-Identifier: Apache-2.0
// Addresses: what is taken is one line of graphic characters, and its key is its own key.
#include "lib/core/address.hpp"

#include "lib/core/text.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto address = qlab::parse_address(qlab::fuzz::bytes(data, size));
  if (!address) return 0;
  require(qlab::text::is_graphic(address->shown));
  require(qlab::text::is_graphic(address->key));
  require(address->shown.find_first_of("\r\n<> ,;") == std::string::npos);
  const auto again = qlab::parse_address(address->shown);
  require(again && again->key == address->key);
  const auto key = qlab::parse_address(address->key);
  require(!key || key->key == address->key);
  return 0;
}
