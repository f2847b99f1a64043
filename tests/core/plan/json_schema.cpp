#include "tests/core/plan/json_schema.h"

namespace test {
namespace {

bool hasType(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    return type == "number" && value.is_number();
}

// How large a value is, for the pairs minimum/maximum, minItems/maxItems, minLength/maxLength.
double sizeOf(const Json& value) {
    if (value.is_number()) return value.get<double>();
    if (value.is_string()) return static_cast<double>(value.get_ref<const std::string&>().size());
    return static_cast<double>(value.size());
}

std::string limitName(const Json& value, const char* bound) {
    return std::string(bound) + (value.is_number() ? "imum" : value.is_string() ? "Length" : "Items");
}

bool isWithin(const Json& value, const Json& schema) {
    const auto low = schema.find(limitName(value, "min")), high = schema.find(limitName(value, "max"));
    return (low == schema.end() || sizeOf(value) >= low->get<double>()) &&
           (high == schema.end() || sizeOf(value) <= high->get<double>());
}

bool isChoice(const Json& value, const Json& schema) {
    const auto choices = schema.find("enum");
    return choices == schema.end() || std::find(choices->begin(), choices->end(), value) != choices->end();
}

}  // namespace

// What stands beside a reference comes on top of what it leads to.
Json JsonSchema::resolved(const Json& schema) const {
    const auto reference = schema.find("$ref");
    if (reference == schema.end()) return schema;
    auto rules = m_root.at(Json::json_pointer(reference->get<std::string>().substr(1)));
    rules.update(schema);
    return rules;
}

std::vector<std::string> JsonSchema::offences(const Json& value) const {
    std::vector<std::string> found;
    check(value, m_root, "plan", found);
    return found;
}

void JsonSchema::check(const Json& value, const Json& schema, const std::string& path,
                       std::vector<std::string>& found) const {
    const auto rules = resolved(schema);
    if (!hasType(value, rules.at("type")) || !isWithin(value, rules) || !isChoice(value, rules))
        return void(found.push_back(path + ": " + value.dump().substr(0, 60)));
    if (value.is_object())
        for (const auto& [key, item] : value.items())
            if (rules.at("properties").contains(key))
                check(item, rules.at("properties").at(key), path + "." + key, found);
    if (value.is_array())
        for (const auto& item : value) check(item, rules.at("items"), path + "[]", found);
}

std::vector<SchemaField> JsonSchema::fieldsOf(const Json& value) const {
    std::vector<SchemaField> fields;
    addFields(value, {"", "", Json::json_pointer(), m_root}, fields);
    return fields;
}

void JsonSchema::addFields(const Json& value, const SchemaField& field, std::vector<SchemaField>& fields) const {
    fields.push_back(field);
    if (value.is_object())
        for (const auto& [key, item] : value.items())
            addFields(
                item,
                {field.path + "." + key, key, field.pointer / key, resolved(field.rules.at("properties").at(key))},
                fields);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            addFields(value[i],
                      {field.path + "[" + std::to_string(i) + "]", field.key, field.pointer / i,
                       resolved(field.rules.at("items"))},
                      fields);
}

}  // namespace test
