#include "core/training/repair/critic_trainer.h"

#include <torch/serialize.h>
#include <torch/types.h>

#include "core/io/module_weights.h"

namespace core::training {
namespace {

constexpr const char* kCriticFile = "critic.safetensors";
constexpr const char* kCriticOptimizer = "optimizer.pt";

std::shared_ptr<Critic> criticOn(const torch::Device& device, const std::vector<std::int64_t>& featureWidths) {
    auto critic = std::make_shared<Critic>(featureWidths);
    critic->to(device);
    return critic;
}

}  // namespace

SeenPictures SeenPictures::detached() const {
    SeenPictures seen{pictures.detach(), {}};
    for (const auto& map : features) seen.features.push_back(map.detach());
    return seen;
}

SeenPictures SeenPictures::joined(const SeenPictures& others) const {
    SeenPictures seen{torch::cat({pictures, others.pictures}), {}};
    for (std::size_t i = 0; i < features.size(); ++i)
        seen.features.push_back(torch::cat({features[i], others.features[i]}));
    return seen;
}

CriticTrainer::CriticTrainer(const std::vector<std::int64_t>& featureWidths, double learningRate,
                             const Placement& placement)
    : m_type(placement.type),
      m_critic(criticOn(placement.device, featureWidths)),
      m_optimizer(m_critic->parameters(), torch::optim::AdamOptions(learningRate).betas({0.0, 0.99})) {}

std::vector<torch::Tensor> CriticTrainer::scores(const SeenPictures& seen) {
    std::vector<torch::Tensor> maps;
    for (const auto& map : seen.features) maps.push_back(map.to(m_type));
    return m_critic->forward(seen.pictures.to(m_type), maps);
}

void CriticTrainer::learn(const SeenPictures& drawn, const SeenPictures& decoded) {
    m_critic->train();
    for (auto& parameter : m_critic->parameters()) parameter.set_requires_grad(true);
    m_optimizer.zero_grad();
    const auto count = drawn.pictures.size(0);
    std::vector<torch::Tensor> ofDrawn, ofDecoded;
    for (const auto& map : scores(drawn.joined(decoded))) {
        ofDrawn.push_back(map.slice(0, 0, count));
        ofDecoded.push_back(map.slice(0, count));
    }
    criticLoss(ofDrawn, ofDecoded).backward();
    m_optimizer.step();
}

torch::Tensor CriticTrainer::deception(const SeenPictures& decoded) {
    m_critic->eval();
    for (auto& parameter : m_critic->parameters()) parameter.set_requires_grad(false);
    return deceptionLoss(scores(decoded));
}

void CriticTrainer::save(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / kCriticFile, io::weightsOf(*m_critic, torch::kFloat32));
    torch::serialize::OutputArchive archive;
    m_optimizer.save(archive);
    archive.save_to((folder / kCriticOptimizer).string());
}

void CriticTrainer::load(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder / kCriticFile)) return;
    io::loadWeights(*m_critic, io::SafetensorsFile(folder / kCriticFile));
    if (!std::filesystem::exists(folder / kCriticOptimizer)) return;
    torch::serialize::InputArchive archive;
    archive.load_from((folder / kCriticOptimizer).string());
    m_optimizer.load(archive);
}

}  // namespace core::training
