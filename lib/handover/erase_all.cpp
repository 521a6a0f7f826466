// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/erase_all.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/random.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/erase.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/record.hpp"
#include "lib/handover/key.hpp"
#include "lib/handover/pack.hpp"
#include "lib/handover/private_values.hpp"
#include "lib/handover/successor.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"
#include "lib/store/trusted_references.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::ordered_json;

/// Nobody's data stands in these; whatever is not named here goes.
constexpr std::array<std::string_view, 13> kept{"store_identity",
                                                "store_secret",
                                                "store_place",
                                                "store_freeze",
                                                "suppression",
                                                "erasure",
                                                "disclosure",
                                                "handover_key",
                                                "handover_date",
                                                "handover_pack",
                                                "handover_acknowledgement",
                                                "handover_received",
                                                "send_pace"};

constexpr std::string_view everything_erased = "erased everything personal";
constexpr std::string_view at_the_end = "the handover is over";

/// What a run before this one erased, and when.
struct End {
  Instant at;
  std::vector<store::Cleared> cleared;
};

/// "erased everything personal; rows: comment 4, member 3". The log is what is left to keep it in.
std::string summary_of(const std::vector<store::Cleared>& cleared) {
  std::vector<std::string> tables;
  for (const auto& each : cleared) tables.push_back(fmt::format("{} {}", each.table, each.rows));
  return fmt::format("{}; rows: {}", everything_erased, text::join(tables, ", "));
}

std::vector<store::Cleared> cleared_in(std::string_view summary) {
  std::vector<store::Cleared> cleared;
  std::istringstream words{std::string(summary.substr(summary.find(':') + 1))};
  for (store::Cleared each; words >> each.table >> each.rows; words.ignore())
    cleared.push_back(each);
  return cleared;
}

/// Where that is the last that was done. A second run finishes what a reader of the store or a
/// crash left undone; whatever came in since has to be handed over like everything else.
std::optional<End> end_before(const store::Store& store) {
  const auto last = store.first("SELECT at, summary FROM change_log ORDER BY id DESC LIMIT 1");
  if (!last || !last->view(1).starts_with(everything_erased)) return {};
  return End{last->instant(0), cleared_in(last->view(1))};
}

/// That each of them was erased, so that an older backup is known for what it is.
void record_erasures(store::Store& store, Instant now) {
  const mail::AddressHasher hash(store);
  auto people =
      store.prepare("SELECT id, joined_at FROM member WHERE erased_at IS NULL ORDER BY id");
  while (people.step()) {
    erasure::Record record;
    record.uuid = random_uuid();
    record.member = people.integer(0);
    record.joined = people.instant(1);
    record.at = now;
    record.comments = comments::Texts::remove;
    record.key_mark = hash.mark();
    auto keys = store.prepare("SELECT key FROM member_address WHERE member_id = ?");
    keys.bind(record.member);
    while (keys.step()) {
      record.hashes.push_back(hash(keys.view(0)));
      mail::suppress_hash(store, record.hashes.back(), mail::SuppressionReason::erased, "", now);
    }
    erasure::insert(store, record, at_the_end);
  }
}

std::int64_t count_erasures(const store::Store& store) {
  return store.first("SELECT count(*) FROM erasure WHERE reason = ?", at_the_end)->integer(0);
}

/// Empties the tables. Of a second run the numbers are those of the first, whose certificate may be
/// lost.
End clear(store::Store& store, const std::optional<End>& before, Instant now) {
  auto cleared = store::clear_all_but(store, kept);
  const auto end = before.value_or(End{now, std::move(cleared)});
  store::log_event(store, summary_of(end.cleared), "", "erasing at the end is for ever", end.at);
  return end;
}

/// Reads the store's files as bytes, whatever SQLite thinks of them.
std::uint64_t search_files(const store::Store& store, const PrivateValues& values) {
  std::uint64_t searched = 0;
  for (const auto* ending : {"", "-wal", ".erasures"}) {
    const auto path = store.path().string() + ending;
    if (!std::filesystem::exists(path)) continue;
    std::ifstream file(path, std::ios::binary);
    LeakCheck check(values);
    std::string block(64UL * 1024, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) ||
           file.gcount() > 0) {
      const auto got = static_cast<std::size_t>(file.gcount());
      check.pass(std::string_view(block).substr(0, got));
      searched += got;
    }
    check.finish();
    if (check.found()) {
      throw Error(Kind::failed,
                  fmt::format("'{}' still holds somebody's {}", path,
                              private_kinds.at(static_cast<std::size_t>(check.found()->kind))),
                  "everything else is erased; delete the file itself");
    }
  }
  return searched;
}

Json body_of(const EndCertificate& certificate, const std::string& public_key) {
  Json packs = Json::array();
  for (const auto& pack : certificate.packs) {
    packs.push_back({{"sha256", pack.sha256},
                     {"successor", pack.recipient},
                     {"members", pack.members},
                     {"included", pack.included},
                     {"made_at", rfc3339(pack.made_at)},
                     {"acknowledged_at", rfc3339(pack.acknowledged_at.value())}});
  }
  Json rows = Json::object();
  for (const auto& each : certificate.cleared) rows[each.table] = each.rows;
  return {{"format", "qlab-erasure-certificate"},
          {"erased_at", rfc3339(certificate.at)},
          {"members", certificate.members},
          {"rows", rows},
          {"packs", packs},
          {"bytes_searched", certificate.bytes_searched},
          {"nothing_left", certificate.purged},
          {"public_key", public_key}};
}

std::string file_of(const Json& body, const std::string& signature) {
  const Json file{{"certificate", body}, {"signature", signature}};
  return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

void require_handed_over(const store::Store& store) {
  const auto packs = last_packs(store);
  if (packs.empty()) {
    throw Error(Kind::refused, "nothing was handed over yet",
                "qlab handover pack --to NAME --password-file FILE");
  }
  for (const auto& pack : packs) {
    const auto to = text::terminal_safe(pack.recipient);
    if (!pack.acknowledged_at) {
      throw Error(Kind::refused,
                  fmt::format("'{}' has not acknowledged the last file for them: '{}'", to,
                              text::terminal_safe(pack.file)),
                  "qlab handover ack RECEIPT records the receipt that they send back");
    }
    const auto before = items_of(store, pack.id);
    const auto now = present_items(store, require_successor(store, pack.recipient));
    if (before.members == now.members && before.comments == now.comments) continue;
    throw Error(Kind::refused, fmt::format("something changed since the last file for '{}'", to),
                fmt::format("qlab handover delta --since {}", pack.sha256));
  }
}

EndCertificate erase_all(store::Store& store, const mail::SendLock& /*held*/, Instant now) {
  EndCertificate certificate;
  certificate.packs = last_packs(store);
  const auto before = end_before(store);
  if (!before) require_handed_over(store);
  std::vector<std::string> told;
  for (const auto& pack : certificate.packs) told.push_back(pack.recipient);
  const auto values = everything_private(store, told);
  {
    const store::TrustedReferences trusted(store);
    store::Transaction transaction(store, store::WhenFrozen::allowed);
    record_erasures(store, now);
    certificate.members = count_erasures(store);
    auto end = clear(store, before, now);
    certificate.at = end.at;
    certificate.cleared = std::move(end.cleared);
    transaction.commit();
  }
  certificate.purged = erasure::finish(store, erasure::ledger_path(store.path()), now);
  if (certificate.purged) certificate.bytes_searched = search_files(store, values);
  return certificate;
}

std::string to_json(const EndCertificate& certificate, store::Store& store) {
  const auto key = Key::of(store, certificate.at);
  const auto body = body_of(certificate, key.public_key());
  return file_of(body, key.sign(body.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

std::string blank_certificate() { return file_of(body_of({}, {}), {}); }

}  // namespace qlab::handover
