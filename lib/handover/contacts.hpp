// SPDX-License-Identifier: Apache-2.0
// E-mail addresses and telephone numbers in free text.
#pragma once

#include <string>
#include <string_view>

namespace qlab::handover {

/// Puts [e-mail address] and [telephone number] in their place. Dates, years and amounts stay.
std::string without_contacts(std::string_view text);

}  // namespace qlab::handover
