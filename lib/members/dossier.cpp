// SPDX-License-Identifier: Apache-2.0
#include "lib/members/dossier.hpp"

#include <utility>

namespace qlab::members {

Dossier dossier(const store::Store& store, Member member) {
  const auto id = member.id;
  return {std::move(member), consent_history(store, id), participations(store, id),
          joinings(store, id)};
}

}  // namespace qlab::members
