// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target once over every file of the folders named, where there is no fuzzer: what was
// found once is looked at in every build.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/fuzz/target.hpp"

namespace {

void replay(const std::filesystem::path& file) {
  const std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  const auto bytes = text.str();
  std::cout << file.filename().string() << std::endl;  // seen even where the next line crashes
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& file : std::filesystem::directory_iterator(argv[i])) {
      replay(file.path());
      ++files;
    }
  }
  return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
