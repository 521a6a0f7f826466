// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/json_exports.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>
#include <vector>

#include "lib/comments/found_time.hpp"
#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/position.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

using Json = nlohmann::json;

/// The place of a byte, for the message about it.
std::string place_of(std::string_view json, std::size_t byte, const std::string& source) {
  PositionCounter counter;
  counter.pass(json.substr(0, std::min(byte, json.size())));
  return place(source, counter.position());
}

/// The first value of the text. What stands behind it is not looked at: some exports end oddly.
Json value_in(std::string_view json, const std::string& source) {
  if (!is_modest_json(json)) {
    throw Error(Kind::data,
                fmt::format("{}: it is nested too deeply, or has too many fields", source));
  }
  std::istringstream stream{std::string(json)};
  Json value;
  try {
    stream >> value;
  } catch (const Json::parse_error& error) {
    throw Error(Kind::data,
                fmt::format("{}: this is no JSON", place_of(json, error.byte - 1, source)),
                "nothing was imported; export the comments again");
  } catch (const Json::exception&) {
    throw Error(Kind::data, fmt::format("{}: a number is out of range", source));
  }
  return value;
}

/// A text or a number of an object, without white space around it; nothing in it where it is
/// another thing.
std::string field(const Json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_number() || found->is_boolean()) return found->dump();
  if (!found->is_string()) return {};
  return std::string(text::trim(found->get_ref<const std::string&>()));
}

void require_no_nul(Found& found) {
  for (const auto* part : {&found.id, &found.author, &found.body}) {
    if (part->find('\0') != std::string::npos) found.fault = "it has a NUL character";
  }
}

/// Comments that were made before.
class Ready : public ExportReader {
 public:
  Ready(std::string source, std::vector<Found> comments)
      : m_source(std::move(source)), m_comments(std::move(comments)) {}

  [[nodiscard]] std::string source() const override { return m_source; }

  void each(const std::function<void(const Found&)>& take) override {
    for (const auto& found : m_comments) take(found);
  }

 private:
  std::string m_source;
  std::vector<Found> m_comments;
};

/// isso numbers its comments for each thread.
Found isso_comment(const Json& comment, const FoundPage& page) {
  const auto number = field(comment, "id");
  const auto parent = field(comment, "parent");
  const auto in_thread = [&](const std::string& id) { return fmt::format("{}#{}", page.key, id); };
  Found found{.id = number.empty() ? "" : in_thread(number),
              .parent = parent.empty() ? "" : in_thread(parent),
              .author = field(comment, "author"),
              .address = field(comment, "email"),
              .body = field(comment, "text"),
              .written = written_in_utc(field(comment, "created")),
              .state = State::published,
              .page = page};
  found.source_id = found.id;
  require_no_nul(found);
  return found;
}

Found commento_comment(const Json& comment, const Json& people) {
  const auto parent = field(comment, "parentHex");
  const auto state = field(comment, "state");
  Found found{.id = field(comment, "commentHex"),
              .parent = parent == "root" ? "" : parent,
              .body = field(comment, "markdown"),
              .written = written_in_utc(field(comment, "creationDate")),
              .state = state == "approved"  ? State::published
                       : state == "flagged" ? State::spam
                                            : State::pending};
  found.source_id = found.id;
  if (field(comment, "deleted") == "true") {
    found.state = State::rejected;
    found.reason = deleted_there;
  }
  const auto author = people.find(field(comment, "commenterHex"));
  if (author != people.end()) {
    found.author = field(*author, "name");
    found.address = field(*author, "email");
  }
  require_no_nul(found);
  return found;
}

}  // namespace

std::unique_ptr<ExportReader> open_isso(std::string_view json, const std::string& source) {
  const auto threads = value_in(json, source);
  if (!threads.is_array())
    throw Error(Kind::data, fmt::format("{}: this is not an export of isso", source));
  std::vector<Found> found;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    const auto& thread = threads[i];
    const auto id = field(thread, "id");
    const auto comments = thread.is_object() ? thread.find("comments") : thread.end();
    if (id.empty() || comments == thread.end() || !comments->is_array()) {
      throw Error(Kind::data, fmt::format("{}: element {} is no thread of isso", source, i + 1),
                  "write comments of other systems as one JSON object per line: 'qlab comments "
                  "export --format jsonl' does");
    }
    const FoundPage page{id, {field(thread, "title"), id}};
    for (const auto& comment : *comments) found.push_back(isso_comment(comment, page));
  }
  return std::make_unique<Ready>("isso", std::move(found));
}

std::unique_ptr<ExportReader> open_commento(std::string_view json, const std::string& source) {
  const auto whole = value_in(json, source);
  const auto comments = whole.is_object() ? whole.find("comments") : whole.end();
  if (comments == whole.end() || !comments->is_array())
    throw Error(Kind::data, fmt::format("{}: this is not an export of Commento", source));
  Json people = Json::object();
  if (const auto list = whole.find("commenters"); list != whole.end() && list->is_array()) {
    for (const auto& person : *list) people[field(person, "commenterHex")] = person;
  }
  std::vector<Found> found;
  for (const auto& comment : *comments) {
    const auto link = field(comment, "domain") + field(comment, "url");
    found.push_back(commento_comment(comment, people));
    found.back().page = FoundPage{link, {{}, link}};
  }
  return std::make_unique<Ready>("commento", std::move(found));
}

}  // namespace qlab::comments
