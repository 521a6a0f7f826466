// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/flag.hpp"

#include "cmd/comments/moderation_fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/members/find.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string comment;
  std::string by;
  std::string guest;
  std::string guest_email;
  std::string reason;
};

comments::FlagReport flag(Context& context, const Options& options) {
  auto& store = context.store();
  const auto hide_at = context.config().comments.hide_at_flags;
  if (options.guest.empty()) {
    const comments::MemberAuthor member{members::resolve(store, options.by).id};
    return comments::flag(store, options.comment, member, options.reason, hide_at, context.now());
  }
  return comments::flag(store, options.comment, {options.guest, options.guest_email},
                        options.reason, hide_at, context.now());
}

Exit run(Context& context, const Options& options) {
  if (options.by.empty() == options.guest.empty())
    throw Error(Kind::usage, "a flag is one person's", "give --by, or --guest with --guest-email");
  const auto report = flag(context, options);
  context.show(comment_flag_fields(), report);
  if (!report.is_new) context.note("they had flagged it before, and count once");
  return Exit::ok;
}

}  // namespace

void add_comments_flag(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("flag", "Say for somebody that a comment should be looked at");
  verb.shows(comment_flag_fields, render::Amount::one);
  verb.add_option("COMMENT", options->comment, "Its id, such as c45").required();
  verb.add_option("--by", options->by, "The member: an id such as m12, or an address")
      .type_name("MEMBER");
  auto guest = verb.add_option("--guest", options->guest, "The name of somebody who is no member")
                   .type_name("NAME");
  auto address =
      verb.add_option("--guest-email", options->guest_email, "Their address, which is never shown")
          .type_name("ADDRESS");
  guest.needs(address);
  address.needs(guest);
  verb.add_option("--reason", options->reason, "What they say is wrong with it").type_name("TEXT");
  verb.footer(
      "Each person counts once. As many as comments.hide_at_flags says hide it until somebody has\n"
      "looked ('comments review').\n\n"
      "Example:\n  qlab comments flag c3 --by m12 --reason 'It names my neighbour'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
