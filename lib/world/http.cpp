// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http.hpp"

#include <glib.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "lib/world/another_token.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/envelope.hpp"
#include "lib/world/http_answer.hpp"
#include "lib/world/http_body.hpp"
#include "lib/world/one_by_one.hpp"
#include "lib/world/relay_address.hpp"

namespace qlab::world {
namespace {

constexpr std::size_t largest_answer = std::size_t{4} << 20;

/// A server closes what waits; libcurl does not reuse what waited longer than this.
constexpr long longest_idle = 20;

/// The body of a request on its way up.
struct Upload {
  std::string_view bytes;
  std::size_t given = 0;
  bool repeatable = false;
};

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  const auto taken = std::min(upload.bytes.size() - upload.given, size * count);
  std::memcpy(buffer, upload.bytes.data() + upload.given, taken);
  upload.given += taken;
  return taken;
}

/// libcurl asks for this to send a request again by itself, when a connection that was used before
/// dies without an answer. Refused, it gives up instead: the relay may have taken the first.
int rewind(void* context, curl_off_t offset, int /*origin*/) {
  auto& upload = *static_cast<Upload*>(context);
  if (!upload.repeatable) return CURL_SEEKFUNC_FAIL;
  upload.given = static_cast<std::size_t>(offset);
  return CURL_SEEKFUNC_OK;
}

std::size_t keep_bytes(char* text, std::size_t size, std::size_t count, void* context) {
  auto& body = *static_cast<std::string*>(context);
  body.append(text, std::min(size * count, largest_answer - body.size()));
  return size * count;
}

std::string header_value(const Easy& curl, const std::string& name) {
  curl_header* header = nullptr;
  const bool found = !name.empty() && curl_easy_header(curl.get(), name.c_str(), 0, CURLH_HEADER,
                                                       -1, &header) == CURLHE_OK;
  return found ? std::string(header->value) : std::string();
}

/// Messages of one request, and where their results go.
struct Batch {
  std::vector<std::size_t> places;
  std::vector<std::string> messages;
  std::size_t bytes = 0;
};

class Http final : public mail::Transport {
 public:
  explicit Http(const mail::HttpRelay& relay)
      : m_relay(relay),
        m_account([this](std::string_view name) { return account(name); }),
        m_address(http_address(url())),
        m_body(m_relay.recipe, m_account),
        m_curl(new_handle(m_address.url, m_address.scheme, relay.ca_file)) {
    m_upload.repeatable = is_repeatable(m_relay.recipe);
    set_up_limits();
    set_up_callbacks();
    set_up_login();
  }

  [[nodiscard]] std::size_t batch_size() const override { return m_relay.recipe.batch_size; }
  std::vector<mail::Delivery> deliver(std::span<const mail::Parcel> parcels) override;

 private:
  [[nodiscard]] std::string account(std::string_view variable) const;
  [[nodiscard]] std::string url() const;
  void set_up_limits();
  void set_up_callbacks();
  void set_up_login();
  [[nodiscard]] bool is_full(const Batch& batch, const std::string& next) const;
  std::optional<mail::Delivery> post(Batch& batch, std::span<const mail::Parcel> parcels,
                                     std::vector<mail::Delivery>& deliveries);
  std::vector<mail::Delivery> try_to_post(const Batch& batch, std::string_view key);
  HttpAttempt attempt(const std::string& body, std::string_view key);
  [[nodiscard]] List headers(const std::string& body, std::string_view key) const;
  [[nodiscard]] long patience(std::size_t bytes) const;
  void hide_token(std::string& text) const;

  mail::HttpRelay m_relay;
  Account m_account;
  RelayAddress m_address;
  HttpBody m_body;
  Upload m_upload;
  std::string m_answer;
  std::array<char, CURL_ERROR_SIZE> m_error{};
  Easy m_curl;
};

std::string Http::account(std::string_view variable) const {
  const auto known = [&](const std::string& value) {
    if (!value.empty()) return value;
    throw Error(Kind::config, fmt::format("the recipe of the relay needs '{}'", variable),
                fmt::format("set relay.{}",
                            variable == "token" ? "token_file or relay.token_command" : variable));
  };
  if (variable == "token") return known(m_relay.token);
  if (variable == "username") return known(m_relay.username);
  if (variable == "region") return known(m_relay.region);
  return known(m_relay.domain);
}

std::string Http::url() const {
  if (!m_relay.url.empty()) return m_relay.url;
  if (!m_relay.recipe.url.empty()) return filled(m_relay.recipe.url, m_account);
  throw Error(Kind::config, "the recipe of the relay names no address", "set relay.url");
}

void Http::set_up_limits() {
  set(m_curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(m_relay.connect_timeout.count()));
  set(m_curl, CURLOPT_MAXAGE_CONN, longest_idle);
  set(m_curl, CURLOPT_EXPECT_100_TIMEOUT_MS, 1L);  // no relay has to be asked before a long mail
  // Of HTTP/1.1 it is known when a request is repeated.
  set(m_curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
}

void Http::set_up_callbacks() {
  set(m_curl, CURLOPT_POST, 1L);
  set(m_curl, CURLOPT_USERAGENT, "qlab");
  set(m_curl, CURLOPT_READFUNCTION, &give_bytes);
  set(m_curl, CURLOPT_READDATA, &m_upload);
  set(m_curl, CURLOPT_SEEKFUNCTION, &rewind);
  set(m_curl, CURLOPT_SEEKDATA, &m_upload);
  set(m_curl, CURLOPT_WRITEFUNCTION, &keep_bytes);
  set(m_curl, CURLOPT_WRITEDATA, &m_answer);
  set(m_curl, CURLOPT_ERRORBUFFER, m_error.data());
}

void Http::set_up_login() {
  const auto& recipe = m_relay.recipe;
  for (const auto& header : recipe.headers)
    (void)filled(header, m_account);  // throws what is not set
  if (recipe.login.empty()) return;
  set(m_curl, CURLOPT_USERPWD, filled(recipe.login, m_account).c_str());
  if (recipe.sign.empty()) {
    set(m_curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
  } else {
    set(m_curl, CURLOPT_AWS_SIGV4, filled(recipe.sign, m_account).c_str());
  }
}

std::vector<mail::Delivery> Http::deliver(std::span<const mail::Parcel> parcels) {
  std::vector<mail::Delivery> deliveries(parcels.size());
  std::optional<mail::Delivery> stopped;
  Batch batch;
  for (std::size_t i = 0; i < parcels.size(); ++i) {
    if (auto objected = objection(parcels[i].envelope, parcels[i].bytes)) {
      if (objected->stop && !stopped) stopped = post(batch, parcels, deliveries);
      deliveries[i] = stopped ? not_tried(*stopped) : std::move(*objected);
      if (deliveries[i].stop && !stopped) stopped = deliveries[i];
      continue;
    }
    auto message = stopped ? std::string() : m_body.message(parcels[i]);
    if (!stopped && is_full(batch, message)) stopped = post(batch, parcels, deliveries);
    if (stopped) {
      deliveries[i] = not_tried(*stopped);
      continue;
    }
    batch.bytes += message.size();
    batch.places.push_back(i);
    batch.messages.push_back(std::move(message));
  }
  if (!stopped) (void)post(batch, parcels, deliveries);
  return deliveries;
}

bool Http::is_full(const Batch& batch, const std::string& next) const {
  const auto& recipe = m_relay.recipe;
  if (batch.messages.empty()) return false;
  const bool too_many = batch.messages.size() >= recipe.batch_size;
  return too_many || (recipe.batch_bytes > 0 && batch.bytes + next.size() > recipe.batch_bytes);
}

/// Sends the batch, empties it, and returns what stops the run.
std::optional<mail::Delivery> Http::post(Batch& batch, std::span<const mail::Parcel> parcels,
                                         std::vector<mail::Delivery>& deliveries) {
  if (batch.messages.empty()) return {};
  const auto key = parcels[batch.places.front()].key;
  auto results = try_to_post(batch, key);
  // Refused credentials: nothing of the request was taken.
  if (take_another_token(m_relay.token, m_relay.token_again, results.front())) {
    set_up_login();
    results = try_to_post(batch, key);
  }
  const auto stop =
      std::ranges::find_if(results, [](const auto& one) { return one.stop.has_value(); });
  auto stopped = stop == results.end() ? std::nullopt : std::optional(*stop);
  for (std::size_t i = 0; i < results.size(); ++i) {
    deliveries[batch.places[i]] = std::move(results[i]);
  }
  batch = {};
  return stopped;
}

std::vector<mail::Delivery> Http::try_to_post(const Batch& batch, std::string_view key) {
  return judge(m_relay.recipe, attempt(m_body.joined(batch.messages), key), batch.messages.size());
}

HttpAttempt Http::attempt(const std::string& body, std::string_view key) {
  const auto list = headers(body, key);
  m_upload.bytes = body;
  m_upload.given = 0;
  m_answer.clear();
  m_error.front() = '\0';
  set(m_curl, CURLOPT_HTTPHEADER, list.get());
  set(m_curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(m_curl, CURLOPT_TIMEOUT, patience(body.size()));
  HttpAttempt made;
  made.result = curl_easy_perform(m_curl.get());
  set(m_curl, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
  made.went_up_whole = m_upload.given == body.size();
  long status = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
  made.status = static_cast<int>(status);
  curl_off_t wait = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_RETRY_AFTER, &wait);
  if (wait > 0) made.retry_after = std::chrono::seconds(wait);
  made.body = std::move(m_answer);
  made.id_header = header_value(m_curl, header_of(m_relay.recipe.id));
  made.code_header = header_value(m_curl, header_of(m_relay.recipe.code));
  made.trouble = m_error.front() != '\0' ? m_error.data() : curl_easy_strerror(made.result);
  made.relay = m_address.shown;
  hide_token(made.body);
  hide_token(made.trouble);
  return made;
}

List Http::headers(const std::string& body, std::string_view key) const {
  MailParts parts;
  parts.values.front() = key;  // the first of the variables of a mail
  List list(nullptr, &curl_slist_free_all);
  const auto add = [&](const std::string& line) {
    list.reset(curl_slist_append(list.release(), line.c_str()));
  };
  add("Content-Type: " + m_body.content_type());
  // It would be signed, and not be sent.
  if (m_relay.recipe.sign.empty()) add("Expect:");
  for (const auto& header : m_relay.recipe.headers) {
    std::string line;
    if (TextTemplate(header, m_account).fill({parts}, line)) add(line);
  }
  if (!m_relay.recipe.sign.empty()) {
    // libcurl signs only what it is given whole; it believes this digest.
    const std::unique_ptr<char, decltype(&g_free)> digest(
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, body.data(),
                                      static_cast<gssize>(body.size())),
        &g_free);
    add(fmt::format("x-amz-content-sha256: {}", digest.get()));
  }
  return list;
}

/// In seconds; a long body takes its time on a slow line.
long Http::patience(std::size_t bytes) const {
  constexpr std::size_t slow_line = 50'000;
  return static_cast<long>(m_relay.response_timeout.count()) + static_cast<long>(bytes / slow_line);
}

/// A relay may quote what it did not like.
void Http::hide_token(std::string& text) const {
  constexpr std::size_t shortest = 6;  // what is shorter stands in too many words
  if (m_relay.token.size() < shortest) return;
  for (auto at = text.find(m_relay.token); at != std::string::npos;
       at = text.find(m_relay.token, at)) {
    text.replace(at, m_relay.token.size(), "***");
  }
}

}  // namespace

std::unique_ptr<mail::Transport> make_http(const mail::HttpRelay& relay) {
  return std::make_unique<Http>(relay);
}

}  // namespace qlab::world
