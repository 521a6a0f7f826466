// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/suggest.hpp"

#include "lib/core/ids.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::scenarios {

std::vector<Suggestion> suggest(const store::Store& store, std::string_view word) {
  std::vector<Suggestion> found;
  for (const auto& scenario : list(store)) {
    const auto id = ref(Letter::scenario, scenario.id);
    if (scenario.slug.starts_with(word)) {
      found.push_back({scenario.slug, scenario.title});
    } else if (id.starts_with(word)) {
      found.push_back({id, scenario.title});
    }
  }
  return found;
}

}  // namespace qlab::scenarios
