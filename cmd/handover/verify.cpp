// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/verify.hpp"

#include <array>

#include "cmd/handover/packs.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/public_key.hpp"
#include "lib/core/signature.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  std::string key;
  std::filesystem::path password_file;
};

struct Shown {
  handover::Verified verified;
  std::string file;
  bool key_checked = false;

  /// The exact numbers where the password opened them.
  [[nodiscard]] const handover::Reconciliation& numbers() const {
    return verified.restricted ? verified.restricted->reconciliation
                               : verified.manifest.reconciliation;
  }
};

constexpr std::array<render::Field<handover::Withheld>, 2> withheld_fields{{
    {"reason", [](const handover::Withheld& each, render::Sink& sink) { sink.text(each.reason); }},
    {"count", [](const handover::Withheld& each, render::Sink& sink) { sink.maybe(each.members); }},
}};

constexpr std::array<render::Field<Shown>, 16> fields{{
    {"action", [](const Shown& /*shown*/, render::Sink& sink) { sink.text("verify"); }},
    {"file", [](const Shown& shown, render::Sink& sink) { sink.text(shown.file); }},
    {"sha256", [](const Shown& shown, render::Sink& sink) { sink.text(shown.verified.sha256); }},
    {"bytes",
     [](const Shown& shown, render::Sink& sink) {
       sink.number(static_cast<std::int64_t>(shown.verified.bytes));
     }},
    {"kind",
     [](const Shown& shown, render::Sink& sink) {
       const auto kind = shown.verified.manifest.kind;
       sink.text(handover::pack_kinds.at(static_cast<std::size_t>(kind)));
     }},
    {"base",
     [](const Shown& shown, render::Sink& sink) {
       render::put_or_nothing(shown.verified.manifest.base, sink);
     }},
    {"organisation", [](const Shown& shown,
                        render::Sink& sink) { sink.text(shown.verified.manifest.organisation); }},
    {"successor",
     [](const Shown& shown, render::Sink& sink) { sink.text(shown.verified.manifest.recipient); }},
    {"made_at",
     [](const Shown& shown, render::Sink& sink) { sink.instant(shown.verified.manifest.made_at); }},
    {"public_key",
     [](const Shown& shown, render::Sink& sink) { sink.text(shown.verified.manifest.public_key); }},
    {"fingerprint",
     [](const Shown& shown, render::Sink& sink) {
       sink.text(fingerprint(shown.verified.manifest.public_key));
     }},
    {"key_checked", [](const Shown& shown, render::Sink& sink) { sink.truth(shown.key_checked); }},
    {"restricted_checked",
     [](const Shown& shown, render::Sink& sink) {
       sink.truth(shown.verified.restricted.has_value());
     }},
    {"members", [](const Shown& shown, render::Sink& sink) { sink.maybe(shown.numbers().total); }},
    {"included",
     [](const Shown& shown, render::Sink& sink) { sink.maybe(shown.numbers().included); }},
    {"withheld",
     [](const Shown& shown, render::Sink& sink) {
       sink.nested(
           render::NestedRows<handover::Withheld>(withheld_fields, shown.numbers().withheld));
     }},
}};

/// A file with a key, or the key itself.
std::string key_of(Context& context, const std::string& key) {
  auto read = read_public_key(std::filesystem::exists(key) ? read_text(context, key) : key);
  if (read) return std::move(*read);
  throw Error(Kind::usage, "the key is no Ed25519 public key",
              "'qlab handover key show' of the sender's prints it");
}

Exit run(Context& context, const Options& options) {
  const auto opener = archiver();
  handover::OpenPack pack(*opener, options.file);
  if (!options.key.empty()) pack.require_signed_by(key_of(context, options.key));
  std::optional<std::string> password;
  if (!options.password_file.empty()) password = pack_password(options.password_file);
  const Shown shown{pack.verify(password), options.file.string(), !options.key.empty()};
  context.show<Shown>(fields, shown);
  if (!shown.key_checked && !context.globals().json) {
    context.note(
        "whole and unaltered since the holder of the key {} signed it: ask the sender"
        " whether that is theirs",
        fingerprint(shown.verified.manifest.public_key));
  }
  return Exit::ok;
}

}  // namespace

void add_handover_verify(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("verify", "Check a pack: whole, unaltered, and whose it is");
  verb.shows([] { return render::Fields<Shown>(fields); }, render::Amount::one);
  verb.add_option("FILE", options->file, "A pack or a delta").required();
  verb.add_option("--key", options->key, "The sender's public key: a file with it, or 64 digits")
      .type_name("KEY");
  verb.add_option("--password-file", options->password_file,
                  "Look into the restricted part too, and see the exact numbers")
      .type_name("FILE");
  verb.footer(
      "Needs no store, no network, and no password for the public part and all digests.\n\n"
      "Examples:\n"
      "  qlab handover verify pack.zip\n"
      "  qlab handover verify pack.zip --key sender.key --password-file ~/pack.password --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
