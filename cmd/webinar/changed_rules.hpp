// SPDX-License-Identifier: Apache-2.0
// Webinars whose zone got other rules since their time was set: they are named, never moved.
#pragma once

#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {

class Context;

/// Says so where it is true of this one and it is still ahead.
void note_changed_rules(Context& context, const webinar::Webinar& webinar);

}  // namespace qlab::cmd
