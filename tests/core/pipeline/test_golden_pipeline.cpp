#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "core/models/latent_space.h"
#include "core/nets/unet.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/pipeline/painting/picture_codec.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;

namespace {

constexpr int kSteps = 6;
// Relative, of whole runs, as the fixtures' manifest suggests.
constexpr double kTolerance = 4.3e-4;
constexpr double kXlTolerance = 1.2e-4;

// Whole runs of the reference's pipelines, through the networks, samplers and guidance that pictures are painted with.
struct GoldenRun {
    std::string latents = "latents";  // names of inputs
    std::string suffix = {};          // of the prompts' names
    std::string sampler = "ddim";
    double guidance = 7.5;
    double rescale = 0.0;
    StageConditions conditions = {};
};

core::io::JsonFile schedule() {
    return scheduleConfig({{"set_alpha_to_one", false}, {"steps_offset", 1}, {"timestep_spacing", "leading"}});
}

PromptBranches branchesOf(const golden::Case& io, const GoldenRun& run) {
    PromptBranches branches;
    branches.guidance = run.guidance;
    branches.rescale = run.rescale;
    branches.hasNegative = run.guidance != 1.0;
    const auto both = [&](const std::string& prompt, const std::string& negative) {
        auto rows = io.findIn(prompt + run.suffix);
        if (rows.defined() && branches.hasNegative) rows = torch::cat({rows, io.in(negative + run.suffix)});
        return rows;
    };
    branches.tokens = both("prompt_embeds", "negative_prompt_embeds");
    branches.pooled = both("pooled_prompt_embeds", "negative_pooled_prompt_embeds");
    return branches;
}

// x after every step, stacked.
torch::Tensor paint(const golden::Case& io, const char* unetFolder, const GoldenRun& run) {
    const auto unet = core::nets::loadUNet(golden::folder(unetFolder));
    const GuidedDenoiser denoiser({unet, unet, 0.0}, branchesOf(io, run), run.conditions, {});
    const auto sampler = core::sampling::makeSampler(run.sampler, schedule(), kSteps);
    std::vector<torch::Tensor> states;
    const core::sampling::DenoiseRun walk{.sampler = *sampler,
                                          .denoiser = std::cref(denoiser),
                                          .noise = core::sampling::seededNoise(1),
                                          .onStep = [&](const auto& state) { states.push_back(state.x); }};
    states.push_back(core::sampling::denoise(io.in(run.latents) * sampler->initNoiseSigma(), walk));
    return torch::stack(states).slice(0, 1);
}

ControlAtWork control(const golden::Case& io, const std::string& name, core::nets::ControlStrength strength,
                      double lowest = 0.0) {
    return {.net = core::nets::loadControlNet(golden::folder("controlnet_sd15") / ("controlnet_" + name)),
            .map = io.in("cond_" + name),
            .window = {.lowest = lowest},
            .strength = strength};
}

GoldenRun controlled(std::vector<ControlAtWork> controls) {
    GoldenRun run;
    run.conditions.controls = std::move(controls);
    return run;
}

}  // namespace

class TestGoldenPipeline : public QObject {
    Q_OBJECT

    const torch::NoGradGuard m_noGrad;

 private Q_SLOTS:
    void stableDiffusion_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"plain", "plain_b2", "plain_no_cfg", "plain_rescale0.7", "plain_euler",
                                 "plain_dpmpp_2m", "cn_a", "cn_a_0.6", "cn_ab", "cn_a_first_half", "cn_a_guess"})
            QTest::newRow(name) << QString(name);
    }
    void stableDiffusion() {
        QFETCH(QString, name);
        const golden::Case io("pipeline_sd15");
        GoldenRun run;
        if (name == "plain_b2") run = {.latents = "latents_b2", .suffix = "_b2"};
        if (name == "plain_no_cfg") run.guidance = 1.0;
        if (name == "plain_rescale0.7") run.rescale = 0.7;
        if (name == "plain_euler") run.sampler = "euler";
        if (name == "plain_dpmpp_2m") run.sampler = "dpmpp_2m";
        if (name == "cn_a") run = controlled({control(io, "a", {1.0})});
        if (name == "cn_a_0.6") run = controlled({control(io, "a", {0.6})});
        if (name == "cn_ab") run = controlled({control(io, "a", {1.0}), control(io, "b", {0.6})});
        const auto third = io.out("timesteps")[2].item<double>();  // the last one in the first half of six
        if (name == "cn_a_first_half") run = controlled({control(io, "a", {1.0}, third)});
        if (name == "cn_a_guess") run = controlled({control(io, "a", {.scale = 1.0, .guess = true})});
        const auto states = paint(io, "unet_sd15", run);
        COMPARE_TENSORS(states, io.out(name.toStdString() + ".latents_per_step"), kTolerance);
        const auto decoded = io.findOut(name.toStdString() + ".decoded");
        if (!decoded.defined()) return;
        const auto space = core::models::loadLatentSpace(golden::folder("vae_kl"));
        COMPARE_TENSORS(decodePicture(*space, states[-1], {}), decoded, kTolerance);
    }

    void stableDiffusionXl_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "plain";
        QTest::newRow("sizes") << "sizes";
    }
    void stableDiffusionXl() {
        QFETCH(QString, name);
        const golden::Case io("pipeline_sdxl");
        GoldenRun run{.sampler = "euler", .guidance = 5.0};
        const auto plain = torch::tensor({{64.0f, 96.0f, 0.0f, 0.0f, 64.0f, 96.0f}});
        const auto sizes =
            torch::tensor({{512.0f, 768.0f, 16.0f, 32.0f, 128.0f, 192.0f}, {64.0f, 64.0f, 0.0f, 0.0f, 64.0f, 96.0f}});
        run.conditions.timeIds = run.conditions.textureTimeIds = name == "plain" ? plain : sizes;
        COMPARE_TENSORS(paint(io, "unet_sdxl", run), io.out(name.toStdString() + ".latents_per_step"), kXlTolerance);
    }
};

PGD_TEST(TestGoldenPipeline)
#include "test_golden_pipeline.moc"
