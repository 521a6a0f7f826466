// SPDX-License-Identifier: Apache-2.0
// Plan files: any bytes are a plan or are refused, naming the file; and a plan that was read is the
// same one when it is written and read again.
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/mail/plan_file.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto plan = qlab::mail::parse_plan(qlab::fuzz::bytes(data, size), "plan.json");
    const auto text = qlab::mail::write_plan(plan);
    const auto again = qlab::mail::parse_plan(text, "plan.json");
    require(qlab::mail::write_plan(again) == text);
    require(qlab::mail::fingerprint(again) == qlab::mail::fingerprint(plan));
    require(qlab::mail::differences(plan, again).empty());
    require(plan.count_in() + plan.count_out() == plan.decisions.size());
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    require(std::string_view(error.what()).starts_with("plan.json"));
  }
  return 0;
}
