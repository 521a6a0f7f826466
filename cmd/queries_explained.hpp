// SPDX-License-Identifier: Apache-2.0
// The help topic 'queries', made from the fields themselves.
#pragma once

#include <string>

namespace qlab::cmd {

std::string queries_explained();

}  // namespace qlab::cmd
