// SPDX-License-Identifier: Apache-2.0
#include "cmd/items.hpp"

#include <sstream>
#include <utility>

#include "cmd/context.hpp"
#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t largest = std::size_t{16} << 20;
constexpr std::string_view byte_order_mark = "\uFEFF";  // PowerShell's pipes begin with it

}  // namespace

std::vector<std::string> ids_or_input(const std::vector<std::string>& ids) {
  if (ids != std::vector<std::string>{"-"}) return ids;
  auto text = read_file("-", largest);
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  std::istringstream input(text);
  std::vector<std::string> words;
  for (std::string word; input >> word;) words.push_back(word);
  return words;
}

Exit settle(Context& context, std::string_view done, std::span<const Refusal> refusals,
            std::size_t items) {
  std::vector<std::string> lines;
  for (const auto& [item, reason] : refusals)
    lines.push_back(fmt::format("{} was not {}: {}", item, done, reason));
  if (!lines.empty() && lines.size() == items) throw Error(Kind::refused, text::join(lines, "; "));
  for (const auto& line : lines) context.note("{}", line);
  return lines.empty() ? Exit::ok : Exit::partial;
}

std::string read_text(Context& context, const std::filesystem::path& file) {
  const auto source = file == "-" ? "standard input" : text::terminal_safe(file.string());
  auto decoded = decode(read_file(file, largest), source);
  if (decoded.guessed) note_guessed_encoding(context, source);
  return std::move(decoded.text);
}

void note_guessed_encoding(Context& context, std::string_view source) {
  context.note("{} is read as {} (no other encoding fits; check the accents)", source,
               name(Encoding::windows_1252));
}

}  // namespace qlab::cmd
