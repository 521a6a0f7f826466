// SPDX-License-Identifier: Apache-2.0
// What the kernel gives a number for (open(2), pipe(2)), closed with its owner.
#pragma once

#include <string_view>

namespace qlab {

/// Owns an open descriptor, or none where the number is negative. The three standard streams are
/// everybody's: it never closes them.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : m_number(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  [[nodiscard]] bool is_open() const { return m_number >= 0; }
  [[nodiscard]] int number() const { return m_number; }

 private:
  int m_number = -1;
};

/// Both ends of a pipe that no other program inherits.
struct Pipe {
  Descriptor reader;
  Descriptor writer;
};

/// Where there can be none, neither end is open, and errno says why.
Pipe open_pipe();

/// Writes all of it, whatever signals come between. Returns 0, or the errno of what stopped it.
int write_all(int descriptor, std::string_view bytes);

}  // namespace qlab
