// SPDX-License-Identifier: Apache-2.0
#include "cmd/completion/values.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "cmd/context.hpp"
#include "cmd/query_fields.hpp"
#include "cmd/topics.hpp"
#include "cmd/tree.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/config/keys.hpp"
#include "lib/core/text.hpp"
#include "lib/members/suggest.hpp"
#include "lib/scenarios/suggest.hpp"
#include "lib/webinar/suggest.hpp"

namespace qlab::cmd {
namespace {

using Suggestions = std::vector<Suggestion>;

struct Asked {
  const Cursor& cursor;
  Context& context;
  const std::string& word;  ///< what is being typed
};

store::Store peek(Context& context) {
  return store::Store::open(context.store_path(), store::Access::peek, context.reader());
}

Completion members_like(const Asked& asked) {
  return {members::suggest(peek(asked.context), asked.word), {}};
}

Completion scenarios_like(const Asked& asked) {
  return {scenarios::suggest(peek(asked.context), asked.word), {}};
}

Completion webinars_like(const Asked& asked) {
  return {webinar::suggest(peek(asked.context), asked.word), {}};
}

Completion files(const Asked&) { return {{}, Completion::Files::all}; }
Completion folders(const Asked&) { return {{}, Completion::Files::folders}; }

Completion keys_like(const Asked& asked) {
  Completion found;
  for (const auto& key : config::keys()) {
    if (key.name.starts_with(asked.word))
      found.suggestions.push_back({std::string(key.name), std::string(key.help)});
  }
  return found;
}

/// An id is of what the noun is about.
Completion ids_like(const Asked& asked) {
  const auto noun = asked.cursor.noun == nullptr ? "" : asked.cursor.noun->name;
  if (noun == "members") return members_like(asked);
  if (noun == "scenarios") return scenarios_like(asked);
  if (noun == "webinar") return webinars_like(asked);
  return {};
}

/// What the verb says that it writes with whatever options, each name once.
std::vector<std::string> fields_of(const Cursor& cursor) {
  std::vector<std::string> names;
  const auto verb = cursor.inner_verb.empty() ? cursor.verb : cursor.verb + " " + cursor.inner_verb;
  for (const auto& declared : declarations()) {
    const bool is_named =
        cursor.noun != nullptr && declared.noun == cursor.noun->name && declared.verb == verb;
    if (!is_named) continue;
    for (const auto& output : declared.outputs) {
      for (const auto& property : output.properties()) {
        if (std::ranges::find(names, property.name) == names.end()) names.push_back(property.name);
      }
    }
  }
  return names;
}

/// The fields that --json may name.
Completion fields_like(const Asked& asked) {
  const auto comma = asked.word.rfind(',');
  const auto before = comma == std::string::npos ? "" : asked.word.substr(0, comma + 1);
  Completion found;
  for (const auto& name : fields_of(asked.cursor)) {
    if ((before + name).starts_with(asked.word)) found.suggestions.push_back({before + name, {}});
  }
  return found;
}

/// The argument of a list is about what the noun is; --to chooses members, whatever the noun.
store::QueryFields query_fields(const Cursor& cursor) {
  if (!cursor.is_argument) return member_query_fields();
  for (const auto& list : queried()) {
    if (cursor.noun != nullptr && cursor.noun->name == list.noun) return list.fields;
  }
  return {};
}

/// The fields of a query, or the values of the one that is named.
Completion queries_like(const Asked& asked) {
  const auto fields = query_fields(asked.cursor);
  const std::string minus = asked.word.starts_with('-') ? "-" : "";
  const auto word = asked.word.substr(minus.size());
  const auto colon = word.find(':');
  Completion found;
  if (colon == std::string::npos) {
    for (const auto& field : fields) {
      if (!field.name.empty() && field.name.starts_with(word))
        found.suggestions.push_back(
            {minus + std::string(field.name) + ":", std::string(field.help)});
    }
    return found;
  }
  const auto comma = word.rfind(',');
  const auto start = comma == std::string::npos ? colon + 1 : comma + 1;
  for (const auto& field : fields) {
    if (field.name != word.substr(0, colon) || field.suggest == nullptr) continue;
    found.suggestions = field.suggest(peek(asked.context), word.substr(start));
  }
  for (auto& each : found.suggestions) each.word.insert(0, minus + word.substr(0, start));
  return found;
}

Completion topics_like(const Asked& asked) {
  Completion found;
  for (const auto& topic : topics()) {
    if (topic.name.starts_with(asked.word))
      found.suggestions.push_back({std::string(topic.name), std::string(topic.purpose)});
  }
  for (const auto& noun : nouns()) {
    if (noun.name.starts_with(asked.word))
      found.suggestions.push_back({std::string(noun.name), std::string(noun.purpose)});
  }
  return found;
}

/// What a command calls a value, and what may stand there. Anything else is a person's own words.
struct Kind {
  std::string_view name;
  Completion (*values)(const Asked& asked);
};
constexpr std::array kinds{
    Kind{"MEMBER", members_like},
    Kind{"KEEP", members_like},
    Kind{"DUPLICATE", members_like},
    Kind{"ADDRESS", members_like},
    Kind{"SCENARIO", scenarios_like},
    Kind{"WEBINAR", webinars_like},
    Kind{"ID", ids_like},
    Kind{"QUERY", queries_like},
    Kind{"FIELDS", fields_like},
    Kind{"KEY", keys_like},
    Kind{"TOPIC", topics_like},
    Kind{"FILE", files},
    Kind{"REJECTS", files},
    Kind{"PATH", files},
    Kind{"DIR", folders},
};

void append(Completion& completion, Completion more) {
  std::move(more.suggestions.begin(), more.suggestions.end(),
            std::back_inserter(completion.suggestions));
  if (more.files != Completion::Files::none) completion.files = more.files;
}

bool is_word_itself(std::string_view kind) {
  return !kind.empty() &&
         std::none_of(kind.begin(), kind.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Completion values_for(const Cursor& cursor, Context& context) {
  const Asked asked{cursor, context, cursor.word};
  Completion completion;
  for (const auto kind : text::split(std::string_view(cursor.kind), '|')) {
    if (is_word_itself(kind)) {
      append(completion, {suggest_among({&kind, 1}, cursor.word), {}});
      continue;
    }
    for (const auto& known : kinds) {
      if (known.name == kind) append(completion, known.values(asked));
    }
  }
  return completion;
}

}  // namespace qlab::cmd
