// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/add.hpp"

#include "cmd/comments/deciding.hpp"
#include "cmd/comments/fields.hpp"
#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
  std::string author;
  std::string guest;
  std::string guest_email;
  std::string body;
  std::filesystem::path body_file;
  std::string reply_to;
  std::string licence;
  std::string written_at;
  bool accept_policy = false;
};

void require_author_and_text(const Options& options) {
  if (options.author.empty() == options.guest.empty())
    throw Error(Kind::usage, "a comment needs one author",
                "give --author, or --guest with --guest-email");
  if (options.guest.empty() != options.guest_email.empty())
    throw Error(Kind::usage, "a guest needs a name and an address",
                "give --guest and --guest-email");
  if (options.body.empty() == options.body_file.empty())
    throw Error(Kind::usage, "a comment needs one text", "give --body or --body-file");
}

comments::Contribution contribution(Context& context, const Options& options) {
  comments::Contribution said;
  if (options.author.empty()) {
    said.author = comments::Guest{options.guest, options.guest_email};
  } else {
    said.author = comments::MemberAuthor{members::resolve(context.store(), options.author).id};
  }
  said.body = options.body;
  if (!options.body_file.empty()) {
    said.body = read_text(context, options.body_file);
    said.bad_body = Kind::data;
  }
  said.reply_to = options.reply_to;
  if (!options.licence.empty()) said.licence = comments::require_licence(options.licence);
  if (!options.written_at.empty())
    said.written_at = calendar::parse_when(options.written_at, context.now(), context.zone());
  return said;
}

void tell(Context& context, const comments::Comment& comment, const scenarios::Scenario& scenario,
          const Options& options) {
  context.note("created {} ({})", ref(Letter::comment, comment.id), name(comment.state));
  if (scenario.state != scenarios::State::open)
    context.note("the page of '{}' says that it takes no more comments: it is {}", scenario.slug,
                 name(scenario.state));
  if (comment.member_id && !options.guest.empty())
    context.note("the address is one of {}, who is its author",
                 ref(Letter::member, *comment.member_id));
  if (comment.answers_id)
    context.note("threads are three deep: it stands under {}",
                 ref(Letter::comment, *comment.parent_id));
}

Exit run(Context& context, const Options& options) {
  require_author_and_text(options);
  const auto acceptance =
      options.accept_policy ? comments::Acceptance::given : comments::Acceptance::not_given;
  const auto said = contribution(context, options);
  const auto scenario = scenarios::require(context.store(), options.scenario);
  const auto comment = comments::add(context.store(), scenario, said, moderation(context),
                                     acceptance, context.now());
  context.show(comment_list_fields(), CommentRow{comment});
  tell(context, comment, scenario, options);
  return Exit::ok;
}

}  // namespace

void add_comments_add(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("add", "Add a comment for a member or a guest");
  verb.add_option("SCENARIO", options->scenario, "What it is about: an id or a slug").required();
  verb.add_option("--author", options->author, "The member: an id such as m12, or an address")
      .type_name("MEMBER");
  verb.add_option("--guest", options->guest, "The name of somebody who is no member")
      .type_name("NAME");
  verb.add_option("--guest-email", options->guest_email, "Their address, which is never shown")
      .type_name("ADDRESS");
  verb.add_option("--body", options->body, "The text").type_name("TEXT");
  verb.add_option("--body-file", options->body_file, "The text in a file, or - for standard input")
      .type_name("FILE");
  verb.add_option("--reply-to", options->reply_to, "The comment it answers").type_name("COMMENT");
  verb.add_option("--licence", options->licence,
                  "Quoting it outside: with name, unnamed, paraphrase only, not outside (default)")
      .type_name("LICENCE");
  verb.add_option("--written-at", options->written_at, "When it was written (default: now)")
      .type_name("WHEN");
  verb.add_flag("--accept-policy", options->accept_policy,
                "The author has accepted the comments policy");
  verb.shows(comment_list_fields, render::Amount::one);
  verb.footer(
      "Examples:\n"
      "  qlab comments add host-led --author m12 --body-file anna.txt --accept-policy\n"
      "  qlab comments add s3 --guest Gwen --guest-email gwen@example.org --body 'Yes, please.'\\\n"
      "    --accept-policy --licence 'with name'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
