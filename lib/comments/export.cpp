// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/export.hpp"

#include "lib/comments/identity.hpp"
#include "lib/core/ids.hpp"

namespace qlab::comments {
namespace {

/// The codes of one comment after the other.
class Codes {
 public:
  explicit Codes(const store::Store& store)
      : m_rows(store.prepare("SELECT t.code FROM comment_coding k JOIN comment_theme t"
                             " ON t.id = k.theme_id WHERE k.comment_id = ? ORDER BY t.code")) {}

  std::vector<std::string> operator()(std::int64_t comment_id) {
    std::vector<std::string> codes;
    m_rows.bind(comment_id);
    while (m_rows.step()) codes.push_back(m_rows.text(0));
    return codes;
  }

 private:
  store::Statement m_rows;
};

}  // namespace

void each_exported(const store::Store& store, const ExportQuery& query,
                   const std::function<void(const Exported&)>& take) {
  const bool names = query.words && names_state(*query.words);
  const auto own = own_source(store);
  Codes codes(store);
  list(
      store, query.words,
      [&](const Comment& comment) {
        Exported exported{comment, codes(comment.id)};
        if (comment.source.empty()) {
          exported.comment.source = own;
          exported.comment.source_id = ref(Letter::comment, comment.id);
        }
        take(exported);
      },
      names ? Extent::every : query.extent);
}

}  // namespace qlab::comments
