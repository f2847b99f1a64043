#include "core/plan/plan_checks.h"

#include "core/base/utf8.h"

namespace core::plan {
namespace {

void checkStage(const std::string& field, const LowStage& stage) {
    checkRange(field + ".width", stage.width, limits::kSide);
    checkRange(field + ".height", stage.height, limits::kSide);
    checkRange(field + ".tLow", stage.tLow, limits::kTLow);
}

template <typename Points>
void checkPoints(const std::string& field, const Points& points) {
    for (const auto& point : points) {
        checkRange(field, point.x, limits::kJointPlace);
        checkRange(field, point.y, limits::kJointPlace);
    }
}

void checkAttachedPoints(const std::string& field, const std::vector<control::Keypoint>& points) {
    checkCount("points in " + field, points.size(), limits::kAttachedPoints);
    checkPoints(field, points);
}

void checkPerson(const std::string& field, const control::Person& person) {
    checkPoints(field + ".body", person.body.joints);
    checkAttachedPoints(field + ".leftHand", person.leftHand);
    checkAttachedPoints(field + ".rightHand", person.rightHand);
    checkAttachedPoints(field + ".face", person.face);
}

}  // namespace

void checkText(std::string_view field, const std::string& text) {
    if (text.size() > limits::kTextBytes)
        fail("expected {} of at most {} bytes, found {}", field, limits::kTextBytes, text.size());
    if (text.find('\0') != std::string::npos) fail("expected {} without a zero character", field);
    if (!isUtf8(text)) fail("expected {} in UTF-8, found other bytes", field);
}

void checkModel(std::string_view field, const std::string& model) {
    checkText(field, model);
    if (!isModelId(model)) fail("expected {} to be the name of a model folder, found \"{}\"", field, model);
}

bool isModelId(const std::string& model) {
    return !model.empty() && model.size() <= limits::kNameBytes && model.front() != '.' && isUtf8(model) &&
           model.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

void checkCount(std::string_view field, std::size_t count, std::size_t most) {
    if (count > most) fail("expected at most {} {}, found {}", most, field, count);
}

void checkLowStages(const Plan& plan) {
    checkCount("lowStages", plan.lowStages.size(), limits::kLowStages);
    for (std::size_t i = 0; i < plan.lowStages.size(); ++i) {
        const auto field = fmt::format("lowStages[{}]", i);
        const auto& stage = plan.lowStages[i];
        checkStage(field, stage);
        const bool last = i + 1 == plan.lowStages.size();
        const int nextWidth = last ? plan.width : plan.lowStages[i + 1].width;
        const int nextHeight = last ? plan.height : plan.lowStages[i + 1].height;
        if (stage.width > nextWidth || stage.height > nextHeight)
            fail("expected {} to be no larger than what follows, {} x {}, found {} x {}", field, nextWidth, nextHeight,
                 stage.width, stage.height);
        if (i > 0 && stage.tLow >= plan.lowStages[i - 1].tLow)
            fail("expected {}.tLow below that of the stage before, {}, found {}", field, plan.lowStages[i - 1].tLow,
                 stage.tLow);
    }
}

void checkPeople(const std::vector<control::Person>& people) {
    checkCount("people", people.size(), limits::kPeople);
    for (std::size_t i = 0; i < people.size(); ++i) checkPerson(fmt::format("people[{}]", i), people[i]);
}

void checkEdges(const SharedImage& edges) {
    if (edges.isEmpty()) return;
    if (edges->channels != 1) fail("expected edges to be a grey picture, found {} channels", edges->channels);
    checkRange("the width of edges", edges->width, limits::kEdgeSide);
    checkRange("the height of edges", edges->height, limits::kEdgeSide);
}

}  // namespace core::plan
