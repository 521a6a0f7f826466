// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/listing.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "lib/calls/consent.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/query.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/reader.hpp"
#include "lib/store/condition.hpp"

namespace qlab::calls {
namespace {

using store::Condition;
using store::Meanings;
using store::Reach;
using store::Store;

enum class Answer { yes, no };
constexpr Names<2> answers{"yes", "no"};

Meanings own(Condition where, Reach reach = Reach::index) {
  return {{.facts = {}, .owner = {}, .where = std::move(where), .reach = reach}};
}

Meanings state(const Store& /*store*/, std::string_view value) {
  return own(Condition("m.state = ?", name(require_named<State>(states, value, "a state"))));
}

Meanings member(const Store& store, std::string_view value) {
  return own(Condition("m.member_id = ?", members::resolve(store, value).id));
}

Meanings owner(const Store& /*store*/, std::string_view value) {
  return own(Condition("m.owner = ?", value));
}

Meanings staff(const Store& /*store*/, std::string_view value) {
  return own(Condition("m.staff = ?", value), Reach::scan);
}

Meanings webinar(const Store& /*store*/, std::string_view value) {
  const auto id = parse_ref(Letter::webinar, value);
  if (!id) {
    throw Error(Kind::usage, fmt::format("'{}' is no webinar's id", text::terminal_safe(value)),
                "write it like w1");
  }
  return own(Condition("m.webinar_id = ? AND m.webinar_id IS NOT NULL", *id));
}

Meanings outcome(const Store& /*store*/, std::string_view value) {
  return own(Condition("m.outcome = ?", value), Reach::scan);
}

Meanings at(const Store& /*store*/, std::string_view value) {
  const auto period = parse_period(value, "at:");
  return own(Condition("m.starts_at >= ? AND m.starts_at < ? AND m.starts_at IS NOT NULL",
                       period.from, period.until));
}

Meanings refused(const Store& /*store*/, std::string_view value) {
  const bool wanted = require_named<Answer>(answers, value, "an answer") == Answer::yes;
  return own(Condition(fmt::format("{}{}", wanted ? "" : "NOT ", said_no_sql)), Reach::scan);
}

Meanings word(const Store& /*store*/, std::string_view value) {
  return own(Condition("found_in(m.reason || ' ' || m.agreed, ?)", text::fold_for_search(value)),
             Reach::scan);
}

constexpr std::array<store::QueryField, 9> fields{{
    {"state", "STATE",
     "wanted, proposed, booked, held, no-show, cancelled, declined or lapsed: "
     "state:wanted,proposed",
     state},
    {"member", "MEMBER", "whose call: member:m12, member:anna@example.org", member},
    {"owner", "NAME", "who of staff arranges it: owner:anna", owner},
    {"staff", "NAME", "who of staff holds it: staff:anna", staff},
    {"webinar", "ID", "the webinar that they cannot come to: webinar:w1", webinar},
    {"outcome", "CODE", "what it led to: outcome:wants-to-help", outcome},
    {"refused", "yes|no", "whether the member said no to calls: state:booked refused:yes", refused},
    {"at", "PERIOD", "when it is, in UTC: at:2027-03, at:2027-03-01..2027-03-05", at},
    {"", "WORD", "any other word: in the reason or in what was agreed", word},
}};

std::string objection_to(const Store& store, const Call& call) {
  const auto no = call.is_open() ? said_no(store, call.member) : std::nullopt;
  return no ? no->text : std::string();
}

}  // namespace

store::QueryFields query_fields() { return fields; }

void each(const store::Store& store, const Question& question,
          const std::function<void(const Listed&)>& take) {
  Condition where("TRUE");
  if (question.query) {
    const auto terms = parse_query(*question.query, store::names(fields));
    where = store::selection(store, "call", terms, fields);
  }
  if (question.within) {
    where = Condition("m.state = 'booked' AND m.starts_at >= ? AND m.starts_at < ? AND (",
                      question.within->from, question.within->until)
                .add(where)
                .add(")");
  }
  auto rows = store.prepare(fmt::format(
      "SELECT {} FROM call AS m WHERE {} ORDER BY m.starts_at, m.id", columns, where.sql()));
  where.bind(rows);
  members::Lookup member_of(store, {.addresses = false, .tags = false, .contact = false});
  while (rows.step()) {
    auto call = read(rows);
    const auto member = member_of(call.member);
    auto objection = objection_to(store, call);
    take({std::move(call), member ? member->name : std::string(), std::move(objection)});
  }
}

Listed with_name(const store::Store& store, Call call) {
  const auto member = members::by_id(store, call.member);
  auto objection = objection_to(store, call);
  return {std::move(call), member ? member->name : std::string(), std::move(objection)};
}

}  // namespace qlab::calls
