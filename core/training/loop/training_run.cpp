#include "core/training/loop/training_run.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <chrono>

#include "core/base/error.h"

namespace core::training {
namespace {

// NVIDIA devices multiply single precision on their fast units, with ten bits of mantissa, and try out which
// convolution is quickest. Training may differ from run to run; painting may not. Processors are not concerned.
void letCudaBeFast() {
    at::globalContext().setAllowTF32CuBLAS(true);
    at::globalContext().setAllowTF32CuDNN(true);
    at::globalContext().setBenchmarkCuDNN(true);
}

// The weights that the network computes with; those that learn are fp32 whatever this is.
std::shared_ptr<torch::nn::Module> inPrecision(const std::shared_ptr<torch::nn::Module>& model, Precision precision) {
    if (precision == Precision::Bf16) model->to(torch::kBFloat16);
    return model;
}

}  // namespace

// Where this call stands: wall time, and what happened since the last report.
struct TrainingRun::Clock {
    using Time = std::chrono::steady_clock;
    const Time::time_point start = Time::now();
    double priorSeconds = 0.0;
    std::int64_t startSamples = 0;
    double lastReport = 0.0, lastSave = 0.0;
    std::int64_t reportedSamples = 0;
    torch::Tensor lossSum;
    int losses = 0;

    double seconds() const { return std::chrono::duration<double>(Time::now() - start).count(); }
};

TrainingRun::TrainingRun(std::string stage, TrainingOptions options, std::shared_ptr<torch::nn::Module> model,
                         std::vector<torch::Tensor> trained)
    : m_stage(std::move(stage)),
      m_options(std::move(options)),
      m_model(std::move(model)),
      m_rate{.peak = m_options.learningRate},
      m_network(inPrecision(m_model, m_options.precision), trained, m_options.averageLimit,
                {.orthogonal = m_options.orthogonal}),
      m_batch(m_options.batch) {
    letCudaBeFast();
    m_state = loadCheckpoint(m_options.work / m_stage, m_network);
}

void TrainingRun::run(const std::function<torch::Tensor()>& loss, const TrainingProgress& progress,
                      const CancelToken& cancel) {
    Clock clock;
    clock.priorSeconds = m_state.seconds;
    clock.reportedSamples = clock.startSamples = m_state.samples;
    m_model->train();
    while (!isOver(clock) && !cancel.isCancelled()) {
        const auto value = loss();
        step(value, m_rate.at(progressOf(clock)));
        clock.lossSum = clock.lossSum.defined() ? clock.lossSum + value.detach() : value.detach();
        ++clock.losses;
        if (clock.seconds() - clock.lastReport > m_options.reportSeconds) report(clock, progress);
        if (clock.seconds() - clock.lastSave > m_options.checkpointSeconds) save(clock);
    }
    if (clock.losses > 0) report(clock, progress);
    save(clock);
}

void TrainingRun::step(const torch::Tensor& loss, double learningRate) {
    loss.backward();
    m_network.step(learningRate, ++m_state.steps);
    m_state.samples += m_batch;
}

// From 0 to 1: the share of the plan that is done.
double TrainingRun::progressOf(const Clock& clock) const {
    if (m_options.samples == 0) return clock.seconds() / (60.0 * m_options.minutes);
    return static_cast<double>(m_state.samples) / static_cast<double>(m_options.samples);
}

bool TrainingRun::isOver(const Clock& clock) const {
    return (m_options.samples > 0 && m_state.samples >= m_options.samples) ||
           clock.seconds() >= 60.0 * m_options.minutes;
}

void TrainingRun::report(Clock& clock, const TrainingProgress& progress) const {
    const double now = clock.seconds();
    const double rate =
        static_cast<double>(m_state.samples - clock.reportedSamples) / std::max(1e-9, now - clock.lastReport);
    const double meanLoss = clock.lossSum.item<double>() / clock.losses;
    if (!std::isfinite(meanLoss))
        fail("{}: the loss is no longer finite after {} samples; the last checkpoint is kept", m_stage,
             m_state.samples);
    double left = 60.0 * m_options.minutes - now;
    if (m_options.samples > 0)
        left = std::min(left, static_cast<double>(m_options.samples - m_state.samples) / std::max(1e-9, rate));
    if (progress) progress({m_stage, m_state.samples, m_options.samples, meanLoss, rate, std::max(0.0, left)});
    clock.lastReport = now;
    clock.reportedSamples = m_state.samples;
    clock.lossSum = torch::Tensor();
    clock.losses = 0;
}

void TrainingRun::save(Clock& clock) {
    m_state.seconds = clock.priorSeconds + clock.seconds();
    saveCheckpoint(m_options.work / m_stage, m_network, m_state);
    clock.lastSave = clock.seconds();
}

}  // namespace core::training
