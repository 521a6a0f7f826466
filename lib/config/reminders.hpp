// SPDX-License-Identifier: Apache-2.0
// The reminders of a webinar or of calls: an array of tables, each with a name and either before,
// an elapsed time ("24h"), or on, a day and a time of the wall clock ("-1d 18:00"). Who is reminded
// of a call needs no saying.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/config/config.hpp"
#include "lib/config/document.hpp"

namespace qlab::config {

/// Throws error_at for what does not fit; a name stands once.
std::vector<Reminder> read_reminders(std::string_view key, const toml::node& node,
                                     const Source& source, RemindedOf of);

/// As an array of inline tables; nothing where there are none.
std::string show_reminders(const std::vector<Reminder>& reminders,
                           RemindedOf of = RemindedOf::webinar);

}  // namespace qlab::config
