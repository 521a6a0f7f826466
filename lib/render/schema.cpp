// SPDX-License-Identifier: Apache-2.0
#include "lib/render/schema.hpp"

#include <nlohmann/json.hpp>

namespace qlab::render {
namespace {

using Json = nlohmann::ordered_json;
using Holds = Property::Holds;

Json object_schema(const std::vector<Property>& properties);

Json array_of(Json items) {
  return {{"type", Json::array({"array", "null"})}, {"items", std::move(items)}};
}

Json or_null(std::string_view type) { return {{"type", Json::array({type, "null"})}}; }

Json schema_of(const Property& property) {
  switch (property.holds) {
    case Holds::anything:
      return Json::object();
    case Holds::text:
      return or_null("string");
    case Holds::number:
      return or_null("integer");
    case Holds::truth:
      return or_null("boolean");
    case Holds::instant: {
      auto schema = or_null("string");
      schema["format"] = "date-time";
      return schema;
    }
    case Holds::list:
      return array_of({{"type", "string"}});
    case Holds::rows:
      return array_of(object_schema(property.inner));
    case Holds::one: {
      auto schema = object_schema(property.inner);
      schema["type"] = Json::array({"object", "null"});
      return schema;
    }
  }
  return Json::object();
}

std::vector<Property> properties_of(const Json& object) {
  std::vector<Property> properties;
  for (const auto& [name, value] : object.items()) {
    Property property{name, Holds::anything};
    if (value.is_string()) property.holds = Holds::text;
    if (value.is_number_integer()) property.holds = Holds::number;
    if (value.is_boolean()) property.holds = Holds::truth;
    if (value.is_object() && !value.empty()) property = {name, Holds::one, properties_of(value)};
    properties.push_back(std::move(property));
  }
  return properties;
}

/// Every field is always there; later versions may add some.
Json object_schema(const std::vector<Property>& properties) {
  auto required = Json::array();
  auto fields = Json::object();
  for (const auto& property : properties) {
    required.push_back(property.name);
    fields[property.name] = schema_of(property);
  }
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(fields)}};
}

}  // namespace

void Describer::nothing_of(Type type) {
  switch (type) {
    case Type::text:
      return add(Holds::text);
    case Type::number:
      return add(Holds::number);
    case Type::truth:
      return add(Holds::truth);
    case Type::instant:
      return add(Holds::instant);
  }
}

void Describer::nested(const Nested& rows) {
  Describer inner(rows.names());
  rows.describe(inner);
  add(rows.is_one() ? Holds::one : Holds::rows, std::move(inner).properties());
}

void Describer::add(Holds holds, std::vector<Property> inner) {
  const auto name = m_names.at(m_properties.size());
  m_properties.push_back({std::string(name), holds, std::move(inner)});
}

std::vector<Property> properties_of(std::string_view json) {
  return properties_of(Json::parse(json));
}

std::string json_schema(std::string_view title, const std::vector<Property>& properties,
                        Amount amount) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  auto row = object_schema(properties);
  if (amount == Amount::one) {
    schema.update(row);
  } else {
    schema["type"] = "array";
    schema["items"] = std::move(row);
  }
  return schema.dump(2) + "\n";
}

}  // namespace qlab::render
