#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace test {

using Json = nlohmann::ordered_json;

// A value inside a JSON document, with what a schema says of it.
struct SchemaField {
    std::string path;  // "partners[0].range.first"; empty for the document itself
    std::string key;   // the last name in it
    Json::json_pointer pointer;
    Json rules;
};

// The part of JSON Schema (draft 2020-12) that the plan's schema uses: local references, type, properties, items,
// enum, minimum, maximum, minItems, maxItems, minLength, maxLength.
class JsonSchema {
 public:
    explicit JsonSchema(Json root) : m_root(std::move(root)) {}

    // What breaks the rules, by path; empty for a valid value.
    std::vector<std::string> offences(const Json& value) const;

    // Every value inside a document of valid structure, outer ones first. Throws where the schema lacks a property.
    std::vector<SchemaField> fieldsOf(const Json& value) const;

 private:
    Json resolved(const Json& schema) const;
    void check(const Json& value, const Json& schema, const std::string& path, std::vector<std::string>& found) const;
    void addFields(const Json& value, const SchemaField& field, std::vector<SchemaField>& fields) const;

    Json m_root;
};

}  // namespace test
