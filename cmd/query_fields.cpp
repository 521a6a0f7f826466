// SPDX-License-Identifier: Apache-2.0
#include "cmd/query_fields.hpp"

#include <array>
#include <vector>

#include "lib/calls/listing.hpp"
#include "lib/comments/listing.hpp"
#include "lib/mail/listing.hpp"
#include "lib/members/query_fields.hpp"
#include "lib/scenarios/query_fields.hpp"
#include "lib/store/log.hpp"
#include "lib/webinar/query_fields.hpp"

namespace qlab::cmd {

std::span<const Queried> queried() {
  static const std::array<Queried, 5> lists{{
      {"members", "Members (members list, members export, --to)", member_query_fields()},
      {"calls", "Calls (calls list)", calls::query_fields()},
      {"mail", "Mails (mail list)", mail::query_fields()},
      {"comments", "Comments (comments list, comments export)", comments::query_fields()},
      {"store", "Changes (store log)", store::log_query_fields()},
  }};
  return lists;
}

store::QueryFields member_query_fields() {
  static const auto fields = [] {
    std::vector<store::QueryField> all;
    for (const auto noun :
         {members::query_fields(), webinar::query_fields(), scenarios::query_fields()}) {
      all.insert(all.end(), noun.begin(), noun.end());
    }
    return all;
  }();
  return fields;
}

}  // namespace qlab::cmd
