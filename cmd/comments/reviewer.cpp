// SPDX-License-Identifier: Apache-2.0
#include "cmd/comments/reviewer.hpp"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "cmd/context.hpp"
#include "cmd/standard_streams.hpp"
#include "cmd/store/common.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/comments/flag.hpp"
#include "lib/comments/themes.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html_text.hpp"
#include "lib/store/log.hpp"
#include "lib/store/undo.hpp"

namespace qlab::cmd {
namespace {

using comments::Action;

struct Choice {
  std::string_view word;
  std::optional<Action> action;
};

constexpr std::array<Choice, 9> choices{{
    {"approve", Action::approve},
    {"reject", Action::reject},
    {"spam", Action::spam},
    {"hide", Action::hide},
    {"withdraw", Action::withdraw},
    {"theme", {}},
    {"skip", {}},
    {"undo", {}},
    {"quit", {}},
}};

/// The first letter is enough, but for spam, which skip is not.
std::string_view choice(std::string_view answer) {
  const auto said = text::fold(text::trim(answer));
  for (const auto& each : choices) {
    if (said == each.word) return each.word;
  }
  if (said.size() != 1 || said == "s") return said == "s" ? "skip" : "";
  for (const auto& each : choices) {
    if (each.word.front() == said.front()) return each.word;
  }
  return "";
}

/// What may be decided about it: a published comment is approved by leaving it as it is.
std::string question(const comments::Comment& comment, bool may_undo) {
  std::string words;
  for (const auto& each : choices) {
    if (each.action == Action::withdraw || (each.word == "undo" && !may_undo)) continue;
    const bool possible =
        !each.action || next(*each.action, comment.state) || comment.state == target(*each.action);
    if (!possible) continue;
    if (!words.empty()) words += each.word == "quit" ? " or " : ", ";
    words += each.word;
  }
  return fmt::format("{}? ", words);
}

comments::Coding parse_coding(std::string_view words) {
  comments::Coding coding;
  for (const auto word : text::split(words, ' ')) {
    const auto code = text::trim(word);
    if (code.empty()) continue;
    if (code.front() == '-') {
      coding.taken.emplace_back(code.substr(1));
    } else {
      coding.put.emplace_back(code.substr(code.front() == '+' ? 1 : 0));
    }
  }
  return coding;
}

}  // namespace

void Reviewer::say(std::string_view text) { tell(fmt::format("{}\n", text)); }

/// Read without a buffer that others know, so that Ctrl-C is seen while nothing is typed.
std::optional<std::string> Reviewer::ask(std::string_view question) {
  tell(question);
  for (;;) {
    if (const auto end = m_typed.find('\n'); end != std::string::npos) {
      auto answer = m_typed.substr(0, end);
      m_typed.erase(0, end + 1);
      return answer;
    }
    if (m_interrupt.asked()) return {};
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (::poll(&input, 1, -1) < 0) continue;
    std::array<char, 4096> block{};
    const auto size = ::read(STDIN_FILENO, block.data(), block.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return {};
    m_typed.append(block.data(), static_cast<std::size_t>(size));
  }
}

Exit Reviewer::run() {
  const auto items = comments::waiting(m_context.store());
  if (items.empty()) {
    say("Nothing waits.");
    return Exit::ok;
  }
  say(fmt::format("{} to look at.", items.size()));
  go_through(items);
  if (m_interrupt.asked()) say("");
  say(fmt::format("{} decided, {} skipped, {} waiting.", m_decided.size(), m_skipped.size(),
                  comments::waiting(m_context.store()).size()));
  return m_interrupt.asked() ? Interrupt::exit() : Exit::ok;
}

void Reviewer::go_through(const std::vector<comments::ReviewItem>& items) {
  auto& store = m_context.store();
  for (m_item = 0; m_item < items.size();) {
    const auto& item = items[m_item];
    // Somebody else may have decided since the review began.
    if (!comments::is_waiting(store, item.comment_id)) {
      ++m_item;
      continue;
    }
    m_skipped.erase(item.comment_id);
    const auto comment = comments::require(store, ref(Letter::comment, item.comment_id));
    show(item, comment);
    const auto then = ask_about(comment);
    if (then == Then::quit) return;
    if (then == Then::go_on) ++m_item;
  }
}

void Reviewer::show(const comments::ReviewItem& item, const comments::Comment& comment) {
  const auto safe = [](std::string_view text) { return text::terminal_safe(text); };
  say(fmt::format("\n{}, {}, {}.", ref(Letter::comment, comment.id), name(item.cause),
                  name(comment.state)));
  say(fmt::format("By {}, about {}, written {}.", safe(comment.author), comment.scenario,
                  calendar::shown(comment.written_at, m_context.zone())));
  const auto above = comment.answers_id ? comment.answers_id : comment.parent_id;
  if (above) say(fmt::format("It answers {}.", ref(Letter::comment, *above)));
  for (const auto& flag : comments::flags(m_context.store(), comment.id)) {
    if (flag.is_settled) continue;
    say(fmt::format("Flagged by {}{}{}", safe(flag.who), flag.reason.empty() ? "." : ": ",
                    safe(flag.reason)));
  }
  const auto themes = comments::themes_of(m_context.store(), comment.id);
  if (!themes.empty()) say(fmt::format("Themes: {}.", text::join(themes, ", ")));
  const bool html = comment.format == comments::Format::html;
  const auto body = html ? render::text_of_html(comment.body) : comment.body;
  say(fmt::format("\n{}\n", text::terminal_safe_lines(text::trim(body))));
  if (html)
    say(fmt::format("It is HTML. 'qlab comments view {}' shows it as it came.",
                    ref(Letter::comment, comment.id)));
}

Reviewer::Then Reviewer::ask_about(const comments::Comment& comment) {
  for (;;) {
    const auto answer = ask(question(comment, !m_decided.empty()));
    if (!answer) return Then::quit;
    const auto then = act(comment, choice(*answer));
    if (then != Then::ask_again) return then;
  }
}

Reviewer::Then Reviewer::act(const comments::Comment& comment, std::string_view answer) {
  if (answer == "quit") return Then::quit;
  if (answer == "theme") return code(comment);
  if (answer == "reject") return reject(comment);
  if (answer == "undo" && !m_decided.empty()) return take_back();
  if (answer == "skip") {
    m_skipped.insert(comment.id);
    return Then::go_on;
  }
  for (const auto& each : choices) {
    if (each.word == answer && each.action) return decide(comment, {*each.action});
  }
  say("Please answer with one of these words, or its first letter.");
  return Then::ask_again;
}

Reviewer::Then Reviewer::decide(const comments::Comment& comment, comments::Decision decision) {
  decision.if_version = comment.version;
  const std::array words{ref(Letter::comment, comment.id)};
  const auto done = comments::decide(m_context.store(), words, decision, m_context.now());
  const auto& refused = done.front().refused;
  if (!refused.empty()) {
    say(fmt::format("Not {}: {}.", past(decision.action), refused));
    const bool changed = done.front().version != comment.version;
    return changed ? Then::go_on : Then::ask_again;
  }
  say(fmt::format("{} is {}.", words.front(), name(done.front().state)));
  remember(comment);
  return Then::go_on;
}

/// By the number of its change, for somebody else may change something before it is taken back.
void Reviewer::remember(const comments::Comment& comment) {
  Decided decided{m_item, ref(Letter::comment, comment.id), 0};
  const store::LogQuery query{.touched = decided.comment, .limit = 1};
  store::each_change(m_context.store(), query,
                     [&](const store::LogEntry& entry) { decided.change = entry.id; });
  m_decided.push_back(std::move(decided));
}

Reviewer::Then Reviewer::take_back() {
  const auto last = m_decided.back();
  try {
    store::undo(m_context.store(), last.change, own_histories(), m_context.now());
  } catch (const Error& error) {
    // Somebody built on it meanwhile: their word stands.
    if (error.kind() != Kind::refused) throw;
    say(fmt::format("Not taken back: {}.", error.what()));
    return Then::ask_again;
  }
  m_decided.pop_back();
  m_item = last.item;
  say(fmt::format("{} waits again.", last.comment));
  return Then::go_back;
}

Reviewer::Then Reviewer::reject(const comments::Comment& comment) {
  const auto reason = ask("Why? ");
  if (!reason) return Then::quit;
  if (text::trim(*reason).empty()) {
    say("A rejection has a reason. Nothing was done.");
    return Then::ask_again;
  }
  const auto clause = ask("Which clause of the policy, if any? ");
  if (!clause) return Then::quit;
  try {
    return decide(comment, {Action::reject, *reason, std::string(text::trim(*clause))});
  } catch (const Error& error) {
    // A mistyped clause or reason is no reason to end the review.
    if (error.kind() != Kind::usage) throw;
    say(fmt::format("Not rejected: {}.", error.what()));
    return Then::ask_again;
  }
}

Reviewer::Then Reviewer::code(const comments::Comment& comment) {
  const auto words = ask("Themes to put on, or with a hyphen to take off? ");
  if (!words) return Then::quit;
  const std::array ids{ref(Letter::comment, comment.id)};
  try {
    const auto done = comments::code(m_context.store(), ids, parse_coding(*words), m_context.now());
    const auto& themes = done.front().themes;
    say(themes.empty() ? "It has no themes."
                       : fmt::format("Themes: {}.", text::join(themes, ", ")));
  } catch (const Error& error) {
    // Nor is a code that there is not.
    if (error.kind() != Kind::not_found) throw;
    say(fmt::format("Nothing was changed: {}.", error.what()));
  }
  return Then::ask_again;
}

}  // namespace qlab::cmd
