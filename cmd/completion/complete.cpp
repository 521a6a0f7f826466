// SPDX-License-Identifier: Apache-2.0
// What a shell asks at each press of the completion key. One suggestion on a line, its meaning
// behind a tab; ":files" or ":folders" where the shell shall offer those too.
#include "cmd/commands.hpp"
#include "cmd/completion/cursor.hpp"
#include "cmd/completion/values.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::vector<std::string> words;
};

void add(Completion& completion, std::string_view word, std::string_view typed,
         std::string_view about) {
  if (word.starts_with(typed))
    completion.suggestions.push_back({std::string(word), std::string(about)});
}

Completion nouns_like(std::string_view word) {
  Completion completion;
  for (const auto list : {plain_verbs(), nouns()}) {
    for (const auto& noun : list) {
      if (!noun.purpose.empty()) add(completion, noun.name, word, noun.purpose);
    }
  }
  return completion;
}

Completion completed(const Cursor& cursor, Context& context) {
  Completion completion;
  switch (cursor.at) {
    case Cursor::At::noun:
      return nouns_like(cursor.word);
    case Cursor::At::verb:
      for (const auto& verb : cursor.command.commands)
        add(completion, verb.name, cursor.word, verb.purpose);
      return completion;
    case Cursor::At::flag:
      for (const auto& flag : cursor.command.flags)
        add(completion, flag.names.back(), cursor.word, flag.help);
      return completion;
    case Cursor::At::value:
      return values_for(cursor, context);
    case Cursor::At::nothing:
      break;
  }
  return completion;
}

void write(const Completion& completion, const Cursor& cursor, render::Output& out) {
  if (completion.files == Completion::Files::all) out.write(":files\n");
  if (completion.files == Completion::Files::folders) out.write(":folders\n");
  for (const auto& [word, about] : completion.suggestions) {
    // A word with a control character could not be typed, and would end the line.
    if (text::terminal_safe(word) != word) continue;
    out.write(fmt::format("{}{}\t{}\n", cursor.before, word, text::terminal_safe(about)));
  }
}

Exit run(Context& context, const Options& options) {
  auto words = options.words;
  if (words.empty()) words.emplace_back();
  try {
    const auto cursor = cursor_in(words);
    write(completed(cursor, context), cursor, context.out());
  } catch (const Error&) {
    // Nobody asked for anything yet: a store that cannot be read has no suggestions.
  }
  return Exit::ok;
}

}  // namespace

void add_complete(Verb& root, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = root.add_verb("__complete", "Say what may be typed next");
  verb.hide();
  verb.add_option("WORDS", options->words, "The words behind qlab, the last one unfinished")
      .expected(1, 4096);
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd
