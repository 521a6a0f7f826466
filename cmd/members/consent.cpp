// SPDX-License-Identifier: Apache-2.0

#include "cmd/members/consent_wording.hpp"
#include "cmd/members/naming.hpp"
#include "cmd/members/register_fields.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/selection.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/successor.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string id;
  std::string purpose;
  std::string state;
  members::Consent consent;
};

struct MissingOptions {
  std::vector<std::string> query;
};

members::Purpose purpose_of(const std::string& word) {
  return require_named<members::Purpose>(members::purposes, word, "a purpose of consent");
}

/// A person's word: nobody can say 'unknown'.
members::ConsentState state_of(const std::string& word) {
  constexpr Names<4> said{"asked", "given", "refused", "withdrawn"};
  require_named<int>(said, word, "a state of consent");
  return named<members::ConsentState>(members::consent_states, word).value();
}

Exit list(Context& context, const Options& options) {
  const auto member = member_named(context, options.id);
  auto rows = context.rows(consent_row_fields());
  for (const auto& row : members::consent_history(context.store_to_read(), member.id)) {
    const bool asked_for =
        options.purpose.empty() || row.consent.purpose == purpose_of(options.purpose);
    if (asked_for) rows.add(row);
  }
  rows.finish();
  return Exit::ok;
}

/// Whom a question or a yes is about must be known, and is kept as they are called there; a no is
/// taken whoever it names.
std::string successor_meant(Context& context, const members::Consent& said) {
  const bool is_no = said.state == members::ConsentState::refused ||
                     said.state == members::ConsentState::withdrawn;
  const bool names_one = said.purpose == members::Purpose::handover && !said.recipient.empty();
  if (!names_one) return said.recipient;
  const auto& store = context.store_to_read();
  if (const auto known = handover::successor_named(store, said.recipient)) return known->name;
  return is_no ? said.recipient : handover::require_successor(store, said.recipient).name;
}

void explain(Context& context, const ConsentResult& result, members::ConsentState said) {
  const auto& change = result.change;
  if (!change.recorded) {
    context.note("nothing changed: it is {} already", name(change.after));
  } else if (change.after != said) {
    context.note("recorded as {}: it was {} before", name(change.after), name(change.before));
  }
}

Exit run(Context& context, const Options& options) {
  if (options.id.empty()) {
    throw Error(Kind::usage, "no member is named",
                "write it like: qlab members consent m12 contact given --evidence WHERE");
  }
  if (!options.purpose.empty()) (void)purpose_of(options.purpose);
  if (options.state.empty()) return list(context, options);
  auto consent = options.consent;
  consent.purpose = purpose_of(options.purpose);
  consent.state = state_of(options.state);
  consent.recipient = members::require_one_line("recipient", consent.recipient);
  consent.channel = members::require_one_line("channel", consent.channel);
  consent.evidence = members::require_one_line("evidence", consent.evidence);
  consent.recipient = successor_meant(context, consent);
  const auto member = member_named(context, options.id);
  const ConsentResult result{
      member.id, consent.purpose, consent.recipient,
      members::change_consent(context.store(), member.id, consent, context.now())};
  explain(context, result, consent.state);
  context.show(consent_fields(), result);
  return Exit::ok;
}

Exit run_missing(Context& context, const MissingOptions& options) {
  auto rows = context.rows(unproven_fields());
  members::each_unproven(context.store_to_read(), select_members(options.query),
                         [&](const members::Unproven& found) { rows.add(found); });
  rows.finish();
  return Exit::ok;
}

void add_missing(Verb& consent, Action& action) {
  auto options = std::make_shared<MissingOptions>();
  auto verb = consent.add_verb("missing", "List every yes of which there is no evidence");
  verb.add_option("QUERY", options->query, "As in 'members list'; without one, all members");
  verb.shows(unproven_fields, render::Amount::many);
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run_missing(c, *options); }; });
}

}  // namespace

void add_members_consent(Verb& members, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = members.add_verb("consent", "Record what a member agreed to, or list it");
  verb.add_option("ID", options->id, "m12, 12 or an address");
  verb.add_option("PURPOSE", options->purpose, "contact, call, listing, quote or handover");
  verb.add_option("STATE", options->state, "asked, given, refused or withdrawn");
  auto& consent = options->consent;
  verb.add_option("--recipient", consent.recipient, "The successor that a handover goes to")
      .type_name("NAME");
  verb.add_option("--channel", consent.channel, "How it was said: mail, call, form")
      .type_name("CHANNEL");
  verb.add_option("--evidence", consent.evidence, "Where that can be looked up").type_name("WHERE");
  verb.add_option("--wording", consent.wording, "The version of the text that was agreed to")
      .type_name("VERSION");
  add_missing(verb, action);
  add_consent_wording(verb, action);
  verb.shows(consent_fields, render::Amount::one);
  verb.shows(consent_row_fields, render::Amount::many,
             {"history", [options] { return options->state.empty(); }});
  verb.footer(
      "Without a state the history is listed. A no is always taken; a no becomes a yes only by "
      "the\n"
      "member's own act, with --evidence.\n\n"
      "Examples:\n"
      "  qlab members consent m12 contact given --channel mail --evidence 'mail of 3 January'\n"
      "  qlab members consent m12 handover given --recipient 'Next Network' --channel form\n"
      "  qlab members consent m12\n"
      "  qlab members consent missing relation:collaborator");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
