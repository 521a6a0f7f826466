// SPDX-License-Identifier: Apache-2.0
// What stops a command. Everything a caller can decide about is a value instead: an absent thing
// is a std::optional, a refused row stands in its report. Caught once, in cmd/app.cpp.
#pragma once

#include <stdexcept>
#include <string>

namespace qlab {

/// Why a command stopped; cmd/exit.hpp maps each kind to an exit status.
enum class Kind {
  failed,
  usage,
  auth,
  declined,
  refused,
  not_found,
  locked,
  data,
  io,
  temporary,
  config
};

/// Names the kind as scripts see it in {"error":{"code":...}}.
std::string_view name(Kind kind);

/// One sentence (lower case, no full stop, the thing in single quotes) and, if there is one, the
/// way out.
class Error : public std::runtime_error {
 public:
  Error(Kind kind, const std::string& message, std::string hint = {});

  [[nodiscard]] Kind kind() const noexcept { return m_kind; }
  [[nodiscard]] const std::string& hint() const noexcept { return m_hint; }

 private:
  Kind m_kind;
  std::string m_hint;
};

}  // namespace qlab
