// SPDX-License-Identifier: Apache-2.0
#include "cmd/app.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "cmd/asked_of_all.hpp"
#include "cmd/command_line.hpp"
#include "cmd/context.hpp"
#include "cmd/standard_streams.hpp"
#include "cmd/tree.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::cmd {
namespace {

/// How errors are written: a sentence for people, one JSON object for scripts.
enum class Voice { person, script };

/// A message may quote what others wrote, names of files included.
void tell_person(const std::string& message, const std::string& hint) {
  tell(fmt::format("qlab: {}\n", text::terminal_safe_lines(message)));
  if (!hint.empty()) tell(fmt::format("hint: {}\n", text::terminal_safe_lines(hint)));
}

void tell_script(Exit exit, std::string_view code, const std::string& message,
                 const std::string& hint) {
  std::string json = R"({"error":{"code":)";
  render::append_json(json, code);
  json += fmt::format(R"(,"exit_status":{},"message":)", static_cast<int>(exit));
  render::append_json(json, message);
  json += R"(,"hint":)";
  hint.empty() ? static_cast<void>(json += "null") : render::append_json(json, hint);
  tell(json + "}}\n");
}

void report(Voice voice, Exit exit, std::string_view code, const std::string& message,
            const std::string& hint) {
  voice == Voice::person ? tell_person(message, hint) : tell_script(exit, code, message, hint);
}

Exit report(Voice voice, const Error& error) {
  const auto exit = exit_of(error.kind());
  report(voice, exit, name(error.kind()), error.what(), error.hint());
  return exit;
}

void print(const std::string& text) {
  auto out = render::Output::to_standard_output();
  out.write(text);
  out.finish();
}

/// Rows that another program wrote against the rules of the schema may lead anywhere; where the
/// store keeps them, the defect is ours.
Exit act(Context& context, const Action& action) {
  try {
    return action(context);
  } catch (const std::bad_optional_access&) {
    context.require_whole_store();
    throw;
  } catch (const std::logic_error&) {
    context.require_whole_store();
    throw;
  }
}

Exit run(const CommandLine& line) {
  if (line.version) {
    print(version_text(line.verbose));
    return Exit::ok;
  }
  if (line.help || line.words.empty()) {
    print(help_text(line));
    return line.help ? Exit::ok : Exit::usage;
  }
  auto parsed = parse(line);
  require_possible(parsed.globals, parsed.command);
  Context context(std::move(parsed.globals), read_environment(), line.command());
  const auto& takes_output = parsed.command.takes_output;
  if (!takes_output || !takes_output()) context.open_output();
  const auto exit = act(context, parsed.action);
  context.finish();
  context.debug("done, status {}", static_cast<int>(exit));
  return exit;
}

Exit guarded(const CommandLine& line, Voice voice) {
  try {
    return run(line);
  } catch (const Error& error) {
    return report(voice, error);
  } catch (const render::PipeClosed&) {
    return Exit::ok;
  } catch (const std::filesystem::filesystem_error& error) {
    return report(voice, Error(Kind::io, fmt::format("'{}': {}", error.path1().string(),
                                                     error.code().message())));
  } catch (const std::exception& exception) {
    report(voice, Exit::bug, "bug", fmt::format("internal error: {}", exception.what()),
           "please report it with the command that you ran");
    return Exit::bug;
  }
}

}  // namespace

int run(int argc, char** argv) {
  // A closed pipe is an error code to handle, not the end of a command in the middle of its work.
  (void)std::signal(SIGPIPE, SIG_IGN);
  const bool json = std::any_of(argv, argv + argc, [](std::string_view word) {
    return word == "--json" || word.starts_with("--json=");
  });
  const auto voice = json ? Voice::script : Voice::person;
  try {
    return static_cast<int>(guarded(read_command_line(argc, argv), voice));
  } catch (const Error& error) {
    return static_cast<int>(report(voice, error));
  }
}

}  // namespace qlab::cmd
