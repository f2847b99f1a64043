#include "tests/core/pipeline/random_plan.h"

#include <array>

namespace test {
namespace {

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

}  // namespace

core::pipeline::Plan randomPlan(std::mt19937& random) {
    const auto& samplers = core::pipeline::samplers();
    core::pipeline::Plan plan;
    plan.prompt = randomText(random, 12);
    plan.negativePrompt = randomText(random, 4);
    for (int i = between(random, 0, 3); i > 0; --i)
        plan.styles.push_back({randomText(random, 3), between(random, 0, 2000) / 100.0});
    plan.model = between(random, 0, 1) ? "starter" : "my model, second: \"try\"";
    plan.width = between(random, 0, 9) ? between(random, 4, 128) * 16 : 2048;
    plan.height = between(random, 0, 9) ? between(random, 4, 128) * 16 : 64;
    plan.steps = between(random, 1, 200);
    plan.guidance = between(random, 100, 3000) / 100.0;
    plan.seed = (static_cast<std::uint64_t>(random()) << 32) | random();
    plan.sampler = samplers[static_cast<std::size_t>(between(random, 0, static_cast<int>(samplers.size()) - 1))].id;
    plan.tStruct = between(random, 0, 1000);
    return plan;
}

}  // namespace test
