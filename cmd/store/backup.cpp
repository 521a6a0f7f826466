// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/store/snapshot.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  bool force = false;
};

using store::Backup;

constexpr std::array<render::Field<Backup>, 3> fields{{
    {"action", [](const Backup& /*made*/, render::Sink& sink) { sink.text("backup"); }},
    {"file", [](const Backup& made, render::Sink& sink) { sink.text(made.file.string()); }},
    {"bytes", [](const Backup& made,
                 render::Sink& sink) { sink.number(static_cast<std::int64_t>(made.bytes)); }},
}};

/// Cron makes backups too, and hears nothing where all went well.
Exit run(Context& context, const Options& options) {
  const auto overwrite = options.force ? store::Overwrite::yes : store::Overwrite::no;
  const auto made = store::backup(context.store_path(), options.file, overwrite);
  const bool asked = context.globals().json || !context.globals().format.empty();
  if (asked) {
    context.show<Backup>(fields, made);
  } else if (context.has_terminal()) {
    context.note("wrote '{}' ({} bytes), checked", text::terminal_safe(made.file.string()),
                 made.bytes);
  }
  return Exit::ok;
}

}  // namespace

void add_store_backup(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("backup", "Copy the store to another file");
  verb.add_option("FILE", options->file, "The file to write").required();
  verb.add_flag("--force", options->force, "Overwrite a file that exists, once the copy is whole");
  verb.footer(
      "Others may read, write and send meanwhile. A copy made with cp can lack the newest "
      "changes.\n\n"
      "Example:\n  qlab store backup /srv/backup/qlab-$(date +%F).db");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
