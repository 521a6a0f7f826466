// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_body.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>

#include "lib/core/random.hpp"
#include "lib/core/text.hpp"

namespace qlab::world {
namespace {

using Shape = RecipeValue::Shape;
using Each = ValueTemplate::Each;

/// Whether JSON escapes one of these eight bytes.
bool has_special(std::uint64_t eight) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t high_bits = 0x80 * ones;
  const auto below = [](std::uint64_t bytes, std::uint64_t least) {
    return (bytes - least * ones) & ~bytes & high_bits;
  };
  const auto is = [&](unsigned char c) { return below(eight ^ (c * ones), 1); };
  return (below(eight, 0x20) | is('"') | is('\\')) != 0;
}

/// How many bytes at the start stand in JSON as they are, eight at a time: most of a mail does.
std::size_t plain_prefix(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if (has_special(eight)) break;
  }
  const auto is_plain = [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
  };
  while (i < text.size() && is_plain(text[i])) ++i;
  return i;
}

void write_escape(char c, std::string& out) {
  if (c == '\n') {
    out += "\\n";
  } else if (static_cast<unsigned char>(c) < 0x20) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
  } else {
    out += '\\';
    out += c;
  }
}

/// What stands between the quotes of a JSON string.
void write_characters(std::string_view text, std::string& out) {
  if (!text::is_utf8(text)) {
    const auto mended =
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    out += std::string_view(mended).substr(1, mended.size() - 2);
    return;
  }
  while (true) {
    const auto plain = plain_prefix(text);
    out += text.substr(0, plain);
    if (plain == text.size()) return;
    write_escape(text[plain], out);
    text.remove_prefix(plain + 1);
  }
}

/// Calls write once for every header or attachment, or once.
template <class Write>
void in_rounds(Each each, const Scope& scope, const Write& write) {
  if (each == Each::once) write(scope);
  if (each == Each::header) {
    for (const auto& header : scope.mail.headers) write(Scope{scope.mail, &header});
  }
  if (each == Each::attachment) {
    for (const auto& one : scope.mail.attachments) write(Scope{scope.mail, nullptr, &one});
  }
}

/// Appends JSON, and leaves out what the mail has not: a text with an unknown variable, and a list
/// or table in which nothing is left.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : m_out(out) {}

  bool write(const ValueTemplate& value, const Scope& scope) {
    switch (value.shape) {
      case Shape::text:
        return write_text(value.text, scope);
      case Shape::literal:
        m_out += value.literal;
        return true;
      case Shape::list:
        return write_list(value, scope);
      case Shape::table:
        break;
    }
    return write_table(value, scope, value.each);
  }

 private:
  bool write_text(const TextTemplate& text, const Scope& scope) {
    m_out += '"';
    const bool is_whole =
        text.fill(scope, [this](std::string_view piece) { write_characters(piece, m_out); });
    m_out += '"';
    return is_whole;
  }

  /// Takes back the comma too where nothing was written.
  template <class Write>
  void write_item(bool& any, const Write& write) {
    const auto before = m_out.size();
    if (any) m_out += ',';
    if (write()) {
      any = true;
    } else {
      m_out.resize(before);
    }
  }

  bool write_list(const ValueTemplate& list, const Scope& scope) {
    bool any = false;
    m_out += '[';
    for (const auto& entry : list.inside) {
      const auto& item = entry.value;
      in_rounds(item.each, scope, [&](const Scope& round) {
        write_item(any, [&] {
          return item.shape == Shape::table ? write_table(item, round, Each::once)
                                            : write(item, round);
        });
      });
    }
    m_out += ']';
    return any;
  }

  bool write_table(const ValueTemplate& table, const Scope& scope, Each each) {
    if (!table.when.fill(scope, [](std::string_view) {})) return false;
    bool any = false;
    m_out += '{';
    in_rounds(each, scope, [&](const Scope& round) {
      for (const auto& entry : table.inside) {
        write_item(any, [&] {
          if (!write_text(entry.name, round)) return false;
          m_out += ':';
          return write(entry.value, round);
        });
      }
    });
    m_out += '}';
    return any;
  }

  std::string& m_out;
};

/// Within a quoted name (RFC 7578 2): nothing that could end it.
std::string quotable(std::string text) {
  std::erase_if(text, [](char c) { return c == '"' || c == '\\' || c == '\r' || c == '\n'; });
  return text;
}

}  // namespace

HttpBody::HttpBody(const Recipe& recipe, const Account& account)
    : m_is_form(recipe.body == Recipe::Body::form),
      m_message(value_template(recipe.message, account)),
      m_content_type("application/json") {
  note_wanted(m_message, m_wanted);
  if (m_is_form) {
    // Long enough that no mail holds it.
    m_boundary = "qlab-" + random_token();
    m_content_type = "multipart/form-data; boundary=" + m_boundary;
  }
  if (!recipe.in_list) return;
  m_opening = "[";
  m_closing = "]";
  if (recipe.list_at.empty()) return;
  std::string name;
  write_characters(recipe.list_at, name);
  m_opening = fmt::format("{{\"{}\":[", name);
  m_closing = "]}";
}

void HttpBody::write(const mail::Parcel& parcel, std::string& out) const {
  const auto parts = mail_parts(parcel, m_wanted);
  out.reserve(out.size() + parcel.bytes.size() * 3 / 2);
  if (m_is_form) {
    write_form({parts}, out);
  } else {
    JsonWriter(out).write(m_message, {parts});
  }
}

void HttpBody::write_form(const Scope& scope, std::string& out) const {
  const auto filled_in = [&](const TextTemplate& text) {
    std::string value;
    return text.fill(scope, value) ? value : std::string();
  };
  const auto add = [&](const std::string& name, const std::string& about,
                       const std::string& value) {
    if (value.empty()) return;
    out += fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"{}\r\n\r\n", m_boundary,
                       quotable(name), about);
    out += value + "\r\n";
  };
  for (const auto& [name, value] : m_message.inside) {
    if (value.shape != Shape::table) {
      add(filled_in(name), "", value.shape == Shape::text ? filled_in(value.text) : value.literal);
      continue;
    }
    std::array<std::string, 3> file;  // the names stand in the order of the alphabet
    for (std::size_t i = 0; i < file.size(); ++i)
      file.at(i) = filled_in(value.inside.at(i).value.text);
    add(filled_in(name),
        fmt::format("; filename=\"{}\"\r\nContent-Type: {}", quotable(file[0]), quotable(file[1])),
        file[2]);
  }
  out += fmt::format("--{}--\r\n", m_boundary);
}

}  // namespace qlab::world
