// SPDX-License-Identifier: Apache-2.0
#include "cmd/app.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cmd/command_line.hpp"
#include "cmd/context.hpp"
#include "cmd/standard_streams.hpp"
#include "cmd/tree.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

/// How errors are written: a sentence for people, one JSON object for scripts.
enum class Voice { person, script };

void report(Voice voice, Exit exit, std::string_view code, const std::string& message,
            const std::string& hint) {
  if (voice == Voice::person) {
    tell(fmt::format("qlab: {}\n", message));
    if (!hint.empty()) tell(fmt::format("hint: {}\n", hint));
    return;
  }
  nlohmann::ordered_json error;
  error["code"] = code;
  error["exit_status"] = static_cast<int>(exit);
  error["message"] = message;
  error["hint"] = hint.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(hint);
  const nlohmann::ordered_json object{{"error", error}};
  tell(object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
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
  Context context(std::move(parsed.globals), read_environment(), line.command());
  const auto exit = parsed.action(context);
  context.finish();
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
    const auto path = text::terminal_safe(error.path1().string());
    return report(voice, Error(Kind::io, fmt::format("'{}': {}", path, error.code().message())));
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
