#include "core/pipeline/painting/guided_denoiser.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <optional>

#include "core/base/side_by_side.h"
#include "core/nets/evaluation_cost.h"
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

nets::ControlResiduals times(nets::ControlResiduals residuals, const torch::Tensor& factors) {
    for (auto& down : residuals.down) down = down * factors;
    residuals.mid = residuals.mid * factors;
    return residuals;
}

torch::Tensor someRows(const torch::Tensor& all, std::int64_t first, std::int64_t count) {
    return all.defined() ? all.narrow(0, first, count) : all;
}

}  // namespace

GuidedDenoiser::Batch GuidedDenoiser::Batch::part(std::int64_t first, std::int64_t count) const {
    Batch part;
    part.pictures = count;
    part.in = {.sample = someRows(in.sample, first, count),
               .timestep = someRows(in.timestep, first, count),
               .encoderHiddenStates = someRows(in.encoderHiddenStates, first, count),
               .added = {someRows(in.added.textEmbeds, first, count), someRows(in.added.timeIds, first, count)}};
    part.hint = someRows(hint, first, count);
    part.steered = someRows(steered, first, count);
    for (const auto& map : maps) part.maps.push_back(someRows(map, first, count));
    return part;
}

GuidedDenoiser::GuidedDenoiser(Generators generators, PromptBranches branches, StageConditions conditions,
                               CancelToken cancel)
    : m_generators(std::move(generators)),
      m_branches(std::move(branches)),
      m_conditions(std::move(conditions)),
      m_cancel(std::move(cancel)) {}

torch::Tensor GuidedDenoiser::operator()(const torch::Tensor& input, double timestep) const {
    const bool structure = sampling::roleAt(timestep, m_generators.tStruct) == GeneratorRole::Structure;
    const auto& net = structure ? m_generators.structure : m_generators.texture;
    const JointBranches branches(m_branches, m_conditions.regions, timestep);
    auto batch = batchFor(input, timestep, branches, nets::placementOf(net->module()));
    const auto& timeIds = structure ? m_conditions.timeIds : m_conditions.textureTimeIds;
    batch.in.added.timeIds = nets::placed(rows(timeIds, batch.in.sample.size(0)), {batch.in.sample.device()});
    const auto products = nets::mostProducts(net->module(), input.size(0) * input.size(2) * input.size(3));
    const bool apart =
        batch.in.sample.device().is_cpu() && nets::shouldRunApart(products, branches.count(), at::get_num_threads());
    const auto outputs = apart ? evaluateApart(*net, batch, timestep) : evaluate(*net, batch, timestep);
    return branches.combine(outputs.to(input.device(), input.scalar_type()));
}

GuidedDenoiser::Batch GuidedDenoiser::batchFor(const torch::Tensor& input, double timestep,
                                               const JointBranches& branches, const Placement& there) const {
    const auto size = branches.count() * input.size(0);
    Batch batch;
    batch.pictures = input.size(0);
    batch.in = {.sample = nets::placed(rows(input, size), there),
                .timestep = torch::full({size}, timestep),
                .encoderHiddenStates = nets::placed(branches.tokens(), there),
                .added = {nets::placed(branches.pooled(), there), {}}};
    // The negative prompt goes without the map: guidance then leads towards the map as it leads towards the prompt.
    if (m_conditions.hint.defined())
        batch.hint = nets::placed(branches.withoutNegatives(rows(m_conditions.hint, size)), there);
    if (m_conditions.controls.empty()) return batch;
    batch.steered = branches.withoutNegatives(torch::ones({size, 1, 1, 1}, batch.in.sample.options()));
    for (const auto& control : m_conditions.controls)
        batch.maps.push_back(nets::placed(rows(control.map, size), nets::placementOf(*control.net)));
    return batch;
}

torch::Tensor GuidedDenoiser::evaluateApart(Network& net, const Batch& batch, double timestep) const {
    const auto pictures = batch.pictures, count = batch.in.sample.size(0) / pictures;
    std::vector<torch::Tensor> outputs(static_cast<std::size_t>(count));
    std::vector<std::function<void()>> tasks;
    for (std::int64_t i = 0; i < count; ++i)
        tasks.emplace_back([&, i] {
            outputs[static_cast<std::size_t>(i)] = evaluate(net, batch.part(i * pictures, pictures), timestep);
        });
    sideBySide(tasks);
    return torch::cat(outputs);
}

torch::Tensor GuidedDenoiser::evaluate(Network& net, const Batch& batch, double timestep) const {
    std::optional<nets::ControlResiduals> residuals;
    for (std::size_t i = 0; i < m_conditions.controls.size(); ++i) {
        if (!m_conditions.controls[i].window.contains(timestep)) continue;
        const auto more = residualsOf(m_conditions.controls[i], batch, i);
        residuals = residuals ? *residuals + more : more;
    }
    auto in = batch.in;
    if (batch.hint.defined()) in.sample = torch::cat({in.sample, batch.hint}, 1);
    return net.denoise(in, residuals ? &*residuals : nullptr, m_cancel);
}

nets::ControlResiduals GuidedDenoiser::residualsOf(const ControlAtWork& control, const Batch& batch,
                                                   std::size_t index) const {
    const auto residuals = nets::scaled(control.net->forward(batch.in, batch.maps[index], m_cancel), control.strength);
    return control.strength.guess ? times(residuals, batch.steered) : residuals;
}

StageConditions conditionsFor(const models::DiffusionModel& model, sampling::PictureSize size) {
    const auto numbers = [&](models::SizeCondition condition) {
        return models::sizeNumbers(condition, {.width = size.width, .height = size.height}, model.about.nativeSize);
    };
    return {.timeIds = numbers(model.structureSize), .textureTimeIds = numbers(model.textureSize)};
}

}  // namespace core::pipeline
