// SPDX-License-Identifier: Apache-2.0
#include "lib/world/tls_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/detail.hpp"

namespace qlab::world {
namespace {

std::string_view way_out(CURLcode result) {
  if (result == CURLE_USE_SSL_FAILED) {
    return "it offers no STARTTLS: try its smtps:// port, or tls = \"none\" for a loopback relay";
  }
  if (result == CURLE_SSL_CACERT_BADFILE) return "is the ca_file of the relay a readable PEM file?";
  return "write its host as the certificate has it, or name its authority as ca_file";
}

}  // namespace

bool is_tls_trouble(CURLcode result) {
  constexpr std::array codes{CURLE_USE_SSL_FAILED,           CURLE_SSL_CONNECT_ERROR,
                             CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                             CURLE_SSL_CERTPROBLEM,          CURLE_SSL_CIPHER,
                             CURLE_SSL_ISSUER_ERROR,         CURLE_SSL_INVALIDCERTSTATUS,
                             CURLE_SSL_ENGINE_INITFAILED,    CURLE_SSL_CRL_BADFILE};
  return std::find(codes.begin(), codes.end(), result) != codes.end();
}

mail::Delivery no_safe_connection(CURLcode result, int code, std::string_view relay,
                                  std::string_view trouble) {
  // The way out comes first: libcurl's words may be long and are what may be cut.
  auto detail = fmt::format("no safe connection to '{}': {} ({})", relay, way_out(result), trouble);
  return {mail::Outcome::not_sent, code, detail_text(detail), Kind::config};
}

}  // namespace qlab::world
