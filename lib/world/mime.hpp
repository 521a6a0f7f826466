// SPDX-License-Identifier: Apache-2.0
// The Composer with GMime: entry.cpp hands it out.
#pragma once

#include <memory>

#include "lib/mail/message.hpp"

namespace qlab::world {

std::unique_ptr<mail::Composer> make_composer();

}  // namespace qlab::world
