// SPDX-License-Identifier: Apache-2.0
// The text of a notification, its fields and its events: any text is read, nobody is named twice,
// and what is said as evidence is one short line.
#include <set>
#include <string>

#include "lib/inbox/addresses.hpp"
#include "lib/inbox/classify.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;
using namespace qlab::inbox;

namespace {

Mail mail_with(std::string_view type, std::string_view text) {
  Mail mail;
  mail.headers = {{"from", "MAILER-DAEMON@mx.example.net"}, {"subject", "Undelivered"}};
  mail.type = "multipart/report";
  mail.parts.push_back({std::string(type), {}, std::string(text)});
  return mail;
}

void check(const Mail& mail) {
  std::set<std::string> keys;
  for (const auto& recipient : classify(mail).recipients) {
    const auto key = address_key(recipient.address);
    require(key.empty() || keys.insert(key).second);
    require(recipient.evidence.size() <= 300);
    require(recipient.evidence.find('\n') == std::string::npos);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = qlab::fuzz::bytes(data, size);
  for (const auto* type :
       {"text/plain", "text/html", "message/delivery-status", "message/feedback-report"})
    check(mail_with(type, text));
  return 0;
}
