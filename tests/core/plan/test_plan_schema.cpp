#include <QtTest>
#include <fstream>
#include <map>

#include "core/base/error.h"
#include "core/plan/plan_json.h"
#include "tests/core/plan/json_schema.h"
#include "tests/core/plan/random_plan.h"
#include "tests/support/test_program.h"

using core::plan::Plan;
using test::Json;

namespace {

// A plan with one of everything, as new items begin.
Plan onePlan() {
    Plan plan;
    plan.styles.resize(1);
    plan.lowStages.resize(1);
    plan.people.resize(1);
    plan.partners.resize(1);
    plan.partners[0].model = "partner";
    plan.partners[0].curve.resize(1);
    plan.partners[0].controls.resize(1);
    plan.partners[0].controls[0].model = "control";
    plan.partners[0].loras.resize(1);
    plan.partners[0].loras[0].model = "lora";
    plan.controls.resize(1);
    plan.controls[0].model = "control";
    plan.loras.resize(1);
    plan.loras[0].model = "lora";
    return plan;
}

Json jsonOf(const Plan& plan) { return Json::parse(core::plan::toJson(plan)); }

test::JsonSchema schema() {
    std::ifstream file(PGD_SOURCE_DIR "/resources/plan.schema.json");
    return test::JsonSchema(Json::parse(file));
}

QString sentenceFor(const Json& plan) {
    try {
        core::plan::planFromJson(plan.dump());
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

Json ofAnotherType(const Json& value) { return value.is_string() ? Json(5) : Json("text"); }

}  // namespace

class TestPlanSchema : public QObject {
    Q_OBJECT

    const test::JsonSchema m_schema = schema();

 private Q_SLOTS:
    void theCheckerFindsOffences() {
        auto plan = jsonOf(onePlan());
        QVERIFY(m_schema.offences(plan).empty());
        plan["partners"][0]["range"]["first"] = 1000;
        plan["sampler"] = "magic";
        plan["people"][0]["pose_keypoints_2d"].erase(0);
        QCOMPARE(m_schema.offences(plan).size(), std::size_t{3});
    }

    void everyPlanFitsTheSchema() {
        std::mt19937 random(5);
        for (int i = 0; i < 50; ++i) {
            const auto found = m_schema.offences(jsonOf(test::randomPlan(random)));
            QVERIFY2(found.empty(), found.empty() ? "" : found.front().c_str());
        }
    }

    void theSchemaNamesExactlyTheFieldsOfAPlan() {
        const auto plan = jsonOf(onePlan());
        for (const auto& field : m_schema.fieldsOf(plan)) {
            const auto& value = plan.at(field.pointer);
            if (!value.is_object()) continue;
            std::vector<std::string> written, described;
            for (const auto& item : value.items()) written.push_back(item.key());
            for (const auto& item : field.rules.at("properties").items()) described.push_back(item.key());
            QCOMPARE(described, written);
        }
    }

    void everyFieldIsDescribedAndBounded() {
        for (const auto& [path, key, pointer, rules] : m_schema.fieldsOf(jsonOf(onePlan()))) {
            const auto type = rules.at("type").get<std::string>();
            const bool isNumber = type == "number" || type == "integer";
            const bool isCoordinate = isNumber && key.ends_with("_2d");
            QVERIFY2(isCoordinate || rules.value("description", "").size() > 8, path.c_str());
            if (isNumber) QVERIFY2(rules.contains("minimum") && rules.contains("maximum"), path.c_str());
            if (type == "array") QVERIFY2(rules.contains("maxItems"), path.c_str());
        }
    }

    void defaultsAreThoseOfAFreshPlan() {
        auto plan = jsonOf(onePlan());
        for (const auto* list : {"styles", "lowStages", "people", "partners", "controls", "loras"})
            QVERIFY2(m_schema.fieldsOf(plan).front().rules["properties"][list]["default"] == Json::array(), list);
        int checked = 0;
        for (const auto& [path, key, pointer, rules] : m_schema.fieldsOf(plan)) {
            const bool isFilled = plan.at(pointer).is_array() && !plan.at(pointer).empty();
            if (isFilled || !rules.contains("default")) continue;
            QVERIFY2(rules.at("default") == plan.at(pointer), path.c_str());
            ++checked;
        }
        QVERIFY(checked > 20);
    }

    void whatTheSchemaRefusesTheProgramRefuses() {
        int checked = 0;
        for (const auto& [path, key, pointer, rules] : m_schema.fieldsOf(jsonOf(onePlan()))) {
            if (!rules.contains("maximum") || key == "seed" || key.ends_with("_2d")) continue;
            for (const double step : {-1.0, 1.0}) {
                const auto beyond = rules.at(step < 0 ? "minimum" : "maximum").get<double>() + step;
                auto plan = jsonOf(onePlan());
                plan.at(pointer) = rules.at("type") == "integer" ? Json(static_cast<int>(beyond)) : Json(beyond);
                QVERIFY2(!m_schema.offences(plan).empty(), path.c_str());
                QVERIFY2(sentenceFor(plan).contains(QString::fromStdString(key)), path.c_str());
                ++checked;
            }
        }
        QVERIFY(checked > 30);
    }

    // One table of limits, repeated word for word.
    void theSchemaRepeatsTheLimits() {
        namespace limits = core::plan::limits;
        std::map<std::string, Json> rules;
        for (const auto& field : m_schema.fieldsOf(jsonOf(onePlan())))
            rules[field.path.substr(field.path.find('.') + 1)] = field.rules;
        const auto same = [&rules](const char* path, const auto& range) {
            return rules.at(path).at("minimum") == range.least && rules.at(path).at("maximum") == range.most;
        };
        for (const char* path : {"width", "height", "lowStages[0].width", "lowStages[0].height"})
            QVERIFY2(same(path, limits::kSide), path);
        QVERIFY(same("steps", limits::kSteps) && same("stopAfter", limits::kStopAfter));
        QVERIFY(same("guidance", limits::kGuidance) && same("partners[0].guidance", limits::kGuidance));
        QVERIFY(same("tStruct", limits::kTStruct) && same("lowStages[0].tLow", limits::kTLow));
        for (const char* path : {"partners[0].range.first", "partners[0].range.last", "controls[0].range.first",
                                 "controls[0].range.last", "partners[0].curve[0].timestep"})
            QVERIFY2(same(path, limits::kTimestep), path);
        QVERIFY(same("styles[0].strength", limits::kStyleStrength) && same("loras[0].strength", limits::kLoraStrength));
        QVERIFY(same("partners[0].strength", limits::kPartnerStrength));
        QVERIFY(same("partners[0].curve[0].strength", limits::kPartnerStrength));
        QVERIFY(same("partners[0].controls[0].strength", limits::kControlStrength));
        QVERIFY(same("partners[0].loras[0].strength", limits::kLoraStrength));
        QVERIFY(same("partners[0].tStruct", limits::kPartnerTStruct));
        QVERIFY(same("partners[0].steps", limits::kPartnerSteps));
        QVERIFY(same("partners[0].width", limits::kPartnerSide) && same("partners[0].height", limits::kPartnerSide));
        QVERIFY(same("controls[0].strength", limits::kControlStrength));
        QVERIFY(same("people[0].pose_keypoints_2d[0]", limits::kJointPlace));
        const std::pair<const char*, std::size_t> counts[] = {{"styles", limits::kStyles},
                                                              {"lowStages", limits::kLowStages},
                                                              {"people", limits::kPeople},
                                                              {"partners", limits::kPartners},
                                                              {"controls", limits::kControls},
                                                              {"loras", limits::kLoras},
                                                              {"partners[0].curve", limits::kCurvePoints},
                                                              {"partners[0].controls", limits::kControls},
                                                              {"partners[0].loras", limits::kLoras}};
        for (const auto& [path, most] : counts) QVERIFY2(rules.at(path).at("maxItems") == most, path);
        for (const char* path :
             {"prompt", "negativePrompt", "styles[0].prefix", "partners[0].prompt", "partners[0].negative"})
            QVERIFY2(rules.at(path).at("maxLength") == limits::kTextBytes, path);
        for (const char* path : {"model", "partners[0].model", "controls[0].model", "loras[0].model"})
            QVERIFY2(rules.at(path).at("maxLength") == limits::kNameBytes, path);
    }

    void everyWrongTypeNamesItsField() {
        for (const auto& field : m_schema.fieldsOf(jsonOf(onePlan()))) {
            auto plan = jsonOf(onePlan());
            plan.at(field.pointer) = ofAnotherType(plan.at(field.pointer));
            const auto sentence = sentenceFor(plan);
            QVERIFY2(sentence.contains(QString::fromStdString(field.key)), field.path.c_str());
            QVERIFY2(!sentence.isEmpty() && !sentence.contains('\n'), field.path.c_str());
        }
    }
};

PGD_TEST(TestPlanSchema)
#include "test_plan_schema.moc"
