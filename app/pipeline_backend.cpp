#include "app/pipeline_backend.h"

#include "core/pipeline/enlarging/enlarging.h"

namespace {

class PipelineBackend : public ui::PictureBackend {
 public:
    PipelineBackend(const core::models::ModelSources& models, const core::ComputeOptions& compute)
        : m_models(models), m_compute(compute), m_generator(models, compute) {}

    std::vector<core::plan::ModelInfo> models() override { return m_generator.models(); }

    core::models::OwnModels ownModels() override { return core::models::ownModels(m_models.registry); }

    void editModels(const core::models::RegistryEdit& edit) override {
        core::models::applyEdit(m_models.registry, edit);
    }

    core::pipeline::TokenCount countTokens(const std::string& model, const std::string& prompt) override {
        return m_generator.countTokens(model, prompt);
    }

    core::pipeline::Result paint(const core::plan::Plan& plan, const core::pipeline::ProgressFunction& progress,
                                 const core::CancelToken& cancel) override {
        return m_generator.generate(plan, progress, cancel);
    }

    core::Image enlarge(const core::Image& picture, const core::CancelToken& cancel) override {
        return core::pipeline::enlarged(picture, {.sources = m_models, .compute = m_compute, .cancel = cancel});
    }

 private:
    core::models::ModelSources m_models;
    core::ComputeOptions m_compute;
    core::pipeline::Pipeline m_generator;
};

}  // namespace

std::unique_ptr<ui::PictureBackend> makeGenerator(const core::models::ModelSources& models,
                                                  const core::ComputeOptions& compute) {
    return std::make_unique<PipelineBackend>(models, compute);
}
