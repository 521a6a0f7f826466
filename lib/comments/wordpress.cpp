// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/wordpress.hpp"

#include <fmt/format.h>

#include "lib/core/text.hpp"

namespace qlab::comments::wordpress {
namespace {

constexpr std::size_t longest_type = 64;

/// example.org/blog of HTTPS://Example.org/blog/#top: one blog has one name in every export.
std::string without_scheme(std::string_view url) {
  auto rest = url.substr(0, url.find('#'));
  if (const auto scheme = rest.find("://"); scheme != std::string_view::npos)
    rest.remove_prefix(scheme + 3);
  const auto host = rest.substr(0, rest.find_first_of("/?"));
  auto plain = text::fold(host) + std::string(rest.substr(host.size()));
  while (plain.ends_with('/')) plain.pop_back();
  return plain;
}

/// "2014-01-14 17:32:12", or an instant with its zone.
std::optional<Instant> utc(const std::string& date) {
  if (const auto at = parse_rfc3339(date)) return at;
  return parse_rfc3339(date + "Z");
}

Found found_of(const wxr::Comment& comment, const FoundPage& page) {
  const auto fate = fate_of(comment.approved);
  Found found{.id = comment.id,
              .parent = comment.parent,
              .scope = page.key + "#comment-",
              .author = comment.author,
              .address = comment.address,
              .body = comment.content,
              .format = Format::html,
              .written = written(comment.date_gmt, comment.date),
              .state = fate.state,
              .reason = std::string(fate.reason),
              .page = page,
              .line = comment.line};
  found.source_id = found.scope + found.id;
  if (!is_comment(comment.type)) {
    const auto type = text::cut(text::terminal_safe(comment.type), longest_type);
    found.not_a_comment = fmt::format("a {} is not a comment", type);
  }
  return found;
}

class Reader : public ExportReader {
 public:
  Reader(std::istream& stream, std::string source) : m_reader(stream, std::move(source)) {}

  [[nodiscard]] std::string source() const override { return "wordpress"; }

  void each(const std::function<void(const Found&)>& take) override {
    wxr::Item item;
    for (std::size_t number = 1; m_reader.next(item); ++number) {
      const FoundPage page{page_key(item, m_reader.site(), number), {item.title, item.link}};
      for (const auto& comment : item.comments) take(found_of(comment, page));
    }
  }

 private:
  wxr::Reader m_reader;
};

}  // namespace

bool is_comment(std::string_view type) {
  const auto word = text::fold(type);
  return word.empty() || word == "comment" || word == "review";
}

Fate fate_of(std::string_view approved) {
  const auto word = text::fold(approved);
  if (word == "1" || word == "approve" || word == "approved") return {State::published, {}};
  if (word == "spam") return {State::spam, {}};
  if (word == "trash" || word == "post-trashed" || word == "deleted")
    return {State::rejected, deleted_there};
  return {State::pending, {}};
}

std::optional<Written> written(const std::string& gmt, const std::string& local) {
  if (const auto at = utc(gmt)) return Written{*at, false};
  if (const auto at = utc(local)) return Written{*at, true};
  return {};
}

std::string page_key(const wxr::Item& item, std::string_view site_url, std::size_t number) {
  const auto link = without_scheme(item.link);
  auto site = without_scheme(site_url);
  if (site.empty()) site = link.substr(0, link.find_first_of("/?"));
  if (!item.post_id.empty()) return site + "/?p=" + item.post_id;
  if (!link.empty()) return link;
  return fmt::format("{} {} {}", site, number, item.title);
}

std::unique_ptr<ExportReader> open(std::istream& stream, std::string source) {
  return std::make_unique<Reader>(stream, std::move(source));
}

}  // namespace qlab::comments::wordpress
