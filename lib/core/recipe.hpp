// SPDX-License-Identifier: Apache-2.0
// How a relay is spoken to over HTTP, as plain data: lib/config reads it from a TOML file,
// lib/world follows it. qlab-relay-recipe(5) explains each field to people.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qlab {

struct RecipeEntry;

/// One value in the body of a request.
struct RecipeValue {
  enum class Shape { text, literal, list, table };

  Shape shape = Shape::table;
  std::string text;  ///< text: with {variables}; literal: a number, true or false as JSON writes it
  std::string when;  ///< table: only where the mail has this variable; empty: always
  std::string each;  ///< table: once for every "header" or "attachment"; empty: once
  std::vector<RecipeEntry> inside;
};

struct RecipeEntry {
  std::string name;  ///< empty in a list
  RecipeValue value;
};

/// What an answer means.
enum class Meaning {
  sent,
  recipient,      ///< this recipient is refused for good
  later,          ///< this recipient, but not now
  message,        ///< what the mail says is refused, and the next one says the same
  credentials,    ///< the token or password is refused
  configuration,  ///< the sender, the address of the relay or the account is not set up
  busy,           ///< the relay is away or overloaded; it took nothing
  unclear         ///< the relay may have taken it
};

/// The names of the meanings, in their order.
inline constexpr std::array<std::string_view, 8> meaning_names{
    "sent", "recipient", "later", "message", "credentials", "configuration", "busy", "unclear"};

/// Answers that fit all that is named here have this meaning.
struct RecipeRule {
  std::vector<int> statuses;
  std::vector<std::string> codes;  ///< the relay's own, as text
  std::vector<std::string> words;  ///< one of them stands in the error, whatever its case
  Meaning meaning = Meaning::message;
};

struct Recipe {
  enum class Body { json, form };

  std::string url;                   ///< empty: it is the user's to say
  std::vector<std::string> headers;  ///< "Name: value"
  std::string login;                 ///< "user:password", sent by basic authentication or to sign
  std::string sign;                  ///< what AWS Signature 4 is made for; empty: not signed
  Body body = Body::json;
  RecipeValue message;

  std::size_t batch_size = 1;   ///< the most mails of one request
  std::size_t batch_bytes = 0;  ///< the most bytes of one request; 0: any
  bool in_list = false;         ///< the body is a list of messages, of one too
  std::string list_at;          ///< the field that holds the list; empty: the body is the list

  std::string id;       ///< where the answer has the id it gave: a path, or "header:NAME"
  std::string error;    ///< where it says what is wrong
  std::string code;     ///< where it has its own code
  std::string results;  ///< where the list of results stands; empty: the answer is the list
  std::vector<RecipeRule> rules;  ///< the first that fits decides; the common ones come after
};

}  // namespace qlab
