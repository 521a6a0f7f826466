# SPDX-License-Identifier: Apache-2.0
# Every library qlab uses, found on the system; nothing is downloaded. script/bootstrap installs them,
# and with --test those that tests/CMakeLists.txt asks for.

find_package(PkgConfig REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
# Header-only: its shared library would be loaded at every start.
find_package(tomlplusplus REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(date REQUIRED)
find_package(EXPAT REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
# The archive: its shared library would be loaded at every start.
find_library(SODIUM_ARCHIVE NAMES libsodium.a REQUIRED)
