// SPDX-License-Identifier: Apache-2.0
// What a public file must not say of anybody: every address, telephone number, private note and
// withheld name, however it is written or encoded. Whatever leaves passes a LeakCheck first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lib/core/names.hpp"
#include "lib/handover/pattern_set.hpp"

namespace qlab::handover {

enum class PrivateKind { address, telephone, note, name };
inline constexpr Names<4> private_kinds{"address", "telephone number", "private note",
                                        "withheld name"};

class PrivateValues {
 public:
  void add_address(std::string_view address);

  /// In the international form or in a country's own; fewer than seven digits are no number.
  void add_telephone(std::string_view number);

  /// Each line and sentence of it that is long enough to be nobody else's.
  void add_note(std::string_view note);

  /// The same but for sentences that are told anyway.
  void add_note(std::string_view note, const std::function<bool(std::string_view)>& is_told);

  /// A name of one word counts only in scripts without capitals: "Will" and "Hope" are words too.
  /// With and without commas and hyphens; in scripts without spaces between words with and without
  /// spaces, whatever stands around it.
  void add_name(std::string_view name);

  /// A word that may be told though it is somebody's: the name of the organisation, its address.
  /// Before anything is added.
  void may_tell(std::string_view word);

  /// Must be called once, after the last was added.
  void build();

  [[nodiscard]] const PatternSet& words() const { return m_words; }
  [[nodiscard]] bool is_telephone(std::uint64_t digits) const {
    return m_telephones.contains(digits);
  }

  /// The text with "[name]" for each withheld name in it, as it stands there unencoded.
  [[nodiscard]] std::string without_names(std::string_view text) const;

 private:
  void add(std::string_view folded, PrivateKind kind, bool anywhere = false);

  PatternSet m_words;
  std::unordered_set<std::uint64_t> m_telephones;
  std::unordered_set<std::string> m_told;
};

struct Leak {
  std::size_t line = 0;
  PrivateKind kind = PrivateKind::address;
};

/// Reads one file's bytes in blocks.
class LeakCheck {
 public:
  /// The values must outlive it.
  explicit LeakCheck(const PrivateValues& values);
  LeakCheck(const LeakCheck&) = delete;
  LeakCheck& operator=(const LeakCheck&) = delete;
  ~LeakCheck();

  void pass(std::string_view block);

  /// After the last block.
  void finish();

  /// The first that was found.
  [[nodiscard]] const std::optional<Leak>& found() const;

  /// Throws refused where something was found, with the file, the line and the kind, never the
  /// value.
  void require_none(std::string_view file) const;

 private:
  struct Scan;
  std::unique_ptr<Scan> m_scan;
};

/// A whole file's bytes at once.
void require_no_leaks(const PrivateValues& values, std::string_view file, std::string_view bytes);

}  // namespace qlab::handover
