// SPDX-License-Identifier: Apache-2.0
// SMTP servers for one test: our own that fails where it is told to, and a real Exim.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/child.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {

/// fault_smtp.py: loopback, plain text unless told otherwise.
class FaultSmtp {
 public:
  explicit FaultSmtp(const std::vector<std::string>& options = {});

  [[nodiscard]] std::string url() const;

  /// One object for every mail it accepted, in order; "raw" holds its bytes.
  [[nodiscard]] std::vector<nlohmann::json> accepted() const;

  /// Every command it was given, one per line: "CONNECTION COMMAND".
  [[nodiscard]] std::string commands() const;

 private:
  TempDir m_folder;
  Child m_server;
  std::string m_port;
};

/// exim.py: STARTTLS with a certificate of its own authority, AUTH as lab with "wonderland".
class Exim {
 public:
  explicit Exim(const std::vector<std::string>& options = {});

  [[nodiscard]] static bool installed();
  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string ca_file() const { return m_about.at("ca"); }
  [[nodiscard]] std::string certificate() const { return m_about.at("certificate"); }
  [[nodiscard]] std::string key() const { return m_about.at("key"); }

  /// The mails that were delivered, once there are so many; throws when that takes over 30 s.
  [[nodiscard]] std::vector<std::filesystem::path> wait_for_mails(std::size_t count) const;

  /// Its main log, once it holds the words; throws when that takes over 30 s.
  [[nodiscard]] std::string wait_for_log(const std::string& words) const;

 private:
  Child m_server;
  nlohmann::json m_about;
};

/// What Python's email package reads in a mail; see read_mail.py.
nlohmann::json read_mail(const std::filesystem::path& file);

}  // namespace qlab::test
