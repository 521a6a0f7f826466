// SPDX-License-Identifier: Apache-2.0
// Everything in a store that must not leave in public: read once before something is published.
#pragma once

#include <span>
#include <string>

#include "lib/handover/leaks.hpp"
#include "lib/mail/desk.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// Addresses, telephone numbers, private notes, and the names of members under which no published
/// comment stands. What the staff publish of themselves may be told, and who carries on; so may
/// what else is given.
PrivateValues private_values(const store::Store& store, const mail::Host& staff,
                             std::span<const std::string> may_be_told = {});

/// The same with every name but those given, for looking into bytes that nobody reads; without
/// telephone numbers, which other numbers there look like.
PrivateValues everything_private(const store::Store& store,
                                 std::span<const std::string> may_be_told);

}  // namespace qlab::handover
