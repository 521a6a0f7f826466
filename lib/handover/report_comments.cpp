// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report_comments.hpp"

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/handover/contacts.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_text.hpp"

namespace qlab::handover {
namespace {

/// Longer quotes end with an ellipsis.
constexpr std::size_t longest_quote = 800;

/// The same words may stand under several themes, so that a few are enough.
constexpr std::size_t most_quotes_of_theme = 3;

QuoteReport quoted(const comments::Quote& quote, const Redaction& redaction) {
  return {redaction(words_of(quote)), render::one_line(without_contacts(quote.name.value_or(""))),
          quote.member_id};
}

/// The newest so many, oldest first as they come.
std::vector<QuoteReport> last(std::span<const comments::Quote> quotes, std::size_t most,
                              const Redaction& redaction) {
  std::vector<QuoteReport> last;
  for (const auto& quote : quotes.last(std::min(quotes.size(), most))) {
    last.push_back(quoted(quote, redaction));
  }
  return last;
}

}  // namespace

std::string words_of(const comments::Quote& quote) {
  const bool html = quote.format == comments::Format::html;
  return text::cut(render::plain(html ? render::text_of_html(quote.body) : quote.body),
                   longest_quote);
}

void tell_comments(ScenarioReport& report, comments::StateCounts counts,
                   std::span<const comments::Quote> all, const Redaction& redaction,
                   Disclosure disclosure) {
  using enum comments::State;
  report.published = counts[published];
  std::vector<Cell> cells;
  for (const auto state : {pending, hidden, withdrawn, rejected, spam}) {
    cells.push_back({std::string(comments::name(state)), counts[state]});
  }
  report.unpublished = disclose(cells, disclosure);
  std::vector<comments::Quote> quotes;
  std::ranges::copy_if(all, std::back_inserter(quotes), [&](const comments::Quote& quote) {
    return quote.scenario_id == report.id;
  });
  report.more_quotes = quotes.size() > most_quotes;
  report.quotes = last(quotes, most_quotes, redaction);
}

std::vector<ThemeReport> publish(const comments::ThemeFigures& themes, const Redaction& redaction,
                                 const Redaction& quote_redaction, Disclosure disclosure) {
  std::vector<ThemeReport> report;
  for (const auto& theme : themes.themes) {
    ThemeReport told;
    told.code = theme.code;
    told.title = redaction(theme.title);
    told.people = of(theme.people, themes.people, disclosure);
    if (told.people.people) told.comments = theme.comments;
    told.quotes = last(theme.quotes, most_quotes_of_theme, quote_redaction);
    report.push_back(std::move(told));
  }
  return report;
}

}  // namespace qlab::handover
