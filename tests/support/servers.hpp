// SPDX-License-Identifier: Apache-2.0
// Servers for one test: our own that fail where they are told to, a real Exim, and nginx.
#pragma once

#include <filesystem>
#include <string>
#include <vector>
#include "tests/support/json.hpp"

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

  /// A connection that is held by the fault "hold" gets its answer.
  void release() const;

 private:
  TempDir m_folder;
  Child m_server;
  std::string m_port;
};

/// http_relay.py: loopback, plain text; speaks as the relay of that name. All of a test program are
/// threads of one process.
class HttpRelay {
 public:
  explicit HttpRelay(const std::string& relay, const std::vector<std::string>& options = {});
  HttpRelay(const HttpRelay&) = delete;
  HttpRelay& operator=(const HttpRelay&) = delete;

  /// Closes it: nobody listens at its port any more.
  ~HttpRelay();

  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string port() const { return m_port; }

  /// One object for every request, in order; see http_relay.py.
  [[nodiscard]] std::vector<nlohmann::json> requests() const;

  /// One object for every mail it took, in order; see relay_rules.py.
  [[nodiscard]] std::vector<nlohmann::json> accepted() const;

  /// What the documentation of the relay forbids and was done all the same.
  [[nodiscard]] std::vector<std::string> faults() const;

 private:
  TempDir m_folder;
  std::string m_path;
  std::string m_port;
};

/// tls_front.py: nginx with a certificate of an authority of its own, before a server on loopback.
class TlsFront {
 public:
  explicit TlsFront(const std::string& port, const std::vector<std::string>& options = {});

  [[nodiscard]] static bool installed();
  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string ca_file() const { return m_about.at("ca"); }

 private:
  Child m_server;
  nlohmann::json m_about;
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
  [[nodiscard]] std::string maildir() const { return m_about.at("maildir"); }

  /// The configuration, for a sendmail of the same Exim.
  [[nodiscard]] std::string configuration() const { return m_about.at("configuration"); }

  /// The mails that were delivered, once there are so many; throws when that takes over 30 s.
  [[nodiscard]] std::vector<std::filesystem::path> wait_for_mails(std::size_t count) const;

  /// Its main log, once it holds the words; throws when that takes over 30 s.
  [[nodiscard]] std::string wait_for_log(const std::string& words) const;

 private:
  Child m_server;
  nlohmann::json m_about;
};

/// dovecot.py: the Maildir of an Exim by IMAPS, with its certificate; any user with "wonderland".
class Dovecot {
 public:
  explicit Dovecot(const Exim& exim);

  [[nodiscard]] static bool installed();
  [[nodiscard]] std::string url() const;

 private:
  Child m_server;
  nlohmann::json m_about;
};

/// What Python's email package reads in a mail; see read_mail.py.
nlohmann::json read_mail(const std::filesystem::path& file);

/// The same for many, in their order.
std::vector<nlohmann::json> read_mails(const std::vector<std::filesystem::path>& files);

/// The text/calendar part that read_mail() found; empty where there is none.
std::string calendar_of(const nlohmann::json& mail);

}  // namespace qlab::test
