// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_head.hpp"

#include <glib.h>

#include <memory>

namespace qlab::world {
namespace {

constexpr std::string_view digest_name = "x-amz-content-sha256: ";

std::string sha256(const std::string& body) {
  const std::unique_ptr<char, decltype(&g_free)> digits(
      g_compute_checksum_for_string(G_CHECKSUM_SHA256, body.data(),
                                    static_cast<gssize>(body.size())),
      &g_free);
  return digits.get();
}

}  // namespace

HttpHead::HttpHead(const Recipe& recipe, const Account& account, const std::string& content_type)
    : m_fixed{"Content-Type: " + content_type}, m_filled(recipe.headers.size()) {
  if (recipe.sign.empty()) {
    m_fixed.emplace_back("Expect:");  // it would be signed, and not be sent
  } else {
    m_digest = digest_name;
  }
  for (const auto& header : recipe.headers) m_templates.emplace_back(header, account);
  m_list.reserve(m_fixed.size() + m_filled.size() + 1);
}

curl_slist* HttpHead::lines(const std::string& body, std::string_view key) {
  m_mail.values.front() = key;  // the first of the variables of a mail
  m_list.clear();
  for (auto& line : m_fixed) link(line);
  for (std::size_t i = 0; i < m_templates.size(); ++i) {
    m_filled[i].clear();
    if (m_templates[i].fill({m_mail}, m_filled[i])) link(m_filled[i]);
  }
  if (!m_digest.empty()) {
    // libcurl signs only what it is given whole; it believes this digest.
    m_digest.replace(digest_name.size(), std::string::npos, sha256(body));
    link(m_digest);
  }
  return &m_list.front();
}

void HttpHead::link(std::string& line) {
  m_list.push_back({line.data(), nullptr});
  if (m_list.size() > 1) m_list[m_list.size() - 2].next = &m_list.back();
}

}  // namespace qlab::world
