// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/reply.hpp"

#include <array>

#include "lib/core/ascii.hpp"
#include "lib/inbox/words.hpp"

namespace qlab::inbox {
namespace {

constexpr int is(Stage stage) { return static_cast<int>(stage); }

constexpr std::array<Phrase, 5> stages{{
    {is(Stage::before_recipient),
     "after mail from;reply to mail from;our mail from;sender was rejected;sender .. rejected;"
     "after initial connection;after helo|ehlo;reply to helo|ehlo;initial server greeting;"
     "server greeting;state 12|13|11|10|9|8;after auth;reply to auth;following mail command;"
     "command mail;mail from command;mail from response"},
    {is(Stage::recipient),
     "after rcpt;reply to rcpt;our rcpt;sent rcpt;rcpt to response;rcpt command|failed|host;need "
     "rcpt;"
     "state 14;does not like recipient;rejected recipient;rejected address;command rcpt;"
     "address verification"},
    {is(Stage::data),
     "end of data;end of message;reply to end;reply to data;after data;our data;our final data;"
     "after i sent;sending the message;state 17|18;data command;smtp command data;data "
     "failed;following data;"
     "accept your message data;after pipelined data"},
    // Marks behind a server's own words, such as "[RCPT_TO]"; elsewhere they only name an address.
    {is(Stage::before_recipient), "mail from;connect"},
    {is(Stage::recipient), "rcpt to;rcptto"},
}};

using ascii::is_digit;

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_'; }

/// The end of up to three digits, or at itself where there are none or more.
std::size_t after_number(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at <= 3 ? end : at;
}

/// The length of an enhanced status that starts here, or 0. An address such as 5.1.1.7 is none.
std::size_t status_length(std::string_view text, std::size_t at) {
  if (text[at] != '2' && text[at] != '4' && text[at] != '5') return 0;
  if (text.substr(at + 1, 1) != ".") return 0;
  const auto subject = after_number(text, at + 2);
  if (subject == at + 2 || text.substr(subject, 1) != ".") return 0;
  const auto detail = after_number(text, subject + 1);
  if (detail == subject + 1) return 0;
  const bool goes_on = detail < text.size() &&
                       (is_word(text[detail]) || (text[detail] == '.' && detail + 1 < text.size() &&
                                                  is_digit(text[detail + 1])));
  return goes_on ? 0 : detail - at;
}

int code_at(std::string_view text, std::size_t at) {
  if (at + 3 > text.size() || (text[at] != '4' && text[at] != '5')) return 0;
  if (text[at + 1] > '5' || !is_digit(text[at + 1]) || !is_digit(text[at + 2])) return 0;
  if (at + 3 < text.size() && (is_word(text[at + 3]) || text[at + 3] == '.')) return 0;
  return (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
}

/// A number in the middle of a sentence or an address is no reply code.
bool may_start_code(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  auto before = at;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (before == 0) return true;
  return std::string_view(":;\n<>[('\"#,\t").find(text[before - 1]) != std::string_view::npos ||
         text.substr(0, before).ends_with("said") || text.substr(0, before).ends_with("was") ||
         text.substr(0, before).ends_with("<--");
}

bool is_command_at(std::string_view text, std::size_t at, std::string_view command) {
  for (std::size_t i = 0; i < command.size(); ++i) {
    if (at + i >= text.size() || text[at + i] != command[i]) return false;
  }
  return true;
}

/// The last command of a dialogue such as "--> RCPT To:<anna@example.org>".
Stage stage_in_dialogue(std::string_view text) {
  for (auto at = text.rfind('>'); at != std::string_view::npos; at = text.rfind('>', at - 1)) {
    const auto word = text.find_first_not_of(' ', at + 1);
    if (word != std::string_view::npos && word > at + 1) {
      if (is_command_at(text, word, "RCPT")) return Stage::recipient;
      if (is_command_at(text, word, "DATA")) return Stage::data;
    }
    if (at == 0) break;
  }
  return Stage::unknown;
}

/// What a server said: down to an empty line, or to the end of the brackets or quotes around it.
std::string_view said_from(std::string_view text, std::size_t at) {
  const char before = at == 0 ? ' ' : text[at - 1];
  auto words = text.substr(at);
  words = words.substr(0, words.find("\n\n"));
  if (before == '[') words = words.substr(0, words.rfind(']'));
  if (before == '\'') words = words.substr(0, words.rfind('\''));
  return words;
}

}  // namespace

Stage stage_in(std::string_view text, Spoken by) {
  static const PhraseBook anybody{std::span(stages).first(3)};
  static const PhraseBook server{stages};
  const auto& book = by == Spoken::by_server ? server : anybody;
  auto latest = Stage::unknown;
  bool named_recipient = false;
  bool named_before = false;
  book.look_up(Words(text), [&](int meaning) {
    latest = static_cast<Stage>(meaning);
    named_recipient = named_recipient || latest == Stage::recipient;
    named_before = named_before || latest == Stage::before_recipient;
  });
  // A server that got no recipient refuses DATA too: then it was RCPT that was refused.
  if (named_before && !named_recipient && latest != Stage::data) return Stage::before_recipient;
  if (latest == Stage::unknown) latest = stage_in_dialogue(text);
  return named_recipient ? Stage::recipient : latest;
}

Reply reply_in(std::string_view text) {
  Reply reply;
  // Exchange Online: its own words, an arrow, and the words of the server that it asked.
  const auto arrow = text.find("-> ");
  if (arrow != std::string_view::npos && code_at(text, arrow + 3) > 0) {
    reply = reply_in(text.substr(arrow + 3));
    const auto own = reply_in(text.substr(0, arrow));
    // "5.0.350" only says that another server refused it.
    const bool says_more = !own.status.empty() && !own.status.starts_with("5.0.");
    if (says_more || reply.status.empty()) reply.status = own.status;
    return reply;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.'))) continue;
    const auto length = reply.status.empty() && text[at] != '2' ? status_length(text, at) : 0;
    const int code = reply.code == 0 && may_start_code(text, at) ? code_at(text, at) : 0;
    if (length > 0) reply.status = text.substr(at, length);
    if (code > 0) reply.code = code;
    if (code > 0 || (length > 0 && reply.words.empty())) reply.words = said_from(text, at);
    if (reply.code != 0 && !reply.status.empty()) break;
  }
  return reply;
}

std::string status_of(std::string_view text) {
  const auto start = text.find_first_of("245");
  if (start > 8) return {};  // as npos is
  return std::string(text.substr(start, status_length(text, start)));
}

}  // namespace qlab::inbox
