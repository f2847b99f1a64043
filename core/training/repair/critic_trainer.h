#pragma once

#include <torch/optim/adam.h>
#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/device.h"
#include "core/training/repair/critic.h"

namespace core::training {

// Pictures with the judge's maps of them.
struct SeenPictures {
    torch::Tensor pictures;               // [B,3,H,W]
    std::vector<torch::Tensor> features;  // may be empty

    SeenPictures detached() const;
    // These and behind them the others, of the same size.
    SeenPictures joined(const SeenPictures& others) const;
};

// A critic while it learns, beside the decoder that it criticises; kept in a folder of its own.
class CriticTrainer {
 public:
    // It computes in `placement`'s type; its weights are fp32.
    CriticTrainer(const std::vector<std::int64_t>& featureWidths, double learningRate, const Placement& placement);

    // One step on pictures that carry no gradient.
    void learn(const SeenPictures& drawn, const SeenPictures& decoded);

    // What the decoder loses by pictures that look decoded; the critic itself gets no gradient from it.
    torch::Tensor deception(const SeenPictures& decoded);

    void save(const std::filesystem::path& folder) const;
    // A folder without a critic is a fresh start. Throws Error for one that does not fit.
    void load(const std::filesystem::path& folder);

 private:
    std::vector<torch::Tensor> scores(const SeenPictures& seen);

    torch::Dtype m_type;
    std::shared_ptr<Critic> m_critic;
    torch::optim::Adam m_optimizer;
};

}  // namespace core::training
