// SPDX-License-Identifier: Apache-2.0

#include "cmd/asked_format.hpp"
#include "cmd/browser.hpp"
#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/mail/letter.hpp"
#include "cmd/mail/print.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string member;
  LetterChoice letter;
  bool text = false;
  bool html = false;
  bool raw = false;
  bool open = false;
};

MailPreview preview(Context& context, const Options& options) {
  const auto member = members::resolve(context.store_to_read(), options.member);
  MailPreview preview;
  preview.member_id = member.id;
  preview.message =
      write_letter(context, options.letter, member, Copy::real, std::string(member.email()));
  preview.bytes = context.composer()->compose(preview.message);
  preview.opened = context.open_mail(preview.bytes);
  members::Mailable mailable(context.store_to_read(), basis(context));
  if (const auto why = mailable.objection(member)) preview.objection = why->text;
  return preview;
}

void print(Context& context, const Options& options, const MailPreview& preview) {
  if (options.raw) {
    context.out().write(preview.bytes);
  } else if (options.html) {
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

void show(Context& context, const Options& options, const MailPreview& preview) {
  if (options.open) {
    const auto page = open_in_browser(context, preview.message.html);
    context.note("the page is '{}'; remove it when you have seen it",
                 text::terminal_safe(page.string()));
  } else if (asks_for_format(context)) {
    context.show(mail_preview_fields(), preview);
  } else {
    print(context, options, preview);
  }
}

Exit run(Context& context, const Options& options) {
  const auto shown = preview(context, options);
  if (shown.objection) context.note("it would not be sent: {}", *shown.objection);
  show(context, options, shown);
  return Exit::ok;
}

}  // namespace

void add_mail_preview(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("preview", "Show the mail that one member would get");
  verb.add_option("MEMBER", options->member, "m12, 12 or an address").required();
  add_letter(verb, options->letter);
  verb.get_option("--template").required();
  auto text = verb.add_flag("--text", options->text, "Only the text");
  auto html = verb.add_flag("--html", options->html, "Only the HTML").excludes(text);
  auto raw =
      verb.add_flag("--raw", options->raw, "The bytes of the whole mail").excludes(text, html);
  verb.add_flag("--open", options->open, "Show the HTML in your browser").excludes(text, html, raw);
  verb.shows(mail_preview_fields, render::Amount::one);
  verb.footer(
      "Stores and sends nothing.\n\n"
      "Examples:\n  qlab mail preview m12 --template invite\n"
      "  qlab mail preview m12 --template invite --raw -o invite.eml\n"
      "  qlab mail preview anna@example.org --template invite --html > invite.html");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
