// SPDX-License-Identifier: Apache-2.0
// A Lab with mails in its outbox and a relay to send them to.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/support/lab.hpp"

namespace qlab::test {

/// Queues mails to members who are made for it; see queue_mails.py.
inline void queue_mails(const Lab& lab, int count, const std::string& due = "1800003600") {
  const auto queued = run_process({"python3", QLAB_TEST_DATA "/../support/queue_mails.py",
                                   lab.store().string(), std::to_string(count), due},
                                  {{"PATH", "/usr/bin:/bin"}});
  INFO(queued.err);
  REQUIRE(queued.status == 0);
}

inline std::string maildir_relay(const Lab& lab) {
  return fmt::format("[relay]\nkind = \"maildir\"\npath = \"{}\"\n",
                     lab.path("outgoing").string());
}

/// A loopback relay without TLS.
inline std::string plain_smtp(const std::string& url) {
  return fmt::format("[relay]\nkind = \"smtp\"\nurl = \"{}\"\ntls = \"none\"\n", url);
}

/// The state of every mail in order: "sent queued".
inline std::string states(const Lab& lab, std::vector<std::string> query = {}) {
  query.insert(query.begin(), {"mail", "list"});
  std::string all;
  for (const auto& mail : lab.json(query)) {
    all += all.empty() ? "" : " ";
    all += mail.at("state").get<std::string>();
  }
  return all;
}

/// The refs of one list of a report.
inline std::vector<std::string> refs(const nlohmann::json& list) {
  std::vector<std::string> refs;
  for (const auto& mail : list) refs.push_back(mail.at("ref"));
  return refs;
}

}  // namespace qlab::test
