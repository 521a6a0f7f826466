// SPDX-License-Identifier: Apache-2.0
// Long and odd subjects and names: encoded words of RFC 2047, read back by Python's email package.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "lib/core/text.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/places.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// Texts of every width of a code point, at every place where a word may have to end.
std::vector<std::string> long_texts() {
  std::vector<std::string> texts;
  for (const std::string_view piece : {"é", "語", "👩‍👩‍👧‍👦", "ค่ำ", "e\u0301"}) {
    for (int ahead = 0; ahead < 13; ++ahead) {
      texts.push_back(std::string(static_cast<std::size_t>(ahead), 'x') + repeated(piece, 60));
      texts.push_back(repeated(std::string(piece) + "  a ", ahead + 20) + "z");
    }
  }
  for (int words = 1; words < 40; words += 3) {
    texts.push_back("Invitation " + repeated("to a Siân of many words ", words) + "and no more");
    texts.push_back("=?utf-8?q?x?= " + repeated("? = _ ", words));
  }
  return texts;
}

mail::Message message_with(const std::string& text) {
  mail::Message message;
  message.from = {"Peer Support Lab", "lab@example.org"};
  message.to = {text, "sian@example.net"};
  message.subject = text;
  message.text = "Dear all\n";
  message.message_id = "o101.k3j5h2@example.org";
  message.date = *parse_rfc3339("2027-02-01T09:05:07Z");
  return message;
}

std::string unquoted(const std::string& words) {
  std::string bytes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '=') {
      bytes += words[i] == '_' ? ' ' : words[i];
    } else {
      bytes += static_cast<char>(std::stoi(words.substr(i + 1, 2), nullptr, 16));
      i += 2;
    }
  }
  return bytes;
}

/// RFC 2047 2 and 5: at most 75 octets each, whole characters in each, 76 octets a line.
void check_words(const std::string& head) {
  static const std::regex word(R"(=\?UTF-8\?Q\?([^? ]*)\?=)");
  for (std::sregex_iterator at(head.begin(), head.end(), word), end; at != end; ++at) {
    CHECK((*at)[0].length() <= 75);
    CHECK(text::is_utf8(unquoted((*at)[1])));
  }
  for (const auto line : text::split(head, '\n')) {
    if (line.find("=?UTF-8?Q?") != std::string_view::npos) CHECK(line.size() <= 76 + 1);
  }
}

std::string header(const nlohmann::json& mail, std::string_view name) {
  for (const auto& field : mail.at("headers")) {
    if (field.at(0) == name) return field.at(1);
  }
  return "(absent)";
}

/// Composes each text as a subject and a name, and has all of them read.
void check_read_back(const std::vector<std::string>& texts) {
  const TempDir folder;
  std::vector<std::filesystem::path> files;
  std::vector<std::string> said;
  for (const auto& text : texts) {
    std::string bytes;
    const auto refused =
        error_of([&] { bytes = loaded_world().composer()->compose(message_with(text)); });
    if (refused) {
      CHECK(refused->kind() == Kind::data);
      continue;
    }
    check_words(bytes.substr(0, bytes.find("\r\n\r\n")));
    files.emplace_back(folder.file(fmt::format("{}.eml", files.size()), bytes));
    said.emplace_back(text::trim(text));
  }
  const auto mails = read_mails(files);
  REQUIRE(mails.size() == said.size());
  for (std::size_t i = 0; i < mails.size(); ++i) {
    CAPTURE(said[i]);
    CHECK(header(mails[i], "Subject") == said[i]);
    REQUIRE(mails[i].at("to").size() == 1);
    CHECK(mails[i].at("to").at(0).at(0) == said[i]);
    CHECK(mails[i].at("to").at(0).at(1) == "sian@example.net");
  }
}

}  // namespace

TEST_CASE("composer: long subjects and names are encoded in words of whole characters") {
  check_read_back(long_texts());
}

TEST_CASE("composer: naughty strings arrive as they are, or are refused") {
  const auto file = realdata("csv/naughty-strings/blns.json");
  if (is_absent(file)) return;
  std::vector<std::string> texts;
  for (const auto& text : parse_json(read(file))) texts.push_back(text);
  REQUIRE(!texts.empty());
  check_read_back(texts);
}

}  // namespace qlab::test
