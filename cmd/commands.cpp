// SPDX-License-Identifier: Apache-2.0
#include "cmd/commands.hpp"

#include <array>

#include "cmd/calls/verbs.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/config/verbs.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/members/verbs.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/webinar/verbs.hpp"

namespace qlab::cmd {

std::span<const Noun> plain_verbs() {
  static const std::array<Noun, 6> verbs{{
      {"init", "", "Make a store and a commented qlab.toml", {add_init}},
      {"status", "", "What waits to be done today", {add_status}},
      {"help", "", "Explain a command or a topic", {add_help}},
      {"completion", "", "Print what completes commands in a shell", {add_completion}},
      {"schema", "", "", {add_schema}},
      {"__complete", "", "", {add_complete}},
  }};
  return verbs;
}

std::span<const Noun> nouns() {
  static const std::vector<Noun> list{
      {"members",
       "member",
       "Keep the people of the community",
       {add_members_list, add_members_view, add_members_add, add_members_edit, add_members_tag,
        add_members_consent, add_members_import, add_members_export, add_members_merge,
        add_members_outstanding, add_members_why, add_members_erase, add_members_disclosures}},
      {"scenarios",
       "scenario",
       "What could happen, who wants it, and who would carry it",
       {add_scenarios_list, add_scenarios_view, add_scenarios_add, add_scenarios_edit,
        add_scenarios_open, add_scenarios_close, add_scenarios_respond, add_scenarios_tally,
        add_scenarios_publish, add_scenarios_import, add_scenarios_export}},
      {"comments",
       "comment",
       "What people wrote about the scenarios",
       {add_comments_list, add_comments_view, add_comments_search, add_comments_add,
        add_comments_edit, add_comments_import, add_comments_export, add_comments_review,
        add_comments_approve, add_comments_reject, add_comments_spam, add_comments_hide,
        add_comments_withdraw, add_comments_flag, add_comments_theme, add_comments_policy,
        add_comments_address}},
      {"webinar",
       "webinars",
       "Plan a webinar, invite, keep answers and attendance",
       {add_webinar_list, add_webinar_view, add_webinar_add, add_webinar_edit, add_webinar_cancel,
        add_webinar_invite, add_webinar_rsvp, add_webinar_remind, add_webinar_attendance,
        add_webinar_ics}},
      {"calls",
       "call",
       "Arrange calls with members, hold them, keep what was agreed",
       {add_calls_list, add_calls_view, add_calls_request, add_calls_offer, add_calls_book,
        add_calls_move, add_calls_cancel, add_calls_record, add_calls_slots, add_calls_remind}},
      {"mail",
       "mails",
       "Send what is due, read what came in",
       {add_mail_list, add_mail_view, add_mail_report, add_mail_send, add_mail_retry,
        add_mail_resolve, add_mail_receive, add_mail_inbox, add_mail_bounces, add_mail_classify,
        add_mail_suppress, add_mail_preview, add_mail_templates}},
      {"handover",
       "handovers",
       "Hand the community over",
       {add_handover_plan, add_handover_successor, add_handover_learning, add_handover_progress,
        add_handover_ask, add_handover_status, add_handover_report, add_handover_pack,
        add_handover_verify, add_handover_accept, add_handover_ack, add_handover_delta,
        add_handover_key, add_handover_erase_all}},
      {"store",
       "stores",
       "Check, back up and restore the store; take changes back",
       {add_store_check, add_store_backup, add_store_restore, add_store_adopt, add_store_log,
        add_store_undo, add_store_path, add_store_migrate}},
      {"config",
       "configs",
       "Read, check and change the configuration",
       {add_config_list, add_config_get, add_config_set, add_config_path, add_config_check}},
  };
  return list;
}

}  // namespace qlab::cmd
