// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/survey.hpp"

#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/scenarios/answer_fields.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/survey.hpp"

namespace qlab::cmd {
namespace {

scenarios::SurveyOptions wanted(Context& context, const SurveyFlags& flags) {
  const auto& configured = context.config().scenarios;
  scenarios::SurveyOptions options;
  options.words = {configured.answers, configured.columns};
  for (const auto& text : flags.mappings)
    options.mappings.push_back(scenarios::parse_survey_mapping(text));
  options.zone = context.zone();
  if (flags.skip_bad) options.bad_rows = scenarios::BadRows::skip;
  options.dry_run = flags.dry_run;
  return options;
}

void tell(Context& context, const scenarios::SurveyReport& report) {
  if (report.guessed) note_guessed_encoding(context, report.source);
  for (const auto& row : report.unsettled) {
    context.note("{}:{}:{}: {}: {}", report.source, row.line, row.column,
                 scenarios::row_outcomes.at(static_cast<std::size_t>(row.outcome)), row.reason);
  }
  if (!report.unknown_columns.empty()) {
    context.note("columns that are not taken: {}",
                 text::terminal_safe(text::join(report.unknown_columns, ", ")));
  }
  context.note("{} rows: {} matched, {} ambiguous, {} rejected; {} say something new", report.rows,
               report.matched, report.ambiguous, report.rejected, report.recorded);
}

}  // namespace

Option add_survey_flags(Verb& verb, SurveyFlags& flags) {
  auto from = verb.add_option("--from", flags.file,
                              "Take the answers of many members from a survey's CSV, or -");
  from.type_name("FILE");
  verb.add_option(
          "--map", flags.mappings,
          "With --from: take this column as that field; with nothing after '=' leave it out")
      .type_name("HEADER=FIELD")
      .one_at_a_time()
      .needs(from);
  verb.add_flag("--skip-bad", flags.skip_bad, "With --from: take the good rows and name the bad")
      .needs(from);
  verb.add_flag("-n,--dry-run", flags.dry_run,
                "With --from: show what would be recorded and write nothing")
      .needs(from);
  return from;
}

Exit bring_in(Context& context, const scenarios::Scenario& scenario, const SurveyFlags& flags) {
  const SurveyResult result{scenarios::import_survey(context.store(), scenario, flags.file,
                                                     wanted(context, flags), context.now()),
                            flags.dry_run};
  const auto& report = result.report;
  if (!context.style().is_json()) tell(context, report);
  context.show(survey_fields_shown(), result);
  if (report.rejected > 0 && !flags.skip_bad) {
    context.finish();
    throw Error(Kind::data,
                fmt::format("{} of {} rows of '{}' cannot be taken; nothing was written",
                            report.rejected, report.rows, report.source),
                "mend them, or take the others with --skip-bad");
  }
  return report.unsettled.empty() ? Exit::ok : Exit::partial;
}

}  // namespace qlab::cmd
