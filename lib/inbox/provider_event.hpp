// SPDX-License-Identifier: Apache-2.0
// Events that a mail service sends by mail, as JSON: Amazon SES by SNS.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/mail.hpp"
#include "lib/inbox/verdict.hpp"

namespace qlab::inbox {

struct ProviderEvent {
  std::vector<Recipient> recipients;
  bool is_complaint = false;
  std::string feedback_type;        ///< of a complaint, lower case
  std::vector<Header> mail_fields;  ///< of the mail that it is about, names in lower case
};

/// Nothing where the text is no such event.
std::optional<ProviderEvent> read_provider_event(std::string_view text);

}  // namespace qlab::inbox
