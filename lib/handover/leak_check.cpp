// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/leaks.hpp.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/leak_base64.hpp"
#include "lib/handover/leak_escapes.hpp"
#include "lib/handover/leak_view.hpp"
#include "lib/handover/leaks.hpp"

namespace qlab::handover {
namespace {

constexpr std::array all_escapes{Escapes::percent, Escapes::form, Escapes::entity, Escapes::quoted,
                                 Escapes::backslash};

constexpr auto is_trigger = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("%+&=\\")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// The text undone of one kind of escapes. It reads for itself only from an escape to where it says
/// the same as the plain text again.
class EscapeView {
 public:
  EscapeView(Escapes escapes, const PrivateValues& values) : m_escapes(escapes), m_view(values) {}

  [[nodiscard]] bool is_apart() const { return m_apart; }

  /// An escape may begin: from here on it reads what the plain text said before.
  void part_from(const LeakView& plain, unsigned char byte) {
    if (m_apart || !begins_escape(m_escapes, byte)) return;
    m_view = plain;
    m_apart = true;
  }

  void pass(unsigned char byte, const LeakView& plain, const LeakView::Report& report) {
    if (m_escape.empty() && !begins_escape(m_escapes, byte)) {
      m_view.pass(byte, report);
      m_apart = !(m_view == plain);
      return;
    }
    m_escape += static_cast<char>(byte);
    undo(report);
    if (m_escape.empty()) m_apart = !(m_view == plain);
  }

  void finish(const LeakView::Report& report) {
    if (!m_apart) return;
    // What follows the end ends an escape like anything else.
    m_escape += m_escape.empty() ? "" : " ";
    undo(report);
    say(m_escape, report);
    m_view.finish(report);
  }

 private:
  void say(std::string_view bytes, const LeakView::Report& report) {
    for (const char c : bytes) m_view.pass(static_cast<unsigned char>(c), report);
  }

  void undo(const LeakView::Report& report) {
    while (!m_escape.empty()) {
      if (!begins_escape(m_escapes, static_cast<unsigned char>(m_escape[0]))) {
        say(m_escape.substr(0, 1), report);
        m_escape.erase(0, 1);
        continue;
      }
      const auto [outcome, says, taken] = undone(m_escapes, m_escape);
      if (outcome == Undone::Outcome::more) return;
      const bool done = outcome == Undone::Outcome::done;
      say(done ? says : m_escape.substr(0, 1), report);
      m_escape.erase(0, done ? taken : 1);
    }
  }

  Escapes m_escapes;
  LeakView m_view;
  std::string m_escape;  ///< not ended yet
  bool m_apart = false;
};

}  // namespace

struct LeakCheck::Scan {
  explicit Scan(const PrivateValues& values) : plain(values), base64(values) {
    for (const auto escapes : all_escapes) escaped.emplace_back(escapes, values);
  }

  void take(unsigned char byte) {
    if (is_trigger[byte]) {
      for (auto& view : escaped) view.part_from(plain, byte);
      apart = true;
    }
    plain.pass(byte, report);
    if (apart) {
      apart = false;
      for (auto& view : escaped) {
        if (!view.is_apart()) continue;
        view.pass(byte, plain, report);
        apart = apart || view.is_apart();
      }
    }
    base64.pass(byte, report);
    if (byte == '\n') ++line;
  }

  std::size_t line = 1;
  std::optional<Leak> found;
  LeakView::Report report = [this](PrivateKind kind) {
    if (!found) found = Leak{line, kind};
  };
  LeakView plain;
  std::vector<EscapeView> escaped;
  Base64Views base64;
  bool apart = false;  ///< whether any escaped view is
};

LeakCheck::LeakCheck(const PrivateValues& values) : m_scan(std::make_unique<Scan>(values)) {}
LeakCheck::~LeakCheck() = default;

void LeakCheck::pass(std::string_view block) {
  for (const char c : block) m_scan->take(static_cast<unsigned char>(c));
}

void LeakCheck::finish() {
  m_scan->plain.finish(m_scan->report);
  for (auto& view : m_scan->escaped) view.finish(m_scan->report);
  m_scan->base64.finish(m_scan->report);
}

const std::optional<Leak>& LeakCheck::found() const { return m_scan->found; }

void LeakCheck::require_none(std::string_view file) const {
  if (!found()) return;
  throw Error(
      Kind::refused,
      fmt::format("'{}', line {}: somebody's {} would leave in public", text::terminal_safe(file),
                  found()->line, private_kinds.at(static_cast<std::size_t>(found()->kind))),
      "nothing was written; take it out of the text that stands there");
}

void require_no_leaks(const PrivateValues& values, std::string_view file, std::string_view bytes) {
  LeakCheck check(values);
  check.pass(bytes);
  check.finish();
  check.require_none(file);
}

}  // namespace qlab::handover
