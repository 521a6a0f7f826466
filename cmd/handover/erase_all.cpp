// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/erase_all.hpp"

#include "cmd/handover/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/erase.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool dry_run = false;
  bool yes = false;
};

Exit run(Context& context, const Options& options) {
  auto& store = context.store();
  if (options.dry_run) {
    handover::require_handed_over(store);
    context.note("everything was handed over and acknowledged; nothing was erased");
    return Exit::ok;
  }
  if (!options.yes) context.confirm("erasing everything personal for ever (there is no undo)");
  const auto lock = send_lock(context);
  const auto certificate = handover::erase_all(store, lock, context.now());
  context.out().write(handover::to_json(certificate, store));
  for (const auto& copy : erasure::copies_of(context.store_path()))
    context.note("a copy still holds everybody: rm '{}'", text::terminal_safe(copy.string()));
  if (certificate.purged) return Exit::ok;
  context.finish();
  throw Error(Kind::temporary,
              "everything is erased, but deleted bytes may still be in the store's files: another"
              " process reads it",
              "run 'qlab handover erase-all --yes' again when that has ended");
}

}  // namespace

void add_handover_erase_all(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb =
      handover.add_verb("erase-all", "Erase everything personal, once the successor has it");
  verb.add_flag("-n,--dry-run", options->dry_run, "Say whether it may be done and write nothing");
  verb.add_flag("-y,--yes", options->yes, "Do not ask");
  verb.shows_as(handover::blank_certificate);
  verb.footer(
      "Refused until the last pack or delta for each successor is acknowledged ('handover ack') "
      "and\n"
      "nothing changed since. The certificate that is written holds nobody's data.\n\n"
      "Examples:\n"
      "  qlab handover erase-all --dry-run\n"
      "  qlab handover erase-all --yes -o certificate.json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
