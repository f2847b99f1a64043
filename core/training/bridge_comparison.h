#pragma once

#include <filesystem>
#include <string>

#include "core/base/cancel_token.h"

namespace core::training {

struct BridgeComparisonOptions {
    std::filesystem::path models;  // folder of model folders
    std::string leader = "starter";
    std::string partner = "starter-pose";
    int pictures = 32;  // unseen, encoded by both sides
    int rounds = 20;    // timed exchanges, one latent each
};

// One way across between two latent spaces.
struct BridgeFigures {
    double secondsPerStep = 0.0;  // one exchange: to the leader and back
    double toLeaderError = 0.0;   // |bridged - E(x)| / |E(x)|, root mean squares over unseen pictures
    double toPartnerError = 0.0;
};

struct BridgeComparison {
    BridgeFigures learned, imageSpace;

    double costRatio() const { return learned.secondsPerStep / imageSpace.secondsPerStep; }
};

// Times and checks the learned bridge beside the exact one, at the models' native sizes. Throws Error when
// there is no learned bridge for the two.
BridgeComparison compareBridges(const BridgeComparisonOptions& options, const CancelToken& cancel);

}  // namespace core::training
