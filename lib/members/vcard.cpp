// SPDX-License-Identifier: Apache-2.0
#include "lib/members/vcard.hpp"

#include <fmt/format.h>

#include "lib/core/content_line.hpp"
#include "lib/core/ids.hpp"

namespace qlab::members {
namespace {

using content_line::escape_text;
using content_line::write_line;
using content_line::write_text;

/// PREF is 1 for the most wanted, and 100 at most (RFC 6350 5.3).
constexpr std::size_t lowest_preference = 100;

void write_emails(std::string& out, const Member& member) {
  std::size_t preference = 1;
  for (const auto& address : member.addresses) {
    if (address.state == AddressState::bad) continue;
    write_line(out, fmt::format("EMAIL;PREF={}:{}", preference, escape_text(address.shown)));
    if (preference < lowest_preference) ++preference;
  }
}

/// Tags are slugs: the comma between them needs no escape.
void write_tags(std::string& out, const Member& member) {
  if (member.tags.empty()) return;
  write_line(out, fmt::format("CATEGORIES:{}", fmt::join(member.tags, ",")));
}

std::string note(const Member& member) {
  auto text = fmt::format("qlab {}; outlook: {}", ref(Letter::member, member.id), member.outlook);
  if (!member.relation.empty()) text += "; relation: " + member.relation;
  if (!member.account.empty()) text += "; account: " + member.account;
  return text;
}

}  // namespace

std::string vcard(const Member& member) {
  std::string out;
  write_line(out, "BEGIN:VCARD");
  write_line(out, "VERSION:4.0");
  write_line(out, "KIND:individual");
  write_line(out, "FN:" + escape_text(member.name));
  write_emails(out, member);
  write_text(out, "ORG", member.organisation);
  write_text(out, "TITLE", member.role);
  // Of the seven parts of an address only the last, the country, is known.
  if (!member.nation.empty()) write_line(out, "ADR:;;;;;;" + escape_text(member.nation));
  write_tags(out, member);
  write_text(out, "NOTE", note(member));
  write_line(out, "REV:" + content_line::utc(member.updated));
  write_line(out, "END:VCARD");
  return out;
}

}  // namespace qlab::members
