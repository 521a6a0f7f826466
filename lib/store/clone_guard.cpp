// SPDX-License-Identifier: Apache-2.0
#include "lib/store/clone_guard.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sstream>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/keyed_hash.hpp"
#include "lib/core/random.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"
#include "lib/store/required.hpp"

namespace qlab::store {
namespace {

constexpr std::size_t small_file = 4096;

/// What the row of the store says.
struct Place {
  std::string name;
  std::string machine;
  std::string path;
  std::int64_t inode = 0;
  std::int64_t born_at = 0;
  std::int64_t departures = 0;
  bool in_doubt = false;
};

/// What the file beside the store says.
struct Witness {
  std::string name;
  std::int64_t departures = 0;
};

std::string machine_of(const Store& store) {
  const std::filesystem::path file = "/etc/machine-id";
  if (!std::filesystem::exists(file)) return {};
  const auto id = std::string(text::trim(read_file(file, small_file)));
  if (id.empty()) return {};
  const auto key = required(store.first("SELECT store_uuid FROM store_identity")).text(0);
  return keyed_hash(key, id);
}

std::string path_of(const Store& store) {
  return std::filesystem::canonical(store.path()).string();
}

struct File {
  std::int64_t inode = 0;
  std::int64_t born_at = 0;
};

File file_of(const Store& store) {
  struct statx about {};
  if (::statx(AT_FDCWD, store.path().c_str(), 0, STATX_INO | STATX_BTIME, &about) != 0) {
    throw Error(Kind::io, fmt::format("cannot look at '{}': {}", store.path().string(),
                                      std::strerror(errno)));
  }
  File file{static_cast<std::int64_t>(about.stx_ino), 0};
  if ((about.stx_mask & STATX_BTIME) != 0) {
    file.born_at = about.stx_btime.tv_sec * 1'000'000'000 + about.stx_btime.tv_nsec;
  }
  return file;
}

std::optional<Place> read_place(const Store& store) {
  const auto row = store.first(
      "SELECT place, machine, path, inode, born_at, departures, in_doubt FROM store_place");
  if (!row) return {};
  return Place{.name = row->text(0),
               .machine = row->text(1),
               .path = row->text(2),
               .inode = row->integer(3),
               .born_at = row->integer(4),
               .departures = row->integer(5),
               .in_doubt = row->integer(6) != 0};
}

void write_place(Store& store, const Place& place) {
  store.run(
      "INSERT INTO store_place (id, place, machine, path, inode, born_at, departures, in_doubt)"
      " VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET place = excluded.place,"
      " machine = excluded.machine, path = excluded.path, inode = excluded.inode,"
      " born_at = excluded.born_at, departures = excluded.departures, in_doubt = excluded.in_doubt",
      place.name, place.machine, place.path, place.inode, place.born_at, place.departures,
      place.in_doubt);
}

std::optional<Witness> read_witness(const Store& store) {
  const auto file = place_file(store.path());
  if (!std::filesystem::exists(file)) return {};
  std::istringstream words(read_file(file, small_file));
  Witness witness;
  words >> witness.name >> witness.departures;
  return witness;
}

void write_witness(const Store& store, const Witness& witness) {
  const auto file = place_file(store.path());
  write_file(file, fmt::format("{} {}\n", witness.name, witness.departures));
  sync_folder(folder_of(file));
}

Place place_here(const Store& store) {
  const auto file = file_of(store);
  return {.name = random_uuid(),
          .machine = machine_of(store),
          .path = path_of(store),
          .inode = file.inode,
          .born_at = file.born_at};
}

/// Why the file is not the one that was adopted.
std::optional<std::string> strangeness(const Store& store, const Place& place) {
  if (place.path.empty()) return "it is a backup, or was restored from one";
  if (place.machine != machine_of(store)) return "it was adopted on another machine";
  if (place.path != path_of(store)) return fmt::format("it was adopted as '{}'", place.path);
  const auto file = file_of(store);
  const bool same = file.inode == place.inode &&
                    (file.born_at == place.born_at || file.born_at == 0 || place.born_at == 0);
  if (!same) return "the file is a copy of the one that was adopted";
  return {};
}

}  // namespace

std::filesystem::path place_file(const std::filesystem::path& store) {
  return store.string() + ".place";
}

std::optional<std::string> displacement(const Store& store) {
  const auto place = read_place(store);
  if (!place) return "it has no place yet";
  if (auto reason = strangeness(store, *place)) return reason;
  const auto witness = read_witness(store);
  if (!witness) return fmt::format("'{}' is missing", place_file(store.path()).string());
  if (witness->name != place->name) return "another store was adopted in its place";
  if (witness->departures > place->departures) return "mail has left from here since it was copied";
  return {};
}

void require_adopted(const Store& store) {
  const auto reason = displacement(store);
  if (!reason) return;
  throw Error(Kind::refused,
              fmt::format("the store is not adopted here, so it does not send: {}", *reason),
              "where no other copy of it sends: qlab store adopt --reason 'why this is the one'");
}

bool is_in_doubt(const Store& store) {
  const auto place = read_place(store);
  // What was neither restored nor made by 'store backup' has lived on beside its original.
  return !place || !place->path.empty() || place->in_doubt;
}

void settle_doubt(Store& store) { store.run("UPDATE store_place SET in_doubt = 0"); }

void bind_new(Store& store) {
  if (read_place(store)) return;
  auto place = place_here(store);
  // From one in which nothing was changed no mail can have left: what stands there is from the
  // store that was here before, or from the moment in which this one's making was broken off.
  if (read_witness(store) && !is_unused(store)) {
    place.path.clear();
    place.in_doubt = true;
  } else {
    write_witness(store, {place.name, place.departures});
  }
  write_place(store, place);
}

void adopt(Store& store, std::string_view reason, const std::function<void(Store&)>& settle,
           Instant now) {
  Transaction transaction(store, WhenFrozen::allowed);
  settle(store);
  const auto place = place_here(store);
  write_place(store, place);
  log_event(store, fmt::format("adopted: {}", reason), "", "what was adopted may have sent mail",
            now);
  // First the file: without the row that names it, the store is still adopted nowhere.
  write_witness(store, {place.name, place.departures});
  transaction.commit();
}

Departure::Departure(Store& store) : m_store(store) { count(); }

Departure::~Departure() {
  try {
    count();
  } catch (const std::exception&) {
    // The count of the beginning stands: only a copy made during this very run is not told.
  }
}

void Departure::count() {
  m_store.run("UPDATE store_place SET departures = departures + 1");
  // The store first: one that is ahead of the file beside it is no copy.
  const auto place = read_place(m_store);
  if (place) write_witness(m_store, {place->name, place->departures});
}

}  // namespace qlab::store
