// SPDX-License-Identifier: Apache-2.0
#include "lib/core/public_key.hpp"

#include <sodium.h>

#include "lib/core/text.hpp"

namespace qlab {
namespace {

constexpr std::size_t key_bytes = crypto_core_ed25519_BYTES;
constexpr std::string_view blank = " \t\r\n";

/// What stands before the 32 bytes: an OpenSSH key (RFC 8709 4), a SubjectPublicKeyInfo (RFC 8410).
constexpr std::string_view openssh_head("\0\0\0\x0Bssh-ed25519\0\0\0\x20", 19);
constexpr std::string_view pem_head("\x30\x2A\x30\x05\x06\x03\x2B\x65\x70\x03\x21\x00", 12);
constexpr std::string_view pem_begin = "-----BEGIN PUBLIC KEY-----";
constexpr std::string_view pem_end = "-----END PUBLIC KEY-----";

/// Far more than any of the forms holds.
constexpr std::size_t most_bytes = 128;

std::optional<std::string> from_hex(std::string_view text) {
  std::string bytes(most_bytes, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const auto code = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                   text.data(), text.size(), nullptr, &size, &end);
  if (code != 0 || end != text.data() + text.size()) return {};
  bytes.resize(size);
  return bytes;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(most_bytes, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const auto code =
      sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), "\r\n", &size, &end, sodium_base64_VARIANT_ORIGINAL);
  if (code != 0 || end != text.data() + text.size()) return {};
  bytes.resize(size);
  return bytes;
}

std::optional<std::string> behind(std::string_view head, const std::optional<std::string>& bytes) {
  if (!bytes || !bytes->starts_with(head)) return {};
  return bytes->substr(head.size());
}

std::optional<std::string> bytes_of(std::string_view text) {
  if (text.starts_with(pem_begin) && text.ends_with(pem_end)) {
    text.remove_prefix(pem_begin.size());
    text.remove_suffix(pem_end.size());
    return behind(pem_head, from_base64(text::trim(text)));
  }
  constexpr std::string_view openssh = "ssh-ed25519 ";
  if (text.starts_with(openssh)) {
    text.remove_prefix(openssh.size());
    return behind(openssh_head, from_base64(text.substr(0, text.find_first_of(blank))));
  }
  if (auto bytes = from_hex(text); bytes && bytes->size() == key_bytes) return bytes;
  return from_base64(text);
}

}  // namespace

std::optional<std::string> read_public_key(std::string_view text) {
  const auto bytes = bytes_of(text::trim(text));
  if (!bytes || bytes->size() != key_bytes) return {};
  const auto* point = reinterpret_cast<const unsigned char*>(bytes->data());
  // Not on the curve, or of small order: no signature under it would prove anything.
  if (crypto_core_ed25519_is_valid_point(point) == 0) return {};
  std::string hex(2 * key_bytes + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), point, key_bytes);
  hex.pop_back();
  return hex;
}

}  // namespace qlab
