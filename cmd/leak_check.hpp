// SPDX-License-Identifier: Apache-2.0
// Whatever everybody may read passes here before it leaves: reports, exports, pages.
#pragma once

#include <string_view>

namespace qlab::cmd {

class Context;

/// Looks through the bytes of a public file for everything private that the store holds, however it
/// is encoded; what the staff publish of themselves may be told. Throws refused, naming the line
/// and the kind, never the value.
void require_public(Context& context, std::string_view file, std::string_view bytes);

}  // namespace qlab::cmd
