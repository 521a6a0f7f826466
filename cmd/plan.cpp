// SPDX-License-Identifier: Apache-2.0
#include "cmd/plan.hpp"

#include "cmd/verb.hpp"

#include <fmt/format.h>

#include <array>

#include "cmd/context.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/plan_file.hpp"

namespace qlab::cmd {
namespace {

using mail::Difference;
using render::Sink;

constexpr std::array<render::Field<Difference>, 4> difference_fields{{
    {"who", [](const Difference& row, Sink& to) { to.text(row.who); }},
    {"change", [](const Difference& row,
                  Sink& to) { to.text(mail::drifts[static_cast<std::size_t>(row.drift)]); }},
    {"before", [](const Difference& row, Sink& to) { to.text(row.before); }},
    {"now", [](const Difference& row, Sink& to) { to.text(row.now); }},
}};

std::string shown(const std::filesystem::path& path) { return text::terminal_safe(path.string()); }

std::string about(std::string_view command, std::string_view object) {
  return fmt::format("{}{}{}", command, object.empty() ? "" : " ", object);
}

void keep(Context& context, const std::filesystem::path& file, const mail::Plan& plan) {
  context.require_foreign(file);
  write_file(file, mail::write_plan(plan));
  context.note("wrote the plan '{}': {} in, {} out; nothing was queued or sent", shown(file),
               plan.count_in(), plan.count_out());
}

void require_same(Context& context, const mail::Plan& agreed, const mail::Plan& now) {
  const auto differences = mail::differences(agreed, now);
  if (differences.empty()) return;
  auto rows = context.rows(render::Fields<Difference>(difference_fields));
  for (const auto& each : differences) rows.add(each);
  rows.finish();
  // The error ends the command without the step that writes the result.
  context.finish();
  throw Error(Kind::refused,
              fmt::format("{} decisions would differ from the plan of {}; nothing was done",
                          differences.size(), rfc3339(agreed.at)),
              "look at the differences and write a new plan with --plan");
}

}  // namespace

void add_plan(Verb& verb, Recipients& recipients, const std::string& max_help) {
  auto max = verb.add_option("--max", recipients.max, max_help).type_name("N");
  auto plan = verb.add_option("--plan", recipients.plan,
                              "Write what is decided about each, and why, and do nothing else")
                  .type_name("FILE");
  verb.add_option("--apply", recipients.apply,
                  "Do what was planned; refuse where any decision would differ now")
      .type_name("FILE")
      .excludes(max, plan);
}

void add_recipients(Verb& verb, Recipients& recipients, const std::string& to_help,
                    const std::string& max_help) {
  auto to = verb.add_option("--to", recipients.to, to_help + "; an empty query selects nobody")
                .type_name("QUERY");
  add_plan(verb, recipients, max_help);
  verb.get_option("--apply").excludes(to);
}

std::optional<mail::Plan> take_agreed_plan(Recipients& recipients, std::string_view command,
                                           const std::string& object) {
  if (recipients.apply.empty()) return {};
  const auto text = read_file(recipients.apply, mail::largest_plan);
  auto plan = mail::parse_plan(text, shown(recipients.apply.filename()));
  if (plan.command != command || plan.object != object) {
    throw Error(Kind::usage,
                fmt::format("'{}' is a plan for '{}'", shown(recipients.apply),
                            text::terminal_safe(about(plan.command, plan.object))),
                fmt::format("this is '{}'", about(command, object)));
  }
  recipients.to = plan.query;
  recipients.max = plan.max;
  return plan;
}

const std::string& require_to(const Recipients& recipients) {
  if (recipients.to) return *recipients.to;
  throw Error(Kind::usage, "--to is required", "say which members, or --apply a plan");
}

void settle_plan(Context& context, const Recipients& recipients,
                 const std::optional<mail::Plan>& agreed, std::string_view command,
                 mail::Plan now) {
  now.command = command;
  now.query = recipients.to;
  now.max = recipients.max;
  now.at = context.now();
  if (recipients.only_plans()) keep(context, recipients.plan, now);
  if (agreed) require_same(context, *agreed, now);
}

}  // namespace qlab::cmd
