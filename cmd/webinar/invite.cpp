// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/selection.hpp"
#include "cmd/sending.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  std::string to;
  std::optional<std::size_t> max;
  bool dry_run = false;
  bool queue = false;
  bool yes = false;
};

webinar::InvitationPlan plan(Context& context, const Options& options,
                             const webinar::Webinar& webinar) {
  return webinar::plan_invitations(context.store_to_read(), webinar, select_members(options.to),
                                   {basis(context), options.max}, context.now());
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
  for (const auto& each : result.plan.invitees) rows.add({each.member, "in", ""});
  for (const auto& each : result.plan.skipped) rows.add({each.member, "out", each.reason});
  rows.finish();
  if (result.plan.selected() == 0) {
    context.note("the query selects nobody; nobody is invited");
    return;
  }
  context.note("{} selected: {} {}, {} skipped", result.plan.selected(),
               result.plan.invitees.size(), result.dry_run ? "would be invited" : "queued",
               result.plan.skipped.size());
}

Exit run(Context& context, const Options& options) {
  const auto webinar = webinar::find(context.store_to_read(), options.webinar);
  const webinar::Host host{identity(context), context.config().identity.organisation};
  const auto letters = templates(context);
  InviteResult result{webinar.id, options.dry_run, plan(context, options, webinar), {}};
  if (!result.plan.invitees.empty()) {
    const bool sends = !options.queue && !options.dry_run;
    if (sends) require_relay(context);
    const auto composer = context.composer();
    const webinar::Desk desk{letters, *composer, host};
    if (options.dry_run) {
      rehearse(context, desk, webinar, result.plan);
    } else {
      ask_first(context, options, webinar, result.plan.invitees.size());
      webinar::queue_invitations(context.store(), desk, webinar, result.plan, context.now());
    }
    if (sends) result.sent = send_due(context, {});
  }
  show(context, result);
  return conclude(context, result.sent);
}

}  // namespace

void add_webinar_invite(CLI::App& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = noun.add_subcommand("invite", "Invite members by mail and calendar");
  verb->add_option("WEBINAR", options->webinar, "Its slug or id")->required();
  verb->add_option("--to", options->to, "Which members; an empty query selects nobody")
      ->required()
      ->type_name("QUERY");
  verb->add_option("--max", options->max, "The most members to invite now")->type_name("N");
  verb->add_flag("-n,--dry-run", options->dry_run,
                 "Decide and write nothing; -o DIR writes the mails there");
  verb->add_flag("--queue", options->queue, "Put the mails into the outbox and send nothing");
  verb->add_flag("-y,--yes", options->yes, "Do not ask before many members are written to");
  verb->footer(
      "Nobody is invited twice, nor after an answer. Each member who is left out is named with "
      "the\n"
      "reason.\n\n"
      "Examples:\n  qlab webinar invite future --to 'relation:collaborator' --dry-run -o drafts\n"
      "  qlab webinar invite future --to 'relation:collaborator' --yes");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
