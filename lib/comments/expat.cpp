// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/expat.hpp"

#include "lib/core/library.hpp"

namespace qlab::comments {
namespace {

Expat load() {
  const Library library({"libexpat.so.1", "libexpat", "libexpat1", "XML files cannot be read"});
  Expat loaded{};
  library.take(loaded.create, "XML_ParserCreateNS");
  library.take(loaded.free, "XML_ParserFree");
  library.take(loaded.set_user_data, "XML_SetUserData");
  library.take(loaded.on_element, "XML_SetElementHandler");
  library.take(loaded.on_text, "XML_SetCharacterDataHandler");
  library.take(loaded.on_namespace, "XML_SetStartNamespaceDeclHandler");
  library.take(loaded.on_doctype, "XML_SetStartDoctypeDeclHandler");
  library.take(loaded.buffer, "XML_GetBuffer");
  library.take(loaded.parse_buffer, "XML_ParseBuffer");
  library.take(loaded.stop, "XML_StopParser");
  library.take(loaded.resume, "XML_ResumeParser");
  library.take(loaded.byte_index, "XML_GetCurrentByteIndex");
  library.take(loaded.line, "XML_GetCurrentLineNumber");
  library.take(loaded.column, "XML_GetCurrentColumnNumber");
  library.take(loaded.error_code, "XML_GetErrorCode");
  library.take(loaded.error_string, "XML_ErrorString");
  return loaded;
}

}  // namespace

const Expat& expat() {
  static const Expat loaded = load();
  return loaded;
}

}  // namespace qlab::comments
