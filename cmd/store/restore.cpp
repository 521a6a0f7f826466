// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calls/restored.hpp"
#include "lib/comments/restored.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/reapply.hpp"
#include "lib/handover/restored.hpp"
#include "lib/mail/restored.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/members/restored.hpp"
#include "lib/scenarios/restored.hpp"
#include "lib/store/restore.hpp"
#include "lib/webinar/restored.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  bool dry_run = false;
  bool yes = false;
};

struct Result {
  store::Restored restored;
  mail::CarriedOver mails;
  std::int64_t refusals = 0;  ///< noes that were said since the backup
  std::vector<std::string> changed_webinars;
  std::vector<std::int64_t> changed_calls;
  std::int64_t erased = 0;  ///< people who were erased again
  bool dry_run = false;
};

void put_kept(const Result& result, render::Sink& sink) {
  const auto& kept = result.restored.kept;
  kept.empty() ? sink.nothing() : sink.text(kept.string());
}

constexpr std::array<render::Field<Result>, 9> fields{{
    {"action", [](const Result& /*result*/, render::Sink& sink) { sink.text("restore"); }},
    {"dry_run", [](const Result& result, render::Sink& sink) { sink.truth(result.dry_run); }},
    {"store",
     [](const Result& result, render::Sink& sink) { sink.text(result.restored.store.string()); }},
    {"kept", put_kept},
    {"schema",
     [](const Result& result, render::Sink& sink) { sink.number(result.restored.schema); }},
    {"mails_updated",
     [](const Result& result, render::Sink& sink) { sink.number(result.mails.updated); }},
    {"mails_added",
     [](const Result& result, render::Sink& sink) { sink.number(result.mails.added); }},
    {"refusals", [](const Result& result, render::Sink& sink) { sink.number(result.refusals); }},
    {"erased_again", [](const Result& result, render::Sink& sink) { sink.number(result.erased); }},
}};

/// Everything that a restored store must learn before anybody sees it, in this order.
std::vector<store::RestoreStep> after_restore(Context& context, const mail::SendLock& lock,
                                              Result& result) {
  const auto carry = [&context, &result](store::Store& restored, const store::Store* replaced) {
    if (replaced == nullptr) return;
    result.mails = mail::carry_over(restored, *replaced);
    const auto webinars = webinar::carry_over(restored, *replaced, context.now());
    result.changed_webinars = webinars.changed;
    result.refusals = webinars.refusals +
                      members::carry_refusals(restored, *replaced, context.now()) +
                      comments::carry_over(restored, *replaced, context.now());
    members::carry_disclosures(restored, *replaced);
    scenarios::carry_told(restored, *replaced);
    result.changed_calls = calls::carry_over(restored, *replaced);
    handover::carry_over(restored, *replaced);
  };
  const auto erase = [&](store::Store& restored, const store::Store* replaced) {
    const auto ledger = erasure::ledger_path(context.store_path());
    const auto again = erasure::carry_over(restored, replaced, lock, ledger, context.now());
    result.erased = static_cast<std::int64_t>(again);
  };
  return {carry, erase};
}

void tell(Context& context, const Result& result) {
  const auto& [store, kept, schema, unreadable] = result.restored;
  if (!kept.empty()) {
    context.note("the store before is kept as '{}'", text::terminal_safe(kept.string()));
  }
  for (const auto& slug : result.changed_webinars) {
    context.note("'{}' was changed since the backup, and stays so: qlab webinar view {}", slug,
                 slug);
  }
  for (const auto id : result.changed_calls) {
    const auto call = ref(Letter::call, id);
    context.note("{} was changed since the backup, and stays so: qlab calls view {}", call, call);
  }
  if (result.erased > 0) context.note("erased again: {} people", result.erased);
  if (unreadable) context.note("it told nothing: {}", text::terminal_safe(*unreadable));
  context.note("it does not send until: qlab store adopt --reason 'why this is the one'");
}

Exit run(Context& context, const Options& options) {
  Result result;
  result.dry_run = options.dry_run;
  result.restored.store = context.store_path();
  result.restored.schema = store::check_restore(options.file, context.store_path());
  if (!options.dry_run) {
    if (!options.yes) context.confirm("replace the store by this backup");
    const auto lock = send_lock(context);
    result.restored =
        store::restore(options.file, context.store_path(), after_restore(context, lock, result),
                       context.author(), context.now());
  }
  context.show<Result>(fields, result);
  if (!options.dry_run) tell(context, result);
  return Exit::ok;
}

}  // namespace

void add_store_restore(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("restore", "Put a backup in the store's place");
  verb.shows([] { return render::Fields<Result>(fields); }, render::Amount::one);
  verb.add_option("FILE", options->file, "A file that 'store backup' made").required();
  verb.add_flag("-n,--dry-run", options->dry_run, "Check the backup and change nothing");
  verb.add_flag("-y,--yes", options->yes, "Do not ask first");
  verb.footer(
      "The present store is kept beside it. What became of its mails, every no that was said\n"
      "since, and who was erased is carried over.\n\n"
      "Example:\n  qlab store restore /srv/backup/qlab-2027-01-15.db --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
