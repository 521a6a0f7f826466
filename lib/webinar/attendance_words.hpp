// SPDX-License-Identifier: Apache-2.0
// What a cell says about whether somebody came, in the languages that lists are kept in.
#pragma once

#include <string_view>

namespace qlab::webinar {

enum class Said { nothing, came, did_not_come, unclear };

/// The cell without what is written for nothing: "--", n/a.
std::string_view filled(std::string_view cell);

/// A ticket that is paid for ("Attending") says that nobody came.
Said said_in(std::string_view cell);

/// Says who came whatever stands above it, as "No show" does and "no" does not.
bool speaks_of_presence(std::string_view cell);

}  // namespace qlab::webinar
