// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/consent.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"

namespace qlab::calls {

using members::ConsentState;

std::optional<mail::Objection> said_no(const store::Store& store, std::int64_t member) {
  const auto state = members::consent_state(store, member, members::Purpose::call);
  if (state == ConsentState::refused) {
    return mail::Objection{mail::Reason::refused, "calls were refused"};
  }
  if (state == ConsentState::withdrawn) {
    return mail::Objection{mail::Reason::withdrawn, "consent to calls was withdrawn"};
  }
  return {};
}

std::optional<mail::Objection> objection_to_call(const store::Store& store,
                                                 const members::Member& member,
                                                 members::Basis basis) {
  if (auto no = said_no(store, member.id)) return no;
  const auto state = members::consent_state(store, member.id, members::Purpose::call);
  const bool known = basis == members::Basis::relationship && !member.relation.empty();
  if (state == ConsentState::given || known) return {};
  return mail::Objection{mail::Reason::not_given, "consent to calls was not given"};
}

void require_callable(const store::Store& store, std::int64_t member) {
  if (!said_no(store, member)) return;
  throw Error(Kind::refused, fmt::format("'{}' said no to calls", ref(Letter::member, member)),
              "a yes of their own is recorded with 'qlab members consent ID call given --evidence "
              "...'");
}

}  // namespace qlab::calls
