// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/rows_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lib/comments/found_time.hpp"
#include "lib/comments/themes.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/core/yes_or_no.hpp"

namespace qlab::comments {
namespace {

std::string text(std::string_view view) { return std::string(view); }

/// Takes a word of ours in; another one is the row's fault.
template <class Value, class Read>
void read_word(std::string_view word, Value& value, std::string& fault, const Read& read) {
  if (word.empty()) return;
  try {
    value = read(word);
  } catch (const Error& error) {
    fault = error.what();
  }
}

void read_words(const Record& record, Found& found) {
  read_word(record.first({"state", "status"}), found.state, found.fault, require_state);
  read_word(record.first({"licence", "license"}), found.licence, found.fault, require_licence);
  for (const auto& code : record.themes) {
    if (!is_theme_code(code))
      found.fault = fmt::format("'{}' is not a theme's code", text::terminal_safe(code));
    found.themes.push_back(code);
  }
}

constexpr std::array<std::string_view, 5> text_names{"body", "text", "content", "message",
                                                     "comment"};

bool has_text(const Record& record) {
  return std::ranges::any_of(text_names, [&](auto name) { return record.has(name); });
}

class Reader : public ExportReader {
 public:
  Reader(std::unique_ptr<Records> records, std::string source)
      : m_records(std::move(records)), m_source(std::move(source)) {
    m_begun = m_records->next(m_record);
    m_is_discourse = m_begun && is_discourse(m_record);
    if (m_begun && !m_is_discourse && !has_text(m_record)) {
      throw Error(Kind::data, fmt::format("'{}' is no export of comments that is known", m_source),
                  "rows need a text: body, text, content, message or comment");
    }
  }

  [[nodiscard]] std::string source() const override {
    return m_is_discourse ? "discourse" : m_source;
  }

  void each(const std::function<void(const Found&)>& take) override {
    for (; m_begun; m_begun = m_records->next(m_record)) take(found());
  }

 private:
  [[nodiscard]] Found found() const {
    if (m_is_discourse) return discourse_row(m_record);
    auto row = usual_row(m_record);
    const auto title = m_record.first({"page", "title"});
    const auto link = m_record.first({"page_link", "link", "url", "uri"});
    if (!title.empty() || !link.empty())
      row.page = FoundPage{text(link.empty() ? title : link), {text(title), text(link)}};
    return row;
  }

  std::unique_ptr<Records> m_records;
  std::string m_source;
  Record m_record;
  bool m_begun = false;
  bool m_is_discourse = false;
};

}  // namespace

Found usual_row(const Record& record) {
  const auto time = record.first({"written_at", "created_at", "created", "date", "timestamp"});
  Found found{.id = text(record.first({"ref", "id", "comment_id", "uuid"})),
              .parent = text(record.first({"parent", "parent_id", "reply_to", "in_reply_to"})),
              .author = text(record.first({"author", "name", "username", "user"})),
              .address = text(record.first({"email", "address", "author_email"})),
              .body = text(record.first({"body", "text", "content", "message", "comment"})),
              .format = record.first({"format"}) == "html" ? Format::html : Format::text,
              .written = written_in(time),
              .reason = text(record.first({"reason"})),
              .clause = text(record.first({"clause"})),
              .scenario = text(record.first({"scenario"})),
              .fault = record.fault,
              .line = record.line};
  if (!found.written) found.not_a_time = text(time);
  read_words(record, found);
  // Ours say where a comment is from, whatever file it has gone through since.
  const auto own = record.first({"source_id"});
  if (!own.empty()) found.source = text(record.first({"source"}));
  found.source_id = own.empty() ? found.id : text(own);
  return found;
}

bool is_discourse(const Record& record) {
  const bool archive = record.has("topic_title") && (record.has("post_raw") || record.has("post"));
  return archive || (record.has("topic_id") && record.has("post_number"));
}

Found discourse_row(const Record& record) {
  const auto topic = record.first({"topic_id", "topic_title"});
  const auto number = record.first({"post_number"});
  const auto answers = record.first({"reply_to_post_number"});
  const auto raw = record.first({"raw", "post_raw", "post"});
  const auto at = [&](std::string_view post) { return fmt::format("{}/{}", topic, post); };
  Found found{.id = number.empty() ? text(record.first({"id", "url"})) : at(number),
              .parent = answers.empty() ? "" : at(answers),
              .author = text(record.first({"name", "username"})),
              .address = text(record.first({"email"})),
              .body = text(raw.empty() ? record.first({"cooked", "post_cooked"}) : raw),
              .format = raw.empty() ? Format::html : Format::text,
              .written = written_in_utc(record.first({"created_at"})),
              .state = State::published,
              .fault = record.fault,
              .line = record.line};
  found.source_id = found.id;
  if (!found.written) found.not_a_time = text(record.first({"created_at"}));
  if (!record.first({"deleted_at"}).empty()) {
    found.state = State::rejected;
    found.reason = deleted_there;
  } else if (yes_or_no(record.first({"hidden"})) == YesOrNo::yes) {
    found.state = State::hidden;
  }
  const auto type = record.first({"post_type"});
  if (!type.empty() && type != "1") found.not_a_comment = "a notice of the system is not a comment";
  if (yes_or_no(record.first({"is_pm"})) == YesOrNo::yes)
    found.not_a_comment = "a private message is not a comment";
  found.page =
      FoundPage{text(topic), {text(record.first({"topic_title"})), text(record.first({"url"}))}};
  return found;
}

std::unique_ptr<ExportReader> open_rows(std::unique_ptr<Records> records, std::string source) {
  return std::make_unique<Reader>(std::move(records), std::move(source));
}

}  // namespace qlab::comments
