// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/restored.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/store/clone_guard.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string reason;
  bool nothing_was_sent = false;
};

struct Result {
  std::optional<std::string> displacement;  ///< why it was not adopted; nothing: it was
  std::int64_t uncertain = 0;
};

constexpr std::array<render::Field<Result>, 4> fields{{
    {"action", [](const Result& /*result*/, render::Sink& sink) { sink.text("adopt"); }},
    {"adopted",
     [](const Result& result, render::Sink& sink) { sink.truth(result.displacement.has_value()); }},
    {"because", [](const Result& result, render::Sink& sink) { sink.maybe(result.displacement); }},
    {"uncertain", [](const Result& result, render::Sink& sink) { sink.number(result.uncertain); }},
}};

void tell(Context& context, const Result& result) {
  if (!result.displacement) {
    context.note("nothing to do: the store is adopted here already");
  } else if (result.uncertain > 0) {
    context.note("{} mails that waited are uncertain now: another copy may have sent them",
                 result.uncertain);
    context.note("mails that were written after this copy was made are not known here");
  }
}

Exit run(Context& context, const Options& options) {
  if (text::trim(options.reason).empty()) {
    throw Error(Kind::usage, "the reason is empty", "say why this is the one that may send");
  }
  auto& store = context.store();
  const mail::SendLock lock(context.store_path(), wait_asked(context));
  Result result{.displacement = store::displacement(store)};
  if (result.displacement) {
    const bool doubt = store::is_in_doubt(store) && !options.nothing_was_sent;
    const auto settle = [&](store::Store& held) {
      if (doubt) result.uncertain = mail::doubt_waiting(held, context.now());
    };
    store::adopt(store, options.reason, settle, context.now());
  }
  context.show<Result>(fields, result);
  tell(context, result);
  return Exit::ok;
}

}  // namespace

void add_store_adopt(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("adopt", "Let a restored, copied or moved store send again");
  verb.shows([] { return render::Fields<Result>(fields); }, render::Amount::one);
  verb.add_option("--reason", options->reason, "Why this is the one that may send; for the log")
      .required();
  verb.add_flag("--nothing-was-sent", options->nothing_was_sent,
                "No other copy has sent anything: what waits may be sent");
  verb.footer(
      "Without --nothing-was-sent, mails that wait in a copy become uncertain and are not sent.\n\n"
      "Example:\n  qlab store adopt --reason 'moved to the new server' --nothing-was-sent");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
