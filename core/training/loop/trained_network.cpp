#include "core/training/loop/trained_network.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/io/module_weights.h"

namespace core::training {
namespace {

constexpr const char* kModel = "model.safetensors";
constexpr const char* kAverage = "ema.safetensors";
constexpr const char* kOptimizer = "optimizer.safetensors";

// Copies the tensors of a file into those of the same names.
void readInto(const io::TensorMap& wanted, const std::filesystem::path& path) {
    const io::SafetensorsFile file(path);
    for (const auto& [name, tensor] : wanted) {
        const auto found = file.require(name);
        if (found.sizes() != tensor.sizes())
            fail("{}: expected \"{}\" of {} numbers, found {}", path.string(), name, tensor.numel(), found.numel());
        tensor.copy_(found);
    }
}

}  // namespace

TrainedNetwork::TrainedNetwork(std::shared_ptr<torch::nn::Module> module, const std::vector<torch::Tensor>& trained,
                               double averageLimit, const OptimizerOptions& options)
    : m_module(std::move(module)),
      m_parameters(*m_module, trained),
      m_optimizer(m_parameters, options),
      m_ema(m_parameters.masters(), averageLimit) {}

void TrainedNetwork::step(double learningRate, std::int64_t step) {
    m_optimizer.step(learningRate, step);
    m_ema.update(m_parameters.masters());
}

io::TensorMap TrainedNetwork::allWeights(const torch::Tensor& trained) const {
    auto weights = io::weightsOf(*m_module, torch::kFloat32);
    for (const auto& [name, tensor] : m_parameters.named(trained)) weights[name] = tensor.detach().cpu();
    return weights;
}

io::TensorMap TrainedNetwork::averagedWeights() const { return allWeights(m_ema.average()); }

void TrainedNetwork::useAverage() {
    const torch::NoGradGuard noGrad;
    m_parameters.masters().copy_(m_ema.average());
    m_parameters.publish();
}

void TrainedNetwork::save(const std::filesystem::path& folder) const {
    auto& self = const_cast<TrainedNetwork&>(*this);
    io::writeSafetensors(folder / kModel, allWeights(self.m_parameters.masters()));
    io::writeSafetensors(folder / kAverage, averagedWeights());
    io::writeSafetensors(folder / kOptimizer, {{"first_moment", self.m_optimizer.firstMoment().cpu()},
                                               {"second_moment", self.m_optimizer.secondMoment().cpu()}});
}

void TrainedNetwork::load(const std::filesystem::path& folder, std::int64_t steps) {
    const torch::NoGradGuard noGrad;
    readInto(m_parameters.named(m_parameters.masters()), folder / kModel);
    auto average = torch::empty_like(m_ema.average());
    readInto(m_parameters.named(average), folder / kAverage);
    m_ema.restore(average, steps);
    if (std::filesystem::exists(folder / kOptimizer))
        readInto({{"first_moment", m_optimizer.firstMoment()}, {"second_moment", m_optimizer.secondMoment()}},
                 folder / kOptimizer);
    m_parameters.publish();
}

}  // namespace core::training
