// SPDX-License-Identifier: Apache-2.0
// The name a person gives a scenario, for command lines and addresses: host-led.
#pragma once

#include <string_view>

namespace qlab::scenarios {

/// Lower-case letters, digits and single hyphens between them, at most 64. Throws usage otherwise,
/// and for what reads as an id, such as s3 or 12, since it could mean two scenarios.
void require_slug(std::string_view slug);

}  // namespace qlab::scenarios
