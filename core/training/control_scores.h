#pragma once

namespace core::training {

// How well pictures follow what they were asked for; shares 0..1.
struct ControlScores {
    double poseFollowed = 0.0;  // limbs found where the skeleton has them
    double poseWrong = 0.0;     // the same with another scene's skeleton: what chance and background give
    double edgeF1 = 0.0;        // Canny of the picture against the map, a pixel of tolerance
    double edgeF1Wrong = 0.0;   // against another scene's map
    double garmentColour = 0.0;

    double edgeGain() const { return edgeF1 - edgeF1Wrong; }
};

}  // namespace core::training
