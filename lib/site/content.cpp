// SPDX-License-Identifier: Apache-2.0
#include "lib/site/content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lib/comments/mail_address.hpp"
#include "lib/comments/people.hpp"
#include "lib/comments/policy.hpp"
#include "lib/comments/published.hpp"
#include "lib/core/sha256.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/contacts.hpp"
#include "lib/handover/leaks.hpp"
#include "lib/members/figures.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_text.hpp"
#include "lib/render/markdown.hpp"
#include "lib/scenarios/public_tally.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/scenarios/told.hpp"
#include "lib/scenarios/versions.hpp"

namespace qlab::site {
namespace {

using comments::Published;

std::string words_of(const Published& published) {
  const bool html = published.format == comments::Format::html;
  return render::plain(html ? render::text_of_html(published.body) : published.body);
}

/// The first paragraph that says something, cut between words.
std::string summary_of(std::string_view markdown, std::string_view title) {
  constexpr std::size_t least = 40;
  constexpr std::size_t most = 260;
  const auto words = render::markdown_words(markdown);
  std::string_view chosen;
  for (const auto line : text::split(std::string_view(words), '\n')) {
    if (chosen.empty() && text::fold(line) != text::fold(title)) chosen = line;
    if (line.size() >= least) {
      chosen = line;
      break;
    }
  }
  auto whole = render::one_line(chosen);
  if (text::width(whole) <= most) return whole;
  whole = text::cut(whole, most);
  const auto space = whole.rfind(' ');
  return space == std::string::npos ? whole : whole.substr(0, space) + " \u2026";
}

/// A heading at its start that only repeats the title is left out.
std::string without_title(const std::string& markdown, std::string_view title) {
  const auto end = markdown.find('\n');
  const auto first = markdown.substr(0, end);
  const bool repeats = first.starts_with("# ") &&
                       text::fold(text::trim(render::markdown_words(first))) == text::fold(title);
  return repeats && end != std::string::npos ? markdown.substr(end) : markdown;
}

/// Takes out the names, which must live longer, addresses and telephone numbers.
render::Rewrite redaction(const handover::PrivateValues& names) {
  return [&names](std::string_view text) {
    return handover::without_contacts(names.without_names(text));
  };
}

class Reader {
 public:
  Reader(store::Store& store, const Settings& settings, Instant now)
      : m_store(store), m_settings(settings), m_now(now) {}

  Content read() {
    m_content.settings = m_settings;
    m_content.organisation = render::one_line(m_settings.host.organisation);
    if (m_content.organisation.empty()) m_content.organisation = "The community";
    read_policy();
    for (const auto& each : scenarios::list(m_store)) {
      if (each.state != scenarios::State::draft) read_scenario(each);
    }
    for (const auto& each : webinar::all(m_store)) read_webinar(each);
    redact();
    add_members();
    find_last_change();
    return std::move(m_content);
  }

 private:
  void read_policy() {
    const auto version = comments::present_policy(m_store, m_now);
    const auto text = comments::require_policy(m_store, version);
    m_content.policy = {version, without_title(text.body, "Comments policy"), text.at};
  }

  void read_scenario(const scenarios::Scenario& scenario) {
    ScenarioPart part;
    part.scenario = scenario;
    part.title = render::one_line(scenario.title);
    const auto version = scenarios::version(m_store, scenario, scenario.version);
    part.text = without_title(version.body, part.title);
    part.text_at = version.at;
    part.address = address_for(part, {});
    read_remarks(part);
    if (m_settings.with_tally) count(part);
    m_content.scenarios.push_back(std::move(part));
  }

  /// Only an open scenario takes comments.
  std::string address_for(const ScenarioPart& part, std::optional<std::int64_t> comment) {
    if (m_content.address().empty() || part.scenario.state != scenarios::State::open) return {};
    const auto token = comments::mail_token(m_store, part.scenario.id, comment, m_now);
    return mail::answer_address(m_settings.host.identity, comments::mail_word, {{}, token});
  }

  [[nodiscard]] bool may_be_shown(const Published& published) const {
    if (published.is_gone || published.quoting_is_refused) return false;
    if (m_settings.audience == Audience::members) return true;
    return published.licence == comments::Licence::with_name ||
           published.licence == comments::Licence::unnamed;
  }

  void read_remarks(ScenarioPart& part) {
    comments::each_published(m_store, part.scenario.id, [&](const Published& published) {
      Remark remark;
      remark.id = published.id;
      remark.depth = published.depth;
      remark.written_at = published.written_at;
      remark.answers = published.answers_id;
      remark.is_shown = may_be_shown(published);
      if (remark.is_shown) {
        const bool named = published.licence == comments::Licence::with_name;
        const auto* nobody = published.member_id ? "A member" : "A guest";
        remark.by = named ? published.author : nobody;
        remark.text = words_of(published);
        if (published.member_id) m_members.insert(*published.member_id);
        ++part.shown;
      } else if (!published.is_gone) {
        ++part.withheld;
      }
      part.remarks.push_back(std::move(remark));
    });
    drop_bare_places(part.remarks);
    for (auto& remark : part.remarks) {
      if (remark.is_shown) remark.address = address_for(part, remark.id);
    }
  }

  /// A place under which nothing is shown says nothing.
  static void drop_bare_places(std::vector<Remark>& remarks) {
    std::vector<Remark> kept;
    std::int64_t shown_below = 0;  // the depth of a shown one that has not met what it stands under
    for (auto remark = remarks.rbegin(); remark != remarks.rend(); ++remark) {
      if (!remark->is_shown && shown_below != remark->depth + 1) continue;
      shown_below = remark->depth;
      kept.push_back(std::move(*remark));
    }
    std::ranges::reverse(kept);
    std::set<std::int64_t> shown;
    for (const auto& remark : kept) {
      if (remark.is_shown) shown.insert(remark.id);
    }
    for (auto& remark : kept) {
      if (remark.answers && !shown.contains(*remark.answers)) remark.answers.reset();
    }
    remarks = std::move(kept);
  }

  /// The same numbers as the tally tells in public: another choice would give away what it keeps.
  void count(ScenarioPart& part) {
    auto told = scenarios::to_tell(m_store, scenarios::tally(m_store, part.scenario));
    part.answers_since = told.since.value_or(m_now);
    const auto shown = scenarios::publish(told.tally, {});
    m_content.told.push_back(std::move(told));
    for (const auto& axis : shown.axes) {
      part.answers.push_back(
          {axis.axis,
           {{axis.yes, axis.conditional, axis.no, axis.stale, axis.unanswered}, shown.electorate}});
    }
  }

  void read_webinar(const webinar::Webinar& given) {
    WebinarPart part{given, render::one_line(given.title), {}, given.ends_at() <= m_now};
    // Whoever finds a link can walk in.
    if (m_settings.audience == Audience::anybody) part.webinar.url.clear();
    m_content.webinars.push_back(std::move(part));
  }

  /// In what people write, a guest's name is a name too; guests choose theirs themselves, and one
  /// called "Peer Support" shall not blot it out of the scenarios.
  void redact() {
    handover::PrivateValues of_members;
    handover::PrivateValues of_everybody;
    members::each_name(m_store, [&](std::string_view name) {
      of_members.add_name(name);
      of_everybody.add_name(name);
    });
    comments::each_guest_name(m_store, [&](std::string_view name) { of_everybody.add_name(name); });
    of_members.build();
    of_everybody.build();
    const auto by_staff = redaction(of_members);
    const auto by_people = redaction(of_everybody);
    for (auto& part : m_content.scenarios) redact(part, by_staff, by_people);
    for (auto& part : m_content.webinars) redact(part, by_staff);
    m_content.policy.text = render::tame_markdown(m_content.policy.text, 1, by_staff);
  }

  static void redact(ScenarioPart& part, const render::Rewrite& by_staff,
                     const render::Rewrite& by_people) {
    part.title = by_staff(part.title);
    part.text = render::tame_markdown(part.text, 1, by_staff);
    part.summary = summary_of(part.text, part.title);
    for (auto& remark : part.remarks) {
      remark.by = render::one_line(handover::without_contacts(remark.by));
      remark.text = by_people(remark.text);
    }
  }

  void redact(WebinarPart& part, const render::Rewrite& by_staff) const {
    part.title = by_staff(part.title);
    auto webinar = part.webinar;
    webinar.title = part.title;
    // The last change, not this instant: what did not change keeps its bytes.
    const auto stamp = std::max(webinar.created_at, webinar.moved_at);
    auto event = webinar::event_of(webinar, m_settings.host, std::nullopt, stamp);
    if (webinar.url.empty()) event.description = "The link to join is in your invitation.";
    part.calendar = calendar::write_ics(event);
  }

  void add_members() {
    for (const auto id : m_members) m_content.quoted.add(id);
  }

  void find_last_change() {
    auto last = m_content.policy.at;
    auto first = last;
    for (const auto& part : m_content.scenarios) {
      const auto& scenario = part.scenario;
      last = std::max({last, part.text_at, scenario.opened_at.value_or(last),
                       scenario.closed_at.value_or(last)});
      if (!part.answers.empty()) last = std::max(last, part.answers_since);
      first = std::min(first, scenario.created_at);
      for (const auto& remark : part.remarks) last = std::max(last, remark.written_at);
    }
    for (const auto& part : m_content.webinars) {
      last = std::max({last, part.webinar.created_at, part.webinar.moved_at});
    }
    m_content.changed_at = std::min(last, m_now);
    m_content.id = urn(fmt::format("site {} {}", seconds(first), m_content.organisation));
  }

  store::Store& m_store;
  const Settings& m_settings;
  Instant m_now;
  Content m_content;
  std::set<std::int64_t> m_members;
};

}  // namespace

std::string urn(std::string_view what) {
  const auto hash = sha256_of(what);
  const std::string_view digits = hash;
  return fmt::format("urn:uuid:{}-{}-8{}-a{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(13, 3), digits.substr(17, 3), digits.substr(20, 12));
}

Content read(store::Store& store, const Settings& settings, Instant now) {
  return Reader(store, settings, now).read();
}

}  // namespace qlab::site
