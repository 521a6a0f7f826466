// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/told_texts.hpp"

#include <algorithm>
#include <functional>

#include "lib/handover/folder.hpp"

namespace qlab::handover {
namespace {

constexpr std::size_t beginning = 16;

std::size_t hash_at(std::string_view text, std::size_t at) {
  return std::hash<std::string_view>()(text.substr(at, beginning));
}

}  // namespace

void ToldTexts::add(std::string_view text) {
  auto told = folded(text);
  for (std::size_t at = 0; at + beginning <= told.size(); ++at)
    m_beginnings.insert(hash_at(told, at));
  m_texts.push_back(std::move(told));
}

bool ToldTexts::say(std::string_view words) const {
  const auto wanted = folded(words);
  if (wanted.size() < beginning || !m_beginnings.contains(hash_at(wanted, 0))) return false;
  return std::any_of(m_texts.begin(), m_texts.end(), [&](const std::string& text) {
    return text.find(wanted) != std::string::npos;
  });
}

}  // namespace qlab::handover
