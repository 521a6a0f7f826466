// SPDX-License-Identifier: Apache-2.0
// Who a sending verb writes to, and the plan that can be agreed on first: --to, --max, --plan and
// --apply for every verb that sends. A verb decides; here the files are written, read and compared.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/mail/plan.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// What the command line says about it.
struct Recipients {
  std::optional<std::string> to;
  std::optional<std::size_t> max;
  std::filesystem::path plan;
  std::filesystem::path apply;

  /// A plan is written instead of anything else.
  [[nodiscard]] bool only_plans() const { return !plan.empty(); }
  [[nodiscard]] bool compares() const { return !plan.empty() || !apply.empty(); }
};

/// Declares --max, --plan and --apply; max_help says what is counted.
void add_plan(Verb& verb, Recipients& recipients, const std::string& max_help);

/// Declares --to as well, for verbs that choose members; to_help says what is done with them.
void add_recipients(Verb& verb, Recipients& recipients, const std::string& to_help,
                    const std::string& max_help);

/// Reads the plan of --apply, whose query and limit then take the place of --to and --max; nothing
/// where none is asked for. Throws data where it is no plan, usage where it is another command's.
std::optional<mail::Plan> take_agreed_plan(Recipients& recipients, std::string_view command,
                                           const std::string& object);

/// The words of --to. Throws usage where there are none.
const std::string& require_to(const Recipients& recipients);

/// Completes what a verb decided now; then writes it into the file of --plan, or compares it with
/// the agreed plan. Where anything differs, shows each difference and throws refused.
void settle_plan(Context& context, const Recipients& recipients,
                 const std::optional<mail::Plan>& agreed, std::string_view command, mail::Plan now);

}  // namespace qlab::cmd
