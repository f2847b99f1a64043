#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/plan/plan.h"
#include "core/training/control_scores.h"

namespace core::training {

struct ControlEvaluationOptions {
    std::filesystem::path models;  // folder of model folders
    std::string model = "starter";
    std::string posePartner = "starter-pose";
    std::string edgePartner = "starter-edge";
    std::string judge = "pose-finder";                 // folder of the network that finds limbs
    std::vector<double> strengths{0.3, 0.5, 0.7};      // tried beside text alone and the recommended ones
    int partnerLast = plan::PartnerPlan().range.last;  // the timestep down to which partners act
    double partnerGuidance = plan::PartnerPlan().guidance;
    plan::BridgeKind bridge = plan::BridgeKind::Learned;
    int pictures = 64;  // unseen scenes, each painted once a row
    int steps = 25;
    double guidance = 5.0;
    int threads = 2;
    std::filesystem::path sheet;  // when set: a PNG with the first scenes in rows, a column for each line of the table
};

// One line of the table: what was asked of the pictures and how they did.
struct ControlRow {
    std::string name;  // "text alone", "pose 0.50", "real renders", ...
    ControlScores scores;
};

struct ControlEvaluation {
    std::vector<ControlRow> rows;
    ControlScores textAlone, pose, edges, both;  // with partners at their recommended strengths
    double poseStrength = 0.0, edgeStrength = 0.0;
};

// Paints unseen scenes from their captions, with and without the skeleton and the edge map of the real
// picture, and measures what is followed; `done` hears how many pictures of how many are painted.
ControlEvaluation evaluateControls(const ControlEvaluationOptions& options,
                                   const std::function<void(int done, int all)>& done, const CancelToken& cancel);

}  // namespace core::training
