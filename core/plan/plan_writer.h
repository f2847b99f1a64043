#pragma once

#include <nlohmann/json.hpp>

#include "core/plan/plan_fields.h"
#include "core/plan/plan_names.h"

namespace core::plan {

using Json = nlohmann::ordered_json;  // keeps the fields in the order people read them

// Writes the fields of one object of a plan; see visitFields().
class PlanWriter {
 public:
    template <typename Struct>
    static Json write(const Struct& value) {
        PlanWriter writer;
        visitFields(writer, value);
        return std::move(writer.m_object);
    }

    template <typename Field>
    void operator()(const char* key, const Field& field) {
        m_object[key] = json(field);
    }

 private:
    static const std::string& json(const std::string& text) { return text; }
    static bool json(bool on) { return on; }
    static int json(int number) { return number; }
    static double json(double number) { return number; }
    static std::uint64_t json(std::uint64_t number) { return number; }
    static std::string json(const SharedImage& image);  // a PNG in base64; empty without a picture
    static Json json(const control::Skeleton& body);
    static Json json(const std::vector<control::Keypoint>& points);  // x, y and 1 or 0 (hidden) of each

    template <typename Choice>
    requires std::is_enum_v<Choice>
    static std::string json(Choice choice) {
        for (const auto& [value, name] : Names<Choice>::all)
            if (value == choice) return std::string(name);
        return {};
    }

    template <typename Struct>
    static Json json(const std::vector<Struct>& items) {
        auto list = Json::array();
        for (const auto& item : items) list.push_back(write(item));
        return list;
    }

    template <typename Struct>
    requires std::is_class_v<Struct>
    static Json json(const Struct& part) { return write(part); }

    Json m_object = Json::object();
};

}  // namespace core::plan
