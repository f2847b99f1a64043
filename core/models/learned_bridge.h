#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/nets/latent_bridge.h"

namespace core::models {

// The learned bridge between two models, from the sub-folders of `root` whose config.json is a LatentBridge;
// null when none joins them. Throws Error for one that does and is damaged.
std::shared_ptr<nets::LatentBridge> findLearnedBridge(const std::filesystem::path& root, const std::string& leader,
                                                      const std::string& partner);

}  // namespace core::models
