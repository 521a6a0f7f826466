// SPDX-License-Identifier: Apache-2.0
// Events that a mail service sends by mail, as JSON: Amazon SES by SNS.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lib/inbox/verdict.hpp"

namespace qlab::inbox {

struct ProviderEvent {
  std::vector<Recipient> recipients;
  bool is_complaint = false;
};

/// Nothing where the text is no such event.
std::optional<ProviderEvent> read_provider_event(std::string_view text);

}  // namespace qlab::inbox
