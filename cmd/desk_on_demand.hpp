// SPDX-License-Identifier: Apache-2.0
// The desk of commands that may come to write letters, or not.
#pragma once

#include <memory>
#include <optional>

#include "lib/mail/desk.hpp"

namespace qlab::cmd {

class Context;

/// Reads the templates and loads what composes mails when the first letter is to be written.
class DeskOnDemand {
 public:
  explicit DeskOnDemand(Context& context) : m_context(context) {}
  DeskOnDemand(const DeskOnDemand&) = delete;
  DeskOnDemand& operator=(const DeskOnDemand&) = delete;

  /// Valid as long as this is. Throws config where no identity is configured.
  const mail::Desk& get();

 private:
  Context& m_context;
  mail::Host m_host;
  std::optional<mail::Templates> m_letters;
  std::unique_ptr<mail::Composer> m_composer;
  std::optional<mail::Desk> m_desk;
};

}  // namespace qlab::cmd
