#include "core/training/repair/noised_again.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/plan/plan.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/noise_schedule.h"
#include "core/sampling/sampler_registry.h"

namespace core::training {
namespace {

constexpr int kFewestSteps = 12, kMostSteps = 25;  // of the whole schedule, as a person may choose

// The empty prompt for each of them.
torch::Tensor forAll(const torch::Tensor& row, std::int64_t count) {
    auto sizes = row.sizes().vec();
    sizes.front() = count;
    return row.expand(sizes);
}

pipeline::PromptBranches branchesOf(const models::Conditioning& captions, const models::Conditioning& empty,
                                    double guidance) {
    pipeline::PromptBranches branches;
    branches.tokens = captions.tokens;
    branches.pooled = captions.pooled;
    branches.guidance = guidance;
    if (guidance == 1.0) return branches;
    const auto count = captions.tokens.size(0);
    branches.hasNegative = true;
    branches.tokens = torch::cat({captions.tokens, forAll(empty.tokens, count)});
    if (captions.pooled.defined()) branches.pooled = torch::cat({captions.pooled, forAll(empty.pooled, count)});
    return branches;
}

// The first step whose latent is no noisier than that of `timestep`.
int firstStepBelow(const sampling::Sampler& sampler, int timestep) {
    const auto& all = sampler.timesteps();
    const auto found = std::ranges::find_if(all, [&](double t) { return t <= timestep; });
    return static_cast<int>(std::min(found, all.end() - 1) - all.begin());
}

int between(world::Random& random, int low, int high) { return low + random.below(high - low + 1); }

}  // namespace

NoisedAgain::NoisedAgain(std::shared_ptr<const models::DiffusionModel> model, const torch::Device& device)
    : m_model(std::move(model)), m_device(device) {
    for (const auto& tower : m_model->texts->towers()) tower.net->to(device);
}

models::Conditioning NoisedAgain::read(const std::vector<std::string>& captions) const {
    models::Conditioning all;
    std::vector<torch::Tensor> tokens;
    for (const auto& tower : m_model->texts->towers()) {
        const auto length = tower.net->config().positions;
        std::vector<std::int64_t> ids;
        for (const auto& caption : captions) {
            const auto framed = tower.tokenizer->encodeFramed(caption, static_cast<std::size_t>(length));
            ids.insert(ids.end(), framed.ids.begin(), framed.ids.end());
        }
        const auto text = models::readText(tower, torch::tensor(ids).view({-1, length}));
        tokens.push_back(text.tokens);
        all.pooled = text.pooled;
    }
    all.tokens = torch::cat(tokens, 2);
    return all;
}

NoisedAgain::Made NoisedAgain::predict(const torch::Tensor& clean, const std::vector<std::string>& captions,
                                       world::Random& random) const {
    const torch::NoGradGuard noGrad;
    const int t = between(random, 90, 450);
    const auto level = sampling::NoiseSchedule(m_model->schedule).level(t);
    const auto x = sampling::mixNoise(clean, torch::randn_like(clean), level);
    const auto said = denoiserFor(clean, captions, 1.0)(x, t);
    return {sampling::cleanFromOutput(sampling::readPredictionType(m_model->schedule), x, said, level), t};
}

NoisedAgain::Made NoisedAgain::denoise(const torch::Tensor& clean, const std::vector<std::string>& captions,
                                       world::Random& random) const {
    const torch::NoGradGuard noGrad;
    const int steps = between(random, kFewestSteps, kMostSteps), from = between(random, 450, 740);
    auto options = sampling::spacedBy(plan::Plan().spacing);
    options.lastTimestep = between(random, 180, 330);
    const auto sampler = sampling::makeSampler("dpmpp_2m", m_model->schedule, steps, options);
    const int first = firstStepBelow(*sampler, from);
    const auto noise = [](const torch::Tensor& like) { return torch::randn_like(like); };
    const auto start = sampler->addNoise(first, clean, noise(clean));
    const auto end = sampling::denoise(start, {.sampler = *sampler,
                                               .denoiser = denoiserFor(clean, captions, random.uniform(3.0F, 5.0F)),
                                               .noise = noise,
                                               .firstStep = first});
    return {end, from};
}

pipeline::GuidedDenoiser NoisedAgain::denoiserFor(const torch::Tensor& clean, const std::vector<std::string>& captions,
                                                  double guidance) const {
    const auto f = m_model->space->downsampling();
    return {{m_model->structure, m_model->texture, static_cast<double>(plan::Plan().tStruct)},
            branchesOf(read(captions), read({""}), guidance),
            pipeline::conditionsFor(*m_model, {clean.size(2) * f, clean.size(3) * f}),
            {}};
}

}  // namespace core::training
