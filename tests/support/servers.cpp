// SPDX-License-Identifier: Apache-2.0
#include "tests/support/servers.hpp"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "tests/support/places.hpp"
#include "tests/support/process.hpp"

namespace qlab::test {
namespace {

std::vector<std::string> command(const std::string& script, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {python(), support_script(script)});
  return arguments;
}

std::vector<std::string> with(std::vector<std::string> options, const std::string& last) {
  options.push_back(last);
  return options;
}

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Says one thing to the process of all HTTP relays, and returns what it answers.
std::string tell_relays(const std::vector<std::string>& words) {
  static Child relays(command("http_relay.py", {}));
  relays.write_line(nlohmann::json(words).dump());
  return relays.read_line();
}

std::string text_of(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? read(file) : std::string();
}

std::vector<nlohmann::json> json_lines(const std::filesystem::path& file) {
  std::istringstream lines(text_of(file));
  std::vector<nlohmann::json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(parse_json(line));
  return all;
}

/// Another process works at its own pace: asks again until it is so or the deadline passed.
void wait_until(const std::function<bool()>& is_so) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("waited in vain");
    ::poll(nullptr, 0, 5);
  }
}

}  // namespace

FaultSmtp::FaultSmtp(const std::vector<std::string>& options)
    : m_server(command("fault_smtp.py", with(options, m_folder.path()))),
      m_port(m_server.read_line()) {}

std::string FaultSmtp::url() const { return "smtp://localhost:" + m_port; }

std::vector<nlohmann::json> FaultSmtp::accepted() const {
  auto mails = json_lines(m_folder.path() / "accepted.jsonl");
  for (auto& mail : mails) {
    const auto file = std::to_string(mail.at("number").get<int>()) + ".eml";
    mail["raw"] = read(m_folder.path() / file);
  }
  return mails;
}

std::string FaultSmtp::commands() const { return text_of(m_folder.path() / "commands.txt"); }

void FaultSmtp::release() const { write(m_folder.path() / "go", ""); }

HttpRelay::HttpRelay(const std::string& relay, const std::vector<std::string>& options)
    : m_path(relay == "postmark"   ? "/email/batch"
             : relay == "sendgrid" ? "/v3/mail/send"
             : relay == "mailgun"  ? "/v3/mg.example.org/messages.mime"
             : relay == "ses"      ? "/v2/email/outbound-emails"
                                   : "/messages"),
      m_port(tell_relays(
          with(with(with(with({"open"}, options), "--relay"), relay), m_folder.path().string()))) {}

HttpRelay::~HttpRelay() {
  try {
    tell_relays({"close", m_port});
  } catch (const std::exception&) {
    // It is gone already, with the process that it was in.
  }
}

std::string HttpRelay::url() const { return "http://127.0.0.1:" + m_port + m_path; }

std::vector<nlohmann::json> HttpRelay::requests() const {
  return json_lines(m_folder.path() / "requests.jsonl");
}

std::vector<nlohmann::json> HttpRelay::accepted() const {
  std::vector<nlohmann::json> mails;
  for (const auto& request : requests()) {
    for (const auto& mail : request.at("accepted")) mails.push_back(mail);
  }
  return mails;
}

std::vector<std::string> HttpRelay::faults() const {
  std::vector<std::string> faults;
  for (const auto& request : requests()) {
    for (const auto& fault : request.at("faults")) faults.push_back(fault);
  }
  return faults;
}

TlsFront::TlsFront(const std::string& port, const std::vector<std::string>& options)
    : m_server(command("tls_front.py", with(options, port))),
      m_about(parse_json(m_server.read_line())) {}

bool TlsFront::installed() { return std::filesystem::exists("/usr/sbin/nginx"); }

std::string TlsFront::url() const {
  return "https://localhost:" + std::to_string(m_about.at("port").get<int>());
}

Exim::Exim(const std::vector<std::string>& options)
    : m_server(command("exim.py", options)), m_about(parse_json(m_server.read_line())) {}

bool Exim::installed() { return std::filesystem::exists("/usr/sbin/exim4"); }

std::string Exim::url() const {
  return "smtp://localhost:" + std::to_string(m_about.at("port").get<int>());
}

std::vector<std::filesystem::path> Exim::wait_for_mails(std::size_t count) const {
  const auto folder = std::filesystem::path(m_about.at("maildir").get<std::string>()) / "new";
  wait_until([&] { return files_in(folder).size() >= count; });
  return files_in(folder);
}

std::string Exim::wait_for_log(const std::string& words) const {
  const auto log = m_about.at("log").get<std::string>();
  wait_until([&] { return text_of(log).find(words) != std::string::npos; });
  return text_of(log);
}

Dovecot::Dovecot(const Exim& exim)
    : m_server(command("dovecot.py", {exim.maildir(), exim.certificate(), exim.key()})),
      m_about(parse_json(m_server.read_line())) {}

bool Dovecot::installed() { return std::filesystem::exists("/usr/sbin/dovecot"); }

std::string Dovecot::url() const {
  return "imaps://localhost:" + std::to_string(m_about.at("port").get<int>()) + "/INBOX";
}

nlohmann::json read_mail(const std::filesystem::path& file) {
  const auto finished = run_process(command("read_mail.py", {file}), {{"PATH", "/usr/bin:/bin"}});
  if (finished.status != 0) throw std::runtime_error("read_mail.py: " + finished.err);
  return parse_json(finished.out);
}

std::vector<nlohmann::json> read_mails(const std::vector<std::filesystem::path>& files) {
  const std::vector<std::string> names(files.begin(), files.end());
  const auto finished = run_process(command("read_mail.py", names), {{"PATH", "/usr/bin:/bin"}});
  if (finished.status != 0) throw std::runtime_error("read_mail.py: " + finished.err);
  std::vector<nlohmann::json> mails;
  std::istringstream lines(finished.out);
  for (std::string line; std::getline(lines, line);) mails.push_back(parse_json(line));
  return mails;
}

std::string calendar_of(const nlohmann::json& mail) {
  const std::function<std::string(const nlohmann::json&)> find = [&](const nlohmann::json& part) {
    if (part.at("type") == "text/calendar") return part.at("text").get<std::string>();
    for (const auto& child : part.value("children", nlohmann::json::array())) {
      if (auto text = find(child); !text.empty()) return text;
    }
    return std::string();
  };
  return find(mail.at("body"));
}

}  // namespace qlab::test
