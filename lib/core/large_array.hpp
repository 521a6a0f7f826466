// SPDX-License-Identifier: Apache-2.0
// An array that is looked up in no order, on large pages where the system has them: on small ones
// the processor spends more time on finding a page than on reading it.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace qlab {

/// All items are zero at first. Memory that is never touched is never taken.
template <class Item>
class LargeArray {
  static_assert(std::is_trivially_copyable_v<Item> && std::is_trivially_destructible_v<Item>);

 public:
  LargeArray() = default;

  /// Throws bad_alloc.
  explicit LargeArray(std::size_t size) : m_items(mapped(size), Unmap{size}) {}

  [[nodiscard]] std::size_t size() const {
    return m_items == nullptr ? 0 : m_items.get_deleter().size;
  }
  [[nodiscard]] bool empty() const { return m_items == nullptr; }
  Item& operator[](std::size_t index) { return m_items.get()[index]; }
  [[nodiscard]] const Item* begin() const { return m_items.get(); }
  [[nodiscard]] const Item* end() const { return m_items.get() + size(); }

 private:
  struct Unmap {
    std::size_t size = 0;
    void operator()(Item* items) const { ::munmap(items, size * sizeof(Item)); }
  };

  static Item* mapped(std::size_t size) {
    auto* memory = ::mmap(nullptr, size * sizeof(Item), PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    // A wish: where it cannot be had, small pages do as well.
    ::madvise(memory, size * sizeof(Item), MADV_HUGEPAGE);
    return static_cast<Item*>(memory);
  }

  std::unique_ptr<Item[], Unmap> m_items;
};

}  // namespace qlab
