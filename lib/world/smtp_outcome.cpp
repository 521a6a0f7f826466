// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp_outcome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/detail.hpp"
#include "lib/world/tls_trouble.hpp"

namespace qlab::world {
namespace {

using mail::Delivery;
using mail::Outcome;

bool is_refusal(int code) { return code >= 400 && code <= 599; }
bool is_temporary(int code) { return code >= 400 && code <= 499; }
bool is_permanent(int code) { return code >= 500 && code <= 599; }

/// RFC 4954 6: the relay wants other credentials, or some.
bool asks_for_credentials(int code) {
  constexpr std::array<int, 5> codes{530, 532, 534, 535, 538};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string relay_said(const Attempt& attempt) {
  return detail_text(fmt::format("{} {}", attempt.code, attempt.reply));
}

std::string what_went_wrong(const Attempt& attempt) {
  if (is_refusal(attempt.code)) return relay_said(attempt);
  return detail_text(fmt::format("'{}': {}", attempt.relay, attempt.trouble));
}

Delivery trouble(const Attempt& attempt, Kind stop) {
  return {Outcome::not_sent, attempt.code, what_went_wrong(attempt), stop};
}

Delivery recipient_refused(const Attempt& attempt) {
  const auto outcome = is_temporary(attempt.code) ? Outcome::deferred : Outcome::failed;
  return {outcome, attempt.code, relay_said(attempt), {}};
}

/// A temporary answer is about this mail; a final one is about what stands in it, and the next mail
/// of the run says the same.
Delivery content_refused(const Attempt& attempt) {
  if (is_temporary(attempt.code)) return recipient_refused(attempt);
  return {Outcome::failed, attempt.code, relay_said(attempt), Kind::refused};
}

Delivery sender_refused(const Attempt& attempt) {
  constexpr int too_large = 552;  // RFC 1870 6.1: answered to the SIZE that MAIL announces
  if (attempt.code == too_large) return content_refused(attempt);
  if (asks_for_credentials(attempt.code)) return trouble(attempt, Kind::auth);
  return trouble(attempt, is_permanent(attempt.code) ? Kind::config : Kind::temporary);
}

Delivery uncertain(const Attempt& attempt) {
  auto detail = fmt::format("the mail went up to '{}' and no clear answer came: {}", attempt.relay,
                            attempt.trouble);
  return {Outcome::uncertain, attempt.code, detail_text(detail), {}};
}

Delivery untrusted(const Attempt& attempt) {
  if (is_temporary(attempt.code)) return trouble(attempt, Kind::temporary);
  return no_safe_connection(attempt.result, attempt.code, attempt.relay, attempt.trouble);
}

Delivery before_mail(const Attempt& attempt) {
  if (is_tls_trouble(attempt.result)) return untrusted(attempt);
  if (is_temporary(attempt.code)) return trouble(attempt, Kind::temporary);
  if (attempt.result == CURLE_LOGIN_DENIED) return trouble(attempt, Kind::auth);
  return trouble(attempt, is_permanent(attempt.code) ? Kind::config : Kind::temporary);
}

Delivery not_accepted(const Attempt& attempt) {
  switch (attempt.stage) {
    case Stage::mail:
      return sender_refused(attempt);
    case Stage::recipient:
      if (asks_for_credentials(attempt.code)) return trouble(attempt, Kind::auth);
      if (is_refusal(attempt.code)) return recipient_refused(attempt);
      return trouble(attempt, Kind::temporary);
    case Stage::data:
      if (is_refusal(attempt.code)) return content_refused(attempt);
      return trouble(attempt, Kind::temporary);
    case Stage::body:
      return trouble(attempt, Kind::temporary);
    case Stage::connect:
    case Stage::greeting:
    case Stage::hello:
    case Stage::starttls:
    case Stage::auth:
      break;
  }
  return before_mail(attempt);
}

}  // namespace

mail::Delivery judge(const Attempt& attempt) {
  if (attempt.result == CURLE_OK) return {Outcome::sent, attempt.code, relay_said(attempt), {}};
  if (!attempt.body_went_up) return not_accepted(attempt);
  const bool answered = attempt.result == CURLE_WEIRD_SERVER_REPLY && is_refusal(attempt.code);
  return answered ? content_refused(attempt) : uncertain(attempt);
}

}  // namespace qlab::world
