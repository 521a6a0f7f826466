// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/packs.hpp"

#include <array>

#include "cmd/handover/document.hpp"
#include "cmd/sending.hpp"
#include "cmd/world_module.hpp"
#include "lib/config/secret.hpp"
#include "lib/core/error.hpp"
#include "lib/core/new_file.hpp"
#include "lib/core/signature.hpp"
#include "lib/core/text.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

struct Reason {
  std::string reason;
  std::int64_t count = 0;
};

constexpr std::array<render::Field<Reason>, 2> reason_fields{{
    {"reason", [](const Reason& each, render::Sink& sink) { sink.text(each.reason); }},
    {"count", [](const Reason& each, render::Sink& sink) { sink.number(each.count); }},
}};

void put_withheld(const ShownPack& shown, render::Sink& sink) {
  std::vector<Reason> reasons;
  for (const auto& each : shown.packed.reconciliation.withheld)
    reasons.push_back({each.reason, each.members.value_or(0)});
  sink.nested(render::NestedRows<Reason>(reason_fields, reasons));
}

void put_withheld_comments(const ShownPack& shown, render::Sink& sink) {
  const auto& withheld = shown.packed.withheld_comments;
  const std::vector<Reason> reasons{{"paraphrase only", withheld.paraphrase_only},
                                    {"not outside", withheld.not_outside},
                                    {"hidden above, or not to be quoted", withheld.other}};
  sink.nested(render::NestedRows<Reason>(reason_fields, reasons));
}

constexpr std::array<render::Field<ShownPack>, 20> fields{{
    {"action",
     [](const ShownPack& shown, render::Sink& sink) {
       sink.text(handover::pack_kinds.at(static_cast<std::size_t>(shown.packed.kind)));
     }},
    {"dry_run", [](const ShownPack& shown, render::Sink& sink) { sink.truth(shown.dry_run); }},
    {"file", [](const ShownPack& shown,
                render::Sink& sink) { render::put_or_nothing(shown.packed.file.string(), sink); }},
    {"sha256", [](const ShownPack& shown,
                  render::Sink& sink) { render::put_or_nothing(shown.packed.sha256, sink); }},
    {"base", [](const ShownPack& shown,
                render::Sink& sink) { render::put_or_nothing(shown.packed.base, sink); }},
    {"bytes",
     [](const ShownPack& shown, render::Sink& sink) {
       sink.number(static_cast<std::int64_t>(shown.packed.bytes));
     }},
    {"entries",
     [](const ShownPack& shown, render::Sink& sink) { sink.number(shown.packed.entries); }},
    {"successor",
     [](const ShownPack& shown, render::Sink& sink) { sink.text(shown.packed.recipient); }},
    {"public_key",
     [](const ShownPack& shown, render::Sink& sink) {
       render::put_or_nothing(shown.packed.public_key, sink);
     }},
    {"fingerprint",
     [](const ShownPack& shown, render::Sink& sink) {
       const auto& key = shown.packed.public_key;
       render::put_or_nothing(key.empty() ? key : fingerprint(key), sink);
     }},
    {"members",
     [](const ShownPack& shown, render::Sink& sink) {
       sink.number(shown.packed.reconciliation.total.value_or(0));
     }},
    {"included",
     [](const ShownPack& shown, render::Sink& sink) {
       sink.number(shown.packed.reconciliation.included.value_or(0));
     }},
    {"withheld", put_withheld},
    {"sums", [](const ShownPack& shown,
                render::Sink& sink) { sink.truth(shown.packed.reconciliation.sums()); }},
    {"comments",
     [](const ShownPack& shown, render::Sink& sink) { sink.number(shown.packed.comments); }},
    {"withheld_comments", put_withheld_comments},
    {"added", [](const ShownPack& shown, render::Sink& sink) { sink.number(shown.packed.added); }},
    {"changed",
     [](const ShownPack& shown, render::Sink& sink) { sink.number(shown.packed.changed); }},
    {"removed",
     [](const ShownPack& shown, render::Sink& sink) { sink.number(shown.packed.removed); }},
    {"receipt_wanted",
     [](const ShownPack& shown, render::Sink& sink) { sink.truth(!shown.packed.sha256.empty()); }},
}};

}  // namespace

render::Fields<ShownPack> pack_fields() { return fields; }

std::unique_ptr<archive::Archiver> archiver() { return world().archiver(); }

std::string pack_password(const std::filesystem::path& file) {
  return config::read_secret({"pack_password", file, {}}).value();
}

handover::PackSettings pack_settings(Context& context, const std::filesystem::path& password_file) {
  handover::PackSettings settings;
  settings.report = report_settings(context);
  settings.staff = staff(context);
  settings.password = pack_password(password_file);
  return settings;
}

std::filesystem::path pack_file(Context& context, const std::string& name, bool dry_run) {
  auto file = context.take_output_path();
  if (file.empty()) file = name;
  if (dry_run) return file;
  require_replaceable(file);
  if (std::filesystem::exists(std::filesystem::symlink_status(file))) {
    throw Error(Kind::refused, fmt::format("'{}' exists already", file.string()),
                "a pack is never overwritten: somebody may have its digest");
  }
  return file;
}

void show(Context& context, const ShownPack& shown) {
  context.show<ShownPack>(fields, shown);
  if (shown.dry_run) return;
  context.note(
      "next: send '{}' to {}, and the password by another way; they run"
      " 'qlab handover accept' and send the receipt back for 'qlab handover ack'",
      text::terminal_safe(shown.packed.file.string()), text::terminal_safe(shown.packed.recipient));
}

}  // namespace qlab::cmd
