// SPDX-License-Identifier: Apache-2.0
// The words of foreign HTML and where its tags stand, for those who make text of it. Whatever the
// bytes, reading costs as much as they are long; no tree is made, and nothing is made safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab::html {

struct Piece {
  enum class Kind { text, character, opening, closing };
  Kind kind = Kind::text;
  std::string_view text = {};  ///< of text: as it stands there
  char32_t character = 0;      ///< of a character: what a reference stands for
  std::string name = {};       ///< of a tag: in small letters
};

/// What angle brackets may hold.
enum class Brackets {
  tags,      ///< tags only, as browsers have it
  addresses  ///< addresses too, which nobody escaped: they are text
};

class Reader {
 public:
  /// The text must outlive the reader and the pieces.
  explicit Reader(std::string_view html, Brackets brackets = Brackets::tags)
      : m_rest(html), m_brackets(brackets) {}

  /// The next piece; nothing at the end. Comments, and what is inside script and style, are left
  /// out; so is what never ends: a tag, a comment, a script.
  std::optional<Piece> next();

 private:
  [[nodiscard]] bool begins_markup() const;
  void skip_behind(std::string_view mark);
  void skip_inside(std::string_view name);
  Piece take_text();
  std::optional<Piece> take_markup();

  std::string_view m_rest;
  Brackets m_brackets;
};

}  // namespace qlab::html
