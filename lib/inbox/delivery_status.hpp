// SPDX-License-Identifier: Apache-2.0
// The machine-readable half of a notification: fields in groups, one group for the whole and one
// for each recipient (RFC 3464, RFC 6533). Also as some gateways leave it, in the middle of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"

namespace qlab::inbox {

struct RecipientStatus {
  std::string final;       ///< Final-Recipient, without its type
  std::string original;    ///< Original-Recipient: the address as it was mailed
  std::string actual;      ///< X-Actual-Recipient: where an alias led
  std::string action;      ///< lower case
  std::string status;      ///< "5.1.1"
  std::string diagnostic;  ///< without its type
  std::string category;    ///< "bad-mailbox": what PowerMTA makes of it

  /// The address that was mailed, as far as the group knows it; or nothing in it.
  [[nodiscard]] std::string_view mailed() const;
};

/// The groups that name a recipient or an action, in their order.
std::vector<RecipientStatus> recipient_statuses(std::string_view text);

/// Fields of a header-like text: names in lower case, values unfolded; ends at an empty line.
std::vector<Header> fields_of(std::string_view text);

/// Whether fields of a delivery status stand in this text, which is no part of their own.
bool holds_delivery_status(std::string_view text);

}  // namespace qlab::inbox
