// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/expat.hpp"

#include <dlfcn.h>

#include <type_traits>

#include "lib/core/error.hpp"

namespace qlab::comments {
namespace {

Expat load() {
  void* library = ::dlopen("libexpat.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw Error(Kind::failed, "libexpat is not installed, so XML files cannot be read",
                "install the package libexpat1");
  }
  Expat loaded{};
  const auto take = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::decay_t<decltype(function)>>(::dlsym(library, name));
  };
  take(loaded.create, "XML_ParserCreateNS");
  take(loaded.free, "XML_ParserFree");
  take(loaded.set_user_data, "XML_SetUserData");
  take(loaded.on_element, "XML_SetElementHandler");
  take(loaded.on_text, "XML_SetCharacterDataHandler");
  take(loaded.on_namespace, "XML_SetStartNamespaceDeclHandler");
  take(loaded.on_doctype, "XML_SetStartDoctypeDeclHandler");
  take(loaded.buffer, "XML_GetBuffer");
  take(loaded.parse_buffer, "XML_ParseBuffer");
  take(loaded.stop, "XML_StopParser");
  take(loaded.resume, "XML_ResumeParser");
  take(loaded.byte_index, "XML_GetCurrentByteIndex");
  take(loaded.line, "XML_GetCurrentLineNumber");
  take(loaded.column, "XML_GetCurrentColumnNumber");
  take(loaded.error_code, "XML_GetErrorCode");
  take(loaded.error_string, "XML_ErrorString");
  return loaded;
}

}  // namespace

const Expat& expat() {
  static const Expat loaded = load();
  return loaded;
}

}  // namespace qlab::comments
