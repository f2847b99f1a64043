#pragma once

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/compute_options.h"
#include "core/pipeline/pipeline.h"

namespace core::training {

// How scenes are painted to be measured.
struct PaintedAs {
    std::string model = "starter";
    int steps = 25;
    double guidance = 5.0;
    int batch = 8;  // pictures at once
};

// Paints scenes from their captions, several at once.
class ScenePainter {
 public:
    // Hears of every batch [B,3,H,W] in [-1,1]; `first` is the index of its first plan.
    using Take = std::function<void(const torch::Tensor& pictures, std::size_t first)>;

    ScenePainter(const std::filesystem::path& models, const ComputeOptions& compute, PaintedAs as)
        : m_generator(models, compute), m_as(std::move(as)) {}

    // Throws Error when there is no such model.
    plan::ModelInfo modelInfo(const std::string& id) const;

    // The caption of a scene as a plan of 256 x 256, its number the seed.
    plan::Plan planFor(std::int64_t number) const;

    // Plans that are alike (Generator::generateTogether). Throws Error and Cancelled.
    void paint(const std::vector<plan::Plan>& plans, const Take& take, const CancelToken& cancel);

    double secondsPerPicture() const { return m_pictures > 0 ? m_seconds / m_pictures : 0.0; }

 private:
    pipeline::Pipeline m_generator;
    PaintedAs m_as;
    double m_seconds = 0.0;
    int m_pictures = 0;
};

}  // namespace core::training
