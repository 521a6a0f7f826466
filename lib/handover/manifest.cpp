// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/manifest.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto form = "qlab-pack";
constexpr int newest_form = 1;

std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json or_null(const Count& count) { return count ? Json(*count) : Json(); }
Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json json_of(const Reconciliation& numbers) {
  Json withheld = Json::object();
  for (const auto& each : numbers.withheld) withheld[each.reason] = or_null(each.members);
  return {{"total", or_null(numbers.total)},
          {"included", or_null(numbers.included)},
          {"withheld", withheld}};
}

[[noreturn]] void refuse(std::string_view why) {
  throw Error(Kind::data, fmt::format("the pack's manifest cannot be read: {}", why));
}

/// Reads what must be there, of its type.
const Json& field(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  if (found == object.end()) refuse(fmt::format("it has no '{}'", name));
  return *found;
}

std::string text(const Json& object, const char* name) {
  const auto& value = field(object, name);
  if (value.is_null()) return {};
  if (!value.is_string()) refuse(fmt::format("'{}' is no text", name));
  return value.get<std::string>();
}

std::uint64_t number(const Json& object, const char* name) {
  const auto& value = field(object, name);
  if (!value.is_number_unsigned()) refuse(fmt::format("'{}' is no number", name));
  return value.get<std::uint64_t>();
}

Count count(const Json& value) {
  if (value.is_null()) return {};
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 1'000'000'000)
    refuse("a number of members is none");
  return value.get<std::int64_t>();
}

Reconciliation reconciliation(const Json& object) {
  Reconciliation numbers;
  numbers.total = count(field(object, "total"));
  numbers.included = count(field(object, "included"));
  for (const auto& [reason, members] : field(object, "withheld").items())
    numbers.withheld.push_back({reason, count(members)});
  return numbers;
}

Json parsed(std::string_view json) {
  auto value = read_json<Json>(json);
  if (value.is_discarded()) refuse("it is no JSON, or more than a manifest holds");
  if (text(value, "format") != form) refuse("it is of another program");
  if (number(value, "version") > newest_form) refuse("it is of a newer qlab");
  return value;
}

Instant instant_in(const Json& object, const char* name) {
  const auto at = parse_rfc3339(text(object, name));
  if (!at) refuse(fmt::format("'{}' is no time", name));
  return *at;
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  Json entries = Json::array();
  for (const auto& entry : manifest.entries) {
    entries.push_back({{"name", entry.name},
                       {"size", entry.size},
                       {"sha256", or_null(entry.sha256)},
                       {"encrypted", entry.encrypted},
                       {"stored_size", entry.stored_size},
                       {"stored_sha256", entry.stored_sha256}});
  }
  return written({{"format", form},
                  {"version", newest_form},
                  {"kind", pack_kinds.at(static_cast<std::size_t>(manifest.kind))},
                  {"base", or_null(manifest.base)},
                  {"made_at", rfc3339(manifest.made_at)},
                  {"made_by", manifest.version},
                  {"organisation", manifest.organisation},
                  {"successor", manifest.recipient},
                  {"public_key", manifest.public_key},
                  {"members", json_of(manifest.reconciliation)},
                  {"entries", entries}});
}

Manifest read_manifest(std::string_view json) {
  const auto value = parsed(json);
  Manifest manifest;
  const auto kind = named<PackKind>(pack_kinds, text(value, "kind"));
  if (!kind) refuse("it is of no known kind");
  manifest.kind = *kind;
  manifest.base = text(value, "base");
  manifest.made_at = instant_in(value, "made_at");
  manifest.version = text(value, "made_by");
  manifest.organisation = text(value, "organisation");
  manifest.recipient = text(value, "successor");
  manifest.public_key = text(value, "public_key");
  manifest.reconciliation = reconciliation(field(value, "members"));
  for (const auto& entry : field(value, "entries")) {
    const auto& encrypted = field(entry, "encrypted");
    if (!encrypted.is_boolean()) refuse("'encrypted' is neither true nor false");
    manifest.entries.push_back({text(entry, "name"), number(entry, "size"), text(entry, "sha256"),
                                number(entry, "stored_size"), text(entry, "stored_sha256"),
                                encrypted.get<bool>()});
  }
  return manifest;
}

std::string to_json(const RestrictedManifest& manifest) {
  Json entries = Json::array();
  for (const auto& entry : manifest.entries)
    entries.push_back({{"name", entry.name}, {"size", entry.size}, {"sha256", entry.sha256}});
  return written({{"format", form},
                  {"version", newest_form},
                  {"members", json_of(manifest.reconciliation)},
                  {"entries", entries}});
}

RestrictedManifest read_restricted_manifest(std::string_view json) {
  const auto value = parsed(json);
  RestrictedManifest manifest;
  manifest.reconciliation = reconciliation(field(value, "members"));
  for (const auto& entry : field(value, "entries")) {
    manifest.entries.push_back(
        {text(entry, "name"), number(entry, "size"), text(entry, "sha256"), 0, {}, true});
  }
  return manifest;
}

}  // namespace qlab::handover
