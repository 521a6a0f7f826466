// SPDX-License-Identifier: Apache-2.0
// What members are called in attendance files, told once by a person and remembered: "iPhone".
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// A name or address as it is compared: without case, without double spaces.
std::string compared(std::string_view name);

/// Every alias, compared, with its member.
std::map<std::string, std::int64_t> aliases(const store::Store& store);

/// Says that whoever is called so in the attendance of this webinar is the member, and remembers it
/// for all later files. Returns how many rows changed. Throws not_found where nobody there is
/// called so, and usage where several are.
std::size_t link_attendance(store::Store& store, const Webinar& webinar, std::string_view alias,
                            std::int64_t member, Instant now);

/// Forgets it; the rows that it matched in any webinar are nobody's again until their file is read
/// anew. Returns how many rows changed. Throws not_found where nothing is linked so.
std::size_t unlink_attendance(store::Store& store, std::string_view alias, Instant now);

}  // namespace qlab::webinar
