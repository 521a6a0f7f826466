// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/asked_format.hpp"
#include "cmd/context.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/backups.hpp"
#include "lib/store/snapshot.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  bool force = false;
  std::optional<std::size_t> keep;
};

struct Made {
  store::Backup backup;
  std::vector<std::string> removed;
};

constexpr std::array<render::Field<Made>, 4> backup_fields{{
    {"action", [](const Made& /*made*/, render::Sink& sink) { sink.text("backup"); }},
    {"file", [](const Made& made, render::Sink& sink) { sink.text(made.backup.file.string()); }},
    {"bytes",
     [](const Made& made, render::Sink& sink) {
       sink.number(static_cast<std::int64_t>(made.backup.bytes));
     }},
    {"removed", [](const Made& made, render::Sink& sink) { sink.list(made.removed); }},
}};

render::Fields<Made> fields() { return backup_fields; }

/// The file that was named, or one in the folder of the backups.
std::filesystem::path target(Context& context, const Options& options) {
  const auto& folder = context.config().store.backups;
  if (!options.file.empty()) {
    context.require_foreign(options.file);
    return options.file;
  }
  if (folder.empty()) {
    throw Error(Kind::config, "no file is named for the backup",
                "name one, or the folder for all of them as [store] backups");
  }
  std::filesystem::create_directories(folder);
  return folder / store::backup_name(context.now());
}

/// Only once the new copy is whole.
std::vector<std::string> remove_old(Context& context, const Options& options) {
  std::vector<std::string> removed;
  if (!options.keep) return removed;
  for (const auto& file : store::keep_newest(context.config().store.backups, *options.keep))
    removed.push_back(file.string());
  return removed;
}

/// Cron makes backups too, and hears nothing where all went well.
Exit run(Context& context, const Options& options) {
  // One of the same instant is the same.
  const bool may_overwrite = options.force || options.file.empty();
  const auto overwrite = may_overwrite ? store::Overwrite::yes : store::Overwrite::no;
  Made made;
  made.backup = store::backup(context.store_path(), target(context, options), overwrite);
  made.removed = remove_old(context, options);
  if (asks_for_format(context)) {
    context.show<Made>(fields(), made);
  } else if (context.has_terminal()) {
    context.note("wrote '{}' ({} bytes), checked", text::terminal_safe(made.backup.file.string()),
                 made.backup.bytes);
  }
  return Exit::ok;
}

}  // namespace

void add_store_backup(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("backup", "Copy the store to another file");
  verb.add_option("FILE", options->file,
                  "The file to write; where none is named, one in the folder of [store] backups");
  verb.add_flag("--force", options->force, "Overwrite a file that exists, once the copy is whole");
  verb.add_option("--keep", options->keep,
                  "Then take away all but the newest so many in the folder of [store] backups")
      .type_name("N")
      .positive();
  verb.shows(fields, render::Amount::one);
  verb.footer(
      "Others may read, write and send meanwhile. A copy made with cp can lack the newest "
      "changes.\n\n"
      "Examples:\n  qlab store backup /srv/backup/qlab-$(date +%F).db\n"
      "  qlab store backup --keep 14");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
