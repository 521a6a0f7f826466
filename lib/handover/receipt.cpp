// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/receipt.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/signature.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/successor.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto form = "qlab-receipt";

[[noreturn]] void refuse(std::string_view why) {
  throw Error(Kind::data, fmt::format("this is no receipt: {}", why));
}

std::string text(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  if (found == object.end() || !found->is_string()) refuse(fmt::format("it has no '{}'", name));
  return found->get<std::string>();
}

/// What is signed: the object in one line, its fields in their order.
std::string signed_text(const Json& receipt) {
  return receipt.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The key that receipts of this successor must have; nothing: none is known yet.
std::optional<std::string> known_key(const store::Store& store, const PackRecord& pack) {
  const auto named =
      store.first("SELECT public_key FROM successor WHERE id = ?", pack.successor_id);
  if (named && !named->view(0).empty()) return named->text(0);
  const auto earlier = store.first(
      "SELECT a.public_key FROM handover_acknowledgement a JOIN handover_pack p"
      " ON p.id = a.pack_id WHERE p.successor_id = ? ORDER BY p.id DESC LIMIT 1",
      pack.successor_id);
  return earlier ? std::optional(earlier->text(0)) : std::nullopt;
}

}  // namespace

std::string to_json(const Receipt& receipt, const Key& key) {
  const Json body{{"format", form},
                  {"sha256", receipt.sha256},
                  {"successor", receipt.recipient},
                  {"members", receipt.members},
                  {"accepted_at", rfc3339(receipt.accepted_at)},
                  {"public_key", receipt.public_key}};
  const Json file{{"receipt", body}, {"signature", key.sign(signed_text(body))}};
  return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Receipt read_receipt(std::string_view json) {
  const auto file = read_json<Json>(json);
  if (file.is_discarded() || !file.is_object() || !file.contains("receipt"))
    refuse("it is not what 'qlab handover accept' writes");
  const auto& body = file.at("receipt");
  if (text(body, "format") != form) refuse("it is of another program");
  const auto at = parse_rfc3339(text(body, "accepted_at"));
  const auto members = body.find("members");
  if (!at || members == body.end() || !members->is_number_unsigned())
    refuse("it says neither when nor how many");
  Receipt receipt{text(body, "sha256"), text(body, "successor"), members->get<std::int64_t>(), *at,
                  text(body, "public_key")};
  if (!is_signed(receipt.public_key, text(file, "signature"), signed_text(body))) {
    throw Error(Kind::data, "the receipt does not have the signature of its key",
                "it was altered: ask for it again");
  }
  return receipt;
}

Acknowledged acknowledge(store::Store& store, std::string_view json, Instant now) {
  auto receipt = read_receipt(json);
  const auto pack = pack_of_digest(store, receipt.sha256);
  if (!pack) {
    throw Error(Kind::not_found,
                fmt::format("no pack of this store has the digest '{}'",
                            text::terminal_safe(receipt.sha256)),
                "the receipt is for a file that was not made here, or not for the last one");
  }
  const auto key = known_key(store, *pack);
  if (key && *key != receipt.public_key) {
    throw Error(Kind::refused,
                fmt::format("the receipt is signed by another key than that of '{}': {}",
                            text::terminal_safe(pack->recipient), fingerprint(receipt.public_key)),
                "ask them which key is theirs; 'handover successor edit --key' sets it");
  }
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  const auto rows = store.run(
      "INSERT INTO handover_acknowledgement (pack_id, public_key, receipt, accepted_at,"
      " recorded_at, actor) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      pack->id, receipt.public_key, json, receipt.accepted_at, now, store.author().actor);
  if (rows > 0) {
    store::log_event(store, fmt::format("acknowledged the pack {}", receipt.sha256), "",
                     "a receipt is a fact", now);
  }
  transaction.commit();
  return {*pack, std::move(receipt), key.has_value(), rows > 0};
}

}  // namespace qlab::handover
