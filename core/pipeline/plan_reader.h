#pragma once

#include <nlohmann/json.hpp>

#include "core/pipeline/plan_fields.h"
#include "core/pipeline/plan_names.h"

namespace core::pipeline {

using Json = nlohmann::ordered_json;

// Reads the fields of one object of a plan; see visitFields(). Absent fields keep their values, unknown ones are
// passed over. Throws Error naming a field of another type by its path: "partners[1].range.first".
class PlanReader {
 public:
    template <typename Struct>
    static void read(const Json& object, const std::string& path, Struct& value) {
        PlanReader reader(object, path);
        visitFields(reader, value);
    }

    template <typename Field>
    void operator()(const char* key, Field& field) {
        const auto found = m_object.find(key);
        if (found != m_object.end()) take(*found, m_path.empty() ? key : m_path + "." + key, field);
    }

 private:
    PlanReader(const Json& object, std::string path);

    static void take(const Json& value, const std::string& path, std::string& field);
    static void take(const Json& value, const std::string& path, bool& field);
    static void take(const Json& value, const std::string& path, int& field);
    static void take(const Json& value, const std::string& path, double& field);
    static void take(const Json& value, const std::string& path, std::uint64_t& field);
    static void take(const Json& value, const std::string& path, SharedImage& field);
    static void take(const Json& value, const std::string& path, control::Skeleton& field);
    static void take(const Json& value, const std::string& path, std::vector<control::Keypoint>& field);
    static void checkList(const Json& value, const std::string& path);
    [[noreturn]] static void failChoice(const std::string& path, const std::string& known, const std::string& name);

    template <typename Choice>
    requires std::is_enum_v<Choice>
    static void take(const Json& value, const std::string& path, Choice& field) {
        std::string name, known;
        take(value, path, name);
        for (const auto& [choice, choiceName] : Names<Choice>::all) {
            if (choiceName == name) return void(field = choice);
            known += (known.empty() ? "" : ", ") + std::string(choiceName);
        }
        failChoice(path, known, name);
    }

    template <typename Struct>
    static void take(const Json& value, const std::string& path, std::vector<Struct>& field) {
        checkList(value, path);
        field.clear();
        for (std::size_t i = 0; i < value.size(); ++i)
            read(value[i], path + "[" + std::to_string(i) + "]", field.emplace_back());
    }

    template <typename Struct>
    requires std::is_class_v<Struct>
    static void take(const Json& value, const std::string& path, Struct& field) { read(value, path, field); }

    const Json& m_object;
    std::string m_path;  // empty for the plan itself
};

}  // namespace core::pipeline
