#include "app/cli/bench_jobs.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "app/cli/bench_work.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"

namespace cli {

BenchJob unetJob(const Architecture& architecture, std::int64_t height, std::int64_t width) {
    const auto& config = architecture.unet;
    auto net = std::make_shared<core::nets::UNet2DConditionModel>(config);
    const auto latents = torch::randn({1, config.inChannels, height, width});
    const auto text = torch::randn({1, architecture.textTokens, config.textChannels});
    core::nets::AddedConditions added;
    if (config.added)
        added = {torch::randn({1, architecture.pooledWidth}), torch::full({1, architecture.timeIds}, 512.0)};
    return {[=] {
                const torch::InferenceMode inference;
                net->forward(latents, torch::tensor(500), text, added);
            },
            unetOperations(config, height, width, architecture.textTokens)};
}

BenchJob autoencoderJob(const Architecture& architecture, std::int64_t height, std::int64_t width) {
    auto net = std::make_shared<core::nets::AutoencoderKL>(architecture.autoencoder);
    const auto latents = torch::randn({1, architecture.autoencoder.latentChannels, height, width});
    return {[=] {
                const torch::InferenceMode inference;
                net->decode(latents);
            },
            decoderOperations(architecture.autoencoder, height, width)};
}

BenchJob textJob(const Architecture& architecture, std::int64_t, std::int64_t) {
    std::vector<std::shared_ptr<core::text::ClipTextModel>> nets;
    BenchJob job;
    for (const auto& config : architecture.texts) {
        nets.push_back(std::make_shared<core::text::ClipTextModel>(config));
        job.operations += textOperations(config);
    }
    const auto ids = torch::randint(architecture.texts.front().vocabularySize, {1, architecture.textTokens},
                                    torch::TensorOptions(torch::kInt64));
    job.evaluate = [=] {
        const torch::InferenceMode inference;
        for (const auto& net : nets) net->forward(ids);
    };
    return job;
}

double secondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double sgemmPeak() {
    constexpr std::int64_t kSide = 2048;
    constexpr int kTries = 8;
    const torch::InferenceMode inference;
    const auto a = torch::randn({kSide, kSide}), b = torch::randn({kSide, kSide});
    auto target = torch::empty({kSide, kSide});
    double best = 1e9;
    for (int i = 0; i < kTries; ++i) best = std::min(best, secondsOf([&] { torch::mm_out(target, a, b); }));
    return 2.0 * kSide * kSide * kSide / best;
}

}  // namespace cli
