#include "tests/core/plan/spoiled_plan.h"

#include <array>
#include <functional>
#include <limits>

#include "core/plan/sampler_names.h"
#include "tests/core/plan/random_plan.h"

namespace test {
namespace {

using namespace core::plan;
using Random = std::mt19937;

template <typename List>
const auto& oneOf(const List& list, Random& random) {
    return list[random() % list.size()];
}

template <typename Item>
Item* anyOf(std::vector<Item>& list, Random& random) {
    if (random() % 4 == 0) list.emplace_back();
    if (random() % 32 == 0) list.resize(list.size() + random() % 40);
    return list.empty() ? nullptr : &list[random() % list.size()];
}

core::SharedImage anyImage(Random& random) {
    static const std::array sides{1, 2, 63, 64, 100, 255, 256, 300};
    core::Image image(oneOf(sides, random), oneOf(sides, random), random() % 3 ? 1 : 3);
    for (auto& pixel : image.pixels) pixel = static_cast<std::uint8_t>(random());
    return image;
}

void spoil(TimestepRange& range, Random& random) { (random() % 2 ? range.first : range.last) = hostileInt(random); }

void spoil(core::control::Keypoint& point, Random& random) {
    (random() % 2 ? point.x : point.y) = static_cast<float>(hostileNumber(random));
}

void spoilPeople(Plan& plan, Random& random) {
    auto* person = anyOf(plan.people, random);
    if (!person) return;
    switch (random() % 4) {
        case 0:
            return spoil(person->body.joints[random() % person->body.joints.size()], random);
        case 1:
            return person->face.resize(random() % 80);
        case 2:
            return person->leftHand.resize(random() % 2 ? 21 : random() % 30);
        default:
            for (auto& point : person->rightHand) spoil(point, random);
    }
}

void spoilControl(std::vector<ControlPlan>& controls, Random& random) {
    auto* control = anyOf(controls, random);
    if (!control) return;
    if (random() % 3 == 0) control->model = hostileText(random);
    control->strength = hostileNumber(random);
    spoil(control->range, random);
}

void spoilLora(std::vector<LoraPlan>& loras, Random& random) {
    if (auto* lora = anyOf(loras, random))
        *lora = {random() % 2 ? "ink" : hostileText(random), true, hostileNumber(random)};
}

void spoilOwnParts(PartnerPlan& partner, Random& random) {
    switch (random() % 5) {
        case 0:
            (random() % 2 ? partner.prompt : partner.negative) = hostileText(random);
            return;
        case 1:
            return spoilControl(partner.controls, random);
        case 2:
            return spoilLora(partner.loras, random);
        case 3:
            (random() % 2 ? partner.tStruct : partner.steps) = hostileInt(random);
            return;
        default:
            (random() % 2 ? partner.width : partner.height) = hostileInt(random);
    }
}

void spoilPartner(Plan& plan, Random& random) {
    auto* partner = anyOf(plan.partners, random);
    if (!partner) return;
    switch (random() % 7) {
        case 0:
            partner->model = hostileText(random);
            return;
        case 1:
            partner->strength = hostileNumber(random);
            return;
        case 2:
            if (auto* point = anyOf(partner->curve, random)) *point = {hostileInt(random), hostileNumber(random)};
            return;
        case 3:
            return spoil(partner->range, random);
        case 4:
            partner->guidance = hostileNumber(random);
            return;
        case 5:
            return spoilOwnParts(*partner, random);
        default:
            partner->mask = anyImage(random);
    }
}

void spoilSampler(Plan& plan, Random& random) {
    plan.sampler = random() % 4 ? oneOf(samplers(), random).id : hostileText(random);
    if (random() % 2) plan.spacing = random() % 4 ? oneOf(spacings(), random).id : hostileText(random);
}

void spoilStage(Plan& plan, Random& random) {
    auto* stage = anyOf(plan.lowStages, random);
    if (stage) (random() % 3 == 0 ? stage->tLow : random() % 2 ? stage->width : stage->height) = hostileInt(random);
}

void spoilDrawing(Plan& plan, Random& random) {
    auto drawing = plan.drawing ? *plan.drawing : core::control::EdgeDrawing();
    test::spoil(drawing, random);
    plan.drawing = std::make_shared<const core::control::EdgeDrawing>(std::move(drawing));
}

}  // namespace

int hostileInt(Random& random) {
    static const std::array values{0,
                                   1,
                                   -1,
                                   63,
                                   64,
                                   65,
                                   127,
                                   128,
                                   199,
                                   200,
                                   201,
                                   254,
                                   255,
                                   256,
                                   500,
                                   998,
                                   999,
                                   1000,
                                   1001,
                                   2047,
                                   2048,
                                   2049,
                                   65536,
                                   std::numeric_limits<int>::max(),
                                   std::numeric_limits<int>::min()};
    return oneOf(values, random);
}

double hostileNumber(Random& random) {
    using Limits = std::numeric_limits<double>;
    static const std::array values{0.0,
                                   -0.0,
                                   1.0,
                                   -1.0,
                                   0.5,
                                   2.0,
                                   -2.0,
                                   2.0000001,
                                   20.0,
                                   30.0,
                                   30.5,
                                   1000.0,
                                   1000.5,
                                   -1000.0,
                                   1e300,
                                   Limits::max(),
                                   Limits::min(),
                                   -1e300,
                                   1e-40,
                                   0.999,
                                   1.001,
                                   10000.0,
                                   10001.0,
                                   1.0 / 3,
                                   Limits::infinity(),
                                   -Limits::infinity(),
                                   Limits::quiet_NaN()};
    return oneOf(values, random);
}

std::string hostileText(Random& random) {
    switch (random() % 6) {
        case 0:
            return std::string(70'000, 'a');
        case 1:
            return std::string("zero\0inside", 11);
        case 2:
            return "broken \xff\xfe\xc3";
        case 3:
            return "../secret";
        case 4: {
            std::string text;
            for (int i = 0; i < 25'000; ++i) text += "画";
            return text;
        }
        default:
            return {};
    }
}

void spoil(core::control::EdgeDrawing& drawing, Random& random) {
    const auto number = [&] { return static_cast<float>(hostileNumber(random)); };
    switch (random() % 4) {
        case 0:
            drawing.low = hostileInt(random);
            return;
        case 1:
            drawing.high = hostileInt(random);
            return;
        default:
            auto* stroke = anyOf(drawing.strokes, random);
            if (!stroke) return;
            if (random() % 3 == 0) stroke->width = number();
            if (auto* point = anyOf(stroke->points, random)) *point = {number(), number(), number()};
    }
}

void spoil(Plan& plan, Random& random) {
    static const std::vector<std::function<void(Plan&, Random&)>> spoilers{
        [](Plan& p, Random& r) { p.prompt = hostileText(r); },
        [](Plan& p, Random& r) { p.negativePrompt = hostileText(r); },
        [](Plan& p, Random& r) {
            if (auto* style = anyOf(p.styles, r)) *style = {hostileText(r), hostileNumber(r)};
        },
        [](Plan& p, Random& r) { p.model = hostileText(r); },
        [](Plan& p, Random& r) { (r() % 2 ? p.width : p.height) = hostileInt(r); },
        [](Plan& p, Random& r) { p.steps = hostileInt(r); },
        [](Plan& p, Random& r) { p.guidance = hostileNumber(r); },
        [](Plan& p, Random& r) { p.seed = r() % 2 ? std::numeric_limits<std::uint64_t>::max() : r(); },
        spoilSampler,
        [](Plan& p, Random& r) { p.tStruct = hostileInt(r); },
        [](Plan& p, Random& r) { p.stopAfter = hostileInt(r); },
        spoilStage,
        spoilPeople,
        [](Plan& p, Random& r) { p.edges = anyImage(r); },
        spoilDrawing,
        spoilPartner,
        [](Plan& p, Random& r) { spoilControl(p.controls, r); },
        [](Plan& p, Random& r) { spoilLora(p.loras, r); }};
    oneOf(spoilers, random)(plan, random);
}

}  // namespace test
