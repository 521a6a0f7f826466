// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "lib/core/keyed_hash.hpp"

namespace qlab::mail {
namespace {

/// Not a secret: it keeps these fingerprints apart from those of anything else.
constexpr std::string_view key = "qlab plan, first edition";

/// Half of the hash is more than enough to tell mails apart, and plans have many.
constexpr std::size_t digits = 32;

/// Fields with their lengths, so that no text can pretend to be two.
class Fields {
 public:
  Fields& add(std::string_view field) {
    m_text += fmt::format("{}:", field.size());
    m_text += field;
    return *this;
  }
  Fields& add(const Mailbox& mailbox) { return add(mailbox.name).add(mailbox.address); }

  [[nodiscard]] std::string hash() const { return keyed_hash(key, m_text).substr(0, digits); }

 private:
  std::string m_text;
};

std::string_view word(const Decision& decision) {
  return decision.out ? name(decision.out->reason) : "in";
}

std::string in_words(const Decision* decision) {
  if (decision == nullptr) return "not selected";
  return decision->out ? "out: " + decision->out->text : "in";
}

using Decisions = std::unordered_map<std::string_view, const Decision*>;

Decisions by_who(const Plan& plan) {
  Decisions all;
  for (const auto& decision : plan.decisions) all.emplace(decision.who, &decision);
  return all;
}

const Decision* find(const Decisions& decisions, std::string_view who) {
  const auto found = decisions.find(who);
  return found == decisions.end() ? nullptr : found->second;
}

/// Nothing where both say the same. A decision that is not there is out.
std::optional<Drift> drift(const Decision* before, const Decision* now) {
  const bool was_in = before != nullptr && before->is_in();
  const bool is_in = now != nullptr && now->is_in();
  if (was_in != is_in) return is_in ? Drift::joined : Drift::left;
  if (is_in) return before->letter == now->letter ? std::nullopt : std::optional(Drift::letter);
  const bool same = before != nullptr && now != nullptr && before->out == now->out;
  return same ? std::nullopt : std::optional(Drift::reason);
}

}  // namespace

std::size_t Plan::count_in() const {
  return static_cast<std::size_t>(std::ranges::count_if(decisions, &Decision::is_in));
}

std::string fingerprint(const Message& message) {
  Fields fields;
  fields.add(message.from).add(message.reply_to.value_or(Mailbox())).add(message.to);
  fields.add(message.subject).add(message.text).add(message.html);
  if (message.calendar) fields.add(message.calendar->method).add(message.calendar->text);
  return fields.hash();
}

std::string fingerprint(const Plan& plan) {
  Fields fields;
  fields.add(plan.command).add(plan.object);
  fields.add(plan.query ? "to" : "all").add(plan.query.value_or(""));
  fields.add(plan.max ? std::to_string(*plan.max) : "");
  for (const auto& decision : plan.decisions) {
    fields.add(decision.who).add(word(decision));
    fields.add(decision.out ? decision.out->text : decision.letter);
  }
  return fields.hash();
}

std::vector<Difference> differences(const Plan& agreed, const Plan& now) {
  const auto before = by_who(agreed);
  const auto after = by_who(now);
  std::vector<Difference> found;
  const auto compare = [&](const std::string& who, const Decision* then, const Decision* present) {
    const auto changed = drift(then, present);
    if (changed) found.push_back({who, *changed, in_words(then), in_words(present)});
  };
  for (const auto& each : agreed.decisions) compare(each.who, &each, find(after, each.who));
  for (const auto& each : now.decisions) {
    if (!before.contains(each.who)) compare(each.who, nullptr, &each);
  }
  return found;
}

}  // namespace qlab::mail
