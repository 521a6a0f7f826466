// SPDX-License-Identifier: Apache-2.0
// Plans that a test writes in one line.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lib/mail/plan.hpp"

namespace qlab::test {

inline mail::Decision in(std::string who, std::string letter = "1f") {
  return {std::move(who), {}, std::move(letter)};
}

inline mail::Decision out(std::string who, mail::Reason reason) {
  return {std::move(who), mail::Objection{reason, std::string(mail::name(reason))}, {}};
}

inline mail::Plan plan(std::vector<mail::Decision> decisions) {
  mail::Plan plan;
  plan.command = "webinar invite";
  plan.object = "w1";
  plan.query = "relation:collaborator";
  plan.at = *parse_rfc3339("2027-01-15T09:00:00Z");
  plan.decisions = std::move(decisions);
  return plan;
}

}  // namespace qlab::test
