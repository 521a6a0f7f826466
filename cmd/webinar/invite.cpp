// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/plan.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  Recipients recipients;
  bool dry_run = false;
  bool queue = false;
  bool yes = false;
};

constexpr auto command = "webinar invite";

webinar::InvitationPlan decide(Context& context, const Recipients& recipients,
                               const webinar::Webinar& webinar) {
  return webinar::plan_invitations(context.store_to_read(), webinar,
                                   select_members(require_to(recipients)),
                                   {basis(context), recipients.max}, context.now());
}

void ask_first(Context& context, const Options& options, const webinar::Webinar& webinar,
               std::size_t count) {
  const auto limit = static_cast<std::size_t>(context.config().send.confirm_above);
  if (options.yes || count <= limit) return;
  context.confirm(fmt::format("invite {} members to '{}'", count, webinar.slug));
}

/// Writes each mail as it would be sent; without a folder it is only made, to find what is wrong.
void rehearse(Context& context, const webinar::Desk& desk, const webinar::Webinar& webinar,
              const webinar::InvitationPlan& plan) {
  const auto folder = context.take_output_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
  for (const auto& invitee : plan.invitees) {
    const auto draft = webinar::draft_invitation(desk, webinar, invitee, context.now());
    if (folder.empty()) continue;
    write_file(folder / (ref(Letter::member, invitee.member) + ".eml"), draft.bytes);
  }
}

void show(Context& context, const InviteResult& result) {
  const auto format = context.style().format;
  if (format == render::Format::json || format == render::Format::jsonl) {
    context.show(invite_fields(), result);
    return;
  }
  auto rows = context.rows(invite_decision_fields());
  for (const auto& each : result.plan.invitees) rows.add({each.member, {}});
  for (const auto& each : result.plan.skipped) rows.add({each.member, each.why});
  rows.finish();
  if (result.plan.selected() == 0) {
    context.note("the query selects nobody; nobody is invited");
    return;
  }
  context.note("{} selected: {} {}, {} skipped", result.plan.selected(),
               result.plan.invitees.size(), result.dry_run ? "would be invited" : "queued",
               result.plan.skipped.size());
}

/// Makes the mails and puts them where they were asked for.
mail::SendReport carry_out(Context& context, const Options& options, const webinar::Desk& desk,
                           const webinar::Webinar& webinar, InviteResult& result) {
  if (result.dry_run) {
    rehearse(context, desk, webinar, result.plan);
    return {};
  }
  if (!options.queue) require_relay(context);
  ask_first(context, options, webinar, result.plan.invitees.size());
  webinar::queue_invitations(context.store(), desk, webinar, result.plan, context.now());
  return options.queue ? mail::SendReport() : send_due(context, {});
}

Exit run(Context& context, const Options& options) {
  const auto webinar = webinar::find(context.store_to_read(), options.webinar);
  auto recipients = options.recipients;
  const auto agreed = take_agreed_plan(recipients, command, ref(Letter::webinar, webinar.id));
  const webinar::Host host{identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  const bool rehearses = options.dry_run || recipients.only_plans();
  InviteResult result{webinar.id, rehearses, decide(context, recipients, webinar), {}};
  if (recipients.compares()) {
    const auto plan = webinar::as_plan(result.plan, letters, host, webinar);
    settle_plan(context, recipients, agreed, command, plan);
  }
  if (!result.plan.invitees.empty()) {
    const auto composer = context.composer();
    result.sent = carry_out(context, options, {letters, *composer, host}, webinar, result);
  }
  show(context, result);
  return conclude(context, result.sent);
}

}  // namespace

void add_webinar_invite(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("invite", "Invite members by mail and calendar");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  add_recipients(verb, options->recipients, "The most members to invite now");
  verb.add_flag("-n,--dry-run", options->dry_run,
                "Decide and write nothing; -o DIR writes the mails there");
  verb.add_flag("--queue", options->queue, "Put the mails into the outbox and send nothing");
  verb.add_flag("-y,--yes", options->yes, "Do not ask before many members are written to");
  verb.footer(
      "Nobody is invited twice, nor after an answer. Each member who is left out is named with "
      "the\n"
      "reason. A plan can be looked at and agreed on before it is applied.\n\n"
      "Examples:\n  qlab webinar invite future --to 'relation:collaborator' --dry-run -o drafts\n"
      "  qlab webinar invite future --to 'relation:collaborator' --plan invite.json\n"
      "  qlab webinar invite future --apply invite.json --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
