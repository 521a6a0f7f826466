// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/complaint.hpp"

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/delivery_status.hpp"
#include "lib/inbox/notice.hpp"

namespace qlab::inbox {
namespace {

bool is_about_nobody(std::string_view type) {
  // RFC 6591 reports on our domain's keys; "not-spam" and "virus" ask for no silence.
  return type == "auth-failure" || type == "not-spam" || type == "dmarc" || type == "virus";
}

void add_address(std::vector<std::string>& all, std::string_view text) {
  const auto address = first_address(text);
  if (address.empty()) return;
  const auto key = address_key(address);
  const auto same = [&](const std::string& other) { return address_key(other) == key; };
  if (std::ranges::none_of(all, same)) all.emplace_back(address);
}

std::vector<std::string> complaining(const Mail& mail, const std::vector<Header>& report) {
  std::vector<std::string> addresses;
  for (const auto& field : report) {
    if (field.name == "original-rcpt-to" || field.name == "removal-recipient") {
      add_address(addresses, field.value);
    }
  }
  if (!addresses.empty()) return addresses;
  // Written to one person, so that whoever the mail is to is the one.
  const auto to = find_header(mail.enclosed, "to");
  if (addresses_in(to, 2).size() == 1) add_address(addresses, to);
  return addresses;
}

/// Fields in the middle of a text that is no part of its own, as some relays leave a report.
const Part* report_part(const Mail& mail) {
  if (const auto* part = mail.part("message/feedback-report")) return part;
  const auto holds = [](const Part& part) {
    return part.type == "text/plain" &&
           part.text.substr(0, 4000).find("Feedback-Type:") != std::string::npos;
  };
  if (mail.report_type != "feedback-report" && mail.type != "multipart/mixed") return nullptr;
  const auto found = std::ranges::find_if(mail.parts, holds);
  return found == mail.parts.end() ? nullptr : &*found;
}

std::vector<Header> fields_with(std::string_view text, std::string_view name) {
  while (!text.empty()) {
    auto fields = fields_of(text);
    if (!find_header(fields, name).empty()) return fields;
    const auto blank = text.find("\n\n");
    if (blank == std::string_view::npos) return {};
    text.remove_prefix(blank + 2);
  }
  return {};
}

/// What mail programs send to the address of List-Unsubscribe (RFC 2369 3.2).
std::optional<Complaint> read_opt_out(const Mail& mail) {
  const auto subject = text::fold(text::trim(mail.header("subject")));
  if (subject != "unsubscribe" && subject != "\"unsubscribe\"") return {};
  const auto* part = mail.part("text/plain");
  const auto own = part == nullptr ? std::string_view() : without_returned(part->text).own;
  const auto words = text::trim(own);
  const bool is_machine_made = words.empty() || text::fold(words) == "unsubscribe" ||
                               words.find("sent this email to unsubscribe") != std::string::npos ||
                               words.find("sent this message to unsubscribe") != std::string::npos;
  if (!is_machine_made) return {};
  Complaint complaint{"opt-out", {}, "a mail program asks to unsubscribe"};
  add_address(complaint.addresses, mail.header("from"));
  return complaint;
}

}  // namespace

std::optional<Complaint> read_complaint(const Mail& mail) {
  const auto* part = report_part(mail);
  if (part == nullptr) return read_opt_out(mail);
  const auto fields = fields_with(part->text, "feedback-type");
  Complaint complaint;
  complaint.type = text::fold(text::trim(find_header(fields, "feedback-type")));
  if (complaint.type.empty()) complaint.type = "abuse";
  complaint.evidence = "Feedback-Type: " + complaint.type;
  if (!is_about_nobody(complaint.type)) complaint.addresses = complaining(mail, fields);
  return complaint;
}

}  // namespace qlab::inbox
