// SPDX-License-Identifier: Apache-2.0
#include "lib/core/worker.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

namespace qlab {

TEST_CASE("worker: what it is given is done in order, and all of it before finish() returns") {
  std::vector<int> done;
  Worker worker(2);
  for (int i = 0; i < 100; ++i) worker.add([&done, i] { done.push_back(i); });
  worker.finish();
  REQUIRE(done.size() == 100);
  for (int i = 0; i < 100; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("worker: what a task throws reaches the owner, and no later task is begun") {
  int done = 0;
  Worker worker(8);
  worker.add([] { throw std::runtime_error("full"); });
  CHECK_THROWS_AS(worker.finish(), std::runtime_error);
  CHECK_THROWS_AS(worker.add([&done] { ++done; }), std::runtime_error);
  CHECK_THROWS_AS(worker.finish(), std::runtime_error);
  CHECK(done == 0);
}

TEST_CASE("worker: it ends although tasks wait that nobody asked to be finished") {
  std::vector<int> done;
  {
    Worker worker(64);
    for (int i = 0; i < 64; ++i) worker.add([&done, i] { done.push_back(i); });
  }
  CHECK(done.size() <= 64);
}

}  // namespace qlab
