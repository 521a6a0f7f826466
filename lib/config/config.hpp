// SPDX-License-Identifier: Apache-2.0
// What qlab.toml says, as plain structs, one per section. The initialisers are the defaults; an
// empty text or path means "not set". lib/config/keys.hpp tells how each key is written.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/config/mail_config.hpp"

namespace qlab::config {

struct General {
  std::string timezone;
};

struct Store {
  std::filesystem::path path;
  std::filesystem::path backups;
};

struct Identity {
  std::string name;
  std::string email;
  std::string reply_to;
  std::string organisation;
  std::string domain;
  std::string unsubscribe_url;
};

/// What a list of reminders is about.
enum class RemindedOf { webinar, call };

/// When members are reminded of a webinar, and who; or of a call, whose member it is.
struct Reminder {
  std::string name;
  std::optional<std::chrono::seconds>
      before;                  ///< elapsed time before the start; else, by the wall:
  int days = 0;                ///< so many days before the start
  std::chrono::minutes at{0};  ///< at this time of day
  std::vector<std::string> to{"yes", "maybe"};
  std::string letter = "remind";
  std::chrono::seconds window = std::chrono::hours(6);  ///< how late it may still go
  bool catch_up = true;
};

struct Webinar {
  std::filesystem::path templates;  ///< empty: the templates that come with qlab
  std::vector<Reminder> reminders;
  bool confirm = true;
};

struct Calls {
  std::chrono::seconds length = std::chrono::minutes(30);
  std::chrono::seconds hold = std::chrono::hours(48);  ///< how long proposed times are kept
  std::chrono::seconds lead = std::chrono::hours(12);  ///< no time is proposed at shorter notice
  std::string url;                                     ///< where calls are held; empty: by phone
  std::vector<std::string> outcomes;                   ///< the codes there are; empty: any
  std::vector<Reminder> reminders;
};

/// When a scenario is viable; 0 asks for nothing. Percentages are of the reachable members.
struct Scenarios {
  int want_percent = 0;
  int want_people = 0;
  int value_percent = 0;
  int value_people = 0;
  int support_percent = 0;
  int support_people = 0;
  int support_lasting = 0;
  std::vector<std::string> rules;  ///< more of them (lib/core/viability.hpp)
  std::map<std::string, std::vector<std::string>> answers;  ///< what surveys say for each answer
  std::map<std::string, std::vector<std::string>> columns;  ///< the headers of each field
};

struct Comments {
  bool moderation = true;
  bool hold_first = true;
  int hide_at_flags = 3;  ///< 0: never
};

struct Handover {
  std::string successor;               ///< who is meant where no --recipient is said
  std::filesystem::path introduction;  ///< Markdown that the report opens with; empty: none
};

enum class Color { automatic, always, never };

/// How a list looks on a terminal: lines suit a screen reader.
enum class Layout { table, lines };

struct Output {
  Color color = Color::automatic;
  Layout layout = Layout::table;
};

struct Config {
  General general;
  Store store;
  Identity identity;
  Relay relay;
  Mailbox mailbox;
  Send send;
  Webinar webinar;
  Calls calls;
  Scenarios scenarios;
  Comments comments;
  Handover handover;
  Output output;
};

}  // namespace qlab::config
