// SPDX-License-Identifier: Apache-2.0
#include "lib/config/load.hpp"

#include <fmt/format.h>

#include "lib/config/layer.hpp"
#include "lib/config/value.hpp"

namespace qlab::config {
namespace {

class Layers {
 public:
  explicit Layers(const Sources& sources) : m_home(sources.home) {}

  void add_file(const std::filesystem::path& file, Absent absent) {
    const auto text = read_text(file, absent);
    if (!text) return;
    const Source source{file.string(), file.parent_path(), m_home, Kind::config};
    for (const auto& [key, line] : apply(parse(*text, source), source, m_loaded.config)) {
      m_loaded.origins[key] = fmt::format("{}:{}", file.string(), line);
    }
    m_loaded.files.push_back(file);
  }

  void add(const Override& said) {
    const auto& key = key_named(said.key);
    const Source source{said.origin, {}, {}, Kind::usage};
    read_typed(key, said.value, source, m_loaded.config);
    m_loaded.origins[key.name] = said.origin;
  }

  Loaded finish() { return std::move(m_loaded); }

 private:
  std::filesystem::path m_home;
  Loaded m_loaded;
};

}  // namespace

std::vector<Setting> Loaded::settings() const {
  auto shown = config;
  std::vector<Setting> list;
  for (const auto& key : keys()) {
    const auto origin = origins.find(key.name);
    list.push_back(
        {key.name, show_value(key, shown), origin == origins.end() ? "default" : origin->second});
  }
  return list;
}

Loaded load(const Sources& sources) {
  Layers layers(sources);
  if (sources.named_file) {
    layers.add_file(*sources.named_file, Absent::is_an_error);
  } else {
    for (const auto& file : {sources.system_file, sources.user_file}) {
      if (!file.empty()) layers.add_file(file, Absent::is_fine);
    }
  }
  for (const auto& said : sources.overrides) layers.add(said);
  return layers.finish();
}

}  // namespace qlab::config
