// SPDX-License-Identifier: Apache-2.0
// What a whole test needs and is not on every machine.
#pragma once

#include <filesystem>

namespace qlab::test {

/// Whether it is not on this machine; then says 'skipped: ...', by which ctest counts the test as
/// skipped (tests/CMakeLists.txt). For a test to return upon before it checks anything.
[[nodiscard]] bool is_absent(const std::filesystem::path& wanted);

}  // namespace qlab::test
