#include "core/pipeline/painting/guided_denoiser.h"

#include <torch/types.h>

#include <optional>

#include "core/nets/placement.h"
#include "core/sampling/time_decoupling.h"

namespace core::pipeline {
namespace {

torch::Tensor rows(const torch::Tensor& tensor, std::int64_t count) {
    if (!tensor.defined() || tensor.size(0) == count) return tensor;
    std::vector<std::int64_t> repeats(static_cast<std::size_t>(tensor.dim()), 1);
    repeats.front() = count / tensor.size(0);
    return tensor.repeat(repeats);
}

// The residuals without those of the negative prompt.
nets::ControlResiduals withoutNegative(nets::ControlResiduals residuals, const PromptBranches& branches) {
    if (!branches.hasNegative) return residuals;
    const auto pictures = branches.pictures();
    auto kept = torch::ones({branches.tokens.size(0), 1, 1, 1}, residuals.mid.options());
    kept.slice(0, pictures, 2 * pictures).zero_();
    for (auto& down : residuals.down) down = down * kept;
    residuals.mid = residuals.mid * kept;
    return residuals;
}

// The control map for every branch. The negative prompt goes without: guidance then leads towards the map as it
// leads towards the prompt.
torch::Tensor hintRows(const torch::Tensor& hint, const PromptBranches& branches, std::int64_t batch) {
    auto all = rows(hint, batch).clone();
    const auto pictures = branches.pictures();
    if (branches.hasNegative) all.slice(0, pictures, 2 * pictures).zero_();
    return all;
}

}  // namespace

GuidedDenoiser::GuidedDenoiser(Generators generators, PromptBranches branches, StageConditions conditions,
                               std::function<void()> checkpoint)
    : m_generators(std::move(generators)),
      m_branches(std::move(branches)),
      m_conditions(std::move(conditions)),
      m_checkpoint(std::move(checkpoint)) {}

torch::Tensor GuidedDenoiser::operator()(const torch::Tensor& input, double timestep) const {
    const auto batch = m_branches.count() * input.size(0);
    const bool structure = sampling::stageAt(timestep, m_generators.tStruct) == sampling::Stage::Structure;
    auto& generator = structure ? *m_generators.structure : *m_generators.texture;
    const auto there = nets::placementOf(generator.module());
    nets::DenoiserInput in{.sample = nets::placed(rows(input, batch), there),
                           .timestep = torch::full({batch}, timestep),
                           .encoderHiddenStates = nets::placed(m_branches.tokens, there),
                           .added = {nets::placed(m_branches.pooled, there),
                                     nets::placed(rows(m_conditions.timeIds, batch), {there.device})}};
    std::optional<nets::ControlResiduals> residuals;
    for (const auto& control : m_conditions.controls) {
        if (!control.window.contains(timestep)) continue;
        const auto more = residualsOf(control, in);
        residuals = residuals ? *residuals + more : more;
    }
    if (m_conditions.hint.defined())
        in.sample = torch::cat({in.sample, nets::placed(hintRows(m_conditions.hint, m_branches, batch), there)}, 1);
    const auto outputs = generator.denoise(in, residuals ? &*residuals : nullptr, m_checkpoint);
    return m_branches.combine(outputs.to(input.device(), input.scalar_type()));
}

nets::ControlResiduals GuidedDenoiser::residualsOf(const ControlAtWork& control,
                                                   const nets::DenoiserInput& input) const {
    const auto map = nets::placed(rows(control.map, input.sample.size(0)), nets::placementOf(*control.net));
    const auto residuals = nets::scaled(control.net->forward(input, map, m_checkpoint), control.strength);
    return control.strength.guess ? withoutNegative(residuals, m_branches) : residuals;
}

torch::Tensor timeIdsFor(const models::ModelPair& model, sampling::PictureSize size) {
    return models::sizeNumbers(model.sizeCondition, {.width = size.width, .height = size.height},
                               model.about.nativeSize);
}

}  // namespace core::pipeline
