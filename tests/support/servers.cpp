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

std::string text_of(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? read(file) : std::string();
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
  std::istringstream lines(text_of(m_folder.path() / "accepted.jsonl"));
  std::vector<nlohmann::json> mails;
  for (std::string line; std::getline(lines, line);) {
    auto mail = nlohmann::json::parse(line);
    const auto file = std::to_string(mail.at("number").get<int>()) + ".eml";
    mail["raw"] = read(m_folder.path() / file);
    mails.push_back(std::move(mail));
  }
  return mails;
}

std::string FaultSmtp::commands() const { return text_of(m_folder.path() / "commands.txt"); }

Exim::Exim(const std::vector<std::string>& options)
    : m_server(command("exim.py", options)), m_about(nlohmann::json::parse(m_server.read_line())) {}

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

nlohmann::json read_mail(const std::filesystem::path& file) {
  const auto finished = run_process(command("read_mail.py", {file}), {{"PATH", "/usr/bin:/bin"}});
  if (finished.status != 0) throw std::runtime_error("read_mail.py: " + finished.err);
  return nlohmann::json::parse(finished.out);
}

}  // namespace qlab::test
