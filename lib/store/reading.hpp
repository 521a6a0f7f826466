// SPDX-License-Identifier: Apache-2.0
// Many queries that see one and the same state of the store, whatever others write meanwhile.
#pragma once

#include "lib/store/store.hpp"

namespace qlab::store {

/// Begins with its first query and ends by going out of scope; never inside another transaction.
class Reading {
 public:
  explicit Reading(const Store& store);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading();

 private:
  const Store& m_store;
};

}  // namespace qlab::store
