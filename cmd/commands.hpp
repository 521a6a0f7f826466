// SPDX-License-Identifier: Apache-2.0
// The contents page: every verb, one line each. A verb's file defines its function; its line in
// commands.cpp puts it into the tree.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "cmd/exit.hpp"

namespace CLI {
class App;
}

namespace qlab::cmd {

class Context;

/// What the parsed command line asks for; runs after parsing, so that --help opens nothing.
using Action = std::function<Exit(Context&)>;

using AddVerb = void (*)(CLI::App& noun, Action& action);

void add_comments_add(CLI::App& comments, Action& action);
void add_comments_approve(CLI::App& comments, Action& action);
void add_comments_import(CLI::App& comments, Action& action);
void add_comments_list(CLI::App& comments, Action& action);
void add_comments_view(CLI::App& comments, Action& action);

void add_scenarios_add(CLI::App& scenarios, Action& action);
void add_scenarios_list(CLI::App& scenarios, Action& action);
void add_scenarios_open(CLI::App& scenarios, Action& action);
void add_scenarios_respond(CLI::App& scenarios, Action& action);
void add_scenarios_tally(CLI::App& scenarios, Action& action);
void add_scenarios_view(CLI::App& scenarios, Action& action);

void add_init(CLI::App& root, Action& action);
void add_help(CLI::App& root, Action& action);

void add_members_list(CLI::App& members, Action& action);
void add_members_view(CLI::App& members, Action& action);
void add_members_add(CLI::App& members, Action& action);
void add_members_edit(CLI::App& members, Action& action);
void add_members_tag(CLI::App& members, Action& action);
void add_members_consent(CLI::App& members, Action& action);
void add_members_import(CLI::App& members, Action& action);
void add_members_export(CLI::App& members, Action& action);
void add_members_merge(CLI::App& members, Action& action);
void add_members_outstanding(CLI::App& members, Action& action);
void add_members_why(CLI::App& members, Action& action);
void add_members_erase(CLI::App& members, Action& action);
void add_members_disclosures(CLI::App& members, Action& action);

void add_webinar_add(CLI::App& webinar, Action& action);
void add_webinar_list(CLI::App& webinar, Action& action);
void add_webinar_view(CLI::App& webinar, Action& action);
void add_webinar_invite(CLI::App& webinar, Action& action);
void add_webinar_rsvp(CLI::App& webinar, Action& action);
void add_webinar_ics(CLI::App& webinar, Action& action);
void add_webinar_attendance(CLI::App& webinar, Action& action);

void add_mail_list(CLI::App& mail, Action& action);
void add_mail_view(CLI::App& mail, Action& action);
void add_mail_send(CLI::App& mail, Action& action);
void add_mail_preview(CLI::App& mail, Action& action);
void add_mail_report(CLI::App& mail, Action& action);
void add_mail_resolve(CLI::App& mail, Action& action);
void add_mail_retry(CLI::App& mail, Action& action);
void add_mail_templates(CLI::App& mail, Action& action);

void add_store_check(CLI::App& store, Action& action);
void add_store_backup(CLI::App& store, Action& action);
void add_store_restore(CLI::App& store, Action& action);
void add_store_adopt(CLI::App& store, Action& action);
void add_store_log(CLI::App& store, Action& action);
void add_store_undo(CLI::App& store, Action& action);
void add_store_path(CLI::App& store, Action& action);
void add_store_migrate(CLI::App& store, Action& action);
void add_mail_suppress(CLI::App& mail, Action& action);

void add_config_list(CLI::App& config, Action& action);
void add_config_get(CLI::App& config, Action& action);
void add_config_set(CLI::App& config, Action& action);
void add_config_path(CLI::App& config, Action& action);
void add_config_check(CLI::App& config, Action& action);

void add_handover_report(CLI::App& handover, Action& action);

struct Noun {
  std::string_view name;
  std::string_view alias;  ///< the other grammatical number, not shown in help
  std::string_view purpose;
  std::vector<AddVerb> verbs;
};

/// The nouns with their verbs, in the order of the help.
std::span<const Noun> nouns();

/// Verbs without a noun: init, help.
std::span<const Noun> plain_verbs();

}  // namespace qlab::cmd
