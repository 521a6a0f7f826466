// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/remind_due.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "cmd/asked_format.hpp"
#include "cmd/context.hpp"
#include "cmd/desk_on_demand.hpp"
#include "cmd/sending.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/reminder_rules.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/webinar/offer.hpp"
#include "lib/webinar/remind.hpp"
#include "lib/webinar/waiting_list.hpp"

namespace qlab::cmd {
namespace {

using webinar::Reminder;
using webinar::ReminderState;

void name_missed(Context& context, const Reminder& reminder) {
  context.note("missed: the reminder '{}' of '{}' was due {} and too late from {}",
               reminder.rule.name, reminder.webinar.slug,
               calendar::shown(reminder.due, reminder.webinar.zone),
               calendar::shown(webinar::missed_from(reminder), reminder.webinar.zone));
}

/// Those of them who were offered a place just now, and whom no mail can tell: named once.
void name_untold(Context& context, const webinar::Webinar& webinar, const webinar::Round& round,
                 const std::vector<std::int64_t>& offered) {
  for (const auto& [member, why] : round.skipped) {
    const bool is_news = std::ranges::find(offered, member) != offered.end();
    if (!is_news || why.reason == mail::Reason::over_max) continue;
    context.note("{} is offered a place at '{}' until {} and cannot be written to: {}",
                 ref(Letter::member, member), webinar.slug,
                 calendar::shown(*round.notice.until, webinar.zone), why.text);
  }
}

/// Who still cannot be written to was named when the reminder went out.
bool is_news(const DueReminder& done) {
  return done.reminder.ran ? !done.round.recipients.empty() : done.round.selected() > 0;
}

class Due {
 public:
  Due(Context& context, const RoundOptions& options)
      : m_context(context), m_options(options), m_desk(context) {}

  void settle(Reminder& reminder) {
    const auto what =
        fmt::format("the reminder '{}' of '{}'", reminder.rule.name, reminder.webinar.slug);
    without_stopping(what, [&] { settle_one(reminder); });
  }

  /// Gives free places to whoever waits, and tells those who have an offer. A rehearsal moves
  /// nobody.
  void offer(const webinar::Webinar& webinar) {
    without_stopping(fmt::format("the waiting list of '{}'", webinar.slug),
                     [&] { offer_places(webinar); });
  }

  [[nodiscard]] const std::vector<DueReminder>& done() const { return m_done; }
  [[nodiscard]] bool any_missed() const {
    return std::ranges::any_of(m_done, [](const DueReminder& each) {
      return each.reminder.state == ReminderState::missed;
    });
  }

  /// What could not be done although everything else was, if anything could not.
  void throw_failure() const {
    if (m_failure) throw Error(*m_failure);
  }

 private:
  /// A letter that cannot be written keeps nobody from theirs.
  void without_stopping(const std::string& what, const std::function<void()>& act) {
    try {
      act();
    } catch (const Error& error) {
      if (m_failure) m_context.note("{}", m_failure->what());
      m_failure.emplace(error.kind(), fmt::format("{}: {}", what, error.what()), error.hint());
    }
  }

  void settle_one(Reminder& reminder) {
    const bool missed = reminder.state == ReminderState::missed;
    DueReminder done{std::move(reminder), {}};
    missed ? miss(done) : write(done);
    if (missed || is_news(done)) m_done.push_back(std::move(done));
  }

  void offer_places(const webinar::Webinar& webinar) {
    std::vector<std::int64_t> offered;
    if (!m_options.dry_run) {
      offered = webinar::move_waiting_list(m_context.store(), webinar, m_context.now());
    }
    const webinar::RoundRules rules{basis(m_context), m_options.recipients.max};
    for (auto& round :
         webinar::plan_offers(m_context.store_to_read(), webinar, rules, m_context.now())) {
      if (!m_options.dry_run && !round.recipients.empty()) {
        webinar::queue_offers(m_context.store(), m_desk.get(), webinar, round, m_context.now());
      }
      name_untold(m_context, webinar, round, offered);
      Reminder shown{{}, webinar, m_context.now(), ReminderState::completed};
      shown.rule.name = "waiting list";
      m_done.push_back({std::move(shown), std::move(round)});
    }
  }

  void miss(const DueReminder& done) {
    name_missed(m_context, done.reminder);
    if (!m_options.dry_run) {
      webinar::record_missed(m_context.store(), done.reminder, m_context.now());
    }
  }

  void write(DueReminder& done) {
    done.round = webinar::plan_reminder(m_context.store_to_read(), done.reminder,
                                        {basis(m_context), m_options.recipients.max});
    if (done.round.recipients.empty() && done.reminder.ran) return;
    const auto& desk = m_desk.get();  // a broken template is found by a rehearsal too
    if (m_options.dry_run) return;
    webinar::queue_reminder(m_context.store(), desk, done.reminder, done.round, m_context.now());
  }

  Context& m_context;
  const RoundOptions& m_options;
  DeskOnDemand m_desk;
  std::vector<DueReminder> m_done;
  std::optional<Error> m_failure;
};

/// Cron hears nothing where all went well.
void show(Context& context, const std::vector<DueReminder>& done, bool asked) {
  if (!asked && !asks_for_format(context)) return;
  auto rows = context.rows(due_reminder_fields());
  for (const auto& each : done) rows.add(each);
  rows.finish();
}

}  // namespace

Exit remind_due(Context& context, const RoundOptions& options, bool summary) {
  auto reminders =
      webinar::to_settle(context.store_to_read(), reminder_rules(context), context.now());
  const auto waiting = webinar::with_waiting_list(context.store_to_read(), context.now());
  if (reminders.empty() && waiting.empty()) {
    show(context, {}, false);
    return Exit::ok;
  }
  if (!options.dry_run && !options.queue) require_relay(context);
  Due due(context, options);
  for (const auto& webinar : waiting) due.offer(webinar);
  for (auto& reminder : reminders) due.settle(reminder);
  const bool sends = !options.dry_run && !options.queue && !due.done().empty();
  const auto report = sends ? send_due(context, {}) : mail::SendReport();
  show(context, due.done(), summary || options.dry_run);
  const auto ended = conclude(context, report);
  due.throw_failure();
  return ended == Exit::ok && due.any_missed() ? Exit::partial : ended;
}

}  // namespace qlab::cmd
