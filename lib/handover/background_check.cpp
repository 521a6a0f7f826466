// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/background_check.hpp"

#include <string>

namespace qlab::handover {

void BackgroundCheck::pass(std::string_view block, std::string_view file) {
  if (m_found) finish(file);
  m_worker.add([this, copy = std::string(block)] {
    m_check.pass(copy);
    if (m_check.found()) m_found = true;
  });
}

void BackgroundCheck::finish(std::string_view file) {
  m_worker.finish();
  m_check.finish();
  m_check.require_none(file);
}

}  // namespace qlab::handover
