// SPDX-License-Identifier: Apache-2.0
// Mails that left after a backup was made, to members who came after it too: a store that was
// restored from the backup has the mails and not the members. Whoever has the address by now is the
// one who got them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lib/mail/outbox.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

class Ownerless {
 public:
  /// Those of one purpose, object and occurrence.
  Ownerless(const store::Store& store, std::string_view purpose, std::string_view object,
            std::string_view occurrence);

  /// Makes the mail to this address that of the member, whose place is taken then, within the
  /// caller's change; false where there is none.
  bool give_to(store::Store& store, std::int64_t member, std::string_view address);

 private:
  std::map<std::string, std::int64_t, std::less<>> m_mails;  ///< by the address's key
};

}  // namespace qlab::mail
