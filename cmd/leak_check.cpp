// SPDX-License-Identifier: Apache-2.0
#include "cmd/leak_check.hpp"

#include <vector>

#include "cmd/context.hpp"
#include "lib/handover/private_values.hpp"
#include "lib/handover/successor.hpp"

namespace qlab::cmd {

void require_public(Context& context, std::string_view file, std::string_view bytes) {
  const auto& identity = context.config().identity;
  std::vector<std::string> told{identity.name, identity.organisation, identity.email,
                                identity.reply_to};
  const auto& store = context.store_to_read();
  for (const auto& successor : handover::successors(store))
    told.insert(told.end(), {successor.name, successor.organisation, successor.email});
  handover::require_no_leaks(handover::private_values(store, told), file, bytes);
}

}  // namespace qlab::cmd
