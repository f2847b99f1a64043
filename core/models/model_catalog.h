#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/models/model_location.h"
#include "core/models/model_parts.h"
#include "core/nets/latent_bridge.h"
#include "core/nets/lora_file.h"

namespace core::models {

// Which models there are, and where. Nothing is kept: every question is answered from the files as they are now.
class ModelCatalog {
 public:
    explicit ModelCatalog(ModelSources sources) : m_sources(std::move(sources)) {}

    // Where the person keeps a model of this id; nothing for those under the root.
    std::optional<ModelLocation> placeOf(const std::string& id) const;

    // All of them, by id. What is no model is passed over, what is damaged or gone with a warning in the log.
    std::vector<ModelSummary> models() const;

    // One of a kind; a pair serves as a partner, too. Throws Error that names those there are, or what is wrong with
    // it.
    ModelSummary require(const std::string& id, Kind kind) const;

    // A pair's or partner's files. Throws Error.
    ModelParts open(const std::string& id, Kind kind) const;

    // A ControlNet's files. Throws Error.
    PartFiles openControlNet(const std::string& id) const;

    // An enlarger's files. Throws Error.
    PartFiles openEnlarger(const std::string& id) const;

    // A LoRA's file, of which names and shapes are read. Throws Error.
    std::shared_ptr<const nets::LoraFile> openLora(const std::string& id) const;

    // The learned bridge between two models; null when none joins them. Throws Error for one that does and is damaged.
    std::shared_ptr<nets::LatentBridge> findBridge(const std::string& leader, const std::string& partner) const;

 private:
    // The models that the person added; one without a vocabulary reads that of another.
    std::vector<ModelLocation> places() const;
    std::optional<ModelSummary> find(const std::string& id) const;

    ModelSources m_sources;
};

}  // namespace core::models
