#pragma once

#include <cstdint>
#include <vector>

#include "core/base/image.h"
#include "core/control/skeleton.h"
#include "core/training/control_scores.h"
#include "core/training/figure_probe.h"
#include "core/training/pose_finder.h"

namespace core::training {

// A scene that pictures are asked to follow.
struct ControlTarget {
    std::int64_t number = 0;  // of the scene, with one person
    control::Skeleton skeleton;
    Image edges;  // Canny of the real picture, 256 x 256
};

ControlTarget controlTarget(std::int64_t number);

// What looks at the pictures: limbs by the pose finder, garments where the figure probe has the torso.
struct ControlJudges {
    PoseFinder finder;
    FigureProbe probe;
};

// Judges pictures (256 x 256) against their targets, in the same order.
ControlScores judgeControls(const ControlJudges& judges, const std::vector<Image>& pictures,
                            const std::vector<ControlTarget>& targets);

// The harmonic mean of precision and recall of edge pixels, each matched within one pixel.
double edgeF1(const Image& found, const Image& wanted);

}  // namespace core::training
