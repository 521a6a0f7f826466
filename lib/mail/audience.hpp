// SPDX-License-Identifier: Apache-2.0
// To whom a run of sending is confined: the mails that wait for some members, or all that wait.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::mail {

class Audience {
 public:
  /// Every mail, to members or not.
  Audience() = default;

  /// What waits now for these members, kept beside the store for as long as it is open; one at a
  /// time. Nobody is nobody: no mail at all. A mail to nobody in the register is never among them.
  Audience(const store::Store& store, std::span<const std::int64_t> members);

  /// The first or the second of these.
  static Audience of(const store::Store& store,
                     const std::optional<std::vector<std::int64_t>>& members);

  /// What a condition on rows of `message` goes on with: nothing, or " AND id IN ...".
  [[nodiscard]] std::string_view and_among() const;

 private:
  bool m_everybody = true;
};

}  // namespace qlab::mail
