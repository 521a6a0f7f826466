// SPDX-License-Identifier: Apache-2.0
// A store sends only from where it was adopted: the same file at the same path on the same machine,
// and no older than what was sent from there. A copy, a backup and a store that was moved read and
// write, but do not send until somebody says that they are the one. What a copy cannot take along
// is the file itself (its inode and birth) and the file beside the store, which counts the runs
// that sent: a backup put back in its place, byte by byte, is behind that count.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// The file beside the store that knows its place and counts.
std::filesystem::path place_file(const std::filesystem::path& store);

/// Why the store does not stand where it was adopted, as the end of "the store is not adopted
/// here: "; nothing where it does.
std::optional<std::string> displacement(const Store& store);

/// Throws refused, with the way out, where displacement() has something to say. For whoever is
/// about to send.
void require_adopted(const Store& store);

/// Whether mails that wait in it may have been sent by another copy since they were written down.
bool is_in_doubt(const Store& store);

/// Says that another, adopted store has told what became of its mails.
void settle_doubt(Store& store);

/// Adopts a store that has no place yet: a new one, or one made before stores had places. Where
/// another store was adopted at this path, it is a copy and stays one, unless it was never used.
/// Does nothing otherwise.
void bind_new(Store& store);

/// Adopts the store here, in one change with what settle does: all or nothing.
void adopt(Store& store, std::string_view reason, const std::function<void(Store&)>& settle,
           Instant now);

/// A run that sends: counted in the store and beside it before the first mail and after the last,
/// so that every copy made before or meanwhile can be told. Only for whoever holds the SendLock.
class Departure {
 public:
  explicit Departure(Store& store);
  Departure(const Departure&) = delete;
  Departure& operator=(const Departure&) = delete;
  ~Departure();

 private:
  void count();
  Store& m_store;
};

}  // namespace qlab::store
