// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/successor.hpp"

#include "cmd/context.hpp"
#include "cmd/handover/fields.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string which;
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> organisation;
  std::optional<std::string> key;  ///< a file; "none" takes it away
};

Exit show(Context& context, const handover::Successor& successor) {
  const auto consents = handover::successor_consents(context.store_to_read(), successor.name);
  context.show(successor_fields(), SuccessorView{successor, consents});
  return Exit::ok;
}

std::optional<std::string> key_text(Context& context, const Options& options) {
  if (!options.key) return {};
  return *options.key == "none" ? std::string() : read_text(context, *options.key);
}

Exit run_add(Context& context, const Options& options) {
  const auto key = key_text(context, options);
  const auto added = handover::add_successor(context.store(),
                                             {options.name.value_or(""), options.email.value_or(""),
                                              options.organisation.value_or(""), key.value_or("")},
                                             context.now());
  context.note("created {}", ref(Letter::handover_item, added.id));
  return show(context, added);
}

Exit run_edit(Context& context, const Options& options) {
  const auto found = handover::require_successor(context.store_to_read(), options.which);
  if (!options.name && !options.email && !options.organisation && !options.key) {
    throw Error(Kind::usage, "nothing is said that should change",
                "say --name, --email, --org or --key");
  }
  const handover::SuccessorEdit edit{options.name, options.email, options.organisation,
                                     key_text(context, options)};
  return show(context, handover::edit_successor(context.store(), found, edit, context.now()));
}

Exit run_list(Context& context, const Options& /*options*/) {
  auto rows = context.rows(successor_fields());
  const auto& store = context.store_to_read();
  for (const auto& successor : handover::successors(store)) {
    rows.add({successor, handover::successor_consents(store, successor.name)});
  }
  rows.finish();
  return Exit::ok;
}

Exit run_view(Context& context, const Options& options) {
  return show(context, handover::require_successor(context.store_to_read(), options.which));
}

Exit run_remove(Context& context, const Options& options) {
  const auto found = handover::require_successor(context.store_to_read(), options.which);
  handover::remove_successor(context.store(), found, context.now());
  context.note("removed {}", ref(Letter::handover_item, found.id));
  return show(context, found);
}

using Run = Exit (*)(Context&, const Options&);

Verb add_verb(Verb& successor, Action& action, const std::shared_ptr<Options>& options,
              const char* name, const char* purpose, Run run) {
  auto verb = successor.add_verb(name, purpose);
  verb.callback([&action, options, run] {
    action = [options, run](Context& c) { return run(c, *options); };
  });
  return verb;
}

void add_details(Verb& verb, Options& options) {
  verb.add_option("--email", options.email, "Where they are reached").type_name("ADDRESS");
  verb.add_option("--org", options.organisation, "The organisation they stand for")
      .type_name("NAME");
  verb.add_option("--key", options.key,
                  "Their Ed25519 public key: a file with it in hexadecimal, base64, PEM or as "
                  "OpenSSH writes it")
      .type_name("FILE");
}

}  // namespace

void add_handover_successor(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("successor", "Name who carries on: whom consents refer to");
  verb.require_verb();
  auto add = add_verb(verb, action, options, "add", "Name a successor", run_add);
  add.shows(successor_fields, render::Amount::one);
  add.add_option("--name", options->name, "The name that members are asked about")
      .required()
      .type_name("NAME");
  add_details(add, *options);
  auto list =
      add_verb(verb, action, options, "list", "List successors, and who agreed to them", run_list);
  list.shows(successor_fields, render::Amount::many);
  auto view = add_verb(verb, action, options, "view", "Show one", run_view);
  view.shows(successor_fields, render::Amount::one);
  auto edit = add_verb(verb, action, options, "edit", "Change one", run_edit);
  edit.shows(successor_fields, render::Amount::one);
  edit.add_option("--name", options->name, "Another name, while nobody was asked")
      .type_name("NAME");
  add_details(edit, *options);
  auto remove = add_verb(verb, action, options, "remove", "Take one away, while nobody was asked",
                         run_remove);
  remove.shows(successor_fields, render::Amount::one);
  for (auto* each : {&view, &edit, &remove}) {
    each->add_option("SUCCESSOR", options->which, "Its name, or h2").required();
  }
  verb.footer(
      "Examples:\n"
      "  qlab handover successor add --name 'Next Network' --email next@example.org\n"
      "  qlab handover successor edit 'Next Network' --key next.pub\n"
      "  qlab handover successor list");
}

}  // namespace qlab::cmd
