// SPDX-License-Identifier: Apache-2.0
#include "lib/site/publish.hpp"

#include "lib/comments/people.hpp"
#include "lib/handover/leaks.hpp"
#include "lib/members/figures.hpp"
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

/// The last look, at the bytes themselves: whatever the pages were made from, no file leaves with
/// anybody's address in it, however it is encoded, but the one that is written to.
void require_no_address(const store::Store& store, const Settings& settings,
                        const std::vector<File>& files) {
  handover::PrivateValues values;
  values.may_tell(settings.host.identity.from.address);
  if (settings.host.identity.reply_to) values.may_tell(settings.host.identity.reply_to->address);
  const auto add = [&](std::string_view address) { values.add_address(address); };
  members::each_address(store, add);
  comments::each_guest_address(store, add);
  values.build();
  for (const auto& file : files) handover::require_no_leaks(values, file.name, file.bytes);
}

}  // namespace

Report publish(store::Store& store, const std::filesystem::path& folder, const Settings& settings,
               Write write, Instant now) {
  Report report{folder, {}, {}, write == Write::no};
  {
    // After the freeze too: what is taken back must leave the site.
    store::Change change(store, now, store::WhenFrozen::allowed);
    report.site = make(store, settings, now);
    require_no_address(store, settings, report.site.files);
    report.files = compare_folder(folder, report.site.files);
    if (report.dry_run) return report;
    change.commit("made addresses to comment at");
  }
  put_on_record(store, report, settings, now);
  report.files = replace_folder(folder, report.site.files);
  return report;
}

}  // namespace qlab::site
