// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/key.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/signature.hpp"

namespace qlab::cmd {
namespace {

struct Shown {
  std::string public_key;
};

constexpr std::array<render::Field<Shown>, 2> fields{{
    {"public_key", [](const Shown& shown, render::Sink& sink) { sink.text(shown.public_key); }},
    {"fingerprint",
     [](const Shown& shown, render::Sink& sink) { sink.text(fingerprint(shown.public_key)); }},
}};

Exit run_show(Context& context) {
  // Reading is enough once there is one; a store that is frozen keeps its key too.
  auto key = handover::Key::known_public(context.store_to_read());
  if (key.empty()) key = handover::Key::of(context.store(), context.now()).public_key();
  context.show<Shown>(fields, {key});
  return Exit::ok;
}

}  // namespace

void add_handover_key(Verb& handover, Action& action) {
  auto verb =
      handover.add_verb("key", "The key by which packs and receipts of this store are known");
  verb.require_verb();
  auto show = verb.add_verb("show", "Show the public key and its fingerprint");
  show.shows([] { return render::Fields<Shown>(fields); }, render::Amount::one);
  show.callback([&action] { action = run_show; });
  verb.footer(
      "The secret key is made on first use and stays in the store. Tell the other side the\n"
      "fingerprint by another way than the pack.\n\n"
      "Examples:\n"
      "  qlab handover key show\n"
      "  qlab handover key show --json=public_key");
}

}  // namespace qlab::cmd
