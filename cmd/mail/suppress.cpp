// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/suppress.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string who;
  std::string reason = "staff";
  std::string detail;
  bool lift = false;
};

/// What is suppressed for one reason.
struct Row {
  mail::SuppressionReason reason;
  std::int64_t addresses = 0;
  std::vector<std::string> members;
};

constexpr std::array<render::Field<Row>, 3> row_fields{{
    {"reason", [](const Row& row, render::Sink& sink) { sink.text(mail::name(row.reason)); }},
    {"addresses", [](const Row& row, render::Sink& sink) { sink.number(row.addresses); }},
    {"members", [](const Row& row, render::Sink& sink) { sink.list(row.members); }},
}};

struct Result {
  bool lift = false;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
};

constexpr std::array<render::Field<Result>, 3> result_fields{{
    {"action", [](const Result& result,
                  render::Sink& sink) { sink.text(result.lift ? "lift" : "suppress"); }},
    {"changed", [](const Result& result, render::Sink& sink) { sink.number(result.changed); }},
    {"unchanged", [](const Result& result, render::Sink& sink) { sink.number(result.unchanged); }},
}};

Exit list(Context& context) {
  const auto& store = context.store_to_read();
  const auto counts = mail::count_suppressions(store);
  auto owners = members::suppressed_members(store);
  render::Fields<Row> fields = row_fields;
  auto rows = context.rows(fields);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto reason = static_cast<mail::SuppressionReason>(i);
    Row row{reason, counts.at(i), {}};
    for (const auto id : owners.at(i)) row.members.push_back(ref(Letter::member, id));
    if (row.addresses > 0) rows.add(row);
  }
  rows.finish();
  return Exit::ok;
}

struct Whose {
  std::vector<std::string> keys;
  std::optional<std::int64_t> member;
};

/// All addresses of a member who is named by id; only the one where an address is named.
Whose whose(Context& context, const std::string& who) {
  Whose whose;
  if (const auto address = parse_address(who)) {
    whose.keys.push_back(address->key);
    const auto member = members::by_address(context.store(), who);
    if (member) whose.member = member->id;
    return whose;
  }
  const auto member = members::resolve(context.store(), who);
  whose.member = member.id;
  for (const auto& address : member.addresses) whose.keys.push_back(address.key);
  return whose;
}

mail::SuppressionReason reason_of(const Options& options) {
  const auto reason =
      require_named<mail::SuppressionReason>(mail::suppression_reasons, options.reason, "a reason");
  if (reason != mail::SuppressionReason::erased) return reason;
  throw Error(Kind::usage, "'erased' is the reason of people who are erased",
              "'qlab members erase ID' erases one");
}

Exit run(Context& context, const Options& options) {
  if (options.who.empty()) return list(context);
  const auto [keys, member] = whose(context, options.who);
  const mail::Suppressed suppressed{keys, member};
  Result result;
  result.lift = options.lift;
  result.changed = options.lift ? mail::lift(context.store(), suppressed, context.now())
                                : mail::suppress(context.store(), suppressed, reason_of(options),
                                                 options.detail, context.now());
  result.unchanged = static_cast<std::int64_t>(keys.size()) - result.changed;
  render::Fields<Result> fields = result_fields;
  context.show(fields, result);
  return Exit::ok;
}

}  // namespace

void add_mail_suppress(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("suppress", "Never write to an address again, or list which");
  verb.shows([] { return render::Fields<Result>(result_fields); }, render::Amount::one);
  verb.shows([] { return render::Fields<Row>(row_fields); }, render::Amount::many,
             {"list", [options] { return options->who.empty(); }});
  verb.add_option("ADDRESS", options->who, "An address, or m12 for all addresses of a member");
  verb.add_option("--reason", options->reason, "unsubscribed, complained or staff (default: staff)")
      .type_name("REASON");
  verb.add_option("--detail", options->detail, "How it is known, without name or address")
      .type_name("TEXT");
  verb.add_flag("--lift", options->lift, "Allow mail again, by the person's own word");
  verb.footer(
      "Without ADDRESS it lists how many are suppressed for each reason, and whose.\n"
      "Only a keyed hash of an address is kept, so that it outlives the member.\n\n"
      "Examples:\n"
      "  qlab mail suppress anna@example.org --reason unsubscribed --detail 'asked by phone'\n"
      "  qlab mail suppress m12 --lift\n"
      "  qlab mail suppress");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
