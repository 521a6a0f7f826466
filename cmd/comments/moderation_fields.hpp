// SPDX-License-Identifier: Apache-2.0
// How flags, themes and the policy look in every format.
#pragma once

#include "lib/comments/acceptance.hpp"
#include "lib/comments/flag.hpp"
#include "lib/comments/policy.hpp"
#include "lib/comments/themes.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

render::Fields<comments::FlagReport> comment_flag_fields();
render::Fields<comments::Theme> theme_fields();
render::Fields<comments::Coded> coded_fields();

/// The text is part of the view only, and the last field.
render::Fields<comments::Policy> policy_list_fields();
render::Fields<comments::Policy> policy_view_fields();
render::Fields<comments::Accepted> acceptance_fields();

}  // namespace qlab::cmd
