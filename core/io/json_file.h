#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace core::io {

// A JSON object read from a file, which remembers the file for its error messages.
// Accessors come in pairs: get() returns a fallback for an absent or null key, require() throws
// Error naming key and file. Both throw when the value has another type.
class JsonFile {
 public:
    // Throws Error when the file is missing, larger than `maxBytes`, no JSON, or no object.
    explicit JsonFile(const std::filesystem::path& file, std::size_t maxBytes = 16u << 20);
    JsonFile(nlohmann::json object, std::filesystem::path file);

    const nlohmann::json& object() const { return m_object; }
    const std::filesystem::path& file() const { return m_file; }
    bool has(const std::string& key) const { return m_object.contains(key) && !m_object.at(key).is_null(); }

    template <typename T>
    T require(const std::string& key) const {
        if (!has(key)) failMissing(key);
        return convert<T>(key);
    }

    template <typename T>
    T get(const std::string& key, T fallback) const {
        return has(key) ? convert<T>(key) : fallback;
    }

 private:
    template <typename T>
    T convert(const std::string& key) const {
        try {
            return m_object.at(key).get<T>();
        } catch (const nlohmann::json::exception& e) {
            failType(key, e.what());
        }
    }
    [[noreturn]] void failMissing(const std::string& key) const;
    [[noreturn]] void failType(const std::string& key, const char* detail) const;

    nlohmann::json m_object;
    std::filesystem::path m_file;
};

}  // namespace core::io
