#include "core/pipeline/plan_json.h"

#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace core::pipeline {
namespace {

using Json = nlohmann::ordered_json;  // keeps the fields in the order people read them

constexpr std::size_t kMaxBytes = 4 * 1024 * 1024;

[[noreturn]] void failType(const std::string& key, const char* expected, const Json& value) {
    fail("expected \"{}\" of the plan to be {}, found {}", key, expected, value.type_name());
}

void take(const std::string& key, const Json& value, std::string& field) {
    if (!value.is_string()) failType(key, "text", value);
    field = value.get<std::string>();
}

void take(const std::string& key, const Json& value, double& field) {
    if (!value.is_number()) failType(key, "a number", value);
    field = value.get<double>();
}

void take(const std::string& key, const Json& value, std::uint64_t& field) {
    if (!value.is_number_unsigned()) failType(key, "a whole number from 0 to 2^64-1", value);
    field = value.get<std::uint64_t>();
}

void take(const std::string& key, const Json& value, int& field) {
    constexpr std::int64_t kLow = std::numeric_limits<int>::min();
    constexpr std::int64_t kHigh = std::numeric_limits<int>::max();
    if (!value.is_number_integer()) failType(key, "a whole number", value);
    const bool huge = value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kHigh);
    if (huge || value.get<std::int64_t>() < kLow) fail("\"{}\" of the plan is out of range: {}", key, value.dump());
    field = value.get<int>();
}

void take(const std::string& key, const Json& value, std::vector<StyleTerm>& styles);

template <typename Field>
void takeIfThere(const Json& object, const std::string& key, Field& field) {
    const auto found = object.find(key);
    if (found != object.end()) take(key, *found, field);
}

void take(const std::string& key, const Json& value, std::vector<StyleTerm>& styles) {
    if (!value.is_array()) failType(key, "a list", value);
    styles.clear();
    for (const auto& item : value) {
        if (!item.is_object()) failType(key, "a list of objects", item);
        StyleTerm style;
        takeIfThere(item, "prefix", style.prefix);
        takeIfThere(item, "strength", style.strength);
        styles.push_back(style);
    }
}

Json stylesToJson(const std::vector<StyleTerm>& styles) {
    auto list = Json::array();
    for (const auto& style : styles) list.push_back(Json{{"prefix", style.prefix}, {"strength", style.strength}});
    return list;
}

}  // namespace

std::string toJson(const Plan& plan, int indent) {
    const Json object{{"prompt", plan.prompt},
                      {"negativePrompt", plan.negativePrompt},
                      {"styles", stylesToJson(plan.styles)},
                      {"model", plan.model},
                      {"width", plan.width},
                      {"height", plan.height},
                      {"steps", plan.steps},
                      {"guidance", plan.guidance},
                      {"seed", plan.seed},
                      {"sampler", plan.sampler},
                      {"tStruct", plan.tStruct}};
    return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Plan planFromJson(const std::string& text) {
    if (text.size() > kMaxBytes) fail("expected a plan of at most {} bytes, found {}", kMaxBytes, text.size());
    const auto object = Json::parse(text, nullptr, false);
    if (!object.is_object()) fail("expected a plan as a JSON object, which this is not");
    Plan plan;
    takeIfThere(object, "prompt", plan.prompt);
    takeIfThere(object, "negativePrompt", plan.negativePrompt);
    takeIfThere(object, "styles", plan.styles);
    takeIfThere(object, "model", plan.model);
    takeIfThere(object, "width", plan.width);
    takeIfThere(object, "height", plan.height);
    takeIfThere(object, "steps", plan.steps);
    takeIfThere(object, "guidance", plan.guidance);
    takeIfThere(object, "seed", plan.seed);
    takeIfThere(object, "sampler", plan.sampler);
    takeIfThere(object, "tStruct", plan.tStruct);
    validate(plan);
    return plan;
}

}  // namespace core::pipeline
