// SPDX-License-Identifier: Apache-2.0
// What a machine was told about where it stands.
#pragma once

#include <cstdlib>
#include <ctime>
#include <string>

namespace qlab::test {

/// Sets TZ for one scope, or unsets it.
class ZoneOfMachine {
 public:
  explicit ZoneOfMachine(const char* zone) {
    if (const char* before = std::getenv("TZ")) m_before = before;
    zone == nullptr ? unsetenv("TZ") : setenv("TZ", zone, 1);
    tzset();
  }
  ZoneOfMachine(const ZoneOfMachine&) = delete;
  ZoneOfMachine& operator=(const ZoneOfMachine&) = delete;
  ~ZoneOfMachine() {
    m_before.empty() ? unsetenv("TZ") : setenv("TZ", m_before.c_str(), 1);
    tzset();
  }

 private:
  std::string m_before;
};

}  // namespace qlab::test
