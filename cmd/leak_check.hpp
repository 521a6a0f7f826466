// SPDX-License-Identifier: Apache-2.0
// Whatever everybody may read passes here before it leaves: reports, exports, pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/leaks.hpp"

namespace qlab::cmd {

class Context;

/// Everything private that the store holds; the organisation's own name and address, those of
/// successors, and what else is given may be told.
handover::PrivateValues private_values(Context& context, std::vector<std::string> may_be_told = {});

/// Looks through the bytes of a public file for everything private that the store holds, however it
/// is encoded; the organisation's own name and address may be told. Throws refused, naming the line
/// and the kind, never the value.
void require_public(Context& context, std::string_view file, std::string_view bytes);

}  // namespace qlab::cmd
