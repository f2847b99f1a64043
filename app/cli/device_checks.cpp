#include "app/cli/device_checks.h"

#include <torch/cuda.h>
#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "app/cli/bench_jobs.h"
#include "app/cli/bench_work.h"
#include "core/base/device.h"
#include "core/io/safetensors.h"
#include "core/nets/placement.h"
#include "core/nets/unet.h"

namespace cli {
namespace {

using core::nets::placed;

// A device works behind the program's back: times end when it is done.
void finish(const torch::Device& device) {
    if (device.is_cuda()) torch::cuda::synchronize();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

std::vector<std::string> runsOf(const core::io::SafetensorsFile& file) {
    std::vector<std::string> runs;
    for (const auto& key : file.keys()) {
        if (!key.starts_with("in.")) continue;
        const auto run = key.substr(3, key.find('.', 3) - 3);
        if (std::ranges::find(runs, run) == runs.end()) runs.push_back(run);
    }
    return runs;
}

double errorOf(core::nets::UNet2DConditionModel& unet, const core::io::SafetensorsFile& io, const std::string& run,
               const core::Placement& there) {
    const auto in = [&](const char* name) { return io.find("in." + run + "." + name); };
    const auto got =
        unet.forward(placed(in("sample"), there), in("timestep"), placed(in("encoder_hidden_states"), there),
                     {placed(in("text_embeds"), there), placed(in("time_ids"), {there.device})});
    const auto want = io.require("out." + run + ".sample").to(torch::kFloat64);
    const auto error = (got.cpu().to(torch::kFloat64) - want).abs().max().item<double>();
    return error / std::max(1.0, want.abs().max().item<double>());
}

}  // namespace

std::vector<GoldenError> goldenErrors(const std::filesystem::path& golden, const core::ComputeOptions& compute) {
    const torch::InferenceMode inference;
    const auto there = core::placementFrom(compute);
    std::vector<GoldenError> errors;
    for (const std::string name : {"unet_sd15", "unet_sd21", "unet_sdxl", "unet_pangu"}) {
        const auto unet = core::nets::loadUNet(golden / name);
        core::nets::place(*unet, there);
        const core::io::SafetensorsFile io(golden / name / "io.safetensors");
        for (const auto& run : runsOf(io)) errors.push_back({name + " " + run, errorOf(*unet, io, run, there)});
    }
    return errors;
}

double matmulPeak(const core::ComputeOptions& compute) {
    constexpr int kTries = 8;
    const torch::InferenceMode inference;
    const auto there = core::placementFrom(compute);
    const std::int64_t side = there.device.is_cpu() ? 2048 : 8192;
    const auto options = torch::TensorOptions(there.type).device(there.device);
    const auto a = torch::randn({side, side}, options), b = torch::randn({side, side}, options);
    auto target = torch::empty({side, side}, options);
    double best = 1e9;
    for (int i = 0; i < kTries; ++i)
        best = std::min(best, secondsOf([&] {
                            torch::mm_out(target, a, b);
                            finish(there.device);
                        }));
    return 2.0 * double(side) * double(side) * double(side) / best;
}

namespace {

StepTime timeStep(core::nets::UNet2DConditionModel& unet, const Architecture& architecture, std::int64_t side,
                  const core::Placement& there, int runs) {
    const auto& config = architecture.unet;
    const auto latent = side / kPixelsPerLatent;
    const auto random = [&](torch::IntArrayRef sizes) { return placed(torch::randn(sizes), there); };
    const auto sample = random({1, config.inChannels, latent, latent});
    const auto text = random({1, architecture.textTokens, config.textChannels});
    core::nets::AddedConditions added;
    if (config.added)
        added = {random({1, architecture.pooledWidth}), torch::full({1, architecture.timeIds}, 512.0, there.device)};
    const auto evaluate = [&] {
        unet.forward(sample, torch::tensor(500), text, added);
        finish(there.device);
    };
    evaluate();  // warms allocator and kernels
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) seconds.push_back(secondsOf(evaluate));
    return {median(seconds), unetOperations(config, latent, latent, architecture.textTokens)};
}

}  // namespace

std::vector<StepTime> timeSteps(const Architecture& architecture, const std::vector<int>& sides,
                                const core::ComputeOptions& compute, int runs) {
    const torch::InferenceMode inference;
    const auto there = core::placementFrom(compute);
    core::nets::UNet2DConditionModel unet(architecture.unet);
    core::nets::place(unet, there);
    std::vector<StepTime> times;
    for (const int side : sides) times.push_back(timeStep(unet, architecture, side, there, runs));
    return times;
}

}  // namespace cli
