// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/private_values.hpp"

#include <array>

#include "lib/comments/packed.hpp"
#include "lib/handover/successor.hpp"
#include "lib/handover/told_texts.hpp"

namespace qlab::handover {
namespace {

/// Where private values stand, whichever noun's table it is.
struct Source {
  PrivateKind kind;
  const char* select;
};

constexpr std::array sources{
    Source{PrivateKind::address, "SELECT address FROM member_address"},
    // Most keys are the address itself, in lower case.
    Source{PrivateKind::address, "SELECT key FROM member_address WHERE key <> lower(address)"},
    Source{PrivateKind::address, "SELECT address FROM comment_guest WHERE address <> ''"},
    Source{PrivateKind::address,
           "SELECT key FROM comment_guest WHERE key NOT IN ('', lower(address))"},
    Source{PrivateKind::address, "SELECT DISTINCT address FROM attendance WHERE address <> ''"},
    Source{PrivateKind::telephone, "SELECT phone FROM call WHERE phone <> ''"},
    Source{PrivateKind::note, "SELECT body FROM call_note"},
    Source{PrivateKind::note, "SELECT reason FROM call WHERE reason <> ''"},
    Source{PrivateKind::name, "SELECT name FROM member WHERE erased_at IS NULL"},
};

void add(PrivateValues& values, PrivateKind kind, std::string_view value) {
  switch (kind) {
    case PrivateKind::address:
      return values.add_address(value);
    case PrivateKind::telephone:
      return values.add_telephone(value);
    case PrivateKind::note:
      return values.add_note(value);
    case PrivateKind::name:
      return values.add_name(value);
  }
}

ToldTexts public_scenarios(const store::Store& store) {
  ToldTexts told;
  auto texts = store.prepare(
      "SELECT v.body FROM scenario_version v JOIN scenario s ON s.id = v.scenario_id"
      " WHERE s.state <> 'draft'");
  while (texts.step()) told.add(texts.view(0));
  return told;
}

ToldTexts published_by(const store::Store& store, std::int64_t member) {
  ToldTexts told;
  auto bodies =
      store.prepare("SELECT body FROM comment WHERE member_id = ? AND state = 'published'");
  bodies.bind(member);
  while (bodies.step()) told.add(bodies.view(0));
  return told;
}

/// Reasons and conditions, and whose each is where they have published something.
constexpr auto answers_sql =
    "WITH author AS (SELECT DISTINCT member_id FROM comment"
    " WHERE state = 'published' AND member_id IS NOT NULL)"
    " SELECT reason, author.member_id FROM stance LEFT JOIN author USING (member_id)"
    " WHERE reason <> '' UNION"
    " SELECT condition, author.member_id FROM stance LEFT JOIN author USING (member_id)"
    " WHERE condition <> '' ORDER BY 2";

/// But for what repeats a scenario, or the member's own comments: who quotes what is discussed must
/// not keep it from being published.
void read_answers(const store::Store& store, PrivateValues& values) {
  const auto scenarios = public_scenarios(store);
  std::optional<std::int64_t> author;
  ToldTexts own;
  auto said = store.prepare(answers_sql);
  while (said.step()) {
    if (const auto next = said.maybe_integer(1); next != author) {
      author = next;
      own = published_by(store, *next);
    }
    values.add_note(said.view(0), [&](std::string_view sentence) {
      return scenarios.say(sentence) || own.say(sentence);
    });
  }
}

template <class Wanted>
void read(const store::Store& store, PrivateValues& values, Wanted wanted) {
  for (const auto& source : sources) {
    if (!wanted(source.kind)) continue;
    auto rows = store.prepare(source.select);
    while (rows.step()) add(values, source.kind, rows.view(0));
  }
  values.build();
}

void tell_staff(const mail::Host& staff, PrivateValues& values) {
  values.may_tell(staff.organisation);
  for (const auto& mailbox : {std::optional(staff.identity.from), staff.identity.reply_to}) {
    if (!mailbox) continue;
    values.may_tell(mailbox->name);
    values.may_tell(mailbox->address);
  }
}

void tell_successors(const store::Store& store, PrivateValues& values) {
  for (const auto& successor : successors(store)) {
    for (const auto& word : {successor.name, successor.organisation, successor.email})
      values.may_tell(word);
  }
}

}  // namespace

PrivateValues private_values(const store::Store& store, const mail::Host& staff,
                             std::span<const std::string> may_be_told) {
  PrivateValues values;
  tell_staff(staff, values);
  tell_successors(store, values);
  for (const auto& word : may_be_told) values.may_tell(word);
  comments::each_told_name(store, [&](std::string_view name) { values.may_tell(name); });
  read_answers(store, values);
  read(store, values, [](PrivateKind /*kind*/) { return true; });
  return values;
}

PrivateValues everything_private(const store::Store& store,
                                 std::span<const std::string> may_be_told) {
  PrivateValues values;
  for (const auto& word : may_be_told) values.may_tell(word);
  auto answers = store.prepare(answers_sql);
  while (answers.step()) values.add_note(answers.view(0));
  read(store, values, [](PrivateKind kind) { return kind != PrivateKind::telephone; });
  return values;
}

}  // namespace qlab::handover
