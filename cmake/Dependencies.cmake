# SPDX-License-Identifier: Apache-2.0
# Every library qlab uses, found on the system; nothing is downloaded. script/bootstrap installs them,
# and with --test those that tests/CMakeLists.txt asks for.

find_package(PkgConfig REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
# Only its headers: lib/core/fmt.cpp makes the library of them, since Debian has no archive of it.
add_library(qlab_fmt INTERFACE)
target_include_directories(qlab_fmt SYSTEM INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
# Header-only: its shared library would be loaded at every start.
find_package(tomlplusplus REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
# Its header alone: what reads hostile files is mended with the system, and loaded when it is needed.
find_package(EXPAT REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
# The archives: each shared library would take a twentieth of every start.
foreach(library cmark sodium utf8proc)
  string(TOUPPER "${library}_ARCHIVE" archive)
  find_library(${archive} NAMES lib${library}.a REQUIRED)
endforeach()
