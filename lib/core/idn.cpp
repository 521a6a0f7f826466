// SPDX-License-Identifier: Apache-2.0
#include "lib/core/idn.hpp"

#include <dlfcn.h>
#include <idn2.h>

#include <memory>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

struct Idn2 {
  decltype(&idn2_to_ascii_8z) to_ascii;
  decltype(&idn2_free) free;
};

/// libidn2 and its tables are loaded at the first domain that is not ASCII: linked, they would cost
/// every start of the program a quarter of a millisecond.
const Idn2& idn2() {
  static const Idn2 loaded = [] {
    void* library = ::dlopen("libidn2.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
      throw Error(Kind::failed, "libidn2 is not installed, so this domain name cannot be read",
                  "install the package libidn2-0");
    }
    return Idn2{reinterpret_cast<decltype(&idn2_to_ascii_8z)>(::dlsym(library, "idn2_to_ascii_8z")),
                reinterpret_cast<decltype(&idn2_free)>(::dlsym(library, "idn2_free"))};
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
