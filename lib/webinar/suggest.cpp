// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/suggest.hpp"

#include "lib/core/ids.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

std::vector<Suggestion> suggest(const store::Store& store, std::string_view word) {
  std::vector<Suggestion> found;
  for (const auto& webinar : all(store)) {
    const auto id = ref(Letter::webinar, webinar.id);
    if (webinar.slug.starts_with(word)) {
      found.push_back({webinar.slug, webinar.title});
    } else if (id.starts_with(word)) {
      found.push_back({id, webinar.title});
    }
  }
  return found;
}

}  // namespace qlab::webinar
