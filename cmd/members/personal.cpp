// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/personal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "lib/calls/personal.hpp"
#include "lib/comments/personal.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/personal.hpp"
#include "lib/inbox/personal.hpp"
#include "lib/mail/personal.hpp"
#include "lib/members/personal.hpp"
#include "lib/render/page.hpp"
#include "lib/render/writers.hpp"
#include "lib/scenarios/personal.hpp"
#include "lib/webinar/personal.hpp"

namespace qlab::cmd {
namespace {

using store::PersonalTable;

constexpr std::string_view raw = "raw";

std::string json_row(const PersonalTable& table, std::size_t row) {
  std::string json;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    json += json.empty() ? "{" : ", ";
    render::append_json(json, table.columns[i]);
    json += ": ";
    const auto& value = table.rows[row][i];
    value ? render::append_json(json, *value) : static_cast<void>(json += "null");
  }
  return json + "}";
}

/// "names_as_guest" is "Names as guest".
std::string title(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

/// One line per value, so that long texts break where the page ends.
render::List shown(const PersonalTable& table, std::size_t row) {
  render::List list;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto value = table.rows[row][i].value_or("");
    if (value.empty() || table.columns[i] == raw) continue;
    list.items.push_back(fmt::format("{}: {}", title(table.columns[i]), value));
  }
  return list;
}

render::Section section(const PersonalTable& table) {
  auto id = table.name;
  std::replace(id.begin(), id.end(), '_', '-');
  render::Section section{id, title(table.name), {}, {}};
  if (table.rows.empty()) {
    section.blocks.emplace_back(render::Paragraph{"Nothing.", render::Tone::note});
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    section.blocks.emplace_back(shown(table, row));
  }
  return section;
}

}  // namespace

Personal personal_data(const store::Store& store, const members::Member& member, Instant now) {
  store::Person person{member.id, {}};
  for (const auto& address : member.addresses) person.address_keys.push_back(address.key);
  Personal personal{member.id == 0 ? "" : ref(Letter::member, member.id), member.name, now, {}};
  for (auto& tables :
       {members::personal_data(store, person), scenarios::personal_data(store, person),
        comments::personal_data(store, person), webinar::personal_data(store, person),
        calls::personal_data(store, person), mail::personal_data(store, person),
        inbox::personal_data(store, person), handover::personal_data(store, person),
        store::personal_data(store, person)}) {
    personal.held.insert(personal.held.end(), tables.begin(), tables.end());
  }
  return personal;
}

std::string to_json(const Personal& personal) {
  std::string json = "{\n\"member\": ";
  personal.ref.empty() ? static_cast<void>(json += "null")
                       : render::append_json(json, personal.ref);
  json += ",\n\"made\": ";
  render::append_json(json, rfc3339(personal.made));
  json += ",\n\"held\": {";
  for (const auto& table : personal.held) {
    json += &table == &personal.held.front() ? "\n" : ",\n";
    render::append_json(json, table.name);
    json += ": [";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      json += (row == 0 ? "\n  " : ",\n  ") + json_row(table, row);
    }
    json += table.rows.empty() ? "]" : "\n]";
  }
  return json + "\n}\n}\n";
}

std::string to_html(const Personal& personal) {
  render::Page page;
  page.title = fmt::format("What is held about {}", personal.name);
  page.under = fmt::format("{}, on {}", personal.ref.empty() ? "a guest" : personal.ref,
                           rfc3339(personal.made));
  page.banner = "Personal: for this person only";
  for (const auto& table : personal.held) page.sections.push_back(section(table));
  page.closing = "The full texts of mails are in the JSON form of this export.";
  return render::to_html(page);
}

}  // namespace qlab::cmd
