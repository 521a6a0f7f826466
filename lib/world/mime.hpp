// SPDX-License-Identifier: Apache-2.0
// The Composer: entry.cpp hands it out. GMime encodes the bodies; its tree of objects is not used,
// for it takes four times as long and adds nothing to a mail whose shape is always the same.
#pragma once

#include <memory>

#include "lib/mail/message.hpp"

namespace qlab::world {

std::unique_ptr<mail::Composer> make_composer();

}  // namespace qlab::world
