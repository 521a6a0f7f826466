// SPDX-License-Identifier: Apache-2.0
// Objects and texts of GMime, owned.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

namespace qlab::world {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Unreference>;

/// Takes over a text that GLib made; null is empty.
inline std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&g_free)> owner(text, &g_free);
  return text == nullptr ? std::string() : std::string(text);
}

inline std::string or_empty(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

/// Lines end in LF, as text has them outside a mail.
inline std::string without_cr(std::string text) {
  std::erase(text, '\r');
  return text;
}

/// Before anything of GMime is used but its encodings. For several threads.
inline void start_gmime() {
  // GMime counts its starts without a lock.
  static const bool is_started = (g_mime_init(), true);
  static_cast<void>(is_started);
}

/// Nothing where the bytes are no mail. For several threads.
inline Owned<GMimeMessage> parsed_mail(std::string_view bytes) {
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace qlab::world
