// SPDX-License-Identifier: Apache-2.0
// The words of a text as the store's index of words has them, folded and with their places, so that
// what is asked of the index and what is looked for in a text are the same words.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace qlab::store {

struct Word {
  std::string_view folded;  ///< lives until take returns
  std::size_t begin;        ///< bytes of the text
  std::size_t end;
};

class Words {
 public:
  Words();
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;
  ~Words();

  /// Calls take for each word, in the order of the text.
  void each(std::string_view text, const std::function<void(const Word&)>& take) const;
  [[nodiscard]] std::size_t count(std::string_view text) const;

 private:
  struct Tokenizer;
  std::unique_ptr<const Tokenizer> m_tokenizer;
};

}  // namespace qlab::store
