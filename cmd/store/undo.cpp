// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/undo.hpp"

#include <algorithm>

#include "cmd/context.hpp"
#include "cmd/store/common.hpp"
#include "cmd/store/fields.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/telling.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string number;
  bool unsent = false;
  bool dry_run = false;
};

std::int64_t chosen(const store::Store& store, const Options& options) {
  if (options.number.empty()) {
    if (const auto last = store::last_change(store)) return *last;
    throw Error(Kind::not_found, "there is no change to take back");
  }
  if (const auto number = change_number(options.number)) return *number;
  throw Error(Kind::usage,
              fmt::format("'{}' is no change's number", text::terminal_safe(options.number)),
              "'qlab store log' shows them");
}

Exit cancel_unsent(Context& context, const store::LogEntry& entry) {
  const auto cancelled = mail::cancel_unsent(context.store(), entry, context.now());
  context.show<UndoResult>(undo_fields(), {.change = entry.id, .cancelled = cancelled});
  context.note("cancelled {} waiting mails; the rest of change {} stays as it is", cancelled,
               entry.id);
  return Exit::ok;
}

void say_erased(Context& context, const UndoResult& result) {
  if (result.erased_rows == 0) return;
  context.note("change {} held data of a person who was erased: rows of theirs stay as they are",
               result.change);
}

/// Mail cannot be taken back: of each webinar that the change was about, what members hold instead.
void say_told(Context& context, const store::LogEntry& undone) {
  const auto touched = text::split(undone.touched, ' ');
  for (const auto& webinar : webinar::all(context.store_to_read())) {
    const auto about = ref(Letter::webinar, webinar.id);
    if (std::ranges::find(touched, about) != touched.end()) note_told(context, webinar);
  }
}

/// All of it but the commit: what is in the way is often found only by doing it.
Exit rehearse(Context& context, const store::LogEntry& entry) {
  store::undo(context.store(), entry.id, own_histories(), context.now(), store::Keep::no);
  const UndoResult result{.change = entry.id, .erased_rows = entry.erased_rows, .dry_run = true};
  context.show(undo_fields(), result);
  say_erased(context, result);
  return Exit::ok;
}

Exit run(Context& context, const Options& options) {
  const auto id = chosen(context.store_to_read(), options);
  const auto change = store::require_change(context.store_to_read(), id);
  if (options.dry_run) return rehearse(context, change);
  if (options.unsent) return cancel_unsent(context, change);
  const UndoResult result{
      .change = id,
      .undone_by = store::undo(context.store(), id, own_histories(), context.now()),
      .erased_rows = change.erased_rows};
  context.show(undo_fields(), result);
  const auto entry = store::find_change(context.store(), *result.undone_by);
  context.note("{}", text::terminal_safe(entry->summary));
  say_erased(context, result);
  say_told(context, change);
  if (!store::obstacle(*entry)) {
    context.note("bring it back with: qlab store undo {}", *result.undone_by);
  }
  return Exit::ok;
}

}  // namespace

void add_store_undo(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("undo", "Take back the last change, or the one named");
  verb.add_option("N", options->number, "The number of the change, as 'store log' shows it");
  verb.add_flag("--unsent", options->unsent,
                "Only cancel the mails of the change that were not sent yet");
  verb.add_flag("-n,--dry-run", options->dry_run, "Say whether it is possible and change nothing");
  verb.shows(undo_fields, render::Amount::one);
  verb.footer(
      "Refused where later changes build on it, or where mail of it was sent.\n\n"
      "Examples:\n  qlab store undo --dry-run\n  qlab store undo 12");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
