// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp_conversation.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "lib/core/ascii.hpp"

namespace qlab::world {
namespace {

constexpr std::size_t longest_reply = 2000;

/// The word that a line begins with, in lower case.
std::string first_word(std::string_view line) {
  return ascii::lower(line.substr(0, line.find_first_of(" \r\n")));
}

/// 0 where the line is no reply (RFC 5321 4.2).
int reply_code(std::string_view line) {
  int code = 0;
  const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), code);
  const bool three_digits = error == std::errc() && stop == line.data() + 3 && code >= 100;
  const bool separated =
      line.size() == 3 || (line.size() > 3 && (line[3] == ' ' || line[3] == '-'));
  return three_digits && separated ? code : 0;
}

}  // namespace

void Conversation::begin() {
  m_over = false;
  enter(Stage::connect);
}

void Conversation::expect(Stage stage) { enter(stage); }

void Conversation::enter(Stage stage) {
  m_stage = stage;
  m_code = 0;
  m_ended = false;
  m_reply.clear();
}

void Conversation::sent(std::string_view line) {
  constexpr std::array<std::pair<std::string_view, Stage>, 7> verbs{{{"ehlo", Stage::hello},
                                                                     {"helo", Stage::hello},
                                                                     {"starttls", Stage::starttls},
                                                                     {"auth", Stage::auth},
                                                                     {"mail", Stage::mail},
                                                                     {"rcpt", Stage::recipient},
                                                                     {"data", Stage::data}}};
  // After AUTH come lines of base64, which may begin like any verb.
  const bool in_auth = m_stage == Stage::auth && m_code == 334;
  const auto verb = first_word(line);
  // libcurl says goodbye where an attempt failed; the answer to that is not the reason.
  if (verb == "quit" && !in_auth) m_over = true;
  const auto found = std::find_if(verbs.begin(), verbs.end(),
                                  [&](const auto& entry) { return entry.first == verb; });
  if (in_auth || found == verbs.end()) return;
  if (found->second == Stage::hello) m_offers = {};
  enter(found->second);
}

void Conversation::received(std::string_view line) {
  line = line.substr(0, line.find_last_not_of("\r\n") + 1);
  const auto code = reply_code(line);
  if (code == 0 || m_over) return;
  if (m_stage == Stage::connect) enter(Stage::greeting);
  if (m_ended) m_reply.clear();
  m_code = code;
  m_ended = line.size() == 3 || line[3] == ' ';
  const auto words = line.size() > 4 ? line.substr(4) : std::string_view();
  if (m_stage == Stage::hello) note_offer(words);
  if (!m_reply.empty()) m_reply += ' ';
  m_reply += words.substr(0, longest_reply - std::min(longest_reply, m_reply.size()));
  // The go-ahead is no answer to the body that follows it.
  if (m_stage != Stage::data || code != 354 || !m_ended) return;
  enter(Stage::body);
  m_ended = true;
}

void Conversation::note_offer(std::string_view words) {
  const auto keyword = first_word(words);
  if (keyword == "pipelining") m_offers.pipelining = true;
  if (keyword == "size") m_offers.size = true;
  if (keyword == "smtputf8") m_offers.smtputf8 = true;
}

}  // namespace qlab::world
