// SPDX-License-Identifier: Apache-2.0
// Member files: any bytes are imported whole or refused; the counts sum to the rows, nobody becomes
// mailable by a file, and the same file again changes nothing.
#include "lib/core/error.hpp"
#include "lib/members/import.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/community.hpp"

using qlab::fuzz::require;
using qlab::members::ImportReport;

namespace {

const char* name(std::uint8_t choice) {
  switch (choice % 4) {
    case 0:
      return "subscribed_members.csv";
    case 1:
      return "unsubscribed_members.csv";
    case 2:
      return "cleaned_members.csv";
    default:
      return "people.csv";
  }
}

void require_sum(const ImportReport& report) {
  require(report.rows == report.fresh + report.updated + report.unchanged +
                             report.ambiguous.size() + report.suppressed.size() +
                             report.rejected.size());
}

void empty(qlab::store::Store& store) {
  for (const auto* table : {"member_import_queue_address", "member_import_queue", "change_log",
                            "consent", "participation", "member_tag", "member_address", "tag"}) {
    store.run(std::string("DELETE FROM ") + table);
  }
  store.run("DELETE FROM member");
}

void import_twice(qlab::test::Community& community, const std::string& bytes, const char* source) {
  const auto import = [&](qlab::members::BadRows bad_rows) {
    qlab::members::ImportOptions options;
    options.bad_rows = bad_rows;
    qlab::TextFile file(bytes, source);
    const auto report =
        qlab::members::import_file(community.store, file, options, qlab::test::day(1));
    require_sum(report);
    return report;
  };
  const auto whole = import(qlab::members::BadRows::refuse);
  require(whole.written == whole.rejected.empty());
  require(whole.written || community.number("SELECT count(*) FROM member") == 0);
  import(qlab::members::BadRows::skip);
  const auto again = import(qlab::members::BadRows::skip);
  require(again.fresh == 0 && again.updated == 0);
  require(community.number("SELECT count(*) FROM consent WHERE state = 'given'") == 0);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static qlab::test::Community community;
  if (size == 0) return 0;
  const auto bytes = std::string(qlab::fuzz::bytes(data + 1, size - 1));
  try {
    import_twice(community, bytes, name(data[0]));
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
  }
  empty(community.store);
  return 0;
}
