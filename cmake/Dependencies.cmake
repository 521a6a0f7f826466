# SPDX-License-Identifier: Apache-2.0
# Every library qlab uses, found on the system; nothing is downloaded. script/bootstrap installs them,
# and with --test those that tests/CMakeLists.txt asks for.

find_package(PkgConfig REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
# Header-only: its shared library would be loaded at every start.
find_package(tomlplusplus REQUIRED)
# The archives, where no other library of ours needs the shared one: that is found, mapped and bound at
# every start.
find_library(SODIUM_ARCHIVE NAMES libsodium.a REQUIRED)
find_library(CMARK_ARCHIVE NAMES libcmark.a REQUIRED)
find_library(UTF8PROC_ARCHIVE NAMES libutf8proc.a REQUIRED)
find_library(SQLite3_LIBRARY NAMES libsqlite3.a REQUIRED)
find_library(EXPAT_LIBRARY NAMES libexpat.a REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(date REQUIRED)
find_package(EXPAT REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
