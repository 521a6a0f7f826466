// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_rejects.hpp"

#include "lib/members/import_fields.hpp"

namespace qlab::members {
namespace {

/// A standing that makes nothing stricter may be lost.
std::string_view title_of(Standing standing) {
  const auto title = [](Column column) {
    return column_names.at(static_cast<std::size_t>(column));
  };
  switch (standing) {
    case Standing::opted_out:
      return title(Column::opted_out);
    case Standing::bad_address:
      return title(Column::bad_emails);
    case Standing::none:
    case Standing::subscribed:
      break;
  }
  return {};
}

}  // namespace

Rejects::Rejects(const Records& header, Standing standing)
    : m_title(title_of(standing)), m_text(header.record_with(m_title, m_title)) {}

void Rejects::add(const Records& records) {
  if (!m_text.empty() && !m_text.ends_with('\n') && !m_text.ends_with('\r')) m_text += '\n';
  m_text += records.record_with(m_title, "yes");
}

}  // namespace qlab::members
