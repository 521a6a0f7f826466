// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/confirming.hpp"

#include "cmd/context.hpp"
#include "cmd/letter_check.hpp"
#include "cmd/sending.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/letter.hpp"

namespace qlab::cmd {
namespace {

/// What comes in is recorded all the same: whoever wants no more mail must not wait for a letter.
bool can_be_written(Context& context) {
  if (context.config().webinar.templates.empty()) return true;
  try {
    check_letter(templates(context), name(webinar::Occasion::confirm),
                 variables_of(webinar::Occasion::confirm));
    return true;
  } catch (const Error& error) {
    context.note("no answer is confirmed: {}", text::terminal_safe(error.what()));
    return false;
  }
}

}  // namespace

Confirmations::Confirmations(Context& context) : m_desk(context) {
  const auto& config = context.config();
  if (!config.webinar.confirm || config.identity.email.empty()) return;
  m_is_broken = !can_be_written(context);
  if (m_is_broken) return;
  m_how = {[this]() -> const mail::Desk& { return m_desk.get(); }, basis(context)};
}

}  // namespace qlab::cmd
