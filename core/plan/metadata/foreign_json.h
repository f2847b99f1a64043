#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace core::plan {

// JSON as Python writes it, NaN and Infinity included: those become null. A discarded value when it is no JSON, or
// larger than any honest picture's.
nlohmann::json parseForeignJson(const std::string& text);

// A text's or number's words; nothing for other values and for null.
std::optional<std::string> wordsOf(const nlohmann::json* value);

// The member of an object; null when it is none or has no such member.
const nlohmann::json* member(const nlohmann::json& object, const std::string& key);

// The words of the first member of these names that has any.
std::optional<std::string> firstWords(const nlohmann::json& object, std::initializer_list<const char*> keys);

}  // namespace core::plan
