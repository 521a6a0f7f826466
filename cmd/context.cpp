// SPDX-License-Identifier: Apache-2.0
#include "cmd/context.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>
#include <utility>

#include "cmd/asked_of_all.hpp"
#include "cmd/editor.hpp"
#include "cmd/pager.hpp"
#include "cmd/standard_streams.hpp"
#include "cmd/world_module.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/store/check.hpp"
#include "lib/store/own_files.hpp"

namespace qlab::cmd {
namespace {

constexpr auto system_config = "/etc/qlab/qlab.toml";

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

render::Format layout_format(config::Layout layout) {
  return layout == config::Layout::lines ? render::Format::lines : render::Format::table;
}

bool wants_color(const std::string& asked, const config::Output& configured,
                 const Environment& environment) {
  if (!asked.empty() && asked != "auto") return asked == "always";
  if (environment.no_color) return false;
  if (environment.force_color) return true;
  if (environment.dumb_terminal) return false;
  if (configured.color == config::Color::always) return true;
  return configured.color != config::Color::never && is_terminal(STDOUT_FILENO);
}

/// The system takes back in one piece what closing would free in thousands.
void leave_to_the_end_of_the_process(store::Store store) {
  static const auto* const kept = new store::Store(std::move(store));
  static_cast<void>(kept);
}

}  // namespace

Context::Context(Globals globals, Environment environment, std::string command)
    : m_globals(std::move(globals)),
      m_environment(std::move(environment)),
      m_command(std::move(command)) {
  debug("qlab {}, '{}'", QLAB_VERSION, m_command);
}

Context::~Context() {
  // One that was written to is the last to be closed, which empties its log.
  if (m_store_to_read && !m_store) leave_to_the_end_of_the_process(*std::move(m_store_to_read));
}

const Clock& Context::clock() {
  if (m_clock) return *m_clock;
  if (m_environment.now) {
    const auto now = parse_rfc3339(*m_environment.now);
    if (!now) {
      throw Error(Kind::usage, fmt::format("QLAB_NOW is not an instant: '{}'", *m_environment.now),
                  "write it like 2027-02-20T12:30:00Z");
    }
    m_clock = stopped_clock(*now);
    debug("the clock stands at {} (QLAB_NOW)", rfc3339(*now));
  } else {
    m_clock = system_clock();
  }
  return *m_clock;
}

config::Sources Context::config_sources() const {
  config::Sources sources;
  sources.home = m_environment.home;
  if (!m_globals.config.empty()) {
    sources.named_file = m_globals.config;
  } else if (!m_globals.no_config && m_environment.config) {
    sources.named_file = *m_environment.config;
  } else if (!m_globals.no_config) {
    sources.system_file = system_config;
    if (!m_environment.config_home.empty())
      sources.user_file = m_environment.config_home / "qlab/qlab.toml";
  }
  if (m_environment.store)
    sources.overrides.push_back({"store.path", *m_environment.store, "QLAB_STORE"});
  if (!m_globals.store.empty())
    sources.overrides.push_back({"store.path", m_globals.store, "--store"});
  return sources;
}

const config::Loaded& Context::configuration() {
  if (m_configuration) return *m_configuration;
  m_configuration = config::load(config_sources());
  for (const auto& file : m_configuration->files) debug("configuration '{}'", file.string());
  return *m_configuration;
}

const std::string& Context::zone() {
  if (!m_zone.empty()) return m_zone;  // asked for each time that a list shows
  auto zone = m_globals.zone;
  if (zone.empty()) zone = config().general.timezone;
  if (zone.empty()) zone = m_environment.zone.value_or("UTC");
  calendar::check_zone(zone);
  debug("zone {}", zone);
  return m_zone = std::move(zone);
}

std::filesystem::path Context::store_path() {
  const auto& path = config().store.path;
  if (path.empty()) {
    throw Error(Kind::config, "no store is named",
                "make one with 'qlab init DIR', then set QLAB_STORE or [store] path");
  }
  return path;
}

store::Author Context::author() { return {account(), m_command, now()}; }

store::Author Context::reader() { return {{}, m_command, now()}; }

store::Store Context::open_to_write() {
  auto store = store::Store::open(store_path(), store::Access::write, author());
  debug("store '{}', to write", store.path().string());
  return store;
}

store::Store& Context::store() {
  if (m_store) return *m_store;
  auto store = open_to_write();
  erasure::require_applied(store);
  return m_store.emplace(std::move(store));
}

store::Store& Context::store_before_erasures() {
  if (m_store) return *m_store;
  return m_store.emplace(open_to_write());
}

const store::Store& Context::store_to_read() {
  if (m_store) return *m_store;
  if (!m_store_to_read) {
    m_store_to_read = store::Store::open(store_path(), store::Access::read, reader());
    debug("store '{}', to read", m_store_to_read->path().string());
  }
  return *m_store_to_read;
}

void Context::require_whole_store() const {
  for (const auto* store : {&m_store, &m_store_to_read}) {
    if (*store) store::require_undamaged(**store);
  }
}

std::unique_ptr<mail::Composer> Context::composer() { return world().composer(); }

mail::Opened Context::open_mail(std::string_view bytes) { return world().open_mail(bytes); }

std::unique_ptr<inbox::MailReader> Context::mail_reader() { return world().mail_reader(); }

std::unique_ptr<mail::Transport> Context::transport() {
  if (!m_relay) m_relay = relay(config().relay, secrets());
  debug("another connection to the relay");
  return m_relay();
}

void Context::require_foreign(const std::filesystem::path& target) {
  for (const auto& file : configuration().files) {
    if (!is_same_file(file, target)) continue;
    throw Error(Kind::refused, fmt::format("'{}' is the configuration", target.string()),
                "name another file; nothing was written");
  }
  if (!config().store.path.empty()) store::require_foreign(config().store.path, target);
}

render::Output& Context::out() {
  if (m_out) return *m_out;
  // Whether a pager is needed is known at the end.
  const bool pages = !m_globals.no_pager && !m_globals.no_input && !m_environment.dumb_terminal;
  if (m_globals.output.empty() && pages && is_terminal(STDOUT_FILENO))
    return m_out.emplace(render::Output::to_text(m_shown));
  if (m_globals.output.empty()) return m_out.emplace(render::Output::to_standard_output());
  require_foreign(m_globals.output);
  return m_out.emplace(render::Output::to_file(m_globals.output));
}

void Context::open_output() {
  if (!m_globals.output.empty()) (void)out();
}

const render::Style& Context::style() {
  if (m_style) return *m_style;
  auto& style = m_style.emplace();
  const bool terminal = m_globals.output.empty() && is_terminal(STDOUT_FILENO);
  const auto asked_for = asked_format(m_globals);
  style.format = asked_for  ? *asked_for
                 : terminal ? layout_format(config().output.layout)
                            : render::Format::tsv;
  style.names = asked_fields(m_globals);
  style.csv_raw = m_globals.csv_raw;
  style.csv_bom = m_globals.csv_bom;
  style.csv_safe = terminal;
  if (!render::is_for_people(style.format)) return style;
  style.columns = m_environment.columns.value_or(terminal_columns());
  style.bold_header = wants_color(m_globals.color, config().output, m_environment);
  // A zone that does not exist is trouble where a time is shown, and not before.
  style.show_instant = [this](Instant instant) {
    return calendar::shown_in_table(instant, zone());
  };
  return style;
}

std::filesystem::path Context::take_output_path() {
  if (!m_globals.output.empty()) require_foreign(m_globals.output);
  return std::exchange(m_globals.output, {});
}

void Context::say(std::string_view line) const {
  tell(fmt::format("{}\n", text::terminal_safe_lines(line)));
}

void Context::say_when(std::string_view line) const {
  using std::chrono::milliseconds;
  const auto passed = std::chrono::steady_clock::now() - m_began;
  say(fmt::format("debug: {} ms: {}", std::chrono::duration_cast<milliseconds>(passed).count(),
                  line));
}

bool Context::can_ask() const {
  return !m_globals.no_input && !m_environment.no_input && is_terminal(STDIN_FILENO) &&
         is_terminal(STDERR_FILENO);
}

Secrets Context::secrets() const { return {m_environment.credentials, can_ask()}; }

std::string Context::edited(std::string_view text, std::string_view ending) {
  if (!can_ask()) {
    throw Error(Kind::usage, "there is no text, and no terminal for an editor",
                "give it in a file, or as '-' on standard input");
  }
  auto written = edit(m_environment.editor.value_or("editor"), text, ending);
  if (text::trim(written).empty()) throw Error(Kind::declined, "the text was left empty");
  return written;
}

void Context::confirm(const std::string& question) {
  if (!can_ask()) throw Error(Kind::usage, question + " needs a word of agreement", "add --yes");
  tell(text::terminal_safe_lines(question) + "? [y/N] ");
  std::string answer;
  std::getline(std::cin, answer);
  const auto said = text::fold(text::trim(answer));
  if (said != "y" && said != "yes") throw Error(Kind::declined, "nothing was done");
}

bool Context::has_terminal() const { return !m_globals.quiet && is_terminal(STDERR_FILENO); }

void Context::finish() {
  if (m_store_to_read) m_store_to_read->require_unchanged();
  if (m_out) m_out->finish();
  const auto shown = std::exchange(m_shown, {});
  if (!shown.empty()) show_paged(shown, m_environment.pager.value_or("less"));
}

}  // namespace qlab::cmd
