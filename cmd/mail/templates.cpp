// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/mail/letter.hpp"
#include "cmd/mail/outbox_fields.hpp"
#include "cmd/mail/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  auto rows = context.rows(template_fields());
  for (const auto& part : templates(context).parts()) rows.add(part);
  rows.finish();
  for (const auto& letter : letters()) {
    context.detail("'{}' may name: {}", letter.name, fmt::join(letter.variables, ", "));
  }
  return Exit::ok;
}

}  // namespace

void add_mail_templates(Verb& mail, Action& action) {
  auto verb = mail.add_verb("templates", "List the letters, where they come from, what they name");
  verb.shows(template_fields, render::Amount::many);
  verb.footer(
      "With -v, also what each letter may name. Letters of your own stand in the folder\n"
      "webinar.templates and take the place of those that come with qlab.\n\n"
      "Examples:\n  qlab mail templates -v");
  verb.callback([&action] { action = [](Context& c) { return run(c); }; });
}

}  // namespace qlab::cmd
