// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/pack.hpp"

#include "cmd/handover/packs.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string to;
  std::filesystem::path password_file;
  bool dry_run = false;
};

Exit run(Context& context, const Options& options) {
  const auto file = pack_file(context, "pack.zip", options.dry_run);
  auto& store = context.store();
  const auto successor = handover::require_successor(store, options.to);
  const auto packer = archiver();
  handover::Packing packing(store, *packer, successor,
                            pack_settings(context, options.password_file));
  const auto packed = options.dry_run ? packing.rehearse() : packing.make(file);
  show(context, {packed, options.dry_run});
  return Exit::ok;
}

}  // namespace

void add_handover_pack(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("pack", "Make the file by which the community is handed over");
  verb.shows(pack_fields, render::Amount::one);
  verb.takes_output();
  verb.add_option("--to", options->to, "The successor, by name or as h2")
      .required()
      .type_name("NAME");
  verb.add_option("--password-file", options->password_file,
                  "The password of the restricted part: the first line of a file of mode 0600")
      .required()
      .type_name("FILE");
  verb.add_flag("-n,--dry-run", options->dry_run, "Read and check everything and write nothing");
  verb.footer(
      "A ZIP file (-o FILE, default: pack.zip) with a public part, and a part encrypted with\n"
      "AES-256 that holds only the members who agreed to be passed on to this successor. Nothing\n"
      "is written where something private would stand in the public part.\n\n"
      "Examples:\n"
      "  qlab handover pack --to 'Next Network' --password-file ~/pack.password --dry-run\n"
      "  qlab handover pack --to 'Next Network' --password-file ~/pack.password -o pack.zip");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
