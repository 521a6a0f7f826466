// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/outbox_fields.hpp"

#include <array>
#include <string>
#include <vector>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using mail::NotRetried;
using mail::Resolved;
using render::Sink;
using webinar::Reached;

void put_count(std::size_t count, Sink& sink) { sink.number(static_cast<std::int64_t>(count)); }

constexpr std::array<render::Field<NotRetried>, 2> refused_fields{{
    {"ref", [](const NotRetried& row, Sink& to) { to.reference(Letter::message, row.id); }},
    {"reason", [](const NotRetried& row, Sink& to) { to.text(row.why); }},
}};

void put_again(const RetryResult& result, Sink& sink) {
  std::vector<std::string> refs;
  for (const auto id : result.retries.again) refs.push_back(ref(Letter::message, id));
  sink.list(refs);
}

void put_refused(const RetryResult& result, Sink& sink) {
  sink.nested(render::NestedRows<NotRetried>(refused_fields, result.retries.refused));
}

constexpr std::array<render::Field<RetryResult>, 4> retry_result_fields{{
    {"action", [](const RetryResult& /*row*/, Sink& to) { to.text("retry"); }},
    {"dry_run", [](const RetryResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"retried", put_again},
    {"refused", put_refused},
}};

constexpr std::array<render::Field<Resolved>, 5> each_resolved{{
    {"ref", [](const Resolved& row, Sink& to) { to.reference(Letter::message, row.id); }},
    {"member",
     [](const Resolved& row, Sink& to) {
       row.member_id ? to.reference(Letter::member, *row.member_id) : to.nothing();
     }},
    {"to", [](const Resolved& row, Sink& to) { to.text(row.address); }},
    {"state", [](const Resolved& row, Sink& to) { to.text(mail::name(row.state)); }},
    {"why", [](const Resolved& row, Sink& to) { to.text(row.why); }},
}};

template <mail::State state>
void put_settled(const ResolveResult& result, Sink& sink) {
  put_count(result.resolution.count(state), sink);
}

constexpr std::array<render::Field<ResolveResult>, 8> resolve_result_fields{{
    {"action", [](const ResolveResult& /*row*/, Sink& to) { to.text("resolve"); }},
    {"dry_run", [](const ResolveResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"mails",
     [](const ResolveResult& row, Sink& to) { put_count(row.resolution.mails.size(), to); }},
    {"sent", put_settled<mail::State::sent>},
    {"failed", put_settled<mail::State::failed>},
    {"queued", put_settled<mail::State::queued>},
    {"uncertain", put_settled<mail::State::uncertain>},
    {"each",
     [](const ResolveResult& row, Sink& to) {
       to.nested(render::NestedRows<Resolved>(each_resolved, row.resolution.mails));
     }},
}};

std::string_view outcome(const TrialResult& result) {
  if (result.dry_run) return "not sent";
  constexpr std::array<std::string_view, 5> words{"sent", "deferred", "failed", "uncertain",
                                                  "not sent"};
  return words.at(static_cast<std::size_t>(result.delivery.outcome));
}

constexpr std::array<render::Field<TrialResult>, 7> trial_result_fields{{
    {"action", [](const TrialResult& /*row*/, Sink& to) { to.text("test"); }},
    {"dry_run", [](const TrialResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"to", [](const TrialResult& row, Sink& to) { to.text(row.message.to.address); }},
    {"subject", [](const TrialResult& row, Sink& to) { to.text(row.message.subject); }},
    {"outcome", [](const TrialResult& row, Sink& to) { to.text(outcome(row)); }},
    {"code", [](const TrialResult& row, Sink& to) { to.number(row.delivery.code); }},
    {"detail", [](const TrialResult& row, Sink& to) { to.text(row.delivery.detail); }},
}};

constexpr std::array<render::Field<mail::TemplatePart>, 4> part_fields{{
    {"letter", [](const mail::TemplatePart& row, Sink& to) { to.text(row.letter); }},
    {"part", [](const mail::TemplatePart& row, Sink& to) { to.text(row.part); }},
    {"from", [](const mail::TemplatePart& row,
                Sink& to) { to.text(row.place.empty() ? "built in" : row.place); }},
    {"variables", [](const mail::TemplatePart& row, Sink& to) { to.list(row.variables); }},
}};

/// When it became what it is: done, or else last tried, or else due.
void put_when(const Reached& row, Sink& sink) {
  if (!row.mail) return sink.nothing();
  sink.instant(row.mail->done_at.value_or(row.mail->tried_at.value_or(row.mail->due_at)));
}

void put_words(const Reached& row, Sink& sink) {
  const auto& words = row.mail ? row.mail->detail : row.why->text;
  words.empty() ? sink.nothing() : sink.text(words);
}

constexpr std::array<render::Field<Reached>, 9> member_fields{{
    {"member", [](const Reached& row, Sink& to) { to.reference(Letter::member, row.member); }},
    {"name", [](const Reached& row, Sink& to) { to.text(row.name); }},
    {"outcome", [](const Reached& row, Sink& to) { to.text(webinar::name(row.outcome)); }},
    {"mail",
     [](const Reached& row, Sink& to) {
       row.mail ? to.reference(Letter::message, row.mail->id) : to.nothing();
     }},
    {"state", [](const Reached& row,
                 Sink& to) { row.mail ? to.text(mail::name(row.mail->state)) : to.nothing(); }},
    {"at", put_when},
    {"code",
     [](const Reached& row, Sink& to) {
       row.mail&& row.mail->code != 0 ? to.number(row.mail->code) : to.nothing();
     }},
    {"reason", [](const Reached& row,
                  Sink& to) { row.why ? to.text(mail::name(row.why->reason)) : to.nothing(); }},
    {"text", put_words},
}};

}  // namespace

render::Fields<RetryResult> retry_fields() { return retry_result_fields; }
render::Fields<ResolveResult> resolve_fields() { return resolve_result_fields; }
render::Fields<Resolved> resolved_fields() { return each_resolved; }
render::Fields<TrialResult> trial_fields() { return trial_result_fields; }
render::Fields<mail::TemplatePart> template_fields() { return part_fields; }
render::Fields<Reached> reached_fields() { return member_fields; }

}  // namespace qlab::cmd
