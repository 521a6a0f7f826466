// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/subject.hpp"

#include <algorithm>
#include <string>

#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_prefix = 24;
constexpr std::size_t longest_mark = 40;
constexpr int most_marks = 6;

/// What mail programs write before a subject that they answer or pass on, folded.
constexpr std::string_view answering =
    "|re|fw|fwd|aw|wg|antw|antwort|tr|ré|réf|ref|rép|rep|rv|res|enc|r|i|rif|inoltro|doorst|"
    "doorgestuurd|sv|svar|videresendt|vidarebefordrat|vs|vl|vb|vá|válasz|továbbítás|odp|pd|odg|"
    "ats|ynt|i̇lt|atb|yml|bls|trs|trả lời|απ|σχετ|πρθ|на|отв|ответ|пер|відп|השב|תגובה|הועבר|رد|"
    "إعادة توجيه|返信|転送|回复|回覆|答复|答覆|转发|轉寄|회신|답장|전달|";

/// What mail gateways put before that, of mail from outside and of what may be spam.
constexpr std::string_view gateways = "|ext|extern|external|externe|externo|esterno|spam|";

std::size_t colon_in(std::string_view text) {
  return std::min(text.find(':'), text.find("\uFF1A"));
}

/// "[External] ", "{Spam?} ", "***SPAM*** ".
std::string_view without_mark(std::string_view subject) {
  constexpr std::string_view opening = "[{(*";
  constexpr std::string_view closing = "]})*";
  const auto kind = opening.find(subject.substr(0, 1));
  if (subject.empty() || kind == std::string_view::npos) return subject;
  const auto word = subject.find_first_not_of(opening[kind]);
  const auto end = subject.substr(0, longest_mark).find(closing[kind], word);
  if (end == std::string_view::npos) return subject;
  const auto rest = subject.find_first_not_of(closing[kind], end);
  return text::trim(subject.substr(std::min(rest, subject.size())));
}

/// "Re[2]", "Re^2", "Réf." and "RE" in one spelling.
std::string plain_prefix(std::string_view written) {
  written = written.substr(0, written.find_first_of("[(^.|"));
  return text::fold(text::trim(written));
}

bool is_one_of(std::string_view word, std::string_view words) {
  return words.find('|' + std::string(word) + '|') != std::string_view::npos;
}

}  // namespace

bool is_answer(std::string_view subject) {
  subject = text::trim(subject);
  for (int marks = 0; marks < most_marks; ++marks) {
    if (const auto bare = without_mark(subject); bare.size() < subject.size()) {
      subject = bare;
      continue;
    }
    const auto colon = colon_in(subject);
    if (colon > longest_prefix) return false;  // as npos is
    const auto prefix = plain_prefix(subject.substr(0, colon));
    if (is_one_of(prefix, answering)) return true;
    if (!is_one_of(prefix, gateways)) return false;
    subject = text::trim(subject.substr(colon + 1));  // gateways write ASCII's
  }
  return false;
}

}  // namespace qlab::inbox
