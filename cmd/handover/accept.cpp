// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/accept.hpp"

#include <array>

#include "cmd/handover/packs.hpp"
#include "cmd/handover/verbs.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/config/example.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/signature.hpp"
#include "lib/core/text.hpp"
#include "lib/store/own_files.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::filesystem::path file;
  std::filesystem::path into;
  std::filesystem::path password_file;
};

struct Shown {
  handover::Accepted accepted;
  std::string store;
  std::string receipt;
};

constexpr std::array<render::Field<Shown>, 14> fields{{
    {"action", [](const Shown& /*shown*/, render::Sink& sink) { sink.text("accept"); }},
    {"kind",
     [](const Shown& shown, render::Sink& sink) {
       sink.text(handover::pack_kinds.at(static_cast<std::size_t>(shown.accepted.kind)));
     }},
    {"sha256", [](const Shown& shown, render::Sink& sink) { sink.text(shown.accepted.sha256); }},
    {"store", [](const Shown& shown, render::Sink& sink) { sink.text(shown.store); }},
    {"receipt", [](const Shown& shown, render::Sink& sink) { sink.text(shown.receipt); }},
    {"organisation",
     [](const Shown& shown, render::Sink& sink) { sink.text(shown.accepted.organisation); }},
    {"sender_fingerprint",
     [](const Shown& shown, render::Sink& sink) { sink.text(fingerprint(shown.accepted.sender)); }},
    {"members",
     [](const Shown& shown, render::Sink& sink) { sink.number(shown.accepted.members); }},
    {"scenarios",
     [](const Shown& shown, render::Sink& sink) { sink.number(shown.accepted.scenarios); }},
    {"comments",
     [](const Shown& shown, render::Sink& sink) { sink.number(shown.accepted.comments); }},
    {"suppressions",
     [](const Shown& shown, render::Sink& sink) { sink.number(shown.accepted.suppressions); }},
    {"removed",
     [](const Shown& shown, render::Sink& sink) { sink.number(shown.accepted.removed); }},
    {"fresh", [](const Shown& shown, render::Sink& sink) { sink.truth(shown.accepted.fresh); }},
    {"purged", [](const Shown& shown, render::Sink& sink) { sink.truth(shown.accepted.purged); }},
}};

/// The store of the folder; a new one where there is none, taken away again where taking fails.
class Target {
 public:
  Target(Context& context, const std::filesystem::path& folder)
      : m_path(folder / "qlab.db"), m_new(!std::filesystem::exists(m_path)) {
    std::filesystem::create_directories(folder);
    if (m_new) {
      m_store.emplace(store::Store::create(m_path, context.now(), context.author()));
    } else {
      m_store.emplace(store::Store::open(m_path, store::Access::write, context.author()));
    }
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
  ~Target() {
    m_store.reset();
    if (!m_new || m_done) return;
    std::error_code ignored;  // what is left behind is an empty store, which the next run uses
    for (const auto* ending : {"", "-wal", "-shm", ".place"})
      std::filesystem::remove(m_path.string() + ending, ignored);
  }

  [[nodiscard]] store::Store& store() { return *m_store; }
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  void keep() { m_done = true; }

 private:
  std::filesystem::path m_path;
  bool m_new;
  bool m_done = false;
  std::optional<store::Store> m_store;
};

handover::Accepted take(Context& context, Target& target, handover::OpenPack& pack,
                        const std::string& password) {
  if (pack.manifest().kind == handover::PackKind::pack)
    return handover::accept_pack(target.store(), pack, password, context.now());
  const mail::SendLock lock(target.path(), wait_asked(context));
  return handover::accept_delta(target.store(), lock, pack, password, context.now());
}

Exit run(Context& context, const Options& options) {
  auto receipt = context.take_output_path();
  const auto opener = archiver();
  handover::OpenPack pack(*opener, options.file);
  const auto password = pack_password(options.password_file);
  Target target(context, options.into);
  if (!receipt.empty()) store::require_foreign(target.path(), receipt);
  const auto accepted = take(context, target, pack, password);
  target.keep();
  if (receipt.empty())
    receipt = options.into / fmt::format("receipt-{}.json", accepted.sha256.substr(0, 12));
  write_file(receipt, accepted.receipt);
  const auto config = options.into / "qlab.toml";
  if (!std::filesystem::exists(config)) write_file(config, config::example());
  context.show<Shown>(fields, {accepted, target.path().string(), receipt.string()});
  if (!accepted.fresh) context.note("it was accepted before; nothing was changed");
  context.note("next: send '{}' back, then export QLAB_STORE={} QLAB_CONFIG={}",
               text::terminal_safe(receipt.string()),
               std::filesystem::absolute(target.path()).string(),
               std::filesystem::absolute(config).string());
  if (!accepted.purged) {
    context.finish();
    throw Error(Kind::temporary, "deleted bytes may still be in the store's files",
                "run 'qlab members erase --reapply' when nobody reads the store");
  }
  return Exit::ok;
}

}  // namespace

void add_handover_accept(Verb& handover, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = handover.add_verb("accept", "Make a community of your own from a pack");
  verb.shows([] { return render::Fields<Shown>(fields); }, render::Amount::one);
  verb.takes_output();
  verb.add_option("FILE", options->file, "A pack; or a delta for the store made from it")
      .required();
  verb.add_option("--into", options->into, "The folder of the new store")
      .required()
      .type_name("DIR");
  verb.add_option("--password-file", options->password_file,
                  "The password: the first line of a file of mode 0600")
      .required()
      .type_name("FILE");
  verb.footer(
      "The pack is verified first. The receipt (-o FILE, default: in the folder) goes back to the\n"
      "sender, who runs 'qlab handover ack' on it.\n\n"
      "Examples:\n"
      "  qlab handover accept pack.zip --into ~/community --password-file ~/pack.password\n"
      "  qlab handover accept delta.zip --into ~/community --password-file ~/pack.password");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
