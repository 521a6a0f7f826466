// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/packs.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/sha256.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string since;
  std::filesystem::path password_file;
  bool dry_run = false;
};

/// A file that was made here, or its digest where the file itself is gone.
handover::PackRecord base(const store::Store& store, const std::string& since) {
  const bool is_file = std::filesystem::exists(since);
  const auto record = handover::pack_of_digest(store, is_file ? sha256_of_file(since) : since);
  if (record) return *record;
  throw Error(Kind::not_found,
              fmt::format("'{}' is no pack that was made here", text::terminal_safe(since)),
              "name the file as it was sent, or its digest");
}

Exit run(Context& context, const Options& options) {
  const auto file = pack_file(context, "delta.zip", options.dry_run);
  auto& store = context.store();
  const auto since = base(store, options.since);
  const auto successor = handover::require_successor(store, since.recipient);
  const auto packer = archiver();
  handover::Packing packing(store, *packer, successor,
                            pack_settings(context, options.password_file));
  packing.since(since);
  const auto packed = options.dry_run ? packing.rehearse() : packing.make(file);
  show(context, {packed, options.dry_run});
  return Exit::ok;
}

}  // namespace

void add_handover_delta(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("delta", "Make the file that tells what changed since a pack");
  verb.shows(pack_fields, render::Amount::one);
  verb.takes_output();
  verb.add_option("--since", options->since,
                  "The pack or delta that the successor has: its file or its digest")
      .required()
      .type_name("PACK");
  verb.add_option("--password-file", options->password_file,
                  "The password of the restricted part: the first line of a file of mode 0600")
      .required()
      .type_name("FILE");
  verb.add_flag("-n,--dry-run", options->dry_run, "Say what it would hold and write nothing");
  verb.footer(
      "It holds whoever agreed since, whose data changed, and orders to remove whoever withdrew\n"
      "or was erased.\n\n"
      "Examples:\n"
      "  qlab handover delta --since pack.zip --password-file ~/pack.password -o delta.zip\n"
      "  qlab handover delta --since pack.zip --password-file ~/pack.password --dry-run --json");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
