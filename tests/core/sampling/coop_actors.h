#pragma once

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/sampling/partner.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"

// Models that know the picture beforehand: what cooperation makes of them can be said exactly.
namespace actors {

using namespace core::sampling;

inline torch::Tensor noiseOf(std::uint64_t seed, std::vector<std::int64_t> shape = {1, 3, 4, 6}) {
    return seededNoise(seed)(torch::empty(shape));
}

// The sampler's step that evaluates at t.
inline int stepAt(const Sampler& sampler, double t) {
    const auto& timesteps = sampler.timesteps();
    return static_cast<int>(std::find(timesteps.begin(), timesteps.end(), t) - timesteps.begin());
}

// A network that sees `picture` behind any noise.
inline Denoiser knowing(const torch::Tensor& picture, const Sampler& sampler, PredictionType type) {
    return [picture, type, &sampler](const torch::Tensor& input, double t) {
        return outputFromClean(type, input, picture, sampler.level(stepAt(sampler, t)).variancePreserving());
    };
}

// A partner that knows its picture and remembers what was asked of it.
class Actor {
 public:
    Actor(std::unique_ptr<Sampler> sampler, torch::Tensor picture, PredictionType type = PredictionType::Epsilon)
        : sampler(std::move(sampler)), picture(std::move(picture)), m_type(type) {}

    // The same latent space as the leader's.
    Partner partner(double strength) {
        return {.name = "actor",
                .sampler = *sampler,
                .denoiser =
                    [this](const torch::Tensor& input, double t) {
                        timesteps.push_back(t);
                        inputs.push_back(input);
                        return knowing(picture, *sampler, m_type)(input, t);
                    },
                .bridge = {.toLeader = [this](const torch::Tensor& clean) { return ++toLeader, clean; },
                           .toPartner = [this](const torch::Tensor& clean) { return ++toPartner, clean; }},
                .startNoise = noiseOf(77, picture.sizes().vec()),
                .noise = seededNoise(78),
                .strength = StrengthCurve(strength)};
    }

    // The noise its latent held at an evaluation, if the latent stands for `clean`.
    torch::Tensor noiseAt(std::size_t evaluation, const torch::Tensor& clean) const {
        const NoiseLevel level = sampler->level(stepAt(*sampler, timesteps[evaluation])).variancePreserving();
        return epsilonOf(inputs[evaluation], clean, level);
    }

    std::unique_ptr<Sampler> sampler;
    torch::Tensor picture;
    std::vector<double> timesteps;
    std::vector<torch::Tensor> inputs;
    int toLeader = 0;
    int toPartner = 0;

 private:
    PredictionType m_type;
};

// What an Error says; empty when none was thrown.
template <typename Action>
std::string sentenceOf(Action&& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace actors
