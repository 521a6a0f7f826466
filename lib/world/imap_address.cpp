// SPDX-License-Identifier: Apache-2.0
#include "lib/world/imap_address.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "lib/core/error.hpp"
#include "lib/inbox/folder_name.hpp"

namespace qlab::world {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Kind::config, "mailbox.url " + why, "write it like imaps://imap.example.org/INBOX");
}

std::string part(CURLU* url, CURLUPart which, unsigned flags = CURLU_DEFAULT_PORT) {
  char* text = nullptr;
  curl_url_get(url, which, &text, flags);
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
  return text == nullptr ? std::string() : std::string(text);
}

std::string quoted(const std::string& folder) {
  const auto name = inbox::server_folder_name(folder);
  if (!name) refuse("names a folder that is not UTF-8 or holds a control character");
  std::string out = "\"";
  for (const char c : *name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace

ImapAddress imap_address(const std::string& url) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
    refuse("is no address");
  ImapAddress address;
  address.scheme = part(parsed.get(), CURLUPART_SCHEME);
  if (address.scheme != "imap" && address.scheme != "imaps") refuse("is no imaps address");
  if (!part(parsed.get(), CURLUPART_USER).empty() ||
      !part(parsed.get(), CURLUPART_PASSWORD).empty())
    refuse("holds a user name or a password");
  const auto host = part(parsed.get(), CURLUPART_HOST);
  address.shown = fmt::format("{}:{}", host, part(parsed.get(), CURLUPART_PORT));
  address.connect = fmt::format("{}://{}/", address.scheme, address.shown);
  address.may_be_plain = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
  // libcurl hands out no path with a control character in it: none is not the one that was meant.
  auto folder = part(parsed.get(), CURLUPART_PATH, CURLU_URLDECODE);
  if (folder.empty()) refuse("names a folder that is not UTF-8 or holds a control character");
  if (folder.starts_with('/')) folder.erase(0, 1);
  address.quoted_folder = quoted(folder.empty() ? "INBOX" : folder);
  return address;
}

}  // namespace qlab::world
