// SPDX-License-Identifier: Apache-2.0
#include "lib/members/add.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/new_address.hpp"
#include "lib/members/typed_text.hpp"
#include "lib/members/writer.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

std::vector<Address> new_addresses(const store::Store& store,
                                   const std::vector<std::string>& texts) {
  std::vector<Address> addresses;
  for (const auto& text : texts) {
    auto address = new_address(store, text);
    const auto same = [&](const Address& known) { return known.key == address.key; };
    if (std::none_of(addresses.begin(), addresses.end(), same)) {
      addresses.push_back(std::move(address));
    }
  }
  if (!addresses.empty()) return addresses;
  throw Error(Kind::usage, "a member needs an address", "say --email ADDRESS");
}

std::string_view required_name(std::string_view name) {
  const auto trimmed = require_one_line("name", name);
  if (trimmed.empty()) throw Error(Kind::usage, "a member needs a name", "say --name NAME");
  return trimmed;
}

/// One of the names, in its own spelling; nothing for an empty text.
Said chosen(std::span<const std::string_view> names, std::string_view text, std::string_view what) {
  if (text.empty()) return {};
  const auto name = canonical(names, text);
  if (!name) throw not_one_of(names, text, what);
  return name;
}

}  // namespace

std::int64_t add(store::Store& store, const NewMember& member, Instant now) {
  store::Change change(store, now);
  Row row;
  row.name = required_name(member.name);
  row.organisation = require_one_line("organisation", member.organisation);
  row.role = require_one_line("role", member.role);
  row.nation = require_one_line("nation", member.nation);
  row.account = require_one_line("account", member.account);
  row.relation = chosen(relations, member.relation, "a relation");
  row.outlook = chosen(outlooks, member.outlook, "an outlook");
  row.interest = chosen(interests, member.interest, "an interest");
  row.addresses = new_addresses(store, member.emails);
  for (const auto& text : member.tags) add_tags(row.tags, require_one_line("tag", text));
  row.participations = member.participations;
  Writer writer(store, now);
  const auto id = writer.next_id();
  writer.insert(row);
  writer.flush();
  change.touch(Letter::member, id);
  writer.sign();
  change.commit("one member added");
  return id;
}

}  // namespace qlab::members
