// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_request.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "lib/world/another_token.hpp"
#include "lib/world/http_account.hpp"

namespace qlab::world {
namespace {

constexpr std::size_t largest_answer = std::size_t{4} << 20;

/// What is asked for beyond is asked for again the next day.
constexpr curl_off_t longest_wait = curl_off_t{24} * 3600;

/// A server closes what waits; libcurl does not reuse what waited longer than this.
constexpr long longest_idle = 20;

}  // namespace

HttpRequest::HttpRequest(mail::HttpRelay relay, const RelayAddress& address,
                         std::string content_type)
    : m_relay(std::move(relay)),
      m_address(address),
      m_content_type(std::move(content_type)),
      m_is_repeatable(is_repeatable(m_relay.recipe)),
      m_head(m_relay.recipe, account_of(m_relay), m_content_type),
      m_url(parsed_url(address.url)),
      m_curl(new_handle(address.url, address.scheme, m_relay.ca_file)) {
  set_up_limits();
  set_up_callbacks();
  set_up_login();
}

void HttpRequest::set_up_limits() {
  set(m_curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(m_relay.connect_timeout.count()));
  set(m_curl, CURLOPT_MAXAGE_CONN, longest_idle);
  set(m_curl, CURLOPT_EXPECT_100_TIMEOUT_MS, 1L);  // no relay has to be asked before a long mail
  // Of HTTP/1.1 it is known when a request is repeated.
  set(m_curl, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
}

void HttpRequest::set_up_callbacks() {
  set(m_curl, CURLOPT_CURLU, m_url.get());  // else it is read anew for each request
  set(m_curl, CURLOPT_POST, 1L);
  set(m_curl, CURLOPT_USERAGENT, "qlab");
  set(m_curl, CURLOPT_READFUNCTION, &give_bytes);
  set(m_curl, CURLOPT_READDATA, &m_upload);
  set(m_curl, CURLOPT_SEEKFUNCTION, &never_rewind);
  set(m_curl, CURLOPT_WRITEFUNCTION, &keep_bytes);
  set(m_curl, CURLOPT_WRITEDATA, &m_answer);
  set(m_curl, CURLOPT_ERRORBUFFER, m_error.data());
}

void HttpRequest::set_up_login() {
  const auto& recipe = m_relay.recipe;
  const auto account = account_of(m_relay);
  if (recipe.login.empty()) return;
  set(m_curl, CURLOPT_USERPWD, filled(recipe.login, account).c_str());
  if (recipe.sign.empty()) {
    set(m_curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
  } else {
    set(m_curl, CURLOPT_AWS_SIGV4, filled(recipe.sign, account).c_str());
  }
}

std::size_t HttpRequest::give_bytes(char* buffer, std::size_t size, std::size_t count,
                                    void* context) {
  auto& upload = *static_cast<Upload*>(context);
  const auto taken = std::min(upload.bytes.size() - upload.given, size * count);
  std::memcpy(buffer, upload.bytes.data() + upload.given, taken);
  upload.given += taken;
  return taken;
}

/// libcurl asks for this to send a request again by itself, when a connection that was used before
/// dies without an answer. Refused, it gives up instead: the relay may have taken the first.
int HttpRequest::never_rewind(void* /*context*/, curl_off_t /*offset*/, int /*origin*/) {
  return CURL_SEEKFUNC_FAIL;
}

std::size_t HttpRequest::keep_bytes(char* text, std::size_t size, std::size_t count,
                                    void* context) {
  auto& body = *static_cast<std::string*>(context);
  body.append(text, std::min(size * count, largest_answer - body.size()));
  return size * count;
}

void HttpRequest::begin(const std::string& body, std::string_view key) {
  m_upload.bytes = body;
  m_upload.given = 0;
  m_answer.clear();
  m_error.front() = '\0';
  set(m_curl, CURLOPT_HTTPHEADER, m_head.lines(body, key));
  set(m_curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  set(m_curl, CURLOPT_TIMEOUT, patience(body.size()));
  // What libcurl has as a whole it sends together with the head, and again where a connection dies
  // without an answer: good where the relay knows a mail that comes again, and nowhere else.
  if (m_is_repeatable) set(m_curl, CURLOPT_POSTFIELDS, body.c_str());
}

HttpAttempt HttpRequest::end(CURLcode result) {
  HttpAttempt made;
  made.result = result;
  made.went_up_whole = went_up_whole();
  long status = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_RESPONSE_CODE, &status);
  made.status = static_cast<int>(status);
  curl_off_t wait = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_RETRY_AFTER, &wait);
  if (wait > 0) made.retry_after = std::chrono::seconds(std::min(wait, longest_wait));
  made.body = std::move(m_answer);
  made.id_header = header_value(m_relay.recipe.id);
  made.code_header = header_value(m_relay.recipe.code);
  made.token = m_relay.token;
  made.trouble = without_token(
      m_error.front() != '\0' ? m_error.data() : curl_easy_strerror(result), made.token);
  made.relay = m_address.shown;
  return made;
}

bool HttpRequest::went_up_whole() const {
  if (!m_is_repeatable) return m_upload.given == m_upload.bytes.size();
  curl_off_t sent = 0;
  curl_easy_getinfo(m_curl.get(), CURLINFO_SIZE_UPLOAD_T, &sent);
  return static_cast<std::size_t>(sent) >= m_upload.bytes.size();
}

std::string HttpRequest::header_value(const std::string& place) const {
  const auto name = header_of(place);
  curl_header* header = nullptr;
  const bool found = !name.empty() && curl_easy_header(m_curl.get(), name.c_str(), 0, CURLH_HEADER,
                                                       -1, &header) == CURLHE_OK;
  return found ? std::string(header->value) : std::string();
}

bool HttpRequest::take_another_token(mail::Delivery& refused) {
  if (!world::take_another_token(m_relay.token, m_relay.token_again, refused)) return false;
  m_head = HttpHead(m_relay.recipe, account_of(m_relay), m_content_type);
  set_up_login();
  return true;
}

/// In seconds; a long body takes its time on a slow line.
long HttpRequest::patience(std::size_t bytes) const {
  constexpr std::size_t slow_line = 50'000;
  return static_cast<long>(m_relay.response_timeout.count()) + static_cast<long>(bytes / slow_line);
}

}  // namespace qlab::world
