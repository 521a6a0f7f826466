// SPDX-License-Identifier: Apache-2.0
// What waits for a person, for 'qlab status': whether the store may send, and when it was backed up
// last.
#pragma once

#include <filesystem>

#include "lib/core/agenda.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// The folder is that of the backups; empty where none is configured, and nobody knows of any.
void add_tasks(const Store& store, const std::filesystem::path& backups, Instant now,
               Agenda& agenda);

}  // namespace qlab::store
