#pragma once

#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/models/model_registry.h"
#include "core/pipeline/pipeline.h"

namespace ui {

// What the window needs of a generator; tests bring their own. paint() runs on the generation thread,
// the rest on the inquiry thread, possibly at the same time. All may throw std::exception.
class PictureBackend {
 public:
    virtual ~PictureBackend() = default;

    virtual std::vector<core::plan::ModelInfo> models() = 0;
    // The person's own models, and a change of their list; throws for what is no model.
    virtual core::models::OwnModels ownModels() = 0;
    virtual void editModels(const core::models::RegistryEdit& edit) = 0;
    virtual core::pipeline::TokenCount countTokens(const std::string& model, const std::string& prompt) = 0;
    virtual core::pipeline::Result paint(const core::plan::Plan& plan, const core::pipeline::ProgressFunction& progress,
                                         const core::CancelToken& cancel) = 0;
    // As many times as large as the enlarger makes it: the person's own, or else the one that comes with the program.
    virtual core::Image enlarge(const core::Image& picture, const core::CancelToken& cancel) = 0;
};

using BackendFactory = std::function<std::unique_ptr<PictureBackend>()>;

}  // namespace ui
