// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/config/example.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path folder = ".";
};

struct Made {
  std::string action = "init";
  std::string store;
  std::string config;
};

constexpr std::array<render::Field<Made>, 3> fields{{
    {"action", [](const Made& made, render::Sink& sink) { sink.text(made.action); }},
    {"store", [](const Made& made, render::Sink& sink) { sink.text(made.store); }},
    {"config", [](const Made& made, render::Sink& sink) { sink.text(made.config); }},
}};

Exit run(Context& context, const Options& options) {
  const auto store = options.folder / "qlab.db";
  const auto config = options.folder / "qlab.toml";
  if (std::filesystem::exists(config)) {
    throw Error(Kind::refused, fmt::format("'{}' exists already", config.string()),
                "choose another folder; nothing was overwritten");
  }
  std::filesystem::create_directories(options.folder);
  store::Store::create(store, context.now(), context.author());
  write_file(config, config::example());
  context.show<Made>(fields, {.store = store.string(), .config = config.string()});
  context.note("next: export QLAB_STORE={0} QLAB_CONFIG={1}, then fill in [identity] in {1}",
               std::filesystem::absolute(store).string(),
               std::filesystem::absolute(config).string());
  return Exit::ok;
}

}  // namespace

void add_init(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("init", "Make a store and a commented qlab.toml");
  verb.add_option("DIR", options->folder, "Folder to make them in (default: this one)");
  verb.footer("Example:\n  qlab init ~/community");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
