// SPDX-License-Identifier: Apache-2.0
#include "cmd/desk_on_demand.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"

namespace qlab::cmd {

const mail::Desk& DeskOnDemand::get() {
  if (m_desk) return *m_desk;
  m_host = {identity(m_context), m_context.config().identity.organisation};
  m_letters.emplace(templates(m_context));
  m_composer = m_context.composer();
  return m_desk.emplace(mail::Desk{*m_letters, *m_composer, m_host});
}

}  // namespace qlab::cmd
