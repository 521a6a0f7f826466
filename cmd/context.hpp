// SPDX-License-Identifier: Apache-2.0
// What a verb may reach. Everything is opened when first asked for, so that its cost and its
// failures belong to the verb that needs it.
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "cmd/environment.hpp"
#include "cmd/globals.hpp"
#include "cmd/relay.hpp"
#include "cmd/secrets.hpp"
#include "lib/config/load.hpp"
#include "lib/core/clock.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/opened.hpp"
#include "lib/mail/transport.hpp"
#include "lib/render/rows.hpp"
#include "lib/store/store.hpp"

namespace qlab::inbox {
class MailReader;
}

namespace qlab::cmd {

class Context {
 public:
  /// The command is noun and verb, for the log: "members add".
  Context(Globals globals, Environment environment, std::string command);
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context();

  [[nodiscard]] const Globals& globals() const { return m_globals; }
  [[nodiscard]] const Environment& environment() const { return m_environment; }

  [[nodiscard]] const Clock& clock();
  [[nodiscard]] Instant now() { return clock().now(); }
  /// Where the configuration is, without reading it.
  [[nodiscard]] config::Sources config_sources() const;
  [[nodiscard]] const config::Loaded& configuration();
  [[nodiscard]] const config::Config& config() { return configuration().config; }

  /// The zone to read and show wall times in: --tz, then the configuration, then TZ.
  [[nodiscard]] const std::string& zone();

  /// The store, for writing; or for reading, which never waits for a writer. Nobody writes to one
  /// in which erased people are back, but for the verb that erases them again.
  [[nodiscard]] store::Store& store();
  [[nodiscard]] store::Store& store_before_erasures();
  [[nodiscard]] const store::Store& store_to_read();
  [[nodiscard]] std::filesystem::path store_path();
  [[nodiscard]] store::Author author();
  /// Who only reads has no name, which saves asking the system for it.
  [[nodiscard]] store::Author reader();

  /// Throws config where the store that was opened holds what its schema does not allow. Reads all
  /// of it: for whoever met something that cannot be.
  void require_whole_store() const;

  /// These load qlab_world. A transport is one connection to the configured relay, whose secrets
  /// are read for the first only; no relay is config, with a hint.
  [[nodiscard]] std::unique_ptr<mail::Composer> composer();
  [[nodiscard]] mail::Opened open_mail(std::string_view bytes);
  [[nodiscard]] std::unique_ptr<inbox::MailReader> mail_reader();
  [[nodiscard]] std::unique_ptr<mail::Transport> transport();

  /// Throws refused where the path leads to a file of the store or to a configuration file that
  /// was read: for whatever a command line says is to be written.
  void require_foreign(const std::filesystem::path& target);

  /// Standard output, or the file of -o: the result and nothing else.
  [[nodiscard]] render::Output& out();

  /// Opens the file of -o, so that a command whose result has no place changes nothing.
  void open_output();

  [[nodiscard]] const render::Style& style();

  /// The path of -o for a verb that writes a folder there; the result then goes to standard output.
  [[nodiscard]] std::filesystem::path take_output_path();

  /// Rows of a list; call finish() after the last.
  template <class Row>
  render::Rows<Row> rows(render::Fields<Row> fields) {
    return {fields, out(), style()};
  }

  /// One thing.
  template <class Row>
  void show(render::Fields<Row> fields, const Row& row) {
    render::Rows<Row> rows(fields, out(), style(), render::Amount::one);
    rows.add(row);
    rows.finish();
  }

  /// Talk on standard error: note always unless -q, detail only with -v. Foreign text inside must
  /// have gone through text::terminal_safe.
  template <class... Values>
  void note(fmt::format_string<Values...> format, Values&&... values) {
    if (!m_globals.quiet) say(fmt::format(format, std::forward<Values>(values)...));
  }
  template <class... Values>
  void detail(fmt::format_string<Values...> format, Values&&... values) {
    if (m_globals.verbose) say(fmt::format(format, std::forward<Values>(values)...));
  }

  /// What this run opens and when, with --debug or QLAB_DEBUG: for whoever looks for the cause of
  /// trouble. Names of files and numbers, never what stands in them or on the command line.
  template <class... Values>
  void debug(fmt::format_string<Values...> format, Values&&... values) const {
    if (m_globals.debug || m_environment.debug)
      say_when(fmt::format(format, std::forward<Values>(values)...));
  }

  /// The text as a person leaves it in their editor; the ending chooses how the editor shows it.
  /// Throws usage where nobody can be asked, declined where it is left empty.
  [[nodiscard]] std::string edited(std::string_view text, std::string_view ending);

  /// Asks on the terminal. Throws declined on no; usage where nobody can be asked, naming --yes.
  void confirm(const std::string& question);

  /// Whether a person sits at a terminal and may be asked things.
  [[nodiscard]] bool can_ask() const;

  /// The way to passwords and tokens.
  [[nodiscard]] Secrets secrets() const;

  /// Whether a person watches standard error: progress is shown only then.
  [[nodiscard]] bool has_terminal() const;

  /// Flushes and names what was written, after which nothing may be.
  void finish();

 private:
  [[nodiscard]] store::Store open_to_write();
  void say(std::string_view line) const;
  void say_when(std::string_view line) const;

  Globals m_globals;
  Environment m_environment;
  std::string m_command;
  std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
  std::unique_ptr<Clock> m_clock;
  OpenTransport m_relay;
  std::optional<config::Loaded> m_configuration;
  std::string m_zone;  ///< empty: not asked for yet
  std::optional<store::Store> m_store;
  std::optional<store::Store> m_store_to_read;
  std::string m_shown;  ///< what goes to a pager, if it is long
  std::optional<render::Output> m_out;
  std::optional<render::Style> m_style;
};

}  // namespace qlab::cmd
