#include "core/training/scene_painter.h"

#include <torch/types.h>

#include <algorithm>
#include <chrono>

#include "core/base/error.h"
#include "core/training/unseen_scenes.h"

namespace core::training {

plan::ModelInfo ScenePainter::modelInfo(const std::string& id) const {
    for (const auto& model : m_generator.models())
        if (model.id == id) return model;
    fail("expected the model \"{}\" among those to measure, found none", id);
}

plan::Plan ScenePainter::planFor(std::int64_t number) const {
    plan::Plan plan;
    plan.prompt = captionFor(number);
    plan.model = m_as.model;
    plan.steps = m_as.steps;
    plan.guidance = m_as.guidance;
    plan.seed = static_cast<std::uint64_t>(number);
    return plan;
}

void ScenePainter::paint(const std::vector<plan::Plan>& plans, const Take& take, const CancelToken& cancel) {
    const auto atOnce = static_cast<std::size_t>(std::max(1, m_as.batch));
    for (std::size_t first = 0; first < plans.size(); first += atOnce) {
        const auto end = std::min(plans.size(), first + atOnce);
        const auto start = std::chrono::steady_clock::now();
        const auto images = m_generator.generateTogether(
            {plans.begin() + static_cast<std::ptrdiff_t>(first), plans.begin() + static_cast<std::ptrdiff_t>(end)},
            cancel);
        cancel.throwIfCancelled();
        m_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        m_pictures += static_cast<int>(images.size());
        std::vector<torch::Tensor> pictures;
        for (const auto& image : images) pictures.push_back(unitRange(image));
        take(torch::stack(pictures), first);
    }
}

}  // namespace core::training
