// SPDX-License-Identifier: Apache-2.0
#include "cmd/leak_check.hpp"

#include <vector>

#include "cmd/context.hpp"
#include "lib/handover/private_values.hpp"
#include "lib/handover/successor.hpp"

namespace qlab::cmd {

handover::PrivateValues private_values(Context& context, std::vector<std::string> may_be_told) {
  const auto& identity = context.config().identity;
  auto& told = may_be_told;
  told.insert(told.end(),
              {identity.name, identity.organisation, identity.email, identity.reply_to});
  const auto& store = context.store_to_read();
  for (const auto& successor : handover::successors(store))
    told.insert(told.end(), {successor.name, successor.organisation, successor.email});
  return handover::private_values(store, told);
}

void require_public(Context& context, std::string_view file, std::string_view bytes) {
  handover::require_no_leaks(private_values(context), file, bytes);
}

}  // namespace qlab::cmd
