#pragma once

#include <torch/types.h>

#include <vector>

#include "core/sampling/noise_source.h"
#include "core/sampling/prediction.h"

namespace core::sampling {

// Where a run stops on its way: fixed when a sampler is made.
struct Ladder {
    std::vector<double> timesteps = {};   // of the network evaluations
    std::vector<NoiseLevel> levels = {};  // of x before each of them, and perhaps of the result
    double initNoiseSigma = 1.0;
    bool endsClean = false;  // the run's result is the last prediction of z0, and its last step is not taken
};

// Walks a latent from noise to picture. One object serves one latent in one run: multistep samplers
// remember earlier predictions of the clean latent z0. Those mean the same for every network and every
// latent space, so networks may change between steps and z0 may be fused with a partner's before step().
//
//   x = noise * initNoiseSigma()
//   for i in 0..timesteps().size()-1:
//       output = network(scaleInput(i, x), timesteps()[i])
//       z0 = predictClean(i, x, output)
//       x = step(i, x, z0, noise)
//
// x lives in the sampler's own space, x = alpha z0 + sigma eps with level(i): variance-preserving (the
// network's own z) for all but the Euler samplers, which have alpha = 1. The last x is the picture's latent.
class Sampler {
 public:
    virtual ~Sampler() = default;

    // One entry a network evaluation, in the network's 0..T-1; it may be fractional and may repeat.
    const std::vector<double>& timesteps() const { return m_ladder.timesteps; }
    int steps() const { return static_cast<int>(m_ladder.timesteps.size()); }
    // What unit noise is multiplied by to give x before step 0.
    double initNoiseSigma() const { return m_ladder.initNoiseSigma; }
    // Whether the result is the last predicted z0 as it is, in place of step()'s.
    bool endsClean() const { return m_ladder.endsClean; }
    // The mixture the network assumes in x before step i. Samplers that go from level to level also
    // have one at steps(), that of the result. Throws Error outside.
    NoiseLevel level(int i) const;

    // x as the network wants it (variance-preserving).
    torch::Tensor scaleInput(int i, const torch::Tensor& x) const;
    // The clean latent that the network's output for scaleInput(i, x) stands for.
    torch::Tensor predictClean(int i, const torch::Tensor& x, const torch::Tensor& output) const;
    // x before step i for a known clean latent: where image-to-image and resolution stages begin.
    torch::Tensor addNoise(int i, const torch::Tensor& clean, const torch::Tensor& noise) const;

    // Whether the seed of `noise` in step() matters.
    virtual bool isStochastic() const { return false; }
    // x after step i. Steps are taken in order, each once, from any first step on. `clean` is the predicted
    // z0, of x's shape. Draws from `noise` as often as the reference does, also where the draw has no weight.
    virtual torch::Tensor step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource& noise) = 0;

 protected:
    Sampler(Ladder ladder, PredictionType prediction);

    PredictionType prediction() const { return m_prediction; }

 private:
    Ladder m_ladder;
    PredictionType m_prediction;
};

}  // namespace core::sampling
