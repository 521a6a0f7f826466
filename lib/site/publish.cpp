// SPDX-License-Identifier: Apache-2.0
#include "lib/site/publish.hpp"

#include "lib/store/change.hpp"

namespace qlab::site {
namespace {

std::string_view readers(Audience audience) {
  return audience == Audience::members ? "whoever can open the members' site"
                                       : "whoever can open the site";
}

std::string name_of(const std::filesystem::path& folder) {
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

/// Only what changes is told anew: the same words on the same page were on record before.
void put_on_record(store::Store& store, const Report& report, const Settings& settings,
                   Instant now) {
  if (report.files.is_same()) return;
  members::disclose(store, members::DisclosureKind::report, report.site.quoted,
                    readers(settings.audience), name_of(report.folder), now);
}

}  // namespace

Report publish(store::Store& store, const std::filesystem::path& folder, const Settings& settings,
               Write write, Instant now) {
  Report report{folder, {}, {}, write == Write::no};
  {
    store::Change change(store, now);
    report.site = make(store, settings, now);
    report.files = compare_folder(folder, report.site.files);
    if (report.dry_run) return report;
    change.commit("made addresses to comment at");
  }
  put_on_record(store, report, settings, now);
  report.files = replace_folder(folder, report.site.files);
  return report;
}

}  // namespace qlab::site
