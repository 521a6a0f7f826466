// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/private_values.hpp"

#include <array>

#include "lib/comments/packed.hpp"

namespace qlab::handover {
namespace {

/// Where private values stand, whichever noun's table it is.
struct Source {
  PrivateKind kind;
  const char* select;
};

constexpr std::array sources{
    Source{PrivateKind::address, "SELECT address FROM member_address"},
    // Most keys are the address itself, in lower case.
    Source{PrivateKind::address, "SELECT key FROM member_address WHERE key <> lower(address)"},
    Source{PrivateKind::address, "SELECT address FROM comment_guest WHERE address <> ''"},
    Source{PrivateKind::address,
           "SELECT key FROM comment_guest WHERE key NOT IN ('', lower(address))"},
    Source{PrivateKind::address, "SELECT DISTINCT address FROM attendance WHERE address <> ''"},
    Source{PrivateKind::telephone, "SELECT phone FROM call WHERE phone <> ''"},
    Source{PrivateKind::note, "SELECT body FROM call_note"},
    Source{PrivateKind::note, "SELECT reason FROM call WHERE reason <> ''"},
    Source{PrivateKind::note, "SELECT DISTINCT reason FROM stance WHERE reason <> ''"},
    Source{PrivateKind::note, "SELECT DISTINCT condition FROM stance WHERE condition <> ''"},
    Source{PrivateKind::name, "SELECT name FROM member WHERE erased_at IS NULL"},
};

void add(PrivateValues& values, PrivateKind kind, std::string_view value) {
  switch (kind) {
    case PrivateKind::address:
      return values.add_address(value);
    case PrivateKind::telephone:
      return values.add_telephone(value);
    case PrivateKind::note:
      return values.add_note(value);
    case PrivateKind::name:
      return values.add_name(value);
  }
}

template <class Wanted>
void read(const store::Store& store, PrivateValues& values, Wanted wanted) {
  for (const auto& source : sources) {
    if (!wanted(source.kind)) continue;
    auto rows = store.prepare(source.select);
    while (rows.step()) add(values, source.kind, rows.view(0));
  }
  values.build();
}

}  // namespace

PrivateValues private_values(const store::Store& store, std::span<const std::string> may_be_told) {
  PrivateValues values;
  for (const auto& word : may_be_told) values.may_tell(word);
  comments::each_told_name(store, [&](std::string_view name) { values.may_tell(name); });
  read(store, values, [](PrivateKind /*kind*/) { return true; });
  return values;
}

PrivateValues everything_private(const store::Store& store,
                                 std::span<const std::string> may_be_told) {
  PrivateValues values;
  for (const auto& word : may_be_told) values.may_tell(word);
  read(store, values, [](PrivateKind kind) { return kind != PrivateKind::telephone; });
  return values;
}

}  // namespace qlab::handover
