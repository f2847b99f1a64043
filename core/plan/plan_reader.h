#pragma once

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/plan/amendments.h"
#include "core/plan/plan_fields.h"
#include "core/plan/plan_names.h"

namespace core::plan {

using Json = nlohmann::ordered_json;

// Reads the fields of one object of a plan; see visitFields(). Absent fields keep their values, unknown ones are
// passed over. A field of another type throws Error that names it by its path, "partners[1].range.first"; a tolerant
// reader leaves it as it was, and notes that instead.
class PlanReader {
 public:
    // Tolerant where there are amendments to note.
    template <typename Struct>
    static void read(const Json& object, const std::string& path, Struct& value, Amendments* amendments = nullptr) {
        PlanReader reader(object, path, amendments);
        visitFields(reader, value);
    }

    template <typename Field>
    void operator()(const char* key, Field& field) {
        const auto found = m_object.find(key);
        if (found == m_object.end()) return;
        const auto path = m_path.empty() ? key : m_path + "." + key;
        tolerate(path, [&] { take(*found, path, field); });
    }

 private:
    PlanReader(const Json& object, std::string path, Amendments* amendments);

    template <typename Action>
    void tolerate(const std::string& path, const Action& action) const {
        if (!m_amendments) return action();
        try {
            action();
        } catch (const Error& error) {
            m_amendments->add({path, error.what(), {}, true});
        }
    }

    void take(const Json& value, const std::string& path, std::string& field) const;
    void take(const Json& value, const std::string& path, bool& field) const;
    void take(const Json& value, const std::string& path, int& field) const;
    void take(const Json& value, const std::string& path, double& field) const;
    void take(const Json& value, const std::string& path, std::uint64_t& field) const;
    void take(const Json& value, const std::string& path, SharedImage& field) const;
    void take(const Json& value, const std::string& path, control::Skeleton& field) const;
    void take(const Json& value, const std::string& path, std::vector<control::Keypoint>& field) const;
    // How many items of a list are read: all, or the first ones where a tolerant reader notes that.
    std::size_t itemsOf(const Json& value, const std::string& path) const;
    [[noreturn]] static void failChoice(const std::string& path, const std::string& known, const std::string& name);

    template <typename Choice>
    requires std::is_enum_v<Choice>
    void take(const Json& value, const std::string& path, Choice& field) const {
        std::string name, known;
        take(value, path, name);
        for (const auto& [choice, choiceName] : Names<Choice>::all) {
            if (choiceName == name) return void(field = choice);
            known += (known.empty() ? "" : ", ") + std::string(choiceName);
        }
        failChoice(path, known, name);
    }

    template <typename Struct>
    void take(const Json& value, const std::string& path, std::vector<Struct>& field) const {
        const auto count = itemsOf(value, path);
        field.clear();
        for (std::size_t i = 0; i < count; ++i) {
            const auto place = path + "[" + std::to_string(i) + "]";
            tolerate(place, [&] {
                Struct item;
                read(value[i], place, item, m_amendments);
                field.push_back(std::move(item));
            });
        }
    }

    template <typename Struct>
    requires std::is_class_v<Struct>
    void take(const Json& value, const std::string& path, Struct& field) const {
        read(value, path, field, m_amendments);
    }

    const Json& m_object;
    std::string m_path;  // empty for the plan itself
    Amendments* m_amendments;
};

}  // namespace core::plan
