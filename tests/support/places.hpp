// SPDX-License-Identifier: Apache-2.0
// Where things are on this machine. One file knows, so that every test is compiled alike in every
// checkout.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace qlab::test {

/// The program under test, and the module it loads.
std::string binary();
std::string world_module();
/// The program that was built with the tests, which sets a scene faster than one that is sanitized.
std::string plain_binary();

/// A file of the checkout, of the build folder (QLAB_TEST_BUILD, or that of this program), of
/// tests/data, or of the real files beside it.
std::filesystem::path source(std::string_view below = {});
std::filesystem::path build(std::string_view below = {});
std::filesystem::path test_data(std::string_view below = {});
std::filesystem::path realdata(std::string_view below = {});

/// A script of tests/support, and the Python that runs it.
std::string support_script(std::string_view name);
std::string python();

/// The library folder below an installation's prefix.
std::string library_folder();

}  // namespace qlab::test
