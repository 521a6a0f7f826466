// SPDX-License-Identifier: Apache-2.0
// Any bytes that leave: wherever the blocks are cut, the same is found on the same line, and what
// is planted into them is found.
#include <string>

#include "lib/handover/leaks.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;
using qlab::handover::LeakCheck;
using qlab::handover::PrivateValues;

namespace {

const PrivateValues& values() {
  static const auto all = [] {
    PrivateValues values;
    values.add_address("bob@example.org");
    values.add_telephone("+44 1632 960123");
    values.add_note("a note that nobody else may read");
    values.add_name("Siân Lee");
    values.build();
    return values;
  }();
  return all;
}

std::size_t line_of_leak(std::string_view one, std::string_view two) {
  LeakCheck check(values());
  check.pass(one);
  check.pass(two);
  check.finish();
  return check.found() ? check.found()->line : 0;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = qlab::fuzz::bytes(data, size);
  const auto whole = line_of_leak(bytes, {});
  require(line_of_leak(bytes.substr(0, size / 2), bytes.substr(size / 2)) == whole);
  // A line end ends whatever the bytes began.
  require(line_of_leak(bytes, "\n\n \n bob@example.org \n") > 0);
  static_cast<void>(values().without_names(bytes));
  return 0;
}
