// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/delivery_status.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/reply.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t most_recipients = 1000;

using ascii::lower;

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 76 &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F && c != ':'; });
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

/// "rfc822; anna@example.org" without the type; some leave it out, or write it in brackets.
std::string_view without_type(std::string_view value) {
  const auto semicolon = value.find(';');
  const auto typed = semicolon != std::string_view::npos &&
                     value.substr(0, semicolon).find_first_of("@<") == std::string_view::npos &&
                     semicolon < 40;
  return text::trim(typed ? value.substr(semicolon + 1) : value);
}

std::string recipient_in(std::string_view value) {
  const auto untyped = without_type(value);
  const auto address = first_address(untyped);
  return std::string(address.empty() ? untyped : address);
}

void take(const Header& field, RecipientStatus& recipient) {
  const std::string_view value = field.value;
  if (field.name == "final-recipient") recipient.final = recipient_in(value);
  if (field.name == "original-recipient") recipient.original = recipient_in(value);
  if (field.name == "x-actual-recipient") recipient.actual = recipient_in(value);
  if (field.name == "action")
    recipient.action = lower(value.substr(0, value.find_first_of(" (;,")));
  if (field.name == "status") recipient.status = status_of(value);
  if (field.name == "diagnostic-code") recipient.diagnostic = without_type(value);
  if (field.name == "x-powermta-bouncecategory") recipient.category = value;
}

/// Some leave out the empty line between two groups.
bool begins_another(const Header& field, const RecipientStatus& present) {
  return (field.name == "final-recipient" && !present.final.empty()) ||
         (field.name == "original-recipient" && !present.original.empty());
}

void add(std::vector<RecipientStatus>& all, RecipientStatus recipient) {
  const bool is_one = !recipient.final.empty() || !recipient.original.empty() ||
                      !recipient.action.empty() || !recipient.actual.empty();
  if (is_one) all.push_back(std::move(recipient));
}

}  // namespace

std::string_view RecipientStatus::mailed() const {
  for (const std::string_view address : std::array<std::string_view, 3>{original, final, actual}) {
    if (!first_address(address).empty()) return first_address(address);
  }
  return {};
}

std::vector<Header> fields_of(std::string_view text) {
  std::vector<Header> fields;
  while (!text.empty()) {
    const auto line = take_line(text);
    if (is_blank(line)) break;
    const bool continues = line.front() == ' ' || line.front() == '\t';
    const auto colon = line.find(':');
    const auto name = text::trim(line.substr(0, std::min(colon, line.size())));
    const bool is_field = !continues && colon != std::string_view::npos && is_field_name(name);
    if (is_field) {
      fields.push_back({lower(name), std::string(text::trim(line.substr(colon + 1)))});
    } else if (!fields.empty()) {
      fields.back().value.append(" ").append(text::trim(line));
    }
  }
  return fields;
}

std::vector<RecipientStatus> recipient_statuses(std::string_view text) {
  std::vector<RecipientStatus> all;
  while (!text.empty() && all.size() < most_recipients) {
    const auto fields = fields_of(text);
    RecipientStatus recipient;
    for (const auto& field : fields) {
      if (begins_another(field, recipient)) add(all, std::exchange(recipient, {}));
      take(field, recipient);
    }
    add(all, std::move(recipient));
    while (!text.empty() && !is_blank(take_line(text))) {
    }
  }
  return all;
}

bool holds_delivery_status(std::string_view text) {
  bool recipient = false;
  bool action = false;
  while (!text.empty()) {
    const auto line = lower(take_line(text).substr(0, 40));
    recipient = recipient || line.starts_with("final-recipient:") ||
                line.starts_with("original-recipient:");
    action = action || line.starts_with("action:") || line.starts_with("diagnostic-code:");
  }
  return recipient && action;
}

}  // namespace qlab::inbox
