#include "app/cli/evaluate_controls.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "core/training/bridge_comparison.h"

namespace cli {
namespace {

using core::training::BridgeComparison;
using core::training::ControlEvaluation;

void printTable(const ControlEvaluation& e, const BridgeComparison& bridge) {
    std::printf("%-26s %8s %8s %8s %8s %8s %9s\n", "", "pose", "wrong", "edge F1", "other", "gain", "garment");
    for (const auto& [name, s] : e.rows)
        std::printf("%-26s %7.1f%% %7.1f%% %8.3f %8.3f %8.3f %8.1f%%\n", name.c_str(), 100 * s.poseFollowed,
                    100 * s.poseWrong, s.edgeF1, s.edgeF1Wrong, s.edgeGain(), 100 * s.garmentColour);
    std::printf("recommended: pose %.2f, edges %.2f; the learned bridge costs %.3f of the one through image space\n",
                e.poseStrength, e.edgeStrength, bridge.costRatio());
}

nlohmann::json toJson(const ControlEvaluation& e, const BridgeComparison& bridge) {
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [name, s] : e.rows)
        rows.push_back({{"name", name},
                        {"pose_followed", s.poseFollowed},
                        {"pose_followed_wrong_skeleton", s.poseWrong},
                        {"edge_f1", s.edgeF1},
                        {"edge_f1_gain", s.edgeGain()},
                        {"garment_colour", s.garmentColour}});
    return {{"pose_followed", e.pose.poseFollowed},
            {"pose_followed_wrong_skeleton", e.pose.poseWrong},
            {"edge_f1_gain", e.edges.edgeGain()},
            {"garment_colour", e.textAlone.garmentColour},
            {"garment_colour_with_controls", e.pose.garmentColour},
            {"garment_colour_with_edges", e.edges.garmentColour},
            {"bridge_cost_ratio", bridge.costRatio()},
            {"pose_strength", e.poseStrength},
            {"edge_strength", e.edgeStrength},
            {"rows", rows}};
}

}  // namespace

void evaluateControls(core::training::ControlEvaluationOptions options, const Report& report) {
    core::initRuntime({options.threads});
    if (options.models.empty()) options.models = core::pipeline::bundledModels();
    const auto cancel = cancelOnInterrupt();
    const auto done = [](int painted, int all) {
        if (painted % 32 == 0 || painted == all) std::fprintf(stderr, "%d of %d pictures\n", painted, all);
    };
    const auto result = core::training::evaluateControls(options, done, cancel);
    const auto bridge = core::training::compareBridges(
        {.models = options.models, .leader = options.model, .partner = options.posePartner}, cancel);
    report.give([&] { printTable(result, bridge); }, toJson(result, bridge));
}

}  // namespace cli
