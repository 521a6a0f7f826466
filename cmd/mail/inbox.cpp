// SPDX-License-Identifier: Apache-2.0
// What came in and waits for a person: the four verbs below 'mail inbox'.
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/mail/confirming.hpp"
#include "cmd/mail/inbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/replies/assign.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool all = false;
  std::vector<std::string> ids;
  std::string id;
  std::string member;
  std::string note;
};

/// The bare number: what comes in is not one of the things that others refer to.
std::int64_t number(const std::string& text) {
  const auto id = parse_ref(Letter::message, text);
  if (id && !text.starts_with('o')) return *id;
  throw Error(Kind::usage, fmt::format("'{}' is no number of a mail", text::terminal_safe(text)),
              "'qlab mail inbox list' shows the numbers");
}

Exit list(Context& context, const Options& options) {
  auto rows = context.rows(incoming_fields());
  inbox::each(context.store_to_read(), options.all ? inbox::Which::all : inbox::Which::waiting,
              [&](const inbox::Incoming& mail) { rows.add(mail); });
  rows.finish();
  return Exit::ok;
}

Exit view(Context& context, const Options& options) {
  const auto id = number(options.id);
  const auto& store = context.store_to_read();
  const IncomingView view{inbox::find(store, id), context.open_mail(inbox::bytes_of(store, id))};
  context.show(incoming_view_fields(), view);
  return Exit::ok;
}

Exit assign(Context& context, const Options& options) {
  auto& store = context.store();
  const auto reader = context.mail_reader();
  const Confirmations confirmations(context);
  const auto mail = replies::assign(store, *reader, number(options.id),
                                    members::resolve(store, options.member).id, confirmations.get(),
                                    context.now());
  context.show(incoming_fields(), mail);
  return confirmations.conclude();
}

Exit done(Context& context, const Options& options) {
  std::vector<std::int64_t> ids;
  for (const auto& word : ids_or_input(options.ids)) ids.push_back(number(word));
  auto& store = context.store();
  inbox::settle(store, ids, options.note, context.now());
  auto rows = context.rows(incoming_fields());
  for (const auto id : ids) rows.add(inbox::find(store, id));
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_mail_inbox(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto inbox = mail.add_verb("inbox", "What came in and waits for a person");
  inbox.require_verb();
  const auto act = [&action, options](Verb& verb, Exit (*run)(Context&, const Options&)) {
    verb.callback([&action, options, run] {
      action = [options, run](Context& c) { return run(c, *options); };
    });
  };
  auto list_verb = inbox.add_verb("list", "List what waits, the oldest first");
  list_verb.shows(incoming_fields, render::Amount::many);
  list_verb.add_flag("--all", options->all, "Also what was applied, settled, or changes nothing");
  act(list_verb, list);
  auto view_verb = inbox.add_verb("view", "Show one mail with what stands in it");
  view_verb.shows(incoming_view_fields, render::Amount::one);
  view_verb.add_option("ID", options->id, "Its number").required();
  act(view_verb, view);
  auto assign_verb = inbox.add_verb("assign", "Say whose mail it is; an answer in it counts then");
  assign_verb.shows(incoming_fields, render::Amount::one);
  assign_verb.add_option("ID", options->id, "Its number").required();
  assign_verb.add_option("MEMBER", options->member, "The member who sent it").required();
  act(assign_verb, assign);
  auto done_verb = inbox.add_verb("done", "Settle mails: what was to do was done");
  done_verb.shows(incoming_fields, render::Amount::many);
  done_verb.add_option("ID", options->ids, "Their numbers, or - for standard input").required();
  done_verb.add_option("--note", options->note, "What was done").type_name("TEXT");
  act(done_verb, done);
}

}  // namespace qlab::cmd
