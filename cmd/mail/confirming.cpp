// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/confirming.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"

namespace qlab::cmd {

Confirmations::Confirmations(Context& context) : m_desk(context) {
  const auto& config = context.config();
  if (!config.webinar.confirm || config.identity.email.empty()) return;
  m_how = {[this]() -> const mail::Desk& { return m_desk.get(); }, basis(context)};
}

}  // namespace qlab::cmd
