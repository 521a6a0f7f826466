// SPDX-License-Identifier: Apache-2.0
#include "lib/core/idn.hpp"

#include <idn2.h>

#include <memory>

#include "lib/core/library.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

struct Idn2 {
  decltype(&idn2_to_ascii_8z) to_ascii;
  decltype(&idn2_free) free;
};

/// Loaded with its tables at the first domain that is not ASCII: linked, libidn2 would cost every
/// start of the program a quarter of a millisecond.
const Idn2& idn2() {
  static const Idn2 loaded = [] {
    const Library library(
        {"libidn2.so.0", "libidn2", "libidn2-0", "this domain name cannot be read"});
    Idn2 functions{};
    library.take(functions.to_ascii, "idn2_to_ascii_8z");
    library.take(functions.free, "idn2_free");
    return functions;
  }();
  return loaded;
}

}  // namespace

std::optional<std::string> a_labels(std::string_view domain) {
  if (text::is_ascii(domain)) return text::fold(domain);
  char* encoded = nullptr;
  const auto status =
      idn2().to_ascii(std::string(domain).c_str(), &encoded, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, decltype(&idn2_free)> owner(encoded, idn2().free);
  if (status != IDN2_OK) return {};
  return text::fold(encoded);
}

}  // namespace qlab
