// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/round.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "lib/calendar/zone.hpp"

namespace qlab::cmd {
namespace {

Mailing mailing_of(Context& context, const mail::Desk* desk, const calls::Setting& setting,
                   const CallsWork& work, calls::Round& round) {
  Mailing mailing;
  mailing.letters = round.count_in();
  mailing.question = fmt::format(fmt::runtime(work.asks), round.items.size());
  mailing.drafts = [&context, desk, &setting, &round](const auto& take) {
    for (const auto& item : round.items) {
      if (item.out || desk == nullptr) continue;
      take(ref(Letter::call, item.call().id) + ".eml",
           calls::draft_of(*desk, setting, item, context.now()));
    }
  };
  mailing.queue = [desk, &work, &round] { work.act(desk, round); };
  return mailing;
}

}  // namespace

calls::Setting call_setting(Context& context) {
  const auto& config = context.config();
  return {context.zone(), config.calls.url, uid_domain(config.identity)};
}

CallsResult carry_out(Context& context, const RoundOptions& options, const CallsWork& work) {
  auto recipients = options.recipients;
  const auto agreed = take_agreed_plan(recipients, work.command, work.object);
  CallsResult result{work.verb, options.rehearses(), work.decide(recipients), {}};
  const auto setting = call_setting(context);
  const bool writes = result.round.count_in() > 0;
  mail::Host host;
  if (writes) host = {identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  if (recipients.compares()) {
    auto plan = calls::as_plan(result.round, letters, host, setting);
    plan.object = work.object;
    settle_plan(context, recipients, agreed, work.command, std::move(plan));
  }
  const auto composer = writes ? context.composer() : nullptr;
  std::optional<mail::Desk> desk;
  if (writes) desk.emplace(mail::Desk{letters, *composer, host});
  result.sent = carry_out_mailing(
      context, options, mailing_of(context, desk ? &*desk : nullptr, setting, work, result.round));
  return result;
}

void show_calls(Context& context, const CallsResult& result) {
  if (context.style().is_json()) {
    context.show(calls_result_fields(), result);
    return;
  }
  auto rows = context.rows(call_item_fields());
  for (const auto& item : result.round.items) rows.add(item);
  rows.finish();
}

ShownCall shown_call(Context& context, calls::Listed listed) {
  ShownCall shown{std::move(listed), {}, {}};
  const auto& call = shown.listed.call;
  if (!call.starts_at) return shown;
  shown.here = calendar::shown(*call.starts_at, context.zone());
  if (!call.zone.empty()) shown.there = calendar::shown(*call.starts_at, call.zone);
  return shown;
}

void note_time(Context& context, const calls::Call& call) {
  const auto shown = shown_call(context, {call, {}, {}});
  if (shown.here.empty()) return;
  context.note("{}: {}{}{}", ref(Letter::call, call.id), shown.here,
               shown.there.empty() ? "" : ", for them ", shown.there);
}

}  // namespace qlab::cmd
