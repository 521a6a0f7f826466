// SPDX-License-Identifier: Apache-2.0
// What a sending command would do, member by member, as plain data that can be kept, read by a
// person, and compared with what it would do now. A noun decides; this room only compares.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/reason.hpp"

namespace qlab::mail {

/// What was decided about one member, mail of the outbox, or call: in, or out for one reason.
struct Decision {
  std::string who;               ///< a ref: m12, o101 or k4
  std::optional<Objection> out;  ///< nothing: in
  std::string letter;            ///< the fingerprint of their mail; empty where it cannot change

  [[nodiscard]] bool is_in() const { return !out; }
};

struct Plan {
  std::string command;  ///< noun and verb: "webinar invite"
  std::string object;   ///< a ref: w1; empty where the command is about nothing in particular
  std::optional<std::string> query;  ///< the words of --to; nothing: all were meant
  std::optional<std::size_t> max;
  Instant at;
  std::vector<Decision> decisions;  ///< everybody selected, each once

  [[nodiscard]] std::size_t count_in() const;
  [[nodiscard]] std::size_t count_out() const { return decisions.size() - count_in(); }
};

/// Tells two mails apart by everything that their reader sees: names, subject, text, HTML and
/// calendar. What is new in every mail (Message-ID, token, date) must be the same in both.
std::string fingerprint(const Message& message);

/// Tells two plans apart by everything but their time.
std::string fingerprint(const Plan& plan);

enum class Drift {
  joined,  ///< in now, and was not
  left,    ///< was in, and is not
  reason,  ///< out before and now, for another reason
  letter   ///< in before and now, with another mail
};
inline constexpr Names<4> drifts{"joined", "left", "reason", "letter"};

/// One decision that is another one now. Before and now are "in", "out: answered already: no" or
/// "not selected".
struct Difference {
  std::string who;
  Drift drift = Drift::joined;
  std::string before;
  std::string now;
};

/// Every decision that would differ, those of the agreed plan first; empty where none does.
std::vector<Difference> differences(const Plan& agreed, const Plan& now);

}  // namespace qlab::mail
