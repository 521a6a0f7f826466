// SPDX-License-Identifier: Apache-2.0
// Addresses in the middle of foreign text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qlab::inbox {

struct FoundAddress {
  std::string_view text;  ///< local@domain, without brackets and quotes
  std::size_t position = 0;
};

/// Every address of the text in its order, at most as many as the limit.
std::vector<FoundAddress> addresses_in(std::string_view text, std::size_t limit = 1000);

/// The first one, or nothing in it.
std::string_view first_address(std::string_view text);

/// What two spellings of one address have in common; empty where it is none.
std::string address_key(std::string_view address);

/// Whether it is a mail system's own: postmaster, MAILER-DAEMON.
bool is_of_mail_system(std::string_view address);

}  // namespace qlab::inbox
