// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/plan_file.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/position.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t edition = 1;
constexpr std::size_t longest_text = 4096;
constexpr auto way_out = "write a new plan with --plan";

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json object_of(const Decision& decision) {
  Json object;
  object["who"] = decision.who;
  object["decision"] = decision.is_in() ? "in" : "out";
  object["reason"] = decision.out ? Json(name(decision.out->reason)) : Json();
  object["text"] = decision.out ? Json(decision.out->text) : Json();
  object["letter"] = decision.letter.empty() ? Json() : Json(decision.letter);
  return object;
}

/// How many are out for each reason, in the order of the reasons.
Json count_reasons(const Plan& plan) {
  std::map<Reason, std::size_t> counts;
  for (const auto& decision : plan.decisions) {
    if (decision.out) ++counts[decision.out->reason];
  }
  auto object = Json::object();
  for (const auto& [reason, count] : counts) object[std::string(name(reason))] = count;
  return object;
}

[[noreturn]] void no_plan(const std::string& source, const std::string& what) {
  throw Error(Kind::data, fmt::format("{}: {}", source, what), way_out);
}

/// Reads fields of one object; where says for people which one: "decisions[3]." or nothing.
class Reader {
 public:
  Reader(const Json& object, const std::string& source, std::string where)
      : m_object(object), m_source(source), m_where(std::move(where)) {
    if (!object.is_object()) no_plan(source, fmt::format("{}not an object", shown_where()));
  }

  [[nodiscard]] std::string text(const char* field) const {
    const auto& value = at(field);
    if (!value.is_string()) wrong(field, "a text");
    auto text = value.get<std::string>();
    if (text.size() > longest_text) wrong(field, "a short text");
    return text;
  }
  [[nodiscard]] std::string text_or_null(const char* field) const {
    return at(field).is_null() ? std::string() : text(field);
  }
  [[nodiscard]] std::size_t number(const char* field) const {
    const auto& value = at(field);
    if (!value.is_number_unsigned()) wrong(field, "a number");
    return value.get<std::size_t>();
  }
  [[nodiscard]] bool is_null(const char* field) const { return at(field).is_null(); }
  [[nodiscard]] const Json& at(const char* field) const {
    const auto found = m_object.find(field);
    if (found == m_object.end()) wrong(field, "there");
    return *found;
  }
  [[noreturn]] void wrong(const char* field, std::string_view expected) const {
    no_plan(m_source, fmt::format("'{}{}' is not {}", m_where, field, expected));
  }

 private:
  [[nodiscard]] std::string shown_where() const {
    return m_where.empty() ? "it is " : m_where.substr(0, m_where.size() - 1) + " is ";
  }

  const Json& m_object;
  const std::string& m_source;
  std::string m_where;
};

std::optional<Objection> objection_in(const Reader& reader) {
  const auto word = reader.text("decision");
  if (word == "in") return {};
  if (word != "out") reader.wrong("decision", "in or out");
  const auto reason = named<Reason>(reasons, reader.text("reason"));
  if (!reason) reader.wrong("reason", "a known reason");
  return Objection{*reason, reader.text("text")};
}

bool is_ref(std::string_view who) {
  for (const auto letter : {Letter::member, Letter::message, Letter::call}) {
    if (who.starts_with(static_cast<char>(letter)) && parse_ref(letter, who)) return true;
  }
  return false;
}

Decision decision_in(const Reader& reader) {
  Decision decision;
  decision.who = reader.text("who");
  if (!is_ref(decision.who))
    reader.wrong("who", "a member, a mail or a call, such as m12, o12 or k12");
  decision.out = objection_in(reader);
  decision.letter = reader.text_or_null("letter");
  return decision;
}

Json parsed(std::string_view text, const std::string& source) {
  if (!is_modest_json(text)) no_plan(source, "it is nested too deeply, or has too many fields");
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    PositionCounter counter;
    counter.pass(text.substr(0, error.byte == 0 ? 0 : error.byte - 1));
    no_plan(place(source, counter.position()), "this is not JSON");
  }
}

void read_decisions(Plan& plan, const Json& list, const std::string& source) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto decision = decision_in({list[i], source, fmt::format("decisions[{}].", i)});
    if (!seen.insert(decision.who).second) {
      no_plan(source, fmt::format("'{}' stands in it twice", decision.who));
    }
    plan.decisions.push_back(std::move(decision));
  }
}

void require_whole(const Plan& plan, const Reader& top, const std::string& source) {
  const bool sums = top.number("selected") == plan.decisions.size() &&
                    top.number("in") == plan.count_in() && top.number("out") == plan.count_out();
  if (!sums) no_plan(source, "its counts do not sum to its decisions");
  if (top.text("fingerprint") != fingerprint(plan)) {
    no_plan(source, "it was changed after it was written");
  }
}

}  // namespace

std::string write_plan(const Plan& plan) {
  Json head;
  head["qlab_plan"] = edition;
  head["command"] = plan.command;
  head["object"] = plan.object;
  head["at"] = rfc3339(plan.at);
  head["query"] = plan.query ? Json(*plan.query) : Json();
  head["max"] = plan.max ? Json(*plan.max) : Json();
  head["selected"] = plan.decisions.size();
  head["in"] = plan.count_in();
  head["out"] = plan.count_out();
  head["reasons"] = count_reasons(plan);
  head["fingerprint"] = fingerprint(plan);
  auto text = dump(head);
  text.back() = ',';
  text += "\n\"decisions\":[";
  std::string_view separator = "\n";
  for (const auto& decision : plan.decisions) {
    text += separator;
    text += dump(object_of(decision));
    separator = ",\n";
  }
  return text + "\n]}\n";
}

Plan parse_plan(std::string_view text, const std::string& source) {
  if (!text::is_utf8(text)) no_plan(source, "it is not UTF-8");
  const auto json = parsed(text, source);
  const Reader top(json, source, "");
  if (top.number("qlab_plan") != edition) top.wrong("qlab_plan", "an edition that is known");
  Plan plan;
  plan.command = top.text("command");
  plan.object = top.text("object");
  if (!top.is_null("query")) plan.query = top.text("query");
  if (!top.is_null("max")) plan.max = top.number("max");
  const auto at = parse_rfc3339(top.text("at"));
  if (!at) top.wrong("at", "an instant");
  plan.at = *at;
  const auto& list = top.at("decisions");
  if (!list.is_array()) top.wrong("decisions", "a list");
  read_decisions(plan, list, source);
  require_whole(plan, top, source);
  return plan;
}

}  // namespace qlab::mail
