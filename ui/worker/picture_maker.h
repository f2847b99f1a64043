#pragma once

#include <functional>
#include <memory>

#include "core/models/model_registry.h"
#include "core/pipeline/generator.h"

namespace ui {

// What the window needs of a generator; tests bring their own. paint() runs on the generation thread,
// the rest on the inquiry thread, possibly at the same time. All may throw std::exception.
class PictureMaker {
 public:
    virtual ~PictureMaker() = default;

    virtual std::vector<core::pipeline::ModelInfo> models() = 0;
    // The person's own models, and a change of their list; throws for what is no model.
    virtual core::models::OwnModels ownModels() = 0;
    virtual void editModels(const core::models::RegistryEdit& edit) = 0;
    virtual core::pipeline::TokenCount countTokens(const std::string& model, const std::string& prompt) = 0;
    virtual core::pipeline::Result paint(const core::pipeline::Plan& plan,
                                         const core::pipeline::ProgressFunction& progress,
                                         const core::CancelToken& cancel) = 0;
};

using MakerFactory = std::function<std::unique_ptr<PictureMaker>()>;

}  // namespace ui
