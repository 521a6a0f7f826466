// SPDX-License-Identifier: Apache-2.0
// 'handover learning export': the lessons as a document of their own.
#pragma once

#include "cmd/commands.hpp"

namespace qlab::cmd {

void add_learning_export(Verb& learning, Action& action);

}  // namespace qlab::cmd
