// SPDX-License-Identifier: Apache-2.0

#include "cmd/asked_format.hpp"
#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/mail/ids.hpp"
#include "cmd/mail/print.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/listing.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string id;
  bool raw = false;
};

mail::Entry require(const store::Store& store, std::int64_t id) {
  if (auto entry = mail::find(store, id)) return *entry;
  throw Error(Kind::not_found, fmt::format("there is no mail '{}'", ref(Letter::message, id)),
              "'qlab mail list' shows those there are");
}

void print(Context& context, const MailView& view) {
  const auto& entry = view.entry;
  context.out().write(fmt::format("{} {}{}{}\n", ref(Letter::message, entry.id), name(entry.state),
                                  entry.detail.empty() ? "" : ": ",
                                  text::terminal_safe(entry.detail)));
  print_mail(context.out(), view.opened);
}

Exit run(Context& context, const Options& options) {
  const auto id = mail_id(options.id);
  const auto& store = context.store_to_read();
  auto entry = require(store, id);
  const auto bytes = mail::bytes_of(store, id).value_or("");
  if (options.raw) {
    context.out().write(bytes);
    return Exit::ok;
  }
  const MailView view{std::move(entry), context.open_mail(bytes)};
  if (asks_for_format(context)) {
    context.show(mail_view_fields(), view);
  } else {
    print(context, view);
  }
  return Exit::ok;
}

}  // namespace

void add_mail_view(Verb& mail, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = mail.add_verb("view", "Show one mail of the outbox");
  verb.add_option("ID", options->id, "The mail, such as o12").required();
  verb.add_flag("--raw", options->raw, "The stored bytes, exactly as they are sent");
  verb.shows(mail_view_fields, render::Amount::one);
  verb.footer("Examples:\n  qlab mail view o12\n  qlab mail view o12 --raw > o12.eml");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
