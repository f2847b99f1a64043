#include "core/pipeline/painting/joint_branches.h"

#include <torch/types.h>

#include "core/sampling/clean_fusion.h"

namespace core::pipeline {
namespace {

torch::Tensor weightOf(const RegionAtWork& region, double timestep) {
    const double strength = region.strength.at(timestep);
    return region.mask.defined() ? region.mask * strength : torch::scalar_tensor(strength, torch::kFloat64);
}

}  // namespace

JointBranches::JointBranches(const PromptBranches& whole, const std::vector<RegionAtWork>& regions, double timestep)
    : m_whole(whole), m_timestep(timestep), m_tokens(whole.tokens), m_pooled(whole.pooled) {
    std::vector<torch::Tensor> tokens{whole.tokens}, pooled{whole.pooled};
    for (const auto& region : regions) {
        if (!region.actsAt(timestep)) continue;
        m_regions.push_back(&region);
        tokens.push_back(region.branches.tokens);
        pooled.push_back(region.branches.pooled);
    }
    if (m_regions.empty()) return;
    m_tokens = torch::cat(tokens);
    if (m_pooled.defined()) m_pooled = torch::cat(pooled);
}

std::int64_t JointBranches::count() const {
    auto count = m_whole.count();
    for (const auto* region : m_regions) count += region->branches.count();
    return count;
}

torch::Tensor JointBranches::withoutNegatives(const torch::Tensor& rows) const {
    auto all = rows.clone();
    std::int64_t first = 0;
    const auto clear = [&](const PromptBranches& branches) {
        const auto pictures = branches.pictures();
        if (branches.hasNegative) all.narrow(0, first + pictures, pictures).zero_();
        first += branches.tokens.size(0);
    };
    clear(m_whole);
    for (const auto* region : m_regions) clear(region->branches);
    return all;
}

torch::Tensor JointBranches::combine(const torch::Tensor& outputs) const {
    std::int64_t first = 0;
    const auto guided = [&](const PromptBranches& branches) {
        const auto rows = branches.tokens.size(0);
        first += rows;
        return branches.combine(outputs.narrow(0, first - rows, rows));
    };
    const auto whole = guided(m_whole);
    std::vector<sampling::Contribution> parts;
    for (const auto* region : m_regions) parts.push_back({guided(region->branches), weightOf(*region, m_timestep)});
    return sampling::fuseClean(whole, parts);
}

}  // namespace core::pipeline
