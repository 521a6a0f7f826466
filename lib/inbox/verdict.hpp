// SPDX-License-Identifier: Apache-2.0
// What one notification says about one recipient. Permanent only by a cause that is: a wrong
// "permanent" takes a person's mail away, a missed one costs another bounce.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qlab::inbox {

enum class Outcome {
  permanent,     ///< the address is dead
  temporary,     ///< it failed this time, or by our fault
  delayed,       ///< it is still being tried
  delivered,     ///< also relayed or expanded (RFC 3464 2.3.3): no bounce
  unclassified,  ///< it failed, and nothing says why
};

std::string_view name(Outcome outcome);

struct Recipient {
  std::string address;  ///< the one that was mailed, as it is written there
  Outcome outcome = Outcome::unclassified;
  std::string status;    ///< enhanced status, or empty
  std::string reason;    ///< the name of the cause, or empty
  std::string evidence;  ///< the words that say so, one line of at most 300 bytes
};

/// What is known about one recipient before it is judged.
struct Findings {
  std::string address;
  std::string action;  ///< RFC 3464 2.3.3, lower case; empty where nothing machine-readable says
  std::string status;  ///< RFC 3464 2.3.4, or empty
  std::string diagnostic;              ///< what a server answered, in its words
  std::string notice;                  ///< what the notification's text says about this recipient
  std::string preamble;                ///< what it says about all of them
  std::vector<std::string> senders{};  ///< keys of the addresses that the returned mail is from
};

Recipient judge(const Findings& findings);

}  // namespace qlab::inbox
