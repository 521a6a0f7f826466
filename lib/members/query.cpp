// SPDX-License-Identifier: Apache-2.0
#include "lib/members/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/query.hpp"
#include "lib/core/text.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"

namespace qlab::members {

/// The condition as it grows: SQL and the values of its question marks, in their order.
class Conditions {
 public:
  explicit Conditions(Query& query) : m_sql(query.m_condition), m_values(query.m_values) {}

  template <class... Values>
  void add(std::string_view sql, const Values&... values) {
    m_sql += sql;
    (m_values.emplace_back(values), ...);
  }

 private:
  std::string& m_sql;
  std::vector<Query::Value>& m_values;
};

namespace {

struct Field {
  std::string_view name;
  void (*add)(Conditions& conditions, const std::string& value);
};

void add_tag(Conditions& conditions, const std::string& value) {
  conditions.add(
      "m.id IN (SELECT member_id FROM member_tag WHERE tag_id ="
      " (SELECT id FROM tag WHERE name = ?))",
      text::slug(value));
}

void add_name(Conditions& conditions, const std::string& value) {
  conditions.add("instr(folded(m.name), ?)", text::fold_for_search(value));
}

void add_email(Conditions& conditions, const std::string& value) {
  conditions.add(
      "EXISTS (SELECT 1 FROM member_address a WHERE a.member_id = m.id"
      " AND instr(folded(a.address), ?))",
      text::fold_for_search(value));
}

/// Whole words within the organisation's name: org:acme finds "Acme Ltd", not "Acmeville".
void add_organisation(Conditions& conditions, const std::string& value) {
  conditions.add("instr('-' || slug(m.organisation) || '-', ?)", "-" + text::slug(value) + "-");
}

void add_role(Conditions& conditions, const std::string& value) {
  conditions.add("slug(m.role) = ?", text::slug(value));
}

void add_nation(Conditions& conditions, const std::string& value) {
  conditions.add("slug(m.nation) = ?", text::slug(value));
}

void add_relation(Conditions& conditions, const std::string& value) {
  if (value != "none") require_named<int>(relations, value, "a relation");
  conditions.add("m.relation = ?", value == "none" ? std::string() : value);
}

void add_outlook(Conditions& conditions, const std::string& value) {
  require_named<int>(outlooks, value, "an outlook");
  conditions.add("m.outlook = ?", value);
}

void add_account(Conditions& conditions, const std::string& value) {
  conditions.add("folded(m.account) = ?", text::fold_for_search(value));
}

std::int64_t day(std::string_view text) {
  const auto start = parse_rfc3339(fmt::format("{}T00:00:00Z", text));
  if (start) return seconds(*start);
  throw Error(Kind::usage, fmt::format("'{}' is not a date", text::terminal_safe(text)),
              "write joined:2026-01-01 or joined:2026-01-01..2026-06-30, either end left out");
}

void add_joined(Conditions& conditions, const std::string& value) {
  constexpr auto whole_day = std::int64_t{86'400};
  const auto dots = value.find("..");
  const auto from = value.substr(0, dots);
  const auto until = dots == std::string::npos ? from : value.substr(dots + 2);
  conditions.add("m.joined_at >= ?", from.empty() ? seconds(Instant::min()) : day(from));
  conditions.add(" AND m.joined_at < ?",
                 until.empty() ? seconds(Instant::max()) : day(until) + whole_day);
}

void add_consent(Conditions& conditions, const std::string& value) {
  const auto equals = value.find('=');
  const auto purpose =
      equals == std::string::npos ? std::string(purposes.front()) : value.substr(0, equals);
  const auto state = equals == std::string::npos ? value : value.substr(equals + 1);
  require_named<Purpose>(purposes, purpose, "a purpose of consent");
  require_named<ConsentState>(consent_states, state, "a state of consent");
  conditions.add(
      "coalesce((SELECT state FROM consent c WHERE c.member_id = m.id AND c.purpose = ?"
      " AND c.recipient = '' ORDER BY c.id DESC LIMIT 1), 'unknown') = ?",
      purpose, state);
}

void add_state(Conditions& conditions, const std::string& value) {
  static constexpr Names<3> states{"ok", "bad", "off"};
  require_named<int>(states, value, "a state");
  constexpr auto state =
      "CASE WHEN m.delivery = 'off' THEN 'off' ELSE coalesce((SELECT a.state FROM member_address a"
      " WHERE a.member_id = m.id AND a.position = 0), 'bad') END = ?";
  conditions.add(state, value);
}

constexpr std::array<Field, 12> fields{{{"tag", add_tag},
                                        {"org", add_organisation},
                                        {"nation", add_nation},
                                        {"role", add_role},
                                        {"relation", add_relation},
                                        {"outlook", add_outlook},
                                        {"joined", add_joined},
                                        {"consent", add_consent},
                                        {"state", add_state},
                                        {"name", add_name},
                                        {"email", add_email},
                                        {"account", add_account}}};

constexpr auto field_names = [] {
  std::array<std::string_view, fields.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = fields[i].name;
  return names;
}();

/// A bare word: in the name, the organisation or any address.
void add_text(Conditions& conditions, const std::string& value) {
  add_name(conditions, value);
  conditions.add(" OR instr(folded(m.organisation), ?) OR ", text::fold_for_search(value));
  add_email(conditions, value);
}

void add_term(Conditions& conditions, const Term& term) {
  const auto* field = std::find_if(fields.begin(), fields.end(),
                                   [&](const Field& known) { return known.name == term.field; });
  const auto add = field == fields.end() ? add_text : field->add;
  conditions.add(term.negated ? "NOT (" : "(");
  for (const auto& value : term.values) {
    conditions.add(&value == term.values.data() ? "(" : " OR (");
    add(conditions, value);
    conditions.add(")");
  }
  conditions.add(")");
}

}  // namespace

Query Query::everybody() {
  Query query;
  query.m_condition = "TRUE";
  return query;
}

Query Query::parse(std::string_view text) {
  const auto terms = parse_query(text, field_names);
  Query query;
  Conditions conditions(query);
  if (terms.empty()) conditions.add("FALSE");
  for (const auto& term : terms) {
    if (&term != terms.data()) conditions.add(" AND ");
    add_term(conditions, term);
  }
  return query;
}

void Query::bind(store::Statement& statement, int first) const {
  for (const auto& value : m_values) {
    std::visit([&](const auto& plain) { statement.put(first, plain); }, value);
    ++first;
  }
}

std::span<const std::string_view> query_fields() { return field_names; }

}  // namespace qlab::members
