// SPDX-License-Identifier: Apache-2.0
#include "cmd/sending.hpp"

#include <fmt/format.h>

#include "cmd/interrupt.hpp"
#include "cmd/progress.hpp"
#include "cmd/webinar/reminder_rules.hpp"
#include "lib/calendar/daily.hpp"
#include "lib/calendar/when.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"
#include "lib/store/clone_guard.hpp"
#include "lib/store/reading.hpp"
#include "lib/webinar/withdraw.hpp"

namespace qlab::cmd {
namespace {

mail::Objection gone(std::string_view why) { return {mail::Reason::member_gone, std::string(why)}; }

/// Why a mail may not go to the address that it was written to: asked anew each time, so that a no
/// holds from the moment it is said, in the middle of a run too. The store must live longer.
class Objections {
 public:
  Objections(Context& context, const store::Store& store)
      : m_store(store),
        m_reminders(reminder_rules(context)),
        m_mailable(store, basis(context)),
        m_member(store, {.addresses = true, .tags = false}) {}

  std::optional<mail::Objection> to_mail(const mail::Claimed& message) {
    const auto& recipient = message.envelope.recipient;
    if (recipient.empty()) return gone("its recipient was erased");
    const store::Reading reading(m_store);  // begins now: it sees what was said until then
    if (auto why = m_mailable.objection_to_address(recipient)) return why;
    if (auto why = webinar::objection_to_letter(m_store, message.id, m_reminders)) return why;
    if (!message.member_id) return {};
    if (auto why = calls::objection_to_letter(m_store, message.id, *message.member_id)) return why;
    const auto member = m_member(*message.member_id);
    if (!member) return gone("the member is no longer there");
    return m_mailable.objection_to_mail(*member, recipient);
  }

 private:
  const store::Store& m_store;
  std::vector<webinar::ReminderRule> m_reminders;
  members::Mailable m_mailable;
  members::Lookup m_member;
};

std::optional<std::string> in_words(const std::optional<mail::Objection>& objection) {
  return objection ? std::optional(objection->text) : std::nullopt;
}

std::function<std::optional<Instant>(std::string_view)> quiet_hours(Context& context) {
  const auto& configured = context.config().send.quiet_hours;
  if (!configured) return {};
  const calendar::DailyHours hours{configured->from, configured->until};
  return [&clock = context.clock(), hours, here = context.zone()](std::string_view zone) {
    return calendar::end_of(hours, clock.now(), zone.empty() ? here : zone);
  };
}

mail::Run run_of(Context& context, const Sending& sending, const store::Store& store) {
  const auto& send = context.config().send;
  const auto objections = std::make_shared<Objections>(context, store);
  return {.clock = context.clock(),
          .max = sending.max.value_or(static_cast<std::size_t>(send.max_per_run)),
          .connections = static_cast<std::size_t>(send.connections),
          .rate_per_minute = send.rate_per_minute,
          .members = sending.members,
          .connect = [&context] { return context.transport(); },
          .objection =
              [objections](const mail::Claimed& message) {
                return in_words(objections->to_mail(message));
              },
          .quiet_until = quiet_hours(context),
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

mail::Host staff(Context& context) {
  const auto& configured = context.config().identity;
  mail::Host staff;
  staff.organisation = configured.organisation;
  staff.identity.from = {configured.name, configured.email};
  if (!configured.reply_to.empty()) {
    staff.identity.reply_to = mail::Mailbox{configured.name, configured.reply_to};
  }
  staff.identity.domain = configured.domain;
  staff.identity.unsubscribe_url = configured.unsubscribe_url;
  return staff;
}

mail::Identity identity(Context& context) {
  auto identity = staff(context).identity;
  if (!identity.from.address.empty()) return identity;
  throw Error(Kind::config, "no address to write from is configured",
              "set identity.email in qlab.toml");
}

members::Basis basis(Context& context) {
  const bool consent = context.config().send.basis == config::Basis::consent;
  return consent ? members::Basis::consent : members::Basis::relationship;
}

mail::SendRules send_rules(Context& context, std::size_t max, mail::Audience audience) {
  const auto objections = std::make_shared<Objections>(context, context.store_to_read());
  return {context.now(), max, audience,
          [objections](const mail::Claimed& message) { return objections->to_mail(message); },
          quiet_hours(context)};
}

mail::Templates templates(Context& context) {
  return mail::Templates(context.config().webinar.templates);
}

void require_relay(Context& context) {
  if (context.config().relay.kind == config::RelayKind::none) (void)context.transport();
}

std::chrono::seconds wait_asked(const Context& context) {
  const auto& wait = context.globals().wait;
  return wait.empty() ? std::chrono::seconds(0) : calendar::parse_duration(wait);
}

mail::SendLock send_lock(Context& context) { return {context.store_path(), wait_asked(context)}; }

mail::SendReport send_due(Context& context, const Sending& sending) {
  require_relay(context);
  if (sending.dry_run) {
    const auto& store = context.store_to_read();
    store::require_adopted(store);
    return mail::rehearse(store, run_of(context, sending, store));
  }
  auto& store = context.store();
  // A connection of its own: it sees what others wrote meanwhile, and any thread may ask it.
  const auto fresh = store::Store::open(store.path(), store::Access::read, store.author());
  auto run = run_of(context, sending, fresh);
  const auto lock = send_lock(context);
  store::require_adopted(store);
  const Interrupt interrupt;
  Progress progress(context.has_terminal() ? Progress::Watched::yes : Progress::Watched::no,
                    "mails");
  run.interrupted = [&] { return interrupt.asked(); };
  run.progress = [&](std::size_t done, std::size_t total) { progress.show(done, total); };
  std::optional<store::Departure> departure;
  const auto audience = mail::Audience::of(store, sending.members);
  if (mail::count_due(store, context.now(), audience) > 0) departure.emplace(store);
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
