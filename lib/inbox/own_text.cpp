// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/own_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/html_text.hpp"
#include "lib/inbox/quotation.hpp"

namespace qlab::inbox {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::array<std::string_view, 15> device_starts{
    "sent from ", "sent with proton ", "get outlook for ", "von meinem ",     "envoyé ",
    "enviado de", "enviado do ",       "inviato da",       "verstuurd vanaf", "skickat från ",
    "sendt fra ", "отправлено с",      "wysłano z ",       "anfonwyd o",      "iphoneから送信"};

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

/// A line of underscores or hyphens, as stands above a footer or a header.
bool is_rule(std::string_view line, char mark, std::size_t least) {
  const auto trimmed = text::trim(line);
  return trimmed.size() >= least && trimmed.find_first_not_of(mark) == std::string_view::npos;
}

bool is_signature_mark(std::string_view line) { return line == "-- " || line == "--"; }

/// "Sent from my telephone", perhaps with a link or a stop behind it: a line of a few words that is
/// no sentence.
bool names_device(std::string_view line) {
  auto word = text::fold(plain_line(line));
  if (word.ends_with('>')) word.resize(std::min(word.rfind("<http"), word.size()));
  if (word.ends_with('.')) word.pop_back();
  const bool begins =
      std::ranges::any_of(device_starts, [&](auto start) { return word.starts_with(start); });
  return begins && word.size() <= 60 && word.find_first_of(",.;!?") == std::string::npos;
}

Lines own_lines(const Lines& lines) {
  Lines own;
  for (std::size_t i = 0; i < lines.size();) {
    if (is_signature_mark(lines[i]) || is_rule(lines[i], '_', 20) || opens_header(lines, i)) break;
    if (const auto announced = announcement(lines, i); announced > 0) {
      i += announced;
      const auto above = std::ranges::all_of(own, is_blank) ? Above::nothing : Above::their_own;
      if (is_unmarked_quotation(lines, i, above)) break;
    } else if (is_quoted(lines[i])) {
      // An answer above and one below a quotation are two paragraphs.
      own.emplace_back("");
      ++i;
    } else {
      own.push_back(lines[i++]);
    }
  }
  return own;
}

void drop_end(Lines& lines) {
  const auto drop_blank = [&] {
    while (!lines.empty() && (is_blank(lines.back()) || is_rule(lines.back(), '-', 5)))
      lines.pop_back();
  };
  drop_blank();
  while (!lines.empty() && names_device(lines.back())) {
    lines.pop_back();
    drop_blank();
  }
}

}  // namespace

std::string own_text(std::string_view text) {
  auto own = own_lines(text::split(text, '\n'));
  drop_end(own);
  std::string joined;
  bool gap = false;
  for (const auto line : own) {
    if (is_blank(line)) {
      gap = !joined.empty();
      continue;
    }
    if (!joined.empty()) joined += gap ? "\n\n" : "\n";
    joined += line.substr(0, line.find_last_not_of(" \t\r") + 1);
    gap = false;
  }
  return joined;
}

std::string written_text(const Mail& mail) {
  std::string plain;
  std::string html;
  for (const auto& part : mail.parts) {
    if (part.is_attached) continue;
    if (part.type == "text/plain") plain.append(part.text).append("\n");
    if (part.type == "text/html") html.append(part.text).append("<p>");
  }
  return is_blank(plain) ? text_of_html(html, Quotations::marked) : plain;
}

std::string own_text(const Mail& mail) { return own_text(written_text(mail)); }

std::string display_name(std::string_view from) {
  auto name = text::trim(from.substr(0, from.find('<')));
  if (name.find('@') != std::string_view::npos) return {};
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"'))
    name = text::trim(name.substr(1, name.size() - 2));
  return std::string(name);
}

}  // namespace qlab::inbox
