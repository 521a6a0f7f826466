// SPDX-License-Identifier: Apache-2.0
#include "cmd/sending.hpp"

#include <fmt/format.h>

#include "cmd/interrupt.hpp"
#include "cmd/progress.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

std::chrono::seconds wait_asked(const Context& context) {
  const auto& wait = context.globals().wait;
  return wait.empty() ? std::chrono::seconds(0) : calendar::parse_duration(wait);
}

/// A no holds from the moment it is said, in the middle of a run too.
std::optional<mail::Objection> objection(Context& context, std::int64_t member_id) {
  const auto member = members::by_id(context.store_to_read(), member_id);
  if (!member) {
    return mail::Objection{mail::Reason::member_gone, "the member is no longer there"};
  }
  const auto why = members::unmailable(*member, basis(context));
  return why ? std::optional(members::objection(*why)) : std::nullopt;
}

std::optional<std::string> in_words(const std::optional<mail::Objection>& objection) {
  return objection ? std::optional(objection->text) : std::nullopt;
}

mail::Run run_of(Context& context, const Sending& sending) {
  const auto configured = static_cast<std::size_t>(context.config().send.max_per_run);
  return {
      .clock = context.clock(),
      .max = sending.max.value_or(configured),
      .connect = [&context] { return context.transport(); },
      .objection = [&context](std::int64_t member) { return in_words(objection(context, member)); },
      .interrupted = {},
      .progress = {}};
}

void name_each(Context& context, std::string_view what,
               const std::vector<mail::Reported>& messages) {
  for (const auto& message : messages) {
    context.note("{} to {} {}: {}", ref(Letter::message, message.id),
                 text::terminal_safe(message.address), what, text::terminal_safe(message.detail));
  }
}

[[noreturn]] void stopped(Context& context, const mail::SendReport& report) {
  // The error ends the command without the step that writes the result.
  context.finish();
  throw Error(report.stop->kind, fmt::format("sending stopped: {}", report.stop->detail),
              fmt::format("{} waiting in the outbox; 'qlab mail send' goes on from there",
                          report.remaining));
}

}  // namespace

mail::Identity identity(Context& context) {
  const auto& configured = context.config().identity;
  if (configured.email.empty()) {
    throw Error(Kind::config, "no address to write from is configured",
                "set identity.email in qlab.toml");
  }
  mail::Identity identity;
  identity.from = {configured.name, configured.email};
  if (!configured.reply_to.empty()) {
    identity.reply_to = mail::Mailbox{configured.name, configured.reply_to};
  }
  identity.domain = configured.domain;
  identity.unsubscribe_url = configured.unsubscribe_url;
  return identity;
}

members::Basis basis(Context& context) {
  const bool consent = context.config().send.basis == config::Basis::consent;
  return consent ? members::Basis::consent : members::Basis::relationship;
}

std::function<std::optional<mail::Objection>(std::int64_t member)> objections(Context& context) {
  return [&context](std::int64_t member) { return objection(context, member); };
}

mail::Templates templates(Context& context) {
  return mail::Templates(context.config().webinar.templates);
}

void require_relay(Context& context) {
  if (context.config().relay.kind == config::RelayKind::none) (void)context.transport();
}

mail::SendReport send_due(Context& context, const Sending& sending) {
  require_relay(context);
  auto run = run_of(context, sending);
  if (sending.dry_run) return mail::rehearse(context.store_to_read(), run);
  auto& store = context.store();
  const mail::SendLock lock(context.store_path(), wait_asked(context));
  const Interrupt interrupt;
  Progress progress(context.has_terminal() ? Progress::Watched::yes : Progress::Watched::no,
                    "mails");
  run.interrupted = [&] { return interrupt.asked(); };
  run.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
  return mail::send(store, lock, run);
}

Exit conclude(Context& context, const mail::SendReport& report) {
  // Scripts find each of them in the result; talk would only spoil the error object.
  if (!context.globals().json) {
    name_each(context, "was deferred", report.deferred);
    name_each(context, "failed", report.failed);
    name_each(context, "is uncertain and will not be repeated", report.uncertain);
    name_each(context, "was left out", report.cancelled);
  }
  if (report.interrupted) {
    context.note("interrupted: {} sent and recorded, {} waiting in the outbox", report.sent.size(),
                 report.remaining);
    return Interrupt::exit();
  }
  const bool in_doubt = !report.uncertain.empty();
  // 'temporary' promises that nothing in doubt was sent.
  if (report.stop && !(in_doubt && report.stop->kind == Kind::temporary)) stopped(context, report);
  if (in_doubt || !report.failed.empty()) return Exit::partial;
  if (report.deferred.empty()) return Exit::ok;
  return report.sent.empty() ? Exit::temporary : Exit::partial;
}

}  // namespace qlab::cmd
