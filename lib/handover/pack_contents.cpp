// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "lib/handover/contacts.hpp"
#include "lib/handover/json.hpp"
#include "lib/handover/pack_entries.hpp"
#include "lib/handover/packed_items.hpp"
#include "lib/handover/page.hpp"
#include "lib/handover/suppression_files.hpp"
#include "lib/render/html_text.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::ordered_json;
using archive::Entry;
using archive::Protection;
using render::Format;

bool is_public(const store::PackedTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const auto& column) {
    return column.shown == store::PackedColumn::Shown::in_public;
  });
}

/// Both files of a table.
void add_table(std::vector<Entry>& entries, const store::Store& store, std::string_view folder,
               const TableFile& file) {
  const auto name = fmt::format("{}/{}", folder, file.table.name);
  entries.push_back(table_entry(store, name + ".json", file, Format::json));
  auto again = file;
  again.digests = nullptr;
  entries.push_back(table_entry(store, name + ".csv", std::move(again), Format::csv));
}

void add_report(std::vector<Entry>& entries, const std::string& folder, Protection protection,
                const Report& report) {
  entries.push_back(text_entry(folder + "report.html", protection,
                               [&report] { return render::to_html(page(report)); }));
  entries.push_back(text_entry(folder + "report.md", protection,
                               [&report] { return render::to_markdown(page(report)); }));
  entries.push_back(
      text_entry(folder + "report.json", protection, [&report] { return json(report); }));
}

/// As a reader of the report would see it.
Show masked(const PrivateValues& values) {
  return [&values](const store::Statement& row, int column) {
    return values.without_names(without_contacts(row.view(column)));
  };
}

/// A comment's author stands there by their own word; its text is text, whatever it was written in.
Show comment_words(const PrivateValues& values) {
  constexpr int by = 3;
  constexpr int text = 4;
  constexpr int format = 8;
  return [&values](const store::Statement& row, int column) {
    if (column == by) return without_contacts(row.view(column));
    const bool html = column == text && row.view(format) == "html";
    const auto words = html ? render::text_of_html(row.view(column)) : row.text(column);
    return values.without_names(without_contacts(words));
  };
}

std::string removed_comments(const Removals& removals) {
  return Json(removals.comments).dump() + "\n";
}

std::string removed_members(const Removals& removals) {
  Json list = Json::array();
  for (const auto& member : removals.members) {
    list.push_back({{"member", member.id},
                    {"reason", member.reason},
                    {"joined_into", member.joined_into ? Json(*member.joined_into) : Json()},
                    {"hashes", member.hashes}});
  }
  return list.dump(1) + "\n";
}

}  // namespace

std::vector<Entry> public_entries(const Contents& contents) {
  const auto& [store, values, settings, about, exact, published, restricted, removals, members,
               comments] = contents;
  std::vector<Entry> entries;
  entries.push_back(text_entry("README.txt", Protection::open,
                               [&about = contents.about, &settings = contents.settings] {
                                 return pack_readme(about, settings.report);
                               }));
  add_report(entries, "", Protection::open, published);
  for (auto& table : packed_tables()) {
    if (!is_public(table)) continue;
    add_table(entries, store, "public", {std::move(table), true, masked(values), nullptr});
  }
  const bool delta = about.kind == PackKind::delta;
  const auto which = delta ? comments::Comments::chosen : comments::Comments::all;
  auto* digests = delta ? nullptr : &comments;
  add_table(entries, store, "public",
            {comments::packed_comments(which), true, comment_words(values), digests});
  add_table(entries, store, "public",
            {comments::packed_codings(which), true, masked(values), digests});
  if (delta) {
    entries.push_back(
        text_entry("public/removed_comments.json", Protection::open,
                   [&removals = contents.removals] { return removed_comments(removals); }));
  }
  return entries;
}

std::vector<Entry> restricted_entries(const Contents& contents) {
  const auto& store = contents.store;
  constexpr auto encrypted = Protection::encrypted;
  std::vector<Entry> entries;
  entries.push_back(text_entry("restricted/suppression_key.json", encrypted,
                               [&store] { return suppression_key(store); }));
  entries.push_back(text_entry("restricted/suppressions.json", encrypted,
                               [&store] { return suppression_hashes(store); }));
  for (auto& entry : mailing_files(store)) entries.push_back(std::move(entry));
  const bool delta = contents.about.kind == PackKind::delta;
  if (delta) {
    entries.push_back(text_entry("restricted/removals.json", encrypted,
                                 [&contents] { return removed_members(contents.removals); }));
  }
  add_report(entries, "restricted/", encrypted, contents.restricted);
  auto tables = packed_tables();
  std::ranges::move(comments::packed_by_members(), std::back_inserter(tables));
  for (auto& table : tables) {
    const bool learns = !delta && is_of_members(table);
    add_table(entries, store, "restricted",
              {std::move(table), false, {}, learns ? &contents.member_digests : nullptr});
  }
  return entries;
}

}  // namespace qlab::handover
