// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/confirming.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"

namespace qlab::cmd {

Confirmations::Confirmations(Context& context) : m_context(context) {
  const auto& config = context.config();
  if (!config.webinar.confirm || config.identity.email.empty()) return;
  m_how = {[this]() -> const mail::Desk& { return desk(); }, basis(context)};
}

const mail::Desk& Confirmations::desk() {
  if (m_desk) return *m_desk;
  m_host = {identity(m_context), m_context.config().identity.organisation};
  m_letters.emplace(templates(m_context));
  m_composer = m_context.composer();
  return m_desk.emplace(mail::Desk{*m_letters, *m_composer, m_host});
}

}  // namespace qlab::cmd
