// SPDX-License-Identifier: Apache-2.0
// A shared library that is loaded where it is first needed: linked, it would cost every start of
// the program.
#pragma once

#include <string_view>

namespace qlab {

/// How errors speak of a library.
struct LibraryName {
  const char* file = nullptr;  ///< "libexpat.so.1"
  std::string_view name;       ///< "libexpat"
  std::string_view package;    ///< which to install
  std::string_view without;    ///< what cannot be done: "XML files cannot be read"
};

/// Once loaded it stays until the process ends; so do the functions.
class Library {
 public:
  /// Throws failed where it is not installed. What the name refers to must outlive the library.
  explicit Library(const LibraryName& name);

  /// Finds a function of C. Throws failed where the library has none of this name.
  template <class Function>
  void take(Function*& function, const char* name) const {
    function = reinterpret_cast<Function*>(find(name));
  }

 private:
  [[nodiscard]] void* find(const char* name) const;

  LibraryName m_name;
  void* m_handle;
};

}  // namespace qlab
