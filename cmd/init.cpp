// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/config/example.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/store/log.hpp"

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

constexpr std::array<render::Field<Made>, 3> made_fields{{
    {"action", [](const Made& made, render::Sink& sink) { sink.text(made.action); }},
    {"store", [](const Made& made, render::Sink& sink) { sink.text(made.store); }},
    {"config", [](const Made& made, render::Sink& sink) { sink.text(made.config); }},
}};

render::Fields<Made> fields() { return made_fields; }

[[noreturn]] void refuse_existing(const std::filesystem::path& file) {
  throw Error(Kind::refused, fmt::format("'{}' exists already", file.string()),
              "choose another folder; nothing was overwritten");
}

/// One that is there already and was never used is what an init left that was broken off.
void make_store(Context& context, const std::filesystem::path& file) {
  using store::Access;
  using store::Store;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file))) {
    Store::create(file, context.now(), context.author());
    return;
  }
  if (!store::is_unused(Store::open(file, Access::read, context.author()))) refuse_existing(file);
  Store::open(file, Access::write, context.author());  // which completes it where it is not bound
}

Exit run(Context& context, const Options& options) {
  const auto store = options.folder / "qlab.db";
  const auto config = options.folder / "qlab.toml";
  if (std::filesystem::exists(config)) refuse_existing(config);
  std::filesystem::create_directories(options.folder);
  make_store(context, store);
  write_file(config, config::example());
  context.show<Made>(fields(), {.store = store.string(), .config = config.string()});
  context.note("next: export QLAB_STORE={0} QLAB_CONFIG={1}, then fill in [identity] in {1}",
               std::filesystem::absolute(store).string(),
               std::filesystem::absolute(config).string());
  return Exit::ok;
}

}  // namespace

void add_init(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("init", "Make a store and a commented qlab.toml");
  verb.shows(fields, render::Amount::one);
  verb.add_option("DIR", options->folder, "Folder to make them in (default: this one)");
  verb.footer(
      "Broken off, it is completed by the same command. Nothing that is in use is touched.\n"
      "Example:\n  qlab init ~/community");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
