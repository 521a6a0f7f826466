// SPDX-License-Identifier: Apache-2.0
#include "lib/core/descriptor.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>
#include <utility>

namespace qlab {
namespace {

bool is_known(int number) { return ::fcntl(number, F_GETFD) != -1; }

std::string read_to_the_end(const Descriptor& file) {
  std::string bytes;
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto got = ::read(file.number(), buffer.data(), buffer.size());
    if (got <= 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

TEST_CASE("descriptor: what it owns is closed with it, or given on whole") {
  auto pipe = open_pipe();
  REQUIRE(pipe.reader.is_open());
  const int number = pipe.reader.number();
  {
    const auto owner = std::move(pipe.reader);
    CHECK_FALSE(pipe.reader.is_open());  // NOLINT(bugprone-use-after-move): it holds none then
    CHECK(owner.number() == number);
    CHECK(is_known(number));
  }
  CHECK_FALSE(is_known(number));
}

TEST_CASE("descriptor: what is put in its place closes what it had") {
  auto pipe = open_pipe();
  const int before = pipe.reader.number();
  pipe.reader = {};
  CHECK_FALSE(pipe.reader.is_open());
  CHECK_FALSE(is_known(before));
}

TEST_CASE("descriptor: the standard streams stay open") {
  { const Descriptor shared(STDIN_FILENO); }
  CHECK(is_known(STDIN_FILENO));
}

TEST_CASE("descriptor: all is written, also what a pipe cannot hold at once") {
  auto pipe = open_pipe();
  const std::string bytes(1 << 20, 'x');
  int error = -1;
  std::thread writer([&] {
    error = write_all(pipe.writer.number(), bytes);
    pipe.writer = {};
  });
  const auto arrived = read_to_the_end(pipe.reader);
  writer.join();
  CHECK(error == 0);
  CHECK(arrived == bytes);
}

TEST_CASE("descriptor: what stops writing is said") {
  CHECK(write_all(-1, "x") == EBADF);
  CHECK(write_all(-1, "") == 0);
}

}  // namespace qlab
