// SPDX-License-Identifier: Apache-2.0
#include "cmd/asked_format.hpp"

#include "cmd/context.hpp"

namespace qlab::cmd {

bool asks_for_format(const Context& context) {
  return context.globals().json || !context.globals().format.empty();
}

}  // namespace qlab::cmd
