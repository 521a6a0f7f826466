// SPDX-License-Identifier: Apache-2.0
#include "lib/members/signature.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/members/writer.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t letters = 3;

/// Where more than one block in so many is to be read, reading all members costs about the same.
constexpr std::size_t share_worth_it = 4;
/// So many are read before a word that every second of them may have is taken for a common one.
constexpr std::size_t sample = 1000;
/// A store whose ids go further has been given them by somebody else, and is read whole.
constexpr std::int64_t most_blocks = std::int64_t{1} << 24;

constexpr std::uint32_t mask = 0xFFFFFF;

/// Multiplied, so that letters that follow each other in the alphabet lie apart.
std::size_t bit_of(std::uint32_t three) {
  return static_cast<std::uint32_t>(three * 2654435761U) >> (32U - bits_log2);
}

constexpr auto lower = [] {
  std::array<std::uint32_t, 128> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i)
    table[i] = i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i;
  return table;
}();

/// Calls with the bit of each three bytes that follow each other; letter makes a number of a byte.
template <class Letter, class Use>
void each_three(std::string_view text, Letter letter, Use use) {
  std::uint32_t three = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    three = (three << 8U | letter(static_cast<unsigned char>(text[i]))) & mask;
    if (i + 1 >= letters) use(bit_of(three));
  }
}

std::uint32_t as_it_is(unsigned char byte) { return byte; }

/// Full blocks from the first to before the second.
struct Blocks {
  std::int64_t from = 0;
  std::int64_t until = 0;
};

std::int64_t full_blocks(const store::Store& store) {
  return (store::last_id(store, "member") + 1) / members_per_block;
}

std::vector<Blocks> unsigned_blocks(const store::Store& store) {
  std::vector<Blocks> gaps;
  std::int64_t next = 0;
  const auto note = [&](std::int64_t block) {
    if (block > next) gaps.push_back({next, block});
    next = block + 1;
  };
  const auto full = full_blocks(store);
  auto rows = store.prepare(
      "SELECT block FROM member_signature WHERE block >= 0 AND block < ? ORDER BY block");
  rows.bind(full);
  while (rows.step()) note(rows.integer(0));
  note(full);
  return gaps;
}

/// Texts of members in the order of their ids, column 0; begins before the first.
class Texts {
 public:
  Texts(const store::Store& store, const std::string& sql, const Blocks& blocks)
      : m_rows(store.prepare(sql)) {
    m_rows.bind(blocks.from * members_per_block, blocks.until * members_per_block);
    m_more = m_rows.step();
  }

  /// The id of whoever comes next; nothing where nobody does.
  [[nodiscard]] std::optional<std::int64_t> next_id() const {
    return m_more ? std::optional(m_rows.integer(0)) : std::nullopt;
  }

  void add_below(std::int64_t id, int columns, Signature& signature) {
    for (; m_more && m_rows.integer(0) < id; m_more = m_rows.step()) {
      for (int column = 1; column <= columns; ++column) signature.add(m_rows.view(column));
    }
  }

 private:
  store::Statement m_rows;
  bool m_more = false;
};

store::Statement inserting(const store::Store& store) {
  return store.prepare("INSERT INTO member_signature (block, bits) VALUES (?, ?)");
}

void write(store::Statement& insert, std::int64_t block, const Signature& signature) {
  insert.put(1, block);
  const auto bytes = signature.bytes();
  insert.put_blob(2, bytes);
  insert.run();
}

/// What the signatures of blocks must be, made in the order of their members.
class Signer {
 public:
  Signer(const store::Store& store, const Blocks& blocks)
      : m_members(store,
                  "SELECT id, name, organisation, role, nation FROM member WHERE id >= ?"
                  " AND id < ? ORDER BY id",
                  blocks),
        m_addresses(store,
                    "SELECT member_id, address FROM member_address WHERE member_id >= ?"
                    " AND member_id < ? ORDER BY member_id",
                    blocks) {}

  /// The next block that holds somebody: there may be very many that hold nobody.
  [[nodiscard]] std::optional<std::int64_t> inhabited() const {
    const auto id = m_members.next_id();
    return id ? std::optional(*id / members_per_block) : std::nullopt;
  }

  /// Of a block behind those that were asked for before; what lies between is passed over.
  Signature next(std::int64_t block) {
    Signature passed_over;
    add_below(block * members_per_block, passed_over);
    Signature signature;
    add_below((block + 1) * members_per_block, signature);
    return signature;
  }

 private:
  void add_below(std::int64_t end, Signature& signature) {
    m_members.add_below(end, 4, signature);
    m_addresses.add_below(end, 1, signature);
  }

  Texts m_members;
  Texts m_addresses;
};

void sign(store::Store& store, const Blocks& blocks) {
  Signer signer(store, blocks);
  auto insert = inserting(store);
  while (const auto block = signer.inhabited()) write(insert, *block, signer.next(*block));
}

/// Whether a search for what has the bits that are needed looks at a block with these.
bool covers(std::string_view bits, std::string_view needed) {
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const auto byte = i < bits.size() ? static_cast<unsigned char>(bits[i]) : 0U;
    if ((static_cast<unsigned char>(needed[i]) & ~byte) != 0) return false;
  }
  return true;
}

std::vector<std::size_t> wanted_bits(std::span<const std::string> words) {
  std::vector<std::size_t> wanted;
  for (const auto& word : words) {
    each_three(word, as_it_is, [&](std::size_t bit) { wanted.push_back(bit); });
  }
  return wanted;
}

}  // namespace

void Signature::add(std::string_view text) {
  const auto mark = [this](std::size_t bit) {
    m_words[bit / word_bits] |= std::uint64_t{1} << bit % word_bits;
  };
  if (text::is_ascii(text)) {
    each_three(
        text, [](unsigned char byte) { return lower[byte]; }, mark);
  } else {
    each_three(text::fold_for_search(text), as_it_is, mark);
  }
}

std::string Signature::bytes() const {
  std::string bytes;
  bytes.reserve(sizeof m_words);
  for (const auto word : m_words) {
    for (std::size_t bit = 0; bit < word_bits; bit += 8)
      bytes += static_cast<char>(word >> bit & 0xFFU);
  }
  return bytes;
}

// The first id of block 0 would be 0, which nobody has.
NewSignatures::NewSignatures(std::int64_t first_id)
    : m_first_block(first_id <= 1 ? 0 : (first_id + members_per_block - 1) / members_per_block) {}

void NewSignatures::add(std::int64_t member, std::string_view text) {
  const auto block = member / members_per_block;
  if (block < m_first_block) return;
  const auto index = static_cast<std::size_t>(block - m_first_block);
  while (index >= m_signatures.size()) m_signatures.emplace_back();
  m_signatures[index].add(text);
}

void NewSignatures::write(store::Store& store) {
  auto insert = inserting(store);
  auto block = m_first_block;
  const auto full = full_blocks(store);
  for (const auto& signature : m_signatures) {
    if (block < full) members::write(insert, block++, signature);
  }
  m_signatures.clear();
  m_first_block = block;
}

void sign(store::Store& store) {
  for (const auto& blocks : unsigned_blocks(store)) sign(store, blocks);
}

std::vector<std::int64_t> deficient_blocks(const store::Store& store) {
  std::vector<std::int64_t> found;
  const auto all = store::last_id(store, "member") / members_per_block + 1;
  Signer signer(store, {0, all});
  // What a damaged store says of other blocks misses nobody, and is not counted up to.
  auto rows = store.prepare(
      "SELECT block, bits FROM member_signature WHERE block >= 0 AND block < ? ORDER BY block");
  rows.bind(all);
  while (rows.step()) {
    const auto block = rows.integer(0);
    if (!covers(rows.view(1), signer.next(block).bytes())) found.push_back(block);
  }
  return found;
}

std::optional<std::string> blocks_with(const store::Store& store,
                                       std::span<const std::string> words) {
  const auto wanted = wanted_bits(words);
  const auto last_block = store::last_id(store, "member") / members_per_block;
  if (wanted.empty() || last_block > most_blocks) return {};
  const auto all = static_cast<std::size_t>(last_block) + 1;
  std::vector<bool> without(all);
  std::size_t read = 0;
  std::size_t without_it = 0;
  auto rows = store.prepare("SELECT block, bits FROM member_signature");
  while (rows.step()) {
    const auto bits = rows.view(1);
    const auto has = [&](std::size_t bit) {
      return bit / 8 < bits.size() && (bits[bit / 8] >> bit % 8 & 1) != 0;
    };
    const auto block = static_cast<std::size_t>(rows.integer(0));
    if (block >= all) continue;
    without[block] = !std::all_of(wanted.begin(), wanted.end(), has);
    if (without[block]) ++without_it;
    if (++read >= sample && without_it * 2 < read) return {};
  }
  std::vector<std::size_t> found;
  for (std::size_t block = 0; block < all; ++block) {
    if (!without[block]) found.push_back(block);
  }
  if (found.size() * share_worth_it > all) return {};
  return fmt::format("[{}]", fmt::join(found, ","));
}

}  // namespace qlab::members
