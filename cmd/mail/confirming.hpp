// SPDX-License-Identifier: Apache-2.0
// Whether answers that come in are confirmed, and with what: shared by the verbs that make them
// count.
#pragma once

#include <memory>
#include <optional>

#include "lib/mail/desk.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::cmd {

class Context;

class Confirmations {
 public:
  explicit Confirmations(Context& context);
  Confirmations(const Confirmations&) = delete;
  Confirmations& operator=(const Confirmations&) = delete;

  /// Null where webinar.confirm says no, or no address to write from is configured. Valid as long
  /// as this is.
  [[nodiscard]] const webinar::Confirming* get() const { return m_how ? &*m_how : nullptr; }

 private:
  const mail::Desk& desk();

  Context& m_context;
  std::optional<webinar::Confirming> m_how;
  mail::Host m_host;
  std::optional<mail::Templates> m_letters;
  std::unique_ptr<mail::Composer> m_composer;
  std::optional<mail::Desk> m_desk;
};

}  // namespace qlab::cmd
