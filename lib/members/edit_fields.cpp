// SPDX-License-Identifier: Apache-2.0
#include "lib/members/edit_fields.hpp"

#include <fmt/format.h>

#include <optional>
#include <span>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/typed_text.hpp"

namespace qlab::members {
namespace {

/// What a field may say.
struct Choice {
  std::string_view what;
  std::span<const std::string_view> names;
  std::string_view nothing;  ///< what it says when cleared
};

/// A place in delivery_deciders, the weightiest first; nobody's word weighs least.
std::size_t weight(std::string_view decider) {
  const auto* const found = std::find(delivery_deciders.begin(), delivery_deciders.end(), decider);
  return static_cast<std::size_t>(found - delivery_deciders.begin());
}

/// How delivery stands, in words: "off by member".
std::string shown_delivery(const Member& member) {
  if (member.delivery_by.empty()) return member.delivery;
  return fmt::format("{} by {}", member.delivery, member.delivery_by);
}

class FieldEditor {
 public:
  explicit FieldEditor(const NoteChange& note) : m_note(note) {}

  void text(std::string_view field, std::string& value, const std::optional<std::string>& said) {
    if (said) replace(field, value, std::string(require_one_line(field, *said)));
  }

  void named(std::string_view field, std::string& value, const std::optional<std::string>& said,
             const Choice& choice) {
    if (!said) return;
    const auto name =
        said->empty() ? std::optional(choice.nothing) : canonical(choice.names, *said);
    if (!name) throw not_one_of(choice.names, *said, choice.what);
    replace(field, value, std::string(*name));
  }

  [[nodiscard]] bool changed() const { return m_changed; }

 private:
  void replace(std::string_view field, std::string& value, std::string after) {
    if (m_note(field, value, after)) m_changed = true;
    value = std::move(after);
  }

  const NoteChange& m_note;
  bool m_changed = false;
};

}  // namespace

bool decide_delivery(Member& member, std::string_view delivery, std::string_view by,
                     const NoteChange& note) {
  const auto before = shown_delivery(member);
  const bool was_off = member.delivery == deliveries.back();
  if (delivery == deliveries.front()) {
    if (was_off && weight(by) > weight(member.delivery_by)) {
      throw Error(Kind::refused, fmt::format("{} turned mail off", ref(Letter::member, member.id)),
                  "only the member's own word turns it on again: say --by member");
    }
    member.delivery = deliveries.front();
    member.delivery_by.clear();
  } else if (!was_off || weight(by) < weight(member.delivery_by)) {
    member.delivery = deliveries.back();
    member.delivery_by = by;
  }
  return note("delivery", before, shown_delivery(member));
}

bool edit_fields(const Edit& edit, Member& member, const NoteChange& note) {
  FieldEditor editor(note);
  if (edit.name && text::trim(*edit.name).empty()) {
    throw Error(Kind::usage, "a member needs a name", "say --name NAME");
  }
  editor.text("name", member.name, edit.name);
  editor.text("organisation", member.organisation, edit.organisation);
  editor.text("role", member.role, edit.role);
  editor.text("nation", member.nation, edit.nation);
  editor.named("relation", member.relation, edit.relation, {"a relation", relations, ""});
  editor.named("outlook", member.outlook, edit.outlook, {"an outlook", outlooks, outlooks.back()});
  editor.named("interest", member.interest, edit.interest,
               {"an interest", interests, interests.back()});
  editor.text("account", member.account, edit.account);
  bool changed = editor.changed();
  if (edit.delivery) {
    require_named<int>(deliveries, *edit.delivery, "a delivery");
    const auto by = edit.delivery_by.empty() ? std::string("staff") : edit.delivery_by;
    require_named<int>(delivery_deciders, by, "somebody who decides about delivery");
    if (decide_delivery(member, *edit.delivery, by, note)) changed = true;
  }
  return changed;
}

}  // namespace qlab::members
