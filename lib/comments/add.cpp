// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/add.hpp"

#include <fmt/format.h>

#include "lib/comments/policy.hpp"
#include "lib/comments/record.hpp"
#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_body = std::size_t{1} << 20;

Author author_of(store::Store& store, const Contribution& contribution) {
  if (const auto* guest = std::get_if<Guest>(&contribution.author))
    return find_or_add_guest(store, *guest);
  return {std::get<MemberAuthor>(contribution.author), {}};
}

Place place_of(const store::Store& store, const scenarios::Scenario& scenario,
               const std::string& reply_to_word) {
  if (reply_to_word.empty()) return {};
  const auto answered = require(store, reply_to_word);
  const auto shown = ref(Letter::comment, answered.id);
  if (answered.scenario_id != scenario.id) {
    throw Error(Kind::usage, fmt::format("{} is about '{}', not about '{}'", shown,
                                         answered.scenario, scenario.slug));
  }
  if (answered.state != State::published && answered.state != State::pending) {
    throw Error(Kind::refused,
                fmt::format("{} is {} and takes no replies", shown, name(answered.state)));
  }
  return reply_to({answered.id, answered.depth, answered.parent_id});
}

std::int64_t accepted_policy(store::Store& store, const Author& author, Acceptance acceptance,
                             Instant now) {
  const auto version = present_policy(store, now);
  if (acceptance == Acceptance::given) accept(store, author.id, version, {}, now);
  if (has_accepted(store, author.id, version)) return version;
  throw Error(Kind::refused,
              fmt::format("the author has not accepted version {} of the comments policy", version),
              "once they have read and accepted it, add --accept-policy");
}

bool has_published(const store::Store& store, AuthorId author) {
  if (const auto member = member_of(author)) {
    return store
        .first("SELECT 1 FROM comment WHERE member_id = ? AND state = 'published' LIMIT 1", *member)
        .has_value();
  }
  return store
      .first(
          "SELECT 1 FROM comment_guest g JOIN comment_guest same ON same.key = g.key"
          " JOIN comment c ON c.guest_id = same.id"
          " WHERE g.id = ? AND g.key <> '' AND c.state = 'published' LIMIT 1",
          guest_of(author))
      .has_value();
}

}  // namespace

std::string checked_body(std::string_view given, Kind bad) {
  const auto body = text::trim(given);
  if (body.empty()) throw Error(bad, "the comment is empty");
  if (body.size() > longest_body)
    throw Error(bad, fmt::format("the comment is longer than {} bytes", longest_body));
  if (!text::is_utf8(body)) throw Error(bad, "the comment is not UTF-8");
  return std::string(body);
}

Author find_or_add_guest(store::Store& store, const Guest& guest) {
  const auto name = text::trim(guest.name);
  if (name.empty() || name.size() > longest_name || !text::is_utf8(name))
    throw Error(Kind::usage, fmt::format("'{}' is not a guest's name", text::terminal_safe(name)));
  if (!parse_address(guest.address)) {
    throw Error(Kind::usage, fmt::format("'{}' is not an e-mail address",
                                         text::terminal_safe(text::cut(guest.address, 100))));
  }
  return Authors(store).find_or_add(name, guest.address);
}

State first_state(const store::Store& store, AuthorId author, Moderation moderation) {
  if (moderation == Moderation::on) return State::pending;
  if (moderation == Moderation::off) return State::published;
  return has_published(store, author) ? State::published : State::pending;
}

Comment add(store::Store& store, const scenarios::Scenario& scenario,
            const Contribution& contribution, Moderation moderation, Acceptance acceptance,
            Instant now) {
  const auto body = checked_body(contribution.body, contribution.bad_body);
  store::Change change(store, now);
  const auto place = place_of(store, scenario, contribution.reply_to);
  const auto author = author_of(store, contribution);
  const auto policy = accepted_policy(store, author, acceptance, now);
  const auto id = Recorder(store, now)
                      .add({.scenario_id = scenario.id,
                            .place = place,
                            .author = author,
                            .body = body,
                            .format = Format::text,
                            .state = first_state(store, author.id, moderation),
                            .licence = contribution.licence,
                            .policy_version = policy,
                            .written_at = contribution.written_at.value_or(now)});
  change.touch(Letter::comment, id);
  change.commit(fmt::format("added {}", ref(Letter::comment, id)));
  return require(store, ref(Letter::comment, id));
}

}  // namespace qlab::comments
