// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/identity.hpp"

#include "lib/core/ids.hpp"
#include "lib/store/required.hpp"

namespace qlab::comments {
namespace {

Node node(const store::Statement& row) {
  return {row.integer(0), row.integer(1), row.maybe_integer(2)};
}

}  // namespace

std::string own_source(const store::Store& store) {
  return "qlab:" + store::required(store.first("SELECT store_uuid FROM store_identity")).text(0);
}

KnownComments::KnownComments(const store::Store& store)
    : m_own(own_source(store)),
      // The index holds imported comments only, and SQLite wants to be told so.
      m_by_source(store.prepare("SELECT id, depth, parent_id FROM comment"
                                " WHERE source = ? AND source_id = ? AND source <> ''")),
      m_by_id(
          store.prepare("SELECT id, depth, parent_id FROM comment WHERE id = ? AND source = ''")) {}

std::optional<Node> KnownComments::operator()(std::string_view source, std::string_view source_id) {
  if (m_by_source.bind(source, source_id).step()) return node(m_by_source);
  if (source != m_own) return {};
  const auto id = parse_ref(Letter::comment, source_id);
  if (id && m_by_id.bind(*id).step()) return node(m_by_id);
  return {};
}

}  // namespace qlab::comments
