#include "core/nets/config_check.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::nets {
namespace {

constexpr std::size_t kMaxLevels = 8;
constexpr std::int64_t kMaxWidth = 16384;

void checkClass(const io::JsonFile& json, const std::string& className) {
    const auto found = json.get<std::string>("_class_name", className);
    if (found != className)
        fail("{}: expected the configuration of a {}, found that of a {}", json.file().string(), className, found);
}

void checkRange(const io::JsonFile& json, const std::string& key, std::int64_t value, std::int64_t low,
                std::int64_t high) {
    if (value < low || value > high)
        fail("{}: expected \"{}\" of {}..{}, found {}", json.file().string(), key, low, high, value);
}

}  // namespace

void checkConfig(const io::JsonFile& json, const std::string& className, const std::set<std::string>& readKeys,
                 const std::vector<FixedValue>& fixedValues) {
    checkClass(json, className);
    for (const auto& [key, value] : json.object().items()) {
        if (key.starts_with('_') || readKeys.contains(key) || value.is_null()) continue;
        const auto fixed = std::find_if(fixedValues.begin(), fixedValues.end(),
                                        [&key = key](const FixedValue& candidate) { return candidate.key == key; });
        if (fixed == fixedValues.end() && value == false) continue;
        if (fixed == fixedValues.end())
            fail("{}: \"{}\": {} is not supported: this {} has no such setting", json.file().string(), key,
                 value.dump(), className);
        if (value != fixed->value)
            fail("{}: \"{}\": {} is not supported, only {}", json.file().string(), key, value.dump(),
                 fixed->value.dump());
    }
}

std::int64_t requireInRange(const io::JsonFile& json, const std::string& key, std::int64_t low, std::int64_t high) {
    const auto value = json.require<std::int64_t>(key);
    checkRange(json, key, value, low, high);
    return value;
}

std::int64_t getInRange(const io::JsonFile& json, const std::string& key, std::int64_t fallback, std::int64_t low,
                        std::int64_t high) {
    const auto value = json.get<std::int64_t>(key, fallback);
    checkRange(json, key, value, low, high);
    return value;
}

std::vector<std::int64_t> requireWidths(const io::JsonFile& json, const std::string& key, std::int64_t groups) {
    const auto widths = json.require<std::vector<std::int64_t>>(key);
    if (widths.empty() || widths.size() > kMaxLevels)
        fail("{}: expected 1..{} widths in \"{}\", found {}", json.file().string(), kMaxLevels, key, widths.size());
    for (const auto width : widths) {
        checkRange(json, key, width, 1, kMaxWidth);
        if (width % groups != 0)
            fail("{}: expected the widths in \"{}\" to be multiples of the {} groups, found {}", json.file().string(),
                 key, groups, width);
    }
    return widths;
}

}  // namespace core::nets
