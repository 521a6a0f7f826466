// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lib/core/address.hpp"
#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"
#include "lib/members/joined.hpp"
#include "lib/scenarios/electorate.hpp"
#include "lib/scenarios/versions.hpp"
#include "lib/store/change.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::size_t largest_file = std::size_t{256} << 20;
constexpr std::size_t most_touched = 1000;

/// Whose a row is.
struct Whose {
  std::optional<std::int64_t> member;
  RowOutcome outcome = RowOutcome::rejected;  ///< where it is nobody's
  std::string_view field = "email";           ///< that says so
  std::string reason;
};

class People {
 public:
  explicit People(const store::Store& store) : m_store(store) {}

  /// An address or an id names one member or none; a name counts where only one member has it.
  Whose find(const SurveyAnswers& row) {
    if (!row.email.empty()) return by_address(row.email);
    if (!row.id.empty()) return by_id(row.id);
    if (!row.name.empty()) return by_name(row.name);
    return {{}, RowOutcome::rejected, "", "the row does not say who answered"};
  }

 private:
  Whose by_address(const std::string& email) {
    if (!parse_address(email))
      return {{}, RowOutcome::rejected, "email", fmt::format("'{}' is no address", shown(email))};
    const auto member = members::by_address(m_store, email);
    if (member) return {member->id, {}, {}, {}};
    return {{}, RowOutcome::rejected, "email", fmt::format("no member has '{}'", shown(email))};
  }

  Whose by_id(const std::string& word) {
    auto id = parse_ref(Letter::member, word);
    if (id && !members::by_id(m_store, *id)) id = members::joined_into(m_store, *id);
    if (id) return {*id, {}, {}, {}};
    return {{}, RowOutcome::rejected, "id", fmt::format("no member matches '{}'", shown(word))};
  }

  Whose by_name(const std::string& name) {
    const auto& found = names()[text::slug(name)];
    if (found.size() == 1) return {found.front(), {}, {}, {}};
    if (found.empty())
      return {{}, RowOutcome::rejected, "name", fmt::format("no member is '{}'", shown(name))};
    return {{},
            RowOutcome::ambiguous,
            "name",
            fmt::format("{} members are called '{}'", found.size(), shown(name))};
  }

  std::map<std::string, std::vector<std::int64_t>>& names() {
    if (m_names) return *m_names;
    auto& names = m_names.emplace();
    members::each(
        m_store, members::Query::everybody(),
        [&](const members::Member& member) { names[text::slug(member.name)].push_back(member.id); },
        {.addresses = false, .tags = false, .contact = false});
    return names;
  }

  static std::string shown(const std::string& text) {
    return text::terminal_safe(text::cut(text, 60));
  }

  const store::Store& m_store;
  std::optional<std::map<std::string, std::vector<std::int64_t>>> m_names;
};

/// What a member says in the file, the later row before the earlier.
struct Said {
  std::optional<Instant> at;
  std::size_t row = 0;
  std::vector<Stance> stances;
};

class Survey {
 public:
  Survey(store::Store& store, const Scenario& scenario, const SurveyOptions& options, Instant now)
      : m_store(store), m_options(options), m_now(now), m_people(store) {
    m_report.scenario = require_open(store, scenario);
    m_versions = versions(store, m_report.scenario);
  }

  void read(const std::string& text, const std::string& source) {
    m_report.source = source;
    csv::Reader records(text, m_report.source, csv::sniff_delimiter(text));
    if (!records.next())
      throw Error(Kind::data, fmt::format("{}:1:1: the file is empty", m_report.source));
    auto columns =
        map_survey_columns(records, m_report.source, m_options.words, m_options.mappings);
    m_places = columns.places;
    m_report.unknown_columns = columns.unknown;
    SurveyReader reader(std::move(columns), m_options.words, m_now, m_options.zone);
    while (records.next()) take(records, reader);
  }

  /// Everything that is new, decided against what the store says.
  SurveyReport finish(store::Change& change) {
    const bool refused = m_report.rejected > 0 && m_options.bad_rows == BadRows::refuse;
    std::vector<std::pair<std::int64_t, Stance>> news;
    bool supersedes = false;
    for (auto& [member, said] : m_said) supersedes |= decide(member, said, news);
    count_rows(news);
    m_report.written = !refused && !m_options.dry_run;
    if (m_report.written) write_all(change, news, supersedes);
    return std::move(m_report);
  }

 private:
  void take(const csv::Reader& records, SurveyReader& reader) {
    const auto cells = records.cells();
    if (std::all_of(cells.begin(), cells.end(), [](auto cell) { return text::trim(cell).empty(); }))
      return;
    const auto row = m_report.rows++;
    SurveyAnswers answers;
    if (const auto fault = reader.read(cells, answers))
      return leave(records, fault->cell, RowOutcome::rejected, fault->reason);
    const auto whose = m_people.find(answers);
    if (!whose.member) {
      const auto place = m_places.find(whose.field);
      return leave(records, place == m_places.end() ? 0 : place->second, whose.outcome,
                   whose.reason);
    }
    std::vector<Stance> stances;
    try {
      if (!answers.empty()) stances = stances_of(answers.response);
    } catch (const Error& error) {
      return leave(records, 0, RowOutcome::rejected, error.what());
    }
    ++m_report.matched;
    keep(*whose.member, {answers.at, row, std::move(stances)});
  }

  void leave(const csv::Reader& records, std::size_t cell, RowOutcome outcome, std::string reason) {
    const auto last = records.cells().size() - 1;
    const auto at = records.position_of(std::min(cell, last));
    ++(outcome == RowOutcome::ambiguous ? m_report.ambiguous : m_report.rejected);
    m_report.unsettled.push_back({at.line, at.column, outcome, std::move(reason)});
  }

  void keep(std::int64_t member, Said said) {
    if (said.stances.empty()) return;
    const auto [known, is_new] = m_said.try_emplace(member, said);
    if (is_new || said.at.value_or(m_now) < known->second.at.value_or(m_now)) return;
    known->second = std::move(said);
  }

  /// The text that was there when somebody answered.
  [[nodiscard]] std::int64_t version_at(Instant at) const {
    std::int64_t number = 1;
    for (const auto& version : m_versions) {
      if (version.at <= at) number = version.number;
    }
    return number;
  }

  /// Keeps what is new of a member's answers; whether it supersedes something.
  bool decide(std::int64_t member, Said& said, std::vector<std::pair<std::int64_t, Stance>>& news) {
    const auto at = said.at.value_or(m_now);
    const auto before = history(m_store, m_report.scenario, member);
    const bool late = joined_after(m_store, member, m_report.scenario.opened_at.value());
    bool supersedes = false;
    for (auto& stance : said.stances) {
      stance.version = version_at(at);
      stance.source = Source::imported;
      stance.late = late;
      stance.at = at;
      if (is_known(before, stance)) continue;
      supersedes |= std::any_of(before.begin(), before.end(),
                                [&](const Stance& old) { return old.axis == stance.axis; });
      news.emplace_back(member, stance);
    }
    return supersedes;
  }

  /// The last survey said so, or the member answered later than this.
  static bool is_known(const std::vector<Stance>& before, const Stance& stance) {
    const Stance* last_imported = nullptr;
    for (const auto& old : before) {
      if (old.axis != stance.axis) continue;
      if (!old.superseded_at && old.at > stance.at) return true;
      if (old.source == Source::imported) last_imported = &old;
    }
    if (last_imported == nullptr) return false;
    auto same = stance;
    same.version = last_imported->version;
    return says_the_same(*last_imported, same);
  }

  void count_rows(const std::vector<std::pair<std::int64_t, Stance>>& news) {
    std::int64_t last = 0;
    for (const auto& [member, stance] : news) {
      if (member != last) ++m_report.recorded;
      last = member;
    }
    m_report.unchanged = m_report.matched - m_report.recorded;
    m_report.stances = static_cast<std::int64_t>(news.size());
  }

  /// A first survey is logged as the range of its rows, which costs no memory; one that changes
  /// answers is logged whole, so that undoing brings those back.
  void write_all(store::Change& change, const std::vector<std::pair<std::int64_t, Stance>>& news,
                 bool supersedes) {
    const auto& scenario = m_report.scenario;
    change.record(true);
    for (const auto& [member, stance] : news) mark_reached(m_store, scenario.id, member);
    change.record(supersedes);
    store::NewRows rows("stance");
    for (const auto& [member, stance] : news) {
      write(m_store, scenario.id, member, stance);
      if (!supersedes) rows.add(m_store.last_id());
    }
    rows.name_in(change);
    change.touch(Letter::scenario, scenario.id);
    std::int64_t last = 0;
    for (const auto& [member, stance] : news) {
      if (member != last && m_report.recorded <= most_touched) change.touch(Letter::member, member);
      last = member;
    }
  }

  store::Store& m_store;
  const SurveyOptions& m_options;
  Instant m_now;
  People m_people;
  std::vector<Version> m_versions;
  std::map<std::string_view, std::size_t> m_places;
  std::map<std::int64_t, Said> m_said;
  SurveyReport m_report;
};

}  // namespace

SurveyReport import_survey(store::Store& store, const Scenario& scenario,
                           const std::filesystem::path& file, const SurveyOptions& options,
                           Instant now) {
  // Before anybody waits for the transaction: it may come from a person who types.
  const auto source = file == "-" ? "standard input" : text::terminal_safe(file.string());
  const auto decoded = decode(read_file(file, largest_file), source);
  store::Change change(store, now, store::Recording::batch);
  Survey survey(store, scenario, options, now);
  survey.read(decoded.text, source);
  auto report = survey.finish(change);
  report.guessed = decoded.guessed;
  if (report.written)
    change.commit(fmt::format("a survey of {} rows answered {}", report.rows,
                              ref(Letter::scenario, report.scenario.id)));
  return report;
}

}  // namespace qlab::scenarios
