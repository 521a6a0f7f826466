// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/relay_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <span>

#include "lib/core/csv.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;
/// Words that nobody knows; a file with more of them is of another kind.
constexpr std::size_t most_unknown = 100;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::array<std::string_view, 4> id_names{"message-id", "messageid", "smtp-id",
                                                   "internet-message-id"};
constexpr std::array<std::string_view, 5> status_names{"status", "event", "state", "result",
                                                       "outcome"};
constexpr std::array<std::string_view, 5> detail_names{"detail", "reason", "response",
                                                       "description", "diagnostic"};

struct Word {
  std::string_view status;
  Proof proof;
};
/// What the relay holds back and will repeat itself was taken by it, and so was what a reader did
/// something with.
constexpr std::array<Word, 37> words{{{"sent", Proof::sent},
                                      {"delivered", Proof::sent},
                                      {"delivery", Proof::sent},
                                      {"accepted", Proof::sent},
                                      {"processed", Proof::sent},
                                      {"queued", Proof::sent},
                                      {"deferred", Proof::sent},
                                      {"delayed", Proof::sent},
                                      {"delivery-delay", Proof::sent},
                                      {"soft-bounce", Proof::sent},
                                      {"softbounce", Proof::sent},
                                      {"send", Proof::sent},
                                      {"success", Proof::sent},
                                      {"open", Proof::sent},
                                      {"opened", Proof::sent},
                                      {"click", Proof::sent},
                                      {"clicked", Proof::sent},
                                      {"complained", Proof::sent},
                                      {"complaint", Proof::sent},
                                      {"spam-report", Proof::sent},
                                      {"spamreport", Proof::sent},
                                      {"unsubscribe", Proof::sent},
                                      {"unsubscribed", Proof::sent},
                                      {"subscriptionchange", Proof::sent},
                                      {"request", Proof::sent},
                                      {"requests", Proof::sent},
                                      {"hardbounce", Proof::failed},
                                      {"bounced", Proof::failed},
                                      {"bounce", Proof::failed},
                                      {"hard-bounce", Proof::failed},
                                      {"failed", Proof::failed},
                                      {"rejected", Proof::failed},
                                      {"reject", Proof::failed},
                                      {"dropped", Proof::failed},
                                      {"blocked", Proof::failed},
                                      {"not-sent", Proof::not_sent},
                                      {"not-accepted", Proof::not_sent}}};

using Cells = std::span<const std::string_view>;

std::optional<std::size_t> column(Cells header, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (std::ranges::find(names, std::string_view(text::slug(header[i]))) != names.end()) return i;
  }
  return {};
}

struct Columns {
  std::optional<std::size_t> id;
  std::optional<std::size_t> status;
  std::optional<std::size_t> detail;
};

Columns columns(Cells header) {
  return {column(header, id_names), column(header, status_names), column(header, detail_names)};
}

std::string_view without_mark(std::string_view header) {
  if (header.starts_with(byte_order_mark)) header.remove_prefix(byte_order_mark.size());
  return header;
}

std::string_view cell(Cells cells, std::optional<std::size_t> column) {
  return column && *column < cells.size() ? text::trim(cells[*column]) : std::string_view();
}

std::string_view message_id(std::string_view cell) {
  if (cell.starts_with('<')) cell.remove_prefix(1);
  if (cell.ends_with('>')) cell.remove_suffix(1);
  return cell;
}

/// One relay lists its newest word first and another last: a failure stands whatever else is said,
/// and what was taken once is never sent again.
int weight(Proof proof) {
  switch (proof) {
    case Proof::failed:
      return 2;
    case Proof::sent:
      return 1;
    case Proof::not_sent:
      break;
  }
  return 0;
}

std::optional<Proof> proof_of(std::string_view status) {
  const auto* known = std::ranges::find(words, std::string_view(text::slug(status)), &Word::status);
  return known == words.end() ? std::nullopt : std::optional(known->proof);
}

struct Row {
  std::string_view id;
  std::string_view status;
  std::string_view detail;
};

struct Place {
  const std::string& source;
  std::size_t line;
};

void take_unknown(Findings& findings, const Row& row, bool is_wanted, const Place& place) {
  const auto why = evidence_text(place.source, place.line,
                                 fmt::format("nobody knows the status '{}'", row.status));
  if (is_wanted) findings.unclear.emplace(row.id, why);
  const auto known = findings.unknown.find(row.status);
  if (known != findings.unknown.end()) {
    ++known->second.rows;
  } else if (findings.unknown.size() < most_unknown) {
    findings.unknown.emplace(row.status, UnknownStatus{why, 1});
  }
}

void take(Findings& findings, const Row& row, const Wanted& wanted, const Place& place) {
  const auto proof = proof_of(row.status);
  const bool is_wanted = wanted.contains(row.id);
  if (!proof) return take_unknown(findings, row, is_wanted, place);
  ++findings.understood;
  if (!is_wanted) return;
  const auto [found, is_first] = findings.by_message_id.try_emplace(std::string(row.id));
  if (!is_first && weight(found->second.proof) > weight(*proof)) return;
  const auto said = fmt::format("{}{}{}", row.status, row.detail.empty() ? "" : ": ", row.detail);
  found->second = {*proof, evidence_text(place.source, place.line, said)};
}

}  // namespace

bool is_relay_csv(std::string_view header) {
  const auto line = without_mark(header);
  // A quote that is never closed is no header; text before it keeps the reader from failing on it.
  if (std::ranges::count(line, '"') % 2 != 0 || line.find('@') != std::string_view::npos)
    return false;
  const auto separator = csv::sniff_delimiter(line);
  const auto cells = text::split(line, separator);
  std::vector<std::string_view> names;
  for (auto name : cells) {
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
      name = name.substr(1, name.size() - 2);
    names.push_back(name);
  }
  const auto found = columns(names);
  return found.id && found.status;
}

Findings read_relay_csv(const std::string& header, std::istream& rows, const std::string& source,
                        const Wanted& wanted) {
  const auto more = [&rows](std::string& text) {
    const auto before = text.size();
    text.resize(before + block_size);
    rows.read(text.data() + before, static_cast<std::streamsize>(block_size));
    text.resize(before + static_cast<std::size_t>(rows.gcount()));
    return rows.gcount() > 0;
  };
  const auto line = without_mark(header);
  csv::Reader reader(std::string(line) + "\n", more, source, csv::sniff_delimiter(line));
  Findings findings;
  if (!reader.next()) return findings;
  const auto where = columns(reader.cells());
  while (reader.next()) {
    take(findings,
         {message_id(cell(reader.cells(), where.id)), cell(reader.cells(), where.status),
          cell(reader.cells(), where.detail)},
         wanted, {source, reader.position().line});
  }
  return findings;
}

}  // namespace qlab::mail
