// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "cmd/context.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/text.hpp"
#include "lib/store/migrate.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  bool dry_run = false;
};

struct Result {
  store::Migration migration;
  bool dry_run = false;
};

void put_backup(const Result& result, render::Sink& sink) {
  const auto& backup = result.migration.backup;
  backup.empty() ? sink.nothing() : sink.text(backup.string());
}

constexpr std::array<render::Field<Result>, 5> fields{{
    {"action", [](const Result& /*result*/, render::Sink& sink) { sink.text("migrate"); }},
    {"dry_run", [](const Result& result, render::Sink& sink) { sink.truth(result.dry_run); }},
    {"from", [](const Result& result, render::Sink& sink) { sink.number(result.migration.from); }},
    {"to", [](const Result& result, render::Sink& sink) { sink.number(result.migration.to); }},
    {"backup", put_backup},
}};

Exit run(Context& context, const Options& options) {
  const Result result{store::plan_migration(context.store_path()), options.dry_run};
  // Opening for writing is what climbs.
  if (!options.dry_run) static_cast<void>(context.store());
  context.show<Result>(fields, result);
  const auto& [from, to, backup] = result.migration;
  if (from == to) context.note("nothing to do: schema {} is the newest", to);
  if (from != to && !options.dry_run) {
    context.note("the store before is kept as '{}'", text::terminal_safe(backup.string()));
  }
  return Exit::ok;
}

}  // namespace

void add_store_migrate(Verb& store, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = store.add_verb("migrate", "Bring an older store up to this qlab's schema");
  verb.shows([] { return render::Fields<Result>(fields); }, render::Amount::one);
  verb.add_flag("-n,--dry-run", options->dry_run, "Say from what to what, and change nothing");
  verb.footer(
      "A backup is made first. Every command that writes does the same by itself.\n\n"
      "Example:\n  qlab store migrate --dry-run");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
