// SPDX-License-Identifier: Apache-2.0
#include "cmd/help_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cmd/topics.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t widest_name = 26;

struct Line {
  std::string name;
  std::string about;
};

/// Names in one column, what they mean in the other; a name that is too long stands by itself.
std::string section(std::string_view title, const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::size_t width = 0;
  for (const auto& line : lines) {
    if (line.name.size() <= widest_name) width = std::max(width, line.name.size());
  }
  const auto column = margin + width + margin;
  auto text = fmt::format("\n{}\n", title);
  for (const auto& [name, about] : lines) {
    const bool fits = name.size() <= width;
    text += fmt::format("  {}", name);
    text += fits ? std::string(column - margin - name.size(), ' ') : "\n";
    text += wrapped(about, column, fits ? column : 0);
  }
  return text;
}

std::string flag_name(const Flag& flag) {
  const bool has_short = flag.names.front().size() == 2;
  auto name = (has_short ? "" : "    ") + text::join(flag.names, ", ");
  if (flag.is_stuck) return name + "[=" + flag.value + "]";
  return flag.value.empty() ? name : name + " " + flag.value;
}

enum class HelpFlag { shown, hidden };

std::vector<Line> lines_of(const std::vector<Flag>& flags, HelpFlag help) {
  std::vector<Line> lines;
  for (const auto& flag : flags) {
    const bool is_help = flag.names.back() == "--help";
    if (!is_help || help == HelpFlag::shown) lines.push_back({flag_name(flag), flag.help});
  }
  return lines;
}

std::vector<Line> lines_of(const std::vector<Word>& words) {
  std::vector<Line> lines;
  for (const auto& word : words) {
    const auto what = word.value == word.name ? "" : word.value + ": ";
    lines.push_back({word.name, what + word.help});
  }
  return lines;
}

std::vector<Line> lines_of(const std::vector<Command>& commands) {
  std::vector<Line> lines;
  for (const auto& command : commands) lines.push_back({command.name, command.purpose});
  return lines;
}

std::string usage(const Command& command) {
  std::string line = command.name;
  if (!command.commands.empty()) line += " COMMAND";
  for (const auto& word : command.words) {
    const auto name = word.name + (word.is_repeated ? "..." : "");
    line += word.is_required ? " " + name : " [" + name + "]";
  }
  return fmt::format("\nUSAGE\n  {} [flags]\n", line);
}

/// What a verb says behind its flags: prose, then examples.
std::string closing(std::string_view footer) {
  if (footer.empty()) return {};
  for (const std::string_view title : {"Examples:\n", "Example:\n"}) {
    const auto at = footer.find(title);
    if (at == std::string_view::npos) continue;
    const auto prose = text::trim(footer.substr(0, at));
    const auto examples = footer.substr(at + title.size());
    return fmt::format("{}{}\nEXAMPLES\n{}\n", prose.empty() ? "" : "\n",
                       prose.empty() ? "" : std::string(prose) + "\n", examples);
  }
  return fmt::format("\n{}\n", footer);
}

std::string topic_section() {
  std::vector<Line> lines;
  for (const auto& topic : topics())
    lines.push_back({std::string(topic.name), std::string(topic.purpose)});
  return section("HELP TOPICS", lines);
}

std::string learn_more(const Command& command) {
  const bool is_root = command.name.find(' ') == std::string::npos;
  if (is_root) return "\nLEARN MORE\n  qlab help NOUN VERB\n  qlab help TOPIC\n  man qlab\n";
  return fmt::format("\nLEARN MORE\n  qlab --help  lists the flags that every command takes\n");
}

}  // namespace

std::string wrapped(std::string_view sentence, std::size_t indent, std::size_t already) {
  std::string lines;
  std::string line(already == 0 ? indent : 0, ' ');
  auto used = indent;
  bool is_first = true;
  for (const auto word : text::split(sentence, ' ')) {
    if (!is_first && used + 1 + word.size() > help_columns) {
      lines += line + "\n";
      line = std::string(indent, ' ');
      used = indent;
      is_first = true;
    }
    if (!is_first) {
      line += ' ';
      ++used;
    }
    line += word;
    used += word.size();
    is_first = false;
  }
  return lines + line + "\n";
}

std::string help_page(const Command& command) {
  const bool is_root = command.name.find(' ') == std::string::npos;
  return fmt::format("{}\n{}{}{}{}{}{}{}", command.purpose, usage(command),
                     section("COMMANDS", lines_of(command.commands)),
                     section("ARGUMENTS", lines_of(command.words)),
                     section(is_root ? "FLAGS EVERY COMMAND TAKES" : "FLAGS",
                             lines_of(command.flags, is_root ? HelpFlag::shown : HelpFlag::hidden)),
                     is_root ? topic_section() : "", closing(command.footer), learn_more(command));
}

}  // namespace qlab::cmd
