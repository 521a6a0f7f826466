// SPDX-License-Identifier: Apache-2.0
#include "lib/site/publish.hpp"

#include "lib/comments/mail_address.hpp"
#include "lib/handover/private_values.hpp"
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

/// Entities that people typed are escaped once more on a page, and readers see them as typed.
std::string with_bare_ampersands(std::string_view html) {
  constexpr std::string_view escaped = "&amp;";
  std::string bare;
  for (auto at = html.find(escaped); at != std::string_view::npos; at = html.find(escaped)) {
    bare.append(html.substr(0, at)).append("&");
    html.remove_prefix(at + escaped.size());
  }
  return bare.append(html);
}

/// The last look, at the bytes themselves: whatever the pages were made from, no file leaves with
/// anybody's address, telephone number, private note or withheld name in it, however encoded.
void require_nothing_private(const store::Store& store, const Settings& settings,
                             const std::vector<File>& files) {
  const auto values = handover::private_values(store, settings.host);
  for (const auto& file : files) {
    handover::require_no_leaks(values, file.name, file.bytes);
    handover::require_no_leaks(values, file.name, with_bare_ampersands(file.bytes));
  }
}

}  // namespace

Report publish(store::Store& store, const std::filesystem::path& folder, const Settings& settings,
               Write write, Instant now) {
  Report report{folder, {}, {}, write == Write::no};
  {
    // After the freeze too: what is taken back must leave the site.
    store::Transaction transaction(store, store::WhenFrozen::allowed);
    const auto known = comments::count_addresses(store);
    report.site = make(store, settings, now);
    require_nothing_private(store, settings, report.site.files);
    report.files = compare_folder(folder, report.site.files);
    if (report.dry_run) return report;
    if (comments::count_addresses(store) > known) comments::log_addresses(store, "", now);
    transaction.commit();
  }
  put_on_record(store, report, settings, now);
  for (const auto& told : report.site.told) scenarios::put_on_record(store, told, now);
  report.files = replace_folder(folder, report.site.files);
  return report;
}

}  // namespace qlab::site
