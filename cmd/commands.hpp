// SPDX-License-Identifier: Apache-2.0
// The contents page: every verb, one line each. A verb's file defines its function; its line in
// commands.cpp puts it into the tree.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "cmd/exit.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// What the parsed command line asks for; runs after parsing, so that --help opens nothing.
using Action = std::function<Exit(Context&)>;

using AddVerb = void (*)(Verb& noun, Action& action);

void add_calls_book(Verb& calls, Action& action);
void add_calls_cancel(Verb& calls, Action& action);
void add_calls_list(Verb& calls, Action& action);
void add_calls_move(Verb& calls, Action& action);
void add_calls_offer(Verb& calls, Action& action);
void add_calls_record(Verb& calls, Action& action);
void add_calls_remind(Verb& calls, Action& action);
void add_calls_request(Verb& calls, Action& action);
void add_calls_slots(Verb& calls, Action& action);
void add_calls_view(Verb& calls, Action& action);

void add_comments_add(Verb& comments, Action& action);
void add_comments_address(Verb& comments, Action& action);
void add_comments_approve(Verb& comments, Action& action);
void add_comments_edit(Verb& comments, Action& action);
void add_comments_export(Verb& comments, Action& action);
void add_comments_flag(Verb& comments, Action& action);
void add_comments_hide(Verb& comments, Action& action);
void add_comments_import(Verb& comments, Action& action);
void add_comments_list(Verb& comments, Action& action);
void add_comments_policy(Verb& comments, Action& action);
void add_comments_reject(Verb& comments, Action& action);
void add_comments_review(Verb& comments, Action& action);
void add_comments_search(Verb& comments, Action& action);
void add_comments_spam(Verb& comments, Action& action);
void add_comments_theme(Verb& comments, Action& action);
void add_comments_view(Verb& comments, Action& action);
void add_comments_withdraw(Verb& comments, Action& action);

void add_scenarios_add(Verb& scenarios, Action& action);
void add_scenarios_close(Verb& scenarios, Action& action);
void add_scenarios_edit(Verb& scenarios, Action& action);
void add_scenarios_export(Verb& scenarios, Action& action);
void add_scenarios_import(Verb& scenarios, Action& action);
void add_scenarios_list(Verb& scenarios, Action& action);
void add_scenarios_open(Verb& scenarios, Action& action);
void add_scenarios_publish(Verb& scenarios, Action& action);
void add_scenarios_respond(Verb& scenarios, Action& action);
void add_scenarios_tally(Verb& scenarios, Action& action);
void add_scenarios_view(Verb& scenarios, Action& action);

void add_status(Verb& root, Action& action);
void add_init(Verb& root, Action& action);
void add_help(Verb& root, Action& action);
void add_completion(Verb& root, Action& action);
void add_schema(Verb& root, Action& action);
void add_complete(Verb& root, Action& action);

void add_members_list(Verb& members, Action& action);
void add_members_view(Verb& members, Action& action);
void add_members_add(Verb& members, Action& action);
void add_members_edit(Verb& members, Action& action);
void add_members_tag(Verb& members, Action& action);
void add_members_consent(Verb& members, Action& action);
void add_members_import(Verb& members, Action& action);
void add_members_export(Verb& members, Action& action);
void add_members_merge(Verb& members, Action& action);
void add_members_outstanding(Verb& members, Action& action);
void add_members_why(Verb& members, Action& action);
void add_members_erase(Verb& members, Action& action);
void add_members_disclosures(Verb& members, Action& action);

void add_webinar_add(Verb& webinar, Action& action);
void add_webinar_list(Verb& webinar, Action& action);
void add_webinar_view(Verb& webinar, Action& action);
void add_webinar_edit(Verb& webinar, Action& action);
void add_webinar_cancel(Verb& webinar, Action& action);
void add_webinar_remind(Verb& webinar, Action& action);
void add_webinar_invite(Verb& webinar, Action& action);
void add_webinar_rsvp(Verb& webinar, Action& action);
void add_webinar_ics(Verb& webinar, Action& action);
void add_webinar_attendance(Verb& webinar, Action& action);

void add_mail_list(Verb& mail, Action& action);
void add_mail_view(Verb& mail, Action& action);
void add_mail_send(Verb& mail, Action& action);
void add_mail_preview(Verb& mail, Action& action);
void add_mail_report(Verb& mail, Action& action);
void add_mail_resolve(Verb& mail, Action& action);
void add_mail_retry(Verb& mail, Action& action);
void add_mail_templates(Verb& mail, Action& action);
void add_mail_classify(Verb& mail, Action& action);
void add_mail_receive(Verb& mail, Action& action);
void add_mail_inbox(Verb& mail, Action& action);
void add_mail_bounces(Verb& mail, Action& action);
void add_mail_suppress(Verb& mail, Action& action);

void add_store_check(Verb& store, Action& action);
void add_store_backup(Verb& store, Action& action);
void add_store_restore(Verb& store, Action& action);
void add_store_adopt(Verb& store, Action& action);
void add_store_log(Verb& store, Action& action);
void add_store_undo(Verb& store, Action& action);
void add_store_path(Verb& store, Action& action);
void add_store_migrate(Verb& store, Action& action);

void add_config_list(Verb& config, Action& action);
void add_config_get(Verb& config, Action& action);
void add_config_set(Verb& config, Action& action);
void add_config_path(Verb& config, Action& action);
void add_config_check(Verb& config, Action& action);

void add_handover_plan(Verb& handover, Action& action);
void add_handover_successor(Verb& handover, Action& action);
void add_handover_learning(Verb& handover, Action& action);
void add_handover_progress(Verb& handover, Action& action);
void add_handover_ask(Verb& handover, Action& action);
void add_handover_status(Verb& handover, Action& action);
void add_handover_report(Verb& handover, Action& action);
void add_handover_pack(Verb& handover, Action& action);
void add_handover_verify(Verb& handover, Action& action);
void add_handover_accept(Verb& handover, Action& action);
void add_handover_ack(Verb& handover, Action& action);
void add_handover_delta(Verb& handover, Action& action);
void add_handover_key(Verb& handover, Action& action);
void add_handover_erase_all(Verb& handover, Action& action);

struct Noun {
  std::string_view name;
  std::string_view alias;  ///< the other grammatical number, not shown in help
  std::string_view purpose;
  std::vector<AddVerb> verbs;
};

/// The nouns with their verbs, in the order of the help.
std::span<const Noun> nouns();

/// Verbs without a noun: init, help. Those without a purpose are for scripts.
std::span<const Noun> plain_verbs();

}  // namespace qlab::cmd
