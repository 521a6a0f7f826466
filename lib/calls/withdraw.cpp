// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/withdraw.hpp"

#include "lib/calls/consent.hpp"
#include "lib/calls/occasion.hpp"
#include "lib/core/ids.hpp"
#include "lib/mail/outbox.hpp"

namespace qlab::calls {

std::int64_t withdraw_letters(store::Store& store, std::int64_t call, std::string_view reason,
                              Instant now) {
  return mail::cancel_waiting(store, occasions, ref(Letter::call, call), reason, now);
}

std::optional<mail::Objection> objection_to_letter(const store::Store& store, std::int64_t message,
                                                   std::int64_t member) {
  const auto row = store.first("SELECT purpose FROM message WHERE id = ?", message);
  const auto occasion = row ? named<Occasion>(occasions, row->view(0)) : std::nullopt;
  if (!occasion || *occasion == Occasion::cancel) return {};
  return said_no(store, member);
}

}  // namespace qlab::calls
