// SPDX-License-Identifier: Apache-2.0
// libexpat, loaded at the first XML file: linked, it would take a fiftieth of every start of the
// program.
#pragma once

#include <expat.h>

namespace qlab::comments {

/// The functions of libexpat that qlab calls, called as expat.h declares them.
struct Expat {
  decltype(&XML_ParserCreateNS) create;
  decltype(&XML_ParserFree) free;
  decltype(&XML_SetUserData) set_user_data;
  decltype(&XML_SetElementHandler) on_element;
  decltype(&XML_SetCharacterDataHandler) on_text;
  decltype(&XML_SetStartNamespaceDeclHandler) on_namespace;
  decltype(&XML_SetStartDoctypeDeclHandler) on_doctype;
  decltype(&XML_GetBuffer) buffer;
  decltype(&XML_ParseBuffer) parse_buffer;
  decltype(&XML_StopParser) stop;
  decltype(&XML_ResumeParser) resume;
  decltype(&XML_GetCurrentByteIndex) byte_index;
  decltype(&XML_GetCurrentLineNumber) line;
  decltype(&XML_GetCurrentColumnNumber) column;
  decltype(&XML_GetErrorCode) error_code;
  decltype(&XML_ErrorString) error_string;
};

/// Throws failed where the library is not installed, or lacks one of them.
const Expat& expat();

}  // namespace qlab::comments
