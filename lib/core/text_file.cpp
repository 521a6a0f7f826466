// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"

namespace qlab {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

std::unique_ptr<std::istream> open(const std::filesystem::path& path) {
  if (is_read_once(path)) return std::make_unique<std::istringstream>(read_file(path));
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file) {
    throw Error(errno == ENOENT ? Kind::not_found : Kind::io,
                fmt::format("cannot read '{}': {}", path.string(), std::strerror(errno)));
  }
  return file;
}

}  // namespace

bool is_read_once(const std::filesystem::path& path) {
  std::error_code ignored;  // what is not there cannot be opened either
  const auto type = std::filesystem::status(path, ignored).type();
  using std::filesystem::file_type;
  return path == "-" || type == file_type::fifo || type == file_type::character ||
         type == file_type::socket;
}

TextFile::TextFile(const std::filesystem::path& path)
    : m_source(path == "-" ? "standard input" : path.filename().string()), m_stream(open(path)) {
  find_encoding();
}

TextFile::TextFile(std::string bytes, std::string source)
    : m_source(std::move(source)),
      m_stream(std::make_unique<std::istringstream>(std::move(bytes))) {
  find_encoding();
}

TextFile::~TextFile() = default;

void TextFile::find_encoding() {
  EncodingDetector detector;
  while (read_block()) {
    detector.pass(m_block);
    m_size += m_block.size();
  }
  m_stream->clear();
  m_stream->seekg(0);
  m_encoding = detector.encoding();
  m_decoder = std::make_unique<Decoder>(m_encoding, m_source);
}

bool TextFile::append_to(std::string& text) {
  if (!read_block()) {
    m_decoder->finish();
    return false;
  }
  m_offset += m_block.size();
  m_decoder->decode(m_block, text);
  return true;
}

bool TextFile::read_block() {
  m_block.resize(block_size);
  m_stream->read(m_block.data(), static_cast<std::streamsize>(block_size));
  m_block.resize(static_cast<std::size_t>(m_stream->gcount()));
  if (m_stream->bad()) throw Error(Kind::io, fmt::format("cannot read '{}'", m_source));
  return !m_block.empty();
}

}  // namespace qlab
