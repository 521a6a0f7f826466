// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/comments/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/comments/mail_address.hpp"
#include "lib/mail/addressing.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string what;
};

struct Row {
  std::string address;
  comments::MailAddress target;
};

constexpr std::array<render::Field<Row>, 4> fields{{
    {"address", [](const Row& row, render::Sink& sink) { sink.text(row.address); }},
    {"scenario_ref",
     [](const Row& row, render::Sink& sink) {
       sink.reference(Letter::scenario, row.target.scenario_id);
     }},
    {"comment",
     [](const Row& row, render::Sink& sink) {
       row.target.comment_id ? sink.reference(Letter::comment, *row.target.comment_id)
                             : sink.nothing();
     }},
    {"policy_version",
     [](const Row& row, render::Sink& sink) { sink.number(row.target.policy_version); }},
}};

Exit run(Context& context, const Options& options) {
  const auto sender = identity(context);
  const auto [token, target] =
      comments::mail_token_for(context.store(), options.what, context.now());
  context.show(render::Fields<Row>(fields),
               Row{mail::answer_address(sender, comments::mail_word, {{}, token}), target});
  return Exit::ok;
}

}  // namespace

void add_comments_address(Verb& comments, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = comments.add_verb("address", "Show the address at which to comment by mail");
  verb.shows([] { return render::Fields<Row>(fields); }, render::Amount::one);
  verb.add_option("WHAT", options->what,
                  "A scenario (s3, or its slug) or the comment to answer (c4)")
      .required();
  verb.footer(
      "Whoever writes there accepts the policy that you show beside the address. 'mail receive'\n"
      "makes a comment of it that waits.\n\n"
      "Examples:\n  qlab comments address host-led\n  qlab comments address c4 --json=address");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
