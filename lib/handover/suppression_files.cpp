// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/suppression_files.hpp"

#include <array>
#include <functional>
#include <nlohmann/json.hpp>

#include "lib/handover/pack_entries.hpp"
#include "lib/members/packed.hpp"
#include "lib/render/rows.hpp"

namespace qlab::handover {
namespace {

using members::ConsentState;
using members::PackedContact;

enum class Standing {
  barred,  ///< said no, or mail does not arrive
  agreed,  ///< said yes to mail
  open     ///< was never asked: in neither file
};

Standing standing(const PackedContact& contact, bool suppressed) {
  const bool said_no =
      contact.contact == ConsentState::refused || contact.contact == ConsentState::withdrawn;
  if (suppressed || said_no || !contact.wants_mail || !contact.is_good) return Standing::barred;
  // Further addresses are known, but nobody agreed to be written to twice.
  const bool agreed = contact.contact == ConsentState::given && contact.is_primary;
  return agreed ? Standing::agreed : Standing::open;
}

/// A file of one program: its columns, and what stands in them.
struct MailingFile {
  const char* name;
  Standing whom;
  std::vector<std::string_view> columns;
  std::function<std::vector<std::string_view>(const PackedContact&)> cells;
};

std::vector<MailingFile> files() {
  const auto listmonk = [](const PackedContact& c) {
    return std::vector<std::string_view>{c.address, c.name, "{}"};
  };
  const auto mailchimp = [](const PackedContact& c) {
    return std::vector<std::string_view>{c.address, c.name, c.organisation};
  };
  const auto no_civicrm = [](const PackedContact& c) {
    return std::vector<std::string_view>{c.address, c.name, "1", "1"};
  };
  const auto civicrm = [](const PackedContact& c) {
    return std::vector<std::string_view>{c.address, c.name, "0", "0"};
  };
  return {
      {"listmonk-1-blocklist.csv", Standing::barred, {"email", "name", "attributes"}, listmonk},
      {"listmonk-2-subscribers.csv", Standing::agreed, {"email", "name", "attributes"}, listmonk},
      {"mailchimp-1-unsubscribed.csv",
       Standing::barred,
       {"Email Address", "Name", "Organisation"},
       mailchimp},
      {"mailchimp-2-subscribed.csv",
       Standing::agreed,
       {"Email Address", "Name", "Organisation"},
       mailchimp},
      {"civicrm-1-no-mail.csv",
       Standing::barred,
       {"Email", "Display Name", "Do Not Email", "No Bulk Emails (User Opt Out)"},
       no_civicrm},
      {"civicrm-2-contacts.csv",
       Standing::agreed,
       {"Email", "Display Name", "Do Not Email", "No Bulk Emails (User Opt Out)"},
       civicrm},
  };
}

std::string csv(const store::Store& store, const MailingFile& file) {
  std::string text;
  auto output = render::Output::to_text(text);
  render::Style style;
  style.format = render::Format::csv;
  const auto writer = render::make_writer(output, style, render::Amount::many, file.columns);
  const mail::Suppressions suppressions(store);
  members::each_packed_contact(store, [&](const PackedContact& contact) {
    if (standing(contact, suppressions.contains(contact.key)) != file.whom) return;
    writer->begin_row();
    for (const auto cell : file.cells(contact)) writer->text(cell);
    writer->end_row();
  });
  writer->finish();
  output.finish();
  return text;
}

constexpr auto explanation = R"(Who must not be written to, and who may

Take the files of your mailing program in in the order of their numbers: first those who must
not be written to, then those who agreed. In the other order somebody who said no could get
mail in between, and a program that knows an address as subscribed may keep it so.

listmonk   1. Import listmonk-1-blocklist.csv with the mode 'Blocklist'.
           2. Import listmonk-2-subscribers.csv with the mode 'Subscribe', without 'Overwrite'.
Mailchimp  1. Import mailchimp-1-unsubscribed.csv with the status 'Unsubscribed'.
           2. Import mailchimp-2-subscribed.csv with the status 'Subscribed', without 'Update
              any existing contacts'.
CiviCRM    1. Import civicrm-1-no-mail.csv as contacts, duplicates 'Update', and map each column
              to the field of its name.
           2. Import civicrm-2-contacts.csv, duplicates 'Skip'.

In the first files are people who said no to mail, who asked for no more, and addresses that do
not take mail. In the second files are people who said yes to mail. Who never said either is in
neither: ask them first.

suppressions.json holds addresses that nobody may write to, as keyed hashes: of people who are not
in this pack, and of people who were erased. Before an address from anywhere else is used, make its
hash as suppression_key.json says and look it up. 'qlab handover accept' does so by itself.
)";

}  // namespace

std::string suppression_hashes(const store::Store& store) {
  std::string text;
  auto output = render::Output::to_text(text);
  render::Style style;
  style.format = render::Format::json;
  const auto writer =
      render::make_writer(output, style, render::Amount::many, {"hash", "reason", "at"});
  const auto add = [&](std::string_view hash, std::string_view reason, std::optional<Instant> at) {
    writer->begin_row();
    writer->text(hash);
    writer->text(reason);
    writer->maybe(at);
    writer->end_row();
  };
  mail::each_suppression(store, [&](std::string_view hash, const mail::Suppression& each) {
    add(hash, mail::name(each.reason), each.at);
  });
  const mail::AddressHasher hash(store);
  members::each_withheld_no(store, [&](std::string_view key) {
    add(hash(key), mail::name(mail::SuppressionReason::unsubscribed), std::nullopt);
  });
  writer->finish();
  output.finish();
  return text;
}

std::string suppression_key(const store::Store& store) {
  const nlohmann::ordered_json key{
      {"hash", "BLAKE2b, 32 bytes, keyed (RFC 7693), in hexadecimal"},
      {"of", "the address: local part case-folded, domain in lower-case A-labels"},
      {"key", mail::suppression_key(store)}};
  return key.dump(2) + "\n";
}

std::vector<archive::Entry> mailing_files(const store::Store& store) {
  constexpr std::string_view folder = "restricted/suppressions/";
  constexpr auto encrypted = archive::Protection::encrypted;
  std::vector<archive::Entry> entries;
  entries.push_back(text_entry(std::string(folder) + "README.txt", encrypted,
                               [] { return std::string(explanation); }));
  for (auto& file : files()) {
    entries.push_back(text_entry(std::string(folder) + file.name, encrypted,
                                 [&store, file] { return csv(store, file); }));
  }
  return entries;
}

}  // namespace qlab::handover
