// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/context.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/signature.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/receipt.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
};

using handover::Acknowledged;

constexpr std::array<render::Field<Acknowledged>, 9> fields{{
    {"action", [](const Acknowledged& /*ack*/, render::Sink& sink) { sink.text("ack"); }},
    {"sha256", [](const Acknowledged& ack, render::Sink& sink) { sink.text(ack.pack.sha256); }},
    {"file", [](const Acknowledged& ack, render::Sink& sink) { sink.text(ack.pack.file); }},
    {"successor",
     [](const Acknowledged& ack, render::Sink& sink) { sink.text(ack.pack.recipient); }},
    {"members",
     [](const Acknowledged& ack, render::Sink& sink) { sink.number(ack.receipt.members); }},
    {"accepted_at",
     [](const Acknowledged& ack, render::Sink& sink) { sink.instant(ack.receipt.accepted_at); }},
    {"fingerprint", [](const Acknowledged& ack,
                       render::Sink& sink) { sink.text(fingerprint(ack.receipt.public_key)); }},
    {"key_was_known",
     [](const Acknowledged& ack, render::Sink& sink) { sink.truth(ack.key_was_known); }},
    {"fresh", [](const Acknowledged& ack, render::Sink& sink) { sink.truth(ack.fresh); }},
}};

Exit run(Context& context, const Options& options) {
  const auto receipt = read_text(context, options.file);
  const auto done = handover::acknowledge(context.store(), receipt, context.now());
  context.show<Acknowledged>(fields, done);
  if (!done.key_was_known) {
    context.note("the key of {} was not known before: ask them whether it is {}",
                 text::terminal_safe(done.pack.recipient), fingerprint(done.receipt.public_key));
  }
  return Exit::ok;
}

}  // namespace

void add_handover_ack(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("ack", "Record that the successor has exactly this pack");
  verb.shows([] { return render::Fields<Acknowledged>(fields); }, render::Amount::one);
  verb.add_option("FILE", options->file, "The receipt that they sent back").required();
  verb.footer("Example:\n  qlab handover ack receipt.json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
