#include "tests/core/pipeline/whole_partners.h"

#include <torch/utils.h>

#include <cmath>

#include "core/models/model_catalog.h"
#include "core/nets/controlnet.h"
#include "core/pipeline/painting/control_maps.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/pipeline/painting/seeds.h"
#include "core/pipeline/prompt_encoder.h"
#include "core/pipeline/tensor_image.h"
#include "core/sampling/sampler_registry.h"

using namespace core;
using namespace core::pipeline;

namespace {

std::shared_ptr<const models::DiffusionModel> loaded(const models::ModelCatalog& catalog, const std::string& id) {
    return models::loadDiffusionModel(catalog.open(id, models::Kind::Partner), {});
}

// At t = 0 of both schedules: beta is 0.00085 there.
const sampling::NoiseLevel kLast{std::sqrt(1.0 - 0.00085), std::sqrt(0.00085)};

// A model with one prompt and one negative prompt.
struct Painter {
    std::shared_ptr<const models::DiffusionModel> model;
    models::Conditioning prompt, negative;
    double guidance;
    sampling::PictureSize size;
    const plan::ControlPlan* control = nullptr;
    std::shared_ptr<nets::ControlNetModel> net = {};
    torch::Tensor map = {};

    torch::Tensor evaluate(const torch::Tensor& z, double t, const models::Conditioning& text) const {
        const nets::DenoiserInput input{
            z, torch::full({1}, t), text.tokens, {text.pooled, conditionsFor(*model, size).timeIds}};
        if (!control || t > control->range.first || t < control->range.last)
            return model->structure->denoise(input, nullptr, {});
        auto residuals = net->forward(input, map);
        for (auto& down : residuals.down) down = down * control->strength;
        residuals.mid = residuals.mid * control->strength;
        return model->structure->denoise(input, &residuals, {});
    }

    torch::Tensor epsilon(const torch::Tensor& z, double t) const {
        const auto with = evaluate(z, t, prompt), without = evaluate(z, t, negative);
        return without + guidance * (with - without);
    }

    std::vector<std::int64_t> latent() const {
        const auto f = model->space->downsampling();
        return {1, model->space->channels(), size.height / f, size.width / f};
    }
};

// Line 5: through image space. Sizes are equal, or one is twice the other.
torch::Tensor crossed(const Painter& from, const Painter& to, const torch::Tensor& clean) {
    auto picture = from.model->space->decode(clean, {});
    const std::vector<std::int64_t> size{to.size.height, to.size.width};
    if (to.size.width > from.size.width) picture = torch::upsample_bicubic2d(picture, size, false);
    if (to.size.width < from.size.width) picture = torch::avg_pool2d(picture, 2);
    return to.model->space->encode(picture);
}

Painter leaderOf(const models::ModelCatalog& catalog, const plan::Plan& plan) {
    const auto model = loaded(catalog, plan.model);
    const auto& towers = model->texts->towers();
    return {model,
            encodePrompt(towers, plan.prompt, plan.seed),
            encodePrompt(towers, plan.negativePrompt, plan.seed),
            plan.guidance,
            {plan.height, plan.width}};
}

Painter partnerOf(const models::ModelCatalog& catalog, const std::filesystem::path& root, const plan::Plan& plan) {
    const auto& partner = plan.partners.front();
    const auto model = loaded(catalog, partner.model);
    const auto& towers = model->texts->towers();
    Painter painter{model,
                    encodePrompt(towers, partner.prompt, plan.seed),
                    encodePrompt(towers, partner.negative, plan.seed),
                    partner.guidance,
                    {partner.height, partner.width}};
    painter.control = &partner.controls.front();
    painter.net = nets::loadControlNet(root / painter.control->model);
    painter.map = drawMap(plan, painter.control->map, painter.size).expand({1, 3, -1, -1});
    return painter;
}

}  // namespace

Image paintedByTheBook(const std::filesystem::path& root, const plan::Plan& plan) {
    const c10::InferenceMode inference;
    const models::ModelCatalog catalog(root);
    const auto a = leaderOf(catalog, plan), b = partnerOf(catalog, root, plan);
    const double d = plan.partners.front().strength;
    // Its timesteps and levels alone.
    const auto ladder = sampling::makeSampler("ddim", a.model->schedule, plan.steps, sampling::spacedBy(plan.spacing));
    auto z = noiseFor({&plan, 1}, 0)(torch::empty(a.latent()));
    auto zB = noiseFor({&plan, 1}, 0, b.model->about.id)(torch::empty(b.latent()));
    if (a.latent() == b.latent()) zB = z;
    for (int i = 0; i < plan.steps; ++i) {
        const double t = ladder->timesteps()[static_cast<std::size_t>(i)];
        const auto now = ladder->level(i), next = i + 1 < plan.steps ? ladder->level(i + 1) : kLast;
        const auto epsilon = a.epsilon(z, t), epsilonB = b.epsilon(zB, t);
        const auto cleanB = (zB - now.sigma * epsilonB) / now.alpha;
        const auto bridged = crossed(b, a, cleanB);
        const auto fused = d * (z - now.alpha * bridged) / now.sigma + (1.0 - d) * epsilon;
        const auto clean = (z - now.sigma * fused) / now.alpha;
        const auto back = crossed(a, b, clean);
        const auto fusedB = (zB - now.alpha * back) / now.sigma;
        z = next.alpha * clean + next.sigma * fused;
        zB = next.alpha * back + next.sigma * fusedB;
    }
    return imageFrom(a.model->space->decode(z, {}));
}
