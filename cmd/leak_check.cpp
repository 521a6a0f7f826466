// SPDX-License-Identifier: Apache-2.0
#include "cmd/leak_check.hpp"

#include "cmd/sending.hpp"
#include "lib/handover/private_values.hpp"

namespace qlab::cmd {

void require_public(Context& context, std::string_view file, std::string_view bytes) {
  const auto values = handover::private_values(context.store_to_read(), staff(context));
  handover::require_no_leaks(values, file, bytes);
}

}  // namespace qlab::cmd
