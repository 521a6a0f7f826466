// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/mail/print.hpp"
#include "cmd/sending.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"
#include "lib/webinar/invitation.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string member;
  std::string letter;
  std::string webinar;
  bool text = false;
  bool html = false;
};

/// The letters that qlab writes to members.
constexpr std::array<std::string_view, 1> letters{"invite"};

void require_letter(const std::string& name) {
  if (std::find(letters.begin(), letters.end(), name) != letters.end()) return;
  auto hint = text::did_you_mean(name, letters);
  if (hint.empty()) hint = fmt::format("the letters are: {}", fmt::join(letters, ", "));
  throw Error(Kind::not_found, fmt::format("no letter is named '{}'", text::terminal_safe(name)),
              hint);
}

/// The webinar of that name, or without one the next that has not begun.
webinar::Webinar webinar_of(Context& context, const std::string& name) {
  const auto& store = context.store_to_read();
  if (!name.empty()) return webinar::find(store, name);
  for (const auto& [webinar, numbers] : webinar::list(store)) {
    const bool ahead = webinar.starts_at > context.now();
    if (ahead && webinar.status == webinar::Status::confirmed) return webinar;
  }
  throw Error(Kind::not_found, "no webinar is ahead", "name one with --webinar");
}

MailPreview preview(Context& context, const Options& options) {
  const auto member = members::resolve(context.store_to_read(), options.member);
  const auto webinar = webinar_of(context, options.webinar);
  const webinar::Host host{identity(context), context.config().identity.organisation};
  MailPreview preview;
  preview.member_id = member.id;
  preview.message = webinar::write_invitation(templates(context), webinar, host,
                                              {member.name, std::string(member.email())},
                                              mail::new_handle(host.identity), context.now());
  preview.opened = context.open_mail(context.composer()->compose(preview.message));
  members::Mailable mailable(context.store_to_read(), basis(context));
  preview.objection = mailable.objection(member);
  return preview;
}

void print(Context& context, const Options& options, const MailPreview& preview) {
  if (options.html) {
    // Exact for a browser; only a terminal needs protection from what stands in it.
    const bool watched = context.style().format == render::Format::table;
    watched ? print_text(context.out(), preview.message.html)
            : context.out().write(preview.message.html);
  } else if (options.text) {
    print_text(context.out(), preview.opened.text);
  } else {
    print_mail(context.out(), preview.opened);
  }
}

Exit run(Context& context, const Options& options) {
  require_letter(options.letter);
  const auto shown = preview(context, options);
  if (shown.objection) context.note("it would not be sent: {}", *shown.objection);
  if (context.globals().json || !context.globals().format.empty()) {
    context.show(mail_preview_fields(), shown);
  } else {
    print(context, options, shown);
  }
  return Exit::ok;
}

}  // namespace

void add_mail_preview(CLI::App& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = mail.add_subcommand("preview", "Show the mail that one member would get");
  verb->add_option("MEMBER", options->member, "m12, 12 or an address")->required();
  verb->add_option("--template", options->letter, "Which letter: invite")
      ->required()
      ->type_name("NAME");
  verb->add_option("--webinar", options->webinar, "Its slug or id (default: the next one)")
      ->type_name("WEBINAR");
  auto* text = verb->add_flag("--text", options->text, "Only the text");
  verb->add_flag("--html", options->html, "Only the HTML")->excludes(text);
  verb->footer(
      "Stores and sends nothing.\n\n"
      "Examples:\n  qlab mail preview m12 --template invite\n"
      "  qlab mail preview anna@example.org --template invite --html > invite.html");
  verb->callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
