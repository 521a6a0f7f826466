// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/known.hpp"

namespace qlab::mail {
namespace {

constexpr auto columns = "SELECT id, member_id, address, purpose, object, occurrence FROM message ";

std::optional<Known> read(const std::optional<store::Statement>& row) {
  if (!row) return {};
  return Known{row->integer(0), row->maybe_integer(1), row->text(2),
               row->text(3),    row->text(4),          row->text(5)};
}

}  // namespace

std::optional<Known> by_token(const store::Store& store, std::string_view token) {
  return read(store.first(std::string(columns) + "WHERE token = ?", token));
}

std::optional<Known> by_message_id(const store::Store& store, std::string_view message_id) {
  return read(store.first(std::string(columns) + "WHERE message_id = ?", message_id));
}

std::vector<std::int64_t> last_sent(const store::Store& store, std::int64_t member,
                                    std::string_view address, std::int64_t most) {
  auto rows = store.prepare(
      "SELECT id FROM message WHERE member_id = ? AND address = ? AND state = 'sent'"
      " ORDER BY done_at DESC, id DESC LIMIT ?");
  rows.bind(member, address, most);
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

}  // namespace qlab::mail
