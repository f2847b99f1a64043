#include "tests/core/plan/random_plan.h"

#include <algorithm>
#include <array>

#include "core/plan/sampler_names.h"

namespace test {
namespace {

using namespace core::plan;

int between(std::mt19937& random, int low, int high) { return std::uniform_int_distribution(low, high)(random); }

std::string randomText(std::mt19937& random, int maxPieces) {
    static const std::array<const char*, 16> pieces{"a girl",   ", ",   "\n",      "\"red\"", "红裙子", "：",
                                                    "Steps: 3", ": ",   "back\\n", "(x:1.3)", "水彩",   "\t",
                                                    "🌞",        "café", "{a|b}",   " "};
    std::string text;
    for (int i = between(random, 0, maxPieces); i > 0; --i)
        text += pieces[static_cast<std::size_t>(between(random, 0, static_cast<int>(pieces.size()) - 1))];
    return text;
}

std::string randomName(std::mt19937& random) { return between(random, 0, 1) ? "starter" : "my model, second: \"try\""; }

core::SharedImage randomGrey(std::mt19937& random, int width, int height) {
    core::Image image(width, height, 1);
    for (auto& pixel : image.pixels) pixel = static_cast<std::uint8_t>(between(random, 0, 255));
    return image;
}

std::vector<core::control::Keypoint> randomPoints(std::mt19937& random, int count) {
    std::vector<core::control::Keypoint> points(static_cast<std::size_t>(count));
    for (auto& point : points)
        point = {between(random, -200, 1200) / 1000.0f, std::uniform_real_distribution(0.0f, 1.0f)(random),
                 between(random, 0, 3) > 0};
    return points;
}

core::control::Person randomPerson(std::mt19937& random) {
    using namespace core::control;
    Person person;
    const auto joints = randomPoints(random, kJointCount);
    std::copy(joints.begin(), joints.end(), person.body.joints.begin());
    if (between(random, 0, 1)) person.leftHand = randomPoints(random, kHandPoints);
    if (between(random, 0, 1)) person.rightHand = randomPoints(random, kHandPoints);
    if (between(random, 0, 1)) person.face = randomPoints(random, kFacePoints);
    if (person.leftHand.empty() && !person.face.empty()) person.face.resize(56);  // as other programs have it
    return person;
}

TimestepRange randomRange(std::mt19937& random) {
    const int first = between(random, 0, 999);
    return {first, between(random, 0, first)};
}

ControlPlan randomControl(std::mt19937& random) {
    return {randomName(random), between(random, 0, 1) == 1,
            between(random, 0, 1) ? ControlMap::Pose : ControlMap::Edges, between(random, 0, 200) / 100.0,
            randomRange(random)};
}

LoraPlan randomLora(std::mt19937& random) {
    return {randomName(random), between(random, 0, 1) == 1, between(random, -200, 200) / 100.0};
}

void addOwnParts(std::mt19937& random, PartnerPlan& partner, const Plan& plan) {
    partner.prompt = randomText(random, 6);
    partner.negative = randomText(random, 3);
    for (int i = between(random, 0, 2); i > 0; --i) partner.controls.push_back(randomControl(random));
    for (int i = between(random, 0, 2); i > 0; --i) partner.loras.push_back(randomLora(random));
    partner.tStruct = between(random, -1, 1000);
    partner.steps = between(random, 0, core::plan::mostSteps(plan.sampler));
    partner.width = between(random, 0, 2048);
    partner.height = between(random, 0, 2048);
}

PartnerPlan randomPartner(std::mt19937& random, const Plan& plan) {
    PartnerPlan partner;
    partner.model = randomName(random);
    partner.on = between(random, 0, 1);
    partner.strength = between(random, 0, 100) / 100.0;
    for (int t = 999; t >= 0 && between(random, 0, 2); t -= between(random, 1, 400))
        partner.curve.push_back({t, between(random, 0, 1000) / 1000.0});
    partner.range = randomRange(random);
    partner.guidance = between(random, 100, 3000) / 100.0;
    partner.bridge = between(random, 0, 1) ? BridgeKind::Learned : BridgeKind::ImageSpace;
    if (between(random, 0, 2) == 0 && plan.width * plan.height < 256 * 256)
        partner.mask = randomGrey(random, plan.width, plan.height);
    if (between(random, 0, 1)) addOwnParts(random, partner, plan);
    return partner;
}

std::vector<LowStage> randomStages(std::mt19937& random, int width, int height) {
    std::vector<LowStage> stages;
    int tLow = between(random, 500, 998), w = 64, h = 64;
    for (int i = between(random, 0, 4); i > 0; --i) {
        w = between(random, w, width);
        h = between(random, h, height);
        stages.push_back({w, h, tLow});
        tLow -= between(random, 1, 100);
    }
    return stages;
}

}  // namespace

core::plan::Plan randomPlan(std::mt19937& random) {
    auto plan = randomTextPlan(random);
    if (between(random, 0, 3) == 0) plan.stopAfter = between(random, 1, 1000);
    if (between(random, 0, 3) == 0) plan.lastTimestep = between(random, 0, 800);
    plan.lowStages = randomStages(random, plan.width, plan.height);
    for (int i = between(random, 0, 2); i > 0; --i) plan.people.push_back(randomPerson(random));
    if (between(random, 0, 1)) plan.edges = randomGrey(random, between(random, 1, 40), between(random, 1, 40));
    for (int i = between(random, 0, 3); i > 0; --i) plan.partners.push_back(randomPartner(random, plan));
    for (int i = between(random, 0, 2); i > 0; --i) plan.controls.push_back(randomControl(random));
    for (int i = between(random, 0, 3); i > 0; --i) plan.loras.push_back(randomLora(random));
    return plan;
}

core::plan::Plan randomTextPlan(std::mt19937& random) {
    const auto& samplers = core::plan::samplers();
    core::plan::Plan plan;
    plan.prompt = randomText(random, 12);
    plan.negativePrompt = randomText(random, 4);
    for (int i = between(random, 0, 3); i > 0; --i)
        plan.styles.push_back({randomText(random, 3), between(random, 0, 2000) / 100.0});
    plan.model = randomName(random);
    plan.width = between(random, 0, 9) ? between(random, 4, 128) * 16 : 2048;
    plan.height = between(random, 0, 9) ? between(random, 4, 128) * 16 : 64;
    plan.steps = between(random, 1, 200);
    plan.guidance = between(random, 100, 3000) / 100.0;
    plan.seed = (static_cast<std::uint64_t>(random()) << 32) | random();
    plan.sampler = samplers[static_cast<std::size_t>(between(random, 0, static_cast<int>(samplers.size()) - 1))].id;
    const auto& spacings = core::plan::spacings();
    do plan.spacing = spacings[static_cast<std::size_t>(between(random, 0, static_cast<int>(spacings.size()) - 1))].id;
    while (!core::plan::offersSpacing(plan.sampler, plan.spacing));
    plan.steps = std::min(plan.steps, core::plan::mostSteps(plan.sampler));
    plan.tStruct = between(random, 0, 1000);
    return plan;
}

}  // namespace test
