// SPDX-License-Identifier: Apache-2.0
// What the log of changes knows of a person who is erased: every recorded row that is theirs or
// names them, under names and addresses too that they no longer have.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "lib/members/traces.hpp"
#include "lib/store/log_redaction.hpp"
#include "lib/store/store.hpp"

namespace qlab::erasure {

class Logged {
 public:
  /// Reads the log and the ids of the person's rows, and adds to the traces what only the log still
  /// knows. Before anything is forgotten.
  Logged(const store::Store& store, members::Traces& traces);

  /// Takes the person out of the log; returns how many changes lost something.
  std::int64_t redact(store::Store& store) const;

 private:
  void own(const store::Store& store, std::string_view table, std::int64_t id);
  void own_call(const store::Store& store, std::int64_t id);
  void learn(const store::LoggedRow& row, members::Traces& traces);
  [[nodiscard]] bool is_owned(const store::LoggedRow& row) const;
  [[nodiscard]] bool is_about(const store::LoggedRow& row) const;

  /// A column that refers to a row that is the person.
  struct Reference {
    std::size_t column;
    std::int64_t id;
  };
  const members::Traces& m_traces;
  std::map<std::string, std::vector<Reference>, std::less<>> m_references;
  std::map<std::string, std::set<std::int64_t>, std::less<>> m_rows;
  std::set<std::int64_t> m_calls;
};

}  // namespace qlab::erasure
