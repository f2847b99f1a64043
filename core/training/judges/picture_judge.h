#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/training/figure_probe.h"
#include "core/training/judges/face_finder.h"
#include "core/training/judges/picture_scores.h"
#include "core/training/judges/surface_meter.h"
#include "core/training/judges/world_classifier.h"

namespace core::training {

// What looks at the pictures. The networks are on one device; the probe computes on the CPU.
struct PictureJudges {
    std::shared_ptr<WorldClassifier> classifier;
    FaceFinder faces;
    FigureProbe figures;
    torch::Device device = torch::kCPU;
};

// Judges pictures batch by batch and keeps none.
class PictureJudge {
 public:
    // The judges outlive this. `cell` is how many pixels a side a latent spans.
    PictureJudge(const PictureJudges& judges, std::int64_t cell) : m_judges(judges), m_surface(cell) {}

    // Pictures [B,3,H,W] in [-1,1] of the scenes of these numbers; H and W are multiples of 32, the shorter side
    // 256 or a multiple of it. Larger ones are shrunk before anything but their surface is judged.
    void add(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers);

    PictureScores scores() const;

    // The classifier's descriptors of all pictures so far, [N,WorldClassifier::kDescriptorWidth].
    torch::Tensor descriptors() const { return torch::cat(m_descriptors); }

 private:
    void judgeGarments(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers);
    void judgeAnswers(const torch::Tensor& pictures, const WorldLabels& truth);
    void judgeHeads(const torch::Tensor& pictures, const std::vector<std::int64_t>& numbers);

    const PictureJudges& m_judges;
    SurfaceMeter m_surface;
    PictureScores m_scores;
    std::vector<torch::Tensor> m_descriptors;
};

// Pictures whose shorter side is a multiple of 256 with that side at 256, averaged over areas.
torch::Tensor atJudgedSize(const torch::Tensor& pictures);

}  // namespace core::training
