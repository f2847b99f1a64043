#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/io/json_file.h"

namespace core::nets {

// A key of config.json whose other values this program does not implement.
struct FixedValue {
    std::string key;
    nlohmann::json value;
};

// Refuses what would otherwise be ignored: throws Error when a fixed key has another value, or when a
// key is neither fixed nor among `readKeys` and says more than null or false. Null is the default; keys that
// begin with an underscore are notes, but `_class_name`, where it is given, must be `className`.
void checkConfig(const io::JsonFile& json, const std::string& className, const std::set<std::string>& readKeys,
                 const std::vector<FixedValue>& fixedValues);

// A whole number of a config; throws Error when it is outside low..high.
std::int64_t requireInRange(const io::JsonFile& json, const std::string& key, std::int64_t low, std::int64_t high);

// As above, `fallback` where the key is absent.
std::int64_t getInRange(const io::JsonFile& json, const std::string& key, std::int64_t fallback, std::int64_t low,
                        std::int64_t high);

// One to eight widths, each 1..16384 and a multiple of `groups`.
std::vector<std::int64_t> requireWidths(const io::JsonFile& json, const std::string& key, std::int64_t groups);

}  // namespace core::nets
