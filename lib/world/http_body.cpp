// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_body.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lib/core/random.hpp"
#include "lib/core/text.hpp"

namespace qlab::world {
namespace {

using Shape = RecipeValue::Shape;
using Each = ValueTemplate::Each;

/// Runs of plain characters are copied at once.
void write_string(std::string_view text, std::string& out) {
  if (!text::is_utf8(text)) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code >= 0x20 && code != '"' && code != '\\') continue;
    out += text.substr(start, i - start);
    start = i + 1;
    if (code == '\n') {
      out += "\\n";
    } else if (code < 0x20) {
      out += fmt::format("\\u{:04x}", code);
    } else {
      out += '\\';
      out += text[i];
    }
  }
  out += text.substr(start);
  out += '"';
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

/// Writes JSON, and leaves out what the mail has not: a text with an unknown variable, and a list
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
    m_buffer.clear();
    if (!text.fill(scope, m_buffer)) return false;
    write_string(m_buffer, m_out);
    return true;
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
    m_buffer.clear();
    if (!table.when.fill(scope, m_buffer)) return false;
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
  std::string m_buffer;
};

/// Within a quoted name (RFC 7578 2): nothing that could end it.
std::string quotable(std::string text) {
  std::erase_if(text, [](char c) { return c == '"' || c == '\\' || c == '\r' || c == '\n'; });
  return text;
}

}  // namespace

HttpBody::HttpBody(const Recipe& recipe, const Account& account)
    : m_recipe(recipe), m_message(value_template(recipe.message, account)) {
  note_wanted(m_message, m_wanted);
  m_content_type = "application/json";
  if (recipe.body == Recipe::Body::form) {
    // Long enough that no mail holds it.
    m_boundary = "qlab-" + random_token();
    m_content_type = "multipart/form-data; boundary=" + m_boundary;
  }
}

std::string HttpBody::message(const mail::Parcel& parcel) const {
  const auto parts = mail_parts(parcel, m_wanted);
  if (m_recipe.body == Recipe::Body::form) return form({parts});
  std::string out;
  out.reserve(parcel.bytes.size() * 3 / 2);
  JsonWriter(out).write(m_message, {parts});
  return out;
}

std::string HttpBody::form(const Scope& scope) const {
  std::string out;
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
  return out + fmt::format("--{}--\r\n", m_boundary);
}

std::string HttpBody::joined(std::span<const std::string> messages) const {
  if (!m_recipe.in_list) return messages.front();
  std::string out;
  if (!m_recipe.list_at.empty()) {
    out += '{';
    write_string(m_recipe.list_at, out);
    out += ':';
  }
  out += fmt::format("[{}]", fmt::join(messages, ","));
  if (!m_recipe.list_at.empty()) out += '}';
  return out;
}

}  // namespace qlab::world
