// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/front_matter.hpp"
#include "lib/scenarios/slug.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

using std::filesystem::path;

constexpr std::size_t largest_file = std::size_t{2} << 20;
constexpr std::size_t most_files = 1000;

struct Found {
  std::string file;
  MarkdownFile content;
  bool guessed = false;
};

/// What macOS and editors keep beside a file is no scenario.
bool is_scenario(const std::filesystem::directory_entry& entry) {
  const auto name = entry.path().filename().string();
  return name.ends_with(".md") && !name.starts_with('.') && entry.is_regular_file();
}

std::vector<path> markdown_files(const path& folder) {
  std::error_code error;
  std::vector<path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (!is_scenario(entry)) continue;
    files.push_back(entry.path());
    if (files.size() > most_files)
      throw Error(Kind::data, fmt::format("more than {} files are in '{}'", most_files,
                                          text::terminal_safe(folder.string())));
  }
  if (error) {
    const bool absent = error == std::errc::no_such_file_or_directory;
    throw Error(
        absent ? Kind::not_found : Kind::io,
        fmt::format("cannot read '{}': {}", text::terminal_safe(folder.string()), error.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// A first heading is the title where no front matter says one.
std::string title_of(const MarkdownFile& content, const std::string& source) {
  if (content.title) return *content.title;
  const auto line = content.body.substr(0, content.body.find('\n'));
  if (line.starts_with("# ")) return std::string(text::trim(line.substr(2)));
  throw Error(Kind::data, fmt::format("{}:1:1: the scenario has no title", source),
              "write 'title: ...' in its front matter, or start its text with '# ...'");
}

/// Says in which file it is what a scenario cannot be.
Found read(const path& file) {
  const auto shown = text::terminal_safe(file.string());
  const auto decoded = decode(read_file(file, largest_file), shown);
  Found found{file.filename().string(), read_markdown(decoded.text, shown), decoded.guessed};
  auto& content = found.content;
  if (!content.slug) content.slug = file.stem().string();
  content.title = title_of(content, shown);
  try {
    require_slug(*content.slug);
    checked_title(*content.title);
    check_body(content.body);
  } catch (const Error& error) {
    throw Error(Kind::data, fmt::format("{}:1:1: {}", shown, error.what()), error.hint());
  }
  return found;
}

std::vector<Found> read_folder(const path& folder) {
  std::vector<Found> all;
  std::map<std::string, std::string> slugs;
  for (const auto& file : markdown_files(folder)) {
    all.push_back(read(file));
    const auto& found = all.back();
    const auto [earlier, is_new] = slugs.emplace(*found.content.slug, found.file);
    if (!is_new) {
      throw Error(Kind::data, fmt::format("{}:1:1: the slug '{}' is that of '{}' too",
                                          text::terminal_safe(file.string()), *found.content.slug,
                                          text::terminal_safe(earlier->second)));
    }
  }
  return all;
}

/// As an export writes it: with one line end, whatever the store has.
std::string tidied(const std::string& body) { return read_markdown("---\n---\n" + body, "").body; }

Edit edit_of(const store::Store& store, const Scenario& scenario, const MarkdownFile& content,
             std::optional<Weight> weight) {
  Edit edit;
  edit.title = content.title;
  const auto present = body(store, scenario);
  if (tidied(present) != content.body) edit.body = content.body;
  const bool words = words_differ(scenario.title, *content.title) ||
                     (edit.body && words_differ(present, *edit.body));
  edit.weight = weight.value_or(words ? Weight::material : Weight::minor);
  return edit;
}

ImportedFile take(store::Store& store, const Found& found, std::optional<Weight> weight,
                  Instant now) {
  const auto& content = found.content;
  if (const auto known = find(store, *content.slug)) {
    auto edit = edit_of(store, *known, content, weight);
    auto done = apply_edit(store, *known, edit, now);
    const bool material = done.after.material_version != done.before.material_version;
    const auto outcome = done.changed.empty() ? FileOutcome::unchanged : FileOutcome::changed;
    return {found.file, done.after, outcome, std::move(done.changed), material, done.stale};
  }
  const auto added = insert(store, {*content.slug, *content.title, content.body}, now);
  return {found.file, added, FileOutcome::added, {}, false, 0};
}

/// Those that say an order come first, in it; the others behind them as they are.
void put_in_order(store::Store& store, const std::vector<Found>& found,
                  std::vector<ImportedFile>& files) {
  std::map<std::int64_t, std::int64_t> wanted;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (const auto order = found[i].content.order) wanted[files[i].scenario.id] = *order;
  }
  const auto place = [&](const Scenario& scenario) {
    const auto order = wanted.find(scenario.id);
    return std::pair(order == wanted.end(), order == wanted.end() ? 0 : order->second);
  };
  auto order = list(store);
  std::stable_sort(order.begin(), order.end(),
                   [&](const Scenario& a, const Scenario& b) { return place(a) < place(b); });
  for (const auto& scenario : renumber(store, std::move(order))) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const ImportedFile& each) {
      return each.scenario.id == scenario.id;
    });
    if (file == files.end() || file->scenario.position == scenario.position) continue;
    file->scenario.position = scenario.position;
    if (file->outcome == FileOutcome::added) continue;
    file->outcome = FileOutcome::changed;
    file->changed.emplace_back("position");
  }
}

MarkdownFile file_of(const store::Store& store, const Scenario& scenario) {
  return {scenario.slug, scenario.title, scenario.position, tidied(body(store, scenario))};
}

}  // namespace

std::vector<ImportedFile> import_folder(store::Store& store, const path& folder,
                                        std::optional<Weight> weight, Instant now, Keep keep) {
  const auto found = read_folder(folder);
  store::Change change(store, now);
  std::vector<ImportedFile> files;
  for (const auto& each : found) {
    files.push_back(take(store, each, weight, now));
    files.back().guessed = each.guessed;
  }
  put_in_order(store, found, files);
  for (const auto& done : files) {
    if (done.outcome != FileOutcome::unchanged) change.touch(Letter::scenario, done.scenario.id);
  }
  if (keep == Keep::yes) change.commit("imported scenarios");
  return files;
}

std::vector<std::string> export_folder(const store::Store& store, const path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throw Error(Kind::io, fmt::format("cannot make '{}': {}", text::terminal_safe(folder.string()),
                                      error.message()));
  }
  std::vector<std::string> names;
  for (const auto& scenario : list(store)) {
    const auto file = folder / (scenario.slug + ".md");
    const auto text = write_markdown(file_of(store, scenario));
    std::error_code absent;
    const bool is_there = std::filesystem::is_regular_file(file, absent);
    if (!is_there || read_file(file) != text) write_file(file, text);
    names.push_back(file.filename().string());
  }
  return names;
}

}  // namespace qlab::scenarios
