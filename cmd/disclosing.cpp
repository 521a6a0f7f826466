// SPDX-License-Identifier: Apache-2.0
#include "cmd/disclosing.hpp"

#include "cmd/context.hpp"
#include "lib/core/sha256.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::cmd {

void disclose(Context& context, members::DisclosureKind kind, const members::IdRanges& ids,
              std::string_view recipient, const std::function<void()>& write) {
  const auto whom = members::require_one_line("recipient", recipient);
  const auto path = context.globals().output;
  const auto id = ids.count() == 0 ? std::nullopt
                                   : members::disclose(context.store(), kind, ids, whom,
                                                       path.filename().string(), context.now());
  write();
  context.finish();
  if (id && !path.empty()) members::identify(context.store(), *id, sha256_of_file(path));
}

}  // namespace qlab::cmd
