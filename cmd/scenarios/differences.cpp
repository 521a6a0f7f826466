// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/differences.hpp"

#include "cmd/context.hpp"
#include "lib/core/difference.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

constexpr std::string_view removed = "\x1b[31m";
constexpr std::string_view added = "\x1b[32m";
constexpr std::string_view heading = "\x1b[1m";
constexpr std::string_view place = "\x1b[36m";
constexpr std::string_view plain = "\x1b[0m";

class Writer {
 public:
  explicit Writer(Context& context) : m_context(context), m_colored(context.style().bold_header) {}

  void line(std::string_view text, std::string_view color) {
    piece(text, color);
    m_context.out().write("\n");
  }

  /// Colours go around what was made harmless, never through it.
  void piece(std::string_view text, std::string_view color) {
    const bool colored = m_colored && !color.empty();
    if (colored) m_context.out().write(color);
    m_context.out().write(text);
    if (colored) m_context.out().write(plain);
  }

 private:
  Context& m_context;
  bool m_colored;
};

std::string_view color_of(char mark) {
  if (mark == '-') return removed;
  if (mark == '+') return added;
  return mark == '@' ? place : std::string_view();
}

/// The title is the first line, so that a new one shows as any other change.
std::string whole(const scenarios::Version& version) {
  return version.title + "\n\n" + version.body;
}

void write_lines(Writer& writer, const std::string& before, const std::string& after) {
  for (const auto& [mark, text] : unified_difference(before, after)) {
    const auto shown = mark == '@' ? fmt::format("@@ {} @@", text)
                                   : std::string(1, mark) + text::terminal_safe(text);
    writer.line(shown, color_of(mark));
  }
}

void write_words(Writer& writer, const std::string& before, const std::string& after) {
  const auto old_words = words_of(before);
  const auto new_words = words_of(after);
  for (const auto& [differs, text] : difference(old_words, new_words)) {
    const auto shown = text::terminal_safe_lines(text);
    if (differs == Differs::no) {
      writer.piece(shown, {});
    } else if (differs == Differs::removed) {
      writer.piece("[-" + shown + "-]", removed);
    } else {
      writer.piece("{+" + shown + "+}", added);
    }
  }
  writer.line("", {});
}

void write_change(Writer& writer, Context& context, const scenarios::Version* before,
                  const scenarios::Version& after, Pieces pieces) {
  writer.line(
      fmt::format("version {}{}, {}, by {}", after.number, after.material ? " (material)" : "",
                  context.style().show_instant(after.at), text::terminal_safe(after.actor)),
      heading);
  const auto old_text = before == nullptr ? std::string() : whole(*before);
  if (pieces == Pieces::words) {
    write_words(writer, old_text, whole(after));
  } else {
    write_lines(writer, old_text, whole(after));
  }
}

}  // namespace

void write_differences(Context& context, const scenarios::Scenario& scenario,
                       std::span<const scenarios::Version> versions, Pieces pieces) {
  Writer writer(context);
  writer.line(fmt::format("{}: {} version{}", scenario.slug, versions.size(),
                          versions.size() == 1 ? "" : "s"),
              heading);
  for (auto i = versions.size(); i-- > 0;) {
    writer.line("", {});
    write_change(writer, context, i == 0 ? nullptr : &versions[i - 1], versions[i], pieces);
  }
}

}  // namespace qlab::cmd
