// SPDX-License-Identifier: Apache-2.0
// What an action threw, as a value that a test can look at.
#pragma once

#include <optional>

#include "lib/core/error.hpp"

namespace qlab::test {

template <class Action>
std::optional<Error> error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  return {};
}

}  // namespace qlab::test
